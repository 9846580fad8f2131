"""What readings are written with: a value for what stands for a tag, and the HTML that several kinds of tags share."""

from __future__ import annotations

import re
from html import escape
from typing import Final

import msgspec

from convert.patterns import LETTER, pattern
from convert.reader.liquid.plugins.call import Call

URL: Final = pattern(r"(?:https?:)?//[^\s\"'<>]+", re.IGNORECASE)
IMAGE: Final = pattern(r"[^\s\"'<>]*\.(?:png|jpe?g|gif|svg|webp|avif|bmp)(?:[?#][^\s\"'<>]*)?", re.IGNORECASE)

_LETTER: Final = pattern(LETTER)
TITLES: Final = ("title", "summary", "header", "heading", "label", "caption", "question")
TEXTS: Final = (
    *("content", "text", "message", "body", "description", "desc", "details", "answer", "note", "excerpt", "subtitle"),
    *("legend", "abstract", "credit", "attr", "definition", "quote", "comment", "solution", "intro"),
)
"""Parameters that are a title, a text, by the names that themes give them."""


class Reading(msgspec.Struct, frozen=True):
    """What stands for a tag, and for its end if it is a block; ``code`` is a language if the content is code.

    ``without`` are marks that go from the content, for they are the plug-in's syntax; ``tabs`` says that comments in it
    name its parts (``tabs_named``). ``left`` are the parameters, by name if they have one, that it does not show.
    """

    before: str
    after: str = ""
    code: str | None = None
    without: tuple[str, ...] = ()
    tabs: bool = False
    left: tuple[str, ...] = ()


def read_plainly(found: Reading) -> str:
    """Say for a Note how a tag is read."""
    return f"read plainly, without {', '.join(found.left)}" if found.left else "read plainly"


def apart(call: Call, made: str) -> str:
    """Put blank lines around what stands alone, at the indent of the tag, so that it stays in its list."""
    return f"\n\n{call.indent}{made}\n\n{call.indent}" if call.alone else made


def is_phrase(text: str) -> bool:
    """Say if a word of a tag is a text: it has several words, or letters that no name in a program has."""
    several = " " in text.strip() or _LETTER.search(text) is not None
    return several and not text.lstrip().startswith(("{", "["))


def paragraphs(call: Call, text: str) -> str:
    """Write a text that a tag is handed, which may be Markdown of several paragraphs, as a block."""
    inner = text.strip().replace("\n", f"\n{call.indent}")
    return f'<div markdown="1">\n{call.indent}{inner}\n\n{call.indent}</div>'


def framed(call: Call, title: str, text: str | None = None) -> Reading:
    """Write a box as themes frame it, its title in bold on the first line; without a text it goes around a block."""
    edge = f"\n\n{call.indent}"
    head = f"<p><strong>{escape(title, quote=False)}</strong></p>{edge}"
    before, after = f'{edge}<div class="notice" markdown="1">\n{call.indent}{head}', f"{edge}</div>{edge}"
    if text is None:
        return Reading(before, after)
    inner = text.strip().replace("\n", f"\n{call.indent}")
    return Reading(f"{before}{inner}{after}")


def lead(call: Call, title: str) -> str:
    """Write a title in bold: before the text in a line, else as a line of its own; nothing for none."""
    strong = f"<strong>{escape(title, quote=False)}</strong>"
    if not title:
        return ""
    return apart(call, f"<p>{strong}</p>") if call.alone else f"{strong} "


def anchor(address: str, label: str) -> str:
    """Write a link."""
    return f'<a href="{escape(address)}">{escape(label, quote=False)}</a>'


def linked(words: str) -> str:
    """Escape words, the addresses among them as links."""
    return URL.sub(lambda found: anchor(found.group(), found.group()), escape(words, quote=False))
