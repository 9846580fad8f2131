"""Where the lists, boxes, quotes and tables of a definition stand: not left of its text."""

from __future__ import annotations

import re
from typing import Final

from convert.patterns import pattern
from convert.writers.docx.indents import INDENTS
from convert.writers.pandoc_json import measures
from convert.writers.pandoc_json.definitions import BEGIN, END

_STEP: Final = measures.DEFINITION * measures.TWIPS
_ITEM: Final = measures.ITEM * measures.TWIPS
_HANGING: Final = 360
"""Twips from the bullet of an item to its text, as pandoc numbers them."""
_TOKEN: Final = pattern(
    rf"(?P<mark>{BEGIN}|{END}|</?w:tbl>)|(?P<properties><w:pPr>.*?)</w:pPr>|"
    r'(?P<table><w:tblStyle w:val="(?!QuoteTableBidi")\w+" /><w:tblW [^>]*/>)'
    r'(?:<w:jc w:val="center"/>|<w:jc w:val="left"/><w:tblInd w:w="(?P<place>\d+)" w:type="dxa"/>)'
)
"""A mark, or the end of a paragraph's properties, or the place of a table.

A quote whose bar is on the right ends where the definition does, on that side."""
_STYLE: Final = pattern(r'<w:pStyle w:val="(\w+)"')
_LEVEL: Final = pattern(r'<w:ilvl w:val="(\d)"')
_LEFT: Final = pattern(r'(?<=<w:ind w:left=")\d+')
_AMID: Final = frozenset({"Gap", "GapAbove", "Rule"})
"""Styles of paragraphs without text, which stay where they are."""


def inset(text: str) -> str:
    """Return a part without the marks of definitions, and with what stands between them moved in as their text is."""
    if BEGIN not in text:
        return text
    depths = [0]  # how many definitions are around the place: in the text, in a table there, in a table in that

    def moved(found: re.Match[str]) -> str:
        if found["mark"]:
            return _passed(depths, found["mark"])
        if found["table"]:
            return _table(found, depths[-2])
        return _paragraph(found["properties"], depths[-1]) + "</w:pPr>"

    return _TOKEN.sub(moved, text)


def _passed(depths: list[int], mark: str) -> str:
    """Count what begins or ends, and return what stays of its mark."""
    match mark:
        case "<w:tbl>":
            depths.append(0)
        case "</w:tbl>":
            depths.pop()
        case _:
            depths[-1] += 1 if mark == BEGIN else -1
            return ""
    return mark


def _table(found: re.Match[str], depth: int) -> str:
    if not depth:
        return found[0]
    place = int(found["place"] or 0) + depth * _STEP
    return f'{found["table"]}<w:jc w:val="left"/><w:tblInd w:w="{place}" w:type="dxa"/>'


def _paragraph(properties: str, depth: int) -> str:
    """Return the properties of a paragraph with the indent that it has so deep in definitions."""
    style, level = _STYLE.search(properties), _LEVEL.search(properties)
    name = style[1] if style else ""
    steps = depth - 1 if name == "Definition" and not level else depth  # of which its style has one
    if steps < 1 or name in _AMID:
        return properties
    if _LEFT.search(properties):
        return _LEFT.sub(lambda left: str(int(left[0]) + steps * _STEP), properties)
    own, hanging = INDENTS.get(name, 0), ""
    if level:
        own, hanging = (int(level[1]) + 1) * _ITEM, f' w:hanging="{_HANGING}"'
    return _with(properties, f'<w:ind w:left="{own + steps * _STEP}"{hanging}/>')


def _with(properties: str, indent: str) -> str:
    """Return properties with an indent in the place where the schema has it."""
    before, aligned, after = properties.partition("<w:jc")
    return before + indent + aligned + after
