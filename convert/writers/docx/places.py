"""Where tables and the later paragraphs of items stand.

pandoc gives a table a share of a line of its own, and a later paragraph of an item a blank for a bullet.
"""

from __future__ import annotations

import re
from typing import Final

from convert.patterns import pattern
from convert.writers.docx.indents import INDENTS, QUOTE_BAR, QUOTE_RIGHT
from convert.writers.pandoc_json import measures

_ITEM: Final = measures.ITEM * measures.TWIPS
_TABLE: Final = pattern(
    r'(<w:tblStyle w:val="(\w+)" />)<w:tblW w:type="pct" w:w="(\d+)" />'
    r'(?:<w:jc w:val="left" /><w:tblInd w:w="(\d+)" w:type="dxa" />)?'
)
"""How a table begins whose columns have a width: its style, its share of the line in fiftieths of a per cent, and in a
list its indent."""
_WHOLE: Final = 5_000
"""Fiftieths of a per cent in a line."""
_LOOSE: Final = ("<w:pPr><w:numPr>", '<w:pPr><w:pStyle w:val="ListParagraph"/><w:numPr>')
"""A paragraph of a loose list, as pandoc begins it, and with a style."""
_CONTINUED: Final = pattern(
    r'(<w:pStyle w:val="(\w+)" ?/>)<w:numPr><w:ilvl w:val="(\d)" /><w:numId w:val="1000" /></w:numPr>'
    r"(<w:bidi\b[^>]*/>)?"
)
"""A later paragraph of an item, as pandoc numbers it."""


def placed(text: str) -> str:
    """Return a part that holds text with its tables and the later paragraphs of its items where they belong."""
    return _CONTINUED.sub(_continued, _TABLE.sub(_table, text).replace(*_LOOSE))


def _table(found: re.Match[str]) -> str:
    """Return the beginning of a table with its width in twips: a share would be one of the whole line in a list too."""
    begin, style, share, in_list = found.groups()
    width = round(int(share) * measures.PANDOC_LINE / _WHOLE)
    indent = int(in_list or 0)
    if style == "QuoteTable":
        indent += QUOTE_BAR
    elif style == "QuoteTableBidi":  # its bar is on the right
        indent = QUOTE_RIGHT
    place = f'<w:jc w:val="left"/><w:tblInd w:w="{indent}" w:type="dxa"/>' if indent else '<w:jc w:val="center"/>'
    return f'{begin}<w:tblW w:w="{width}" w:type="dxa"/>{place}'


def _continued(found: re.Match[str]) -> str:
    """Return the properties of a later paragraph of an item: no bullet, and the indent of the first one's text."""
    styled, style, level, bidi = found.groups(default="")
    indent = (int(level) + 1) * _ITEM + INDENTS.get(style, 0)
    return f'{styled}{bidi}<w:ind w:left="{indent}" w:firstLineChars="0" w:firstLine="0"/>'
