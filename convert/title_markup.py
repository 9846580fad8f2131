"""A title as the front matter writes it and as a page shows it: Jekyll's layouts print it into HTML.

What an import from WordPress or Blogger left (``Tips &amp; tricks``, ``<em>Stilt</em>``) is read as a browser reads it.
A sign that is none of a character's names, and a tag that nothing closes, is text: ``a < b``, ``Q&A``, ``The <b> tag``.
"""

from __future__ import annotations

import re
from typing import Final

from convert.patterns import pattern

_INLINE: Final = (
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|del|em|font|i|ins|kbd|mark|nobr|s|samp|small|span|strike|strong|sub|sup|tt"
    "|u|var"
)
"""Elements of a line whose tags show nothing themselves."""
_TAG: Final = pattern(rf"<(?P<end>/?)(?P<name>{_INLINE}|br|wbr)(?:[ \t\n][^<>]*)?/?>", re.ASCII | re.IGNORECASE)
_BREAKS: Final = {"br": " ", "wbr": ""}
"""Elements without an end, and what a line has for each."""
_REFERENCE: Final = pattern(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def read_title(written: str) -> str:
    """Return the title that a page shows for one in front matter."""
    shown = _without_tags(written) if "<" in written else written
    if "&" not in shown or not _REFERENCE.search(shown):
        return shown
    from html import unescape

    return _REFERENCE.sub(lambda reference: unescape(reference[0]), shown)


def write_title(title: str) -> str:
    """Return what ``read_title`` reads as the title: itself, unless it looks like mark-up."""
    if read_title(title) == title:
        return title
    return title.replace("&", "&amp;").replace("<", "&lt;")


def _without_tags(text: str) -> str:
    """Leave out the tags that are closed, each with its end, and those that need none."""
    opened: dict[str, list[int]] = {}
    shown: dict[int, str] = {}
    tags = list(_TAG.finditer(text))
    for at, tag in enumerate(tags):
        name = tag["name"].lower()
        if name in _BREAKS:
            shown[at] = _BREAKS[name]
        elif not tag["end"]:
            opened.setdefault(name, []).append(at)
        elif opened.get(name):
            shown[opened[name].pop()] = shown[at] = ""
    numbers = iter(range(len(tags)))
    return _TAG.sub(lambda tag: shown.get(next(numbers), tag[0]), text)
