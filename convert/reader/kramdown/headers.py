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
    title = match.group(2).rstrip(g.STRIP)
    identifier = _HEADER_ID.search(title)
    if identifier:
        title = title[: identifier.start()].rstrip(g.STRIP)
    closing = r"[ \t]\#+\Z" if parser.ends_paragraphs else r"(?<!\\)(?<!\#)\#+\Z|(?<=\\\#)\#+\Z"
    title = re.sub(closing, "", title).rstrip(g.STRIP)
    if not title:
        return False
    start, parser.pos = parser.pos, match.end()
    _add_header(parser, len(match.group(1)), title, identifier and identifier.group(1), start)
    return True


def read_setext(parser: BlockParser) -> bool:
    """Take one line of text over a line of ``=`` or ``-``."""
    below = parser.text.find("\n", parser.pos) + 1
    if not parser.text.startswith(("=", "-"), below) or not parser.after_boundary():
        return False
    match = _SETEXT.match(parser.text, parser.pos)
    if not match:
        return False
    title = match.group(1).strip(g.STRIP)
    identifier = _HEADER_ID.search(title)
    if identifier:
        title = title[: identifier.start()].rstrip(g.STRIP)
    start, parser.pos = parser.pos, match.end()
    _add_header(parser, 1 if match.group(2) == "=" else 2, title, identifier and identifier.group(1), start)
    return True


def _add_header(parser: BlockParser, level: int, title: str, identifier: str | None, start: int) -> None:
    element = Element("header", options={"level": level, "raw": title})
    if identifier:
        element.attributes["id"] = identifier
    element.children.append(Element("raw_text", title))
    parser.add(element, start)
