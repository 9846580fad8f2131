"""Definitions of footnotes and abbreviations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from convert.patterns import pattern
from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.code_blocks import CODE_LINE, code_end, without_indent
from convert.reader.kramdown.elements import Element

if TYPE_CHECKING:
    from convert.reader.kramdown.blocks import BlockParser

_FOOTNOTE = pattern(rf" {{0,3}}\[\^({g.ID})\]:([^\n]*\n)")
_ABBREVIATION = pattern(r" {0,3}\*\[([^\n]+?)\]:([^\n]*)\n")


def read_footnote_definition(parser: BlockParser) -> bool:
    """Take a footnote's definition with the indented lines below it."""
    match = _FOOTNOTE.match(parser.text, parser.pos) if parser.depth < g.MAX_BLOCK_DEPTH else None
    if not match:
        return False
    start, pos = parser.pos, match.end()
    if CODE_LINE.match(parser.text, pos) or g.BLANK.match(parser.text, pos):
        pos = max(pos, code_end(parser, pos))
    parser.pos = pos
    content = without_indent(parser.text[match.start(2) : pos])
    element = Element("footnote_definition")
    element.line = parser.line_at(start)
    parser.parse(element, content, element.line)
    name = match.group(1)
    if name in parser.document.footnotes:
        parser.document.warn(f"duplicate footnote name '{name}'", element.line)
    parser.document.footnotes[name] = element
    parser.add_marker("footnote", start)
    return True


def read_abbreviation_definition(parser: BlockParser) -> bool:
    """Take an abbreviation's definition: ``*[HTML]: Hypertext``."""
    match = _ABBREVIATION.match(parser.text, parser.pos)
    if not match:
        return False
    start, parser.pos = parser.pos, match.end()
    key = re.sub(rf"[{g.WS}]+", " ", match.group(1)).strip(g.STRIP)
    parser.document.abbreviations[key] = match.group(2).strip(g.STRIP)
    attributes = parser.document.abbreviation_attributes[key] = {}
    parser.add_marker("abbreviation", start, attributes, key)
    return True
