"""Tags of widespread plug-ins in their plainest reading, as Markdown that also passes in HTML posts."""

from __future__ import annotations

import re
from html import escape
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"\"([^\"]*)\"|'([^']*)'|(\S+)")
_SILENT: Final = frozenset({"seo", "feed_meta", "googleads", "toc", "bibliography", "octicon"})
_LED: Final = frozenset({"note", "tip", "warning", "alert", "info", "danger", "caution"})
_VIDEOS: Final = {
    "youtube": "https://www.youtube.com/watch?v=",
    "vimeo": "https://vimeo.com/",
    "bilibili": "https://www.bilibili.com/video/",
    "gist": "https://gist.github.com/",
    "asciinema": "https://asciinema.org/a/",
    "video": "",
    "tweet": "",
    "twitter": "",
    "oembed": "",
}


class Reading(NamedTuple):
    """What stands for a tag, and for its end if it is a block."""

    before: str
    after: str = ""


def reading(name: str, arguments: str) -> Reading | None:
    """Return the reading of a plug-in's tag, None for a tag that nobody knows."""
    words = ["".join(groups) for groups in _WORD.findall(arguments)]
    if name in _SILENT:
        return Reading("")
    if name in _VIDEOS and words:
        return Reading(_link(_VIDEOS[name], words))
    if name in ("img", "picture", "responsive_image"):
        return _image(words)
    if name in ("details", "spoiler", "tab") and arguments:
        return Reading(f"\n\n<p><strong>{escape(words[-1] if name == 'tab' else arguments)}</strong></p>\n\n", "\n")
    if name in ("blockquote", "quote", "pullquote"):
        return Reading('\n<blockquote markdown="1">\n', f"\n{escape(arguments)}\n</blockquote>\n")
    if name in _LED:
        return Reading(f"\n\n<p><strong>{name.capitalize()}</strong></p>\n\n", "\n")
    if name == "avatar" and words:
        return Reading("@" + escape(words[0]))
    return Reading(f"[{escape(words[0])}]") if name == "cite" and words else None


def _link(prefix: str, words: list[str]) -> str:
    address = words[0] if re.match(r"https?://", words[0]) else prefix + words[0]
    label = " ".join((address, *words[1:2])) if prefix.endswith("github.com/") else address
    return f'<a href="{escape(address)}">{escape(label)}</a>'


def _image(words: list[str]) -> Reading | None:
    found = next((word for word in words if re.search(r"\.(?:png|jpe?g|gif|svg|webp)$", word, re.IGNORECASE)), None)
    return Reading(f'<img src="{escape(found)}" alt="">') if found else None
