"""Headers: ``# a``, and text over a line of ``=`` or ``-``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from convert.patterns import pattern
from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.elements import Element

if TYPE_CHECKING:
    from convert.reader.kramdown.blocks import BlockParser

_ATX = pattern(r"(\#{1,6})[ \t]+([^\n]*)\n")
_ATX_KRAMDOWN = pattern(r"(\#{1,6})[ \t]*([^ \t][^\n]*)\n")
_SETEXT = pattern(r" {0,3}([^ \t\n][^\n]*)\n([\-=])[\-=]*" + g.BLANKS + r"\n")
_HEADER_ID = pattern(r"[ \t]\{\#((?:[A-Za-z_:]|[^\x00-\x7f])(?:[\w:.\-])*)\}\Z")


def read_atx(parser: BlockParser) -> bool:
    """Take a line of ``#`` and a title; without GFM's changes the title may stand on the next line."""
    match = (_ATX if parser.gfm else _ATX_KRAMDOWN).match(parser.text, parser.pos)
    if not match or not (parser.ends_paragraphs or parser.after_boundary()):
        return False
    title, identifier = _without_id(match.group(2).rstrip(g.STRIP))
    if title.endswith("#"):
        closing = r"[ \t]\#+\Z" if parser.ends_paragraphs else r"(?<!\\)(?<!\#)\#+\Z|(?<=\\\#)\#+\Z"
        title = re.sub(closing, "", title).rstrip(g.STRIP)
    if not title:
        return False
    start, parser.pos = parser.pos, match.end()
    _add_header(parser, len(match.group(1)), title, identifier, start)
    return True


def read_setext(parser: BlockParser) -> bool:
    """Take one line of text over a line of ``=`` or ``-``."""
    below = parser.text.find("\n", parser.pos) + 1
    if not parser.text.startswith(("=", "-"), below) or not parser.after_boundary():
        return False
    match = _SETEXT.match(parser.text, parser.pos)
    if not match:
        return False
    title, identifier = _without_id(match.group(1).strip(g.STRIP))
    start, parser.pos = parser.pos, match.end()
    _add_header(parser, 1 if match.group(2) == "=" else 2, title, identifier, start)
    return True


def _without_id(title: str) -> tuple[str, str | None]:
    """Return a title without the identifier at its end, and that, if there is one."""
    identifier = _HEADER_ID.search(title) if title.endswith("}") else None
    if identifier is None:
        return title, None
    return title[: identifier.start()].rstrip(g.STRIP), identifier.group(1)


def _add_header(parser: BlockParser, level: int, title: str, identifier: str | None, start: int) -> None:
    element = Element("header", options={"level": level, "raw": title})
    if identifier:
        element.attributes["id"] = identifier
    element.children.append(Element("raw_text", title))
    parser.add(element, start)
