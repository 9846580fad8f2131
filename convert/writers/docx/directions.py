"""Which way paragraphs and tables run: what our marks say of that, and what pandoc leaves out."""

from __future__ import annotations

import re
from typing import Final

from convert.patterns import pattern
from convert.writers.pandoc_json.directions import MARKS

_MARK: Final = pattern(f"({'|'.join(MARKS.values())})")
_PARAGRAPH: Final = "<w:p>"
_BIDI: Final = "<w:bidi />"
_BEFORE: Final = pattern(r"<w:pPr>(?:<w:pStyle\b[^>]*/>)?(?:<w:keep\w+\b[^>]*/>)*(?:<w:numPr>.*?</w:numPr>)?")
"""The properties of a paragraph that the schema has before its direction, of those that pandoc writes."""
_RTL: Final = "<w:rtl />"
_CODE: Final = pattern(
    rf'<w:r>(<w:rPr><w:rStyle w:val="VerbatimChar" />(?:(?!</w:rPr>).)*){_RTL}(.*?</w:r>)', re.DOTALL
)
"""Code in a line that runs from right to left."""
_TO_RIGHT: Final = "<w:r><w:t>\u200e</w:t></w:r>"
"""A left-to-right mark, which is not seen."""
_BARE: Final = ("<w:pPr><w:bidi", '<w:pPr><w:pStyle w:val="BodyText"/><w:bidi')
"""A paragraph of text with a direction, as pandoc begins it, and with a style."""
_TABLE: Final = pattern('(<w:tblStyle w:val="Table(?:Tight)?" />)')
_BIDI_TABLE: Final = "<w:bidiVisual/>"


def marked(text: str) -> str:
    """Return a part with what its marks say of their paragraphs in the properties of those."""
    before, *rest = _MARK.split(text)
    out = [before]
    for mark, after in zip(rest[::2], rest[1::2], strict=True):
        around, _, paragraph = out.pop().rpartition(_PARAGRAPH)
        out += [around, _PARAGRAPH, _turned(paragraph, mark) + after]
    return "".join(out)


def _turned(paragraph: str, mark: str) -> str:
    """Return the beginning of a paragraph, up to its mark, with the direction that this says."""
    properties, end, content = paragraph.partition("</w:pPr>")
    if not end:
        properties, end, content = "<w:pPr>", "</w:pPr>", paragraph
    said = _BIDI if mark == MARKS["rtl"] else mark
    return _BEFORE.sub(rf"\g<0>{said}", properties.replace(_BIDI, ""), count=1) + end + content


def completed(text: str) -> str:
    """Return a part whose paragraphs have a style beside a direction, and whose tables begin on their side.

    pandoc says which way they run and leaves out the rest. Code runs from left to right also where the text around it
    does not: without marks ``f()`` would be shown as ``()f``.
    """
    if _RTL in text:
        text = _CODE.sub(rf"{_TO_RIGHT}<w:r>\1\2{_TO_RIGHT}", text)
    if _BIDI not in text:
        return text
    before, *rest = _TABLE.split(text)
    out = [before]
    for style, table in zip(rest[::2], rest[1::2], strict=True):
        out += [style, _BIDI_TABLE if _begins_right(table) else "", table]
    return "".join(out).replace(*_BARE)


def _begins_right(table: str) -> bool:
    return _BIDI in table.partition("<w:pPr>")[2].partition("</w:pPr>")[0]
