"""Which tables of raw HTML Markdown can say: cells of spans, as many in each row, each column set one way."""

from __future__ import annotations

from typing import Final

from convert.patterns import pattern
from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.elements import Element

_ALIGNMENT: Final = pattern(rf"text-align:[{g.WS}]+(center|left|right|justify|inherit)")
_OWN_ALIGNMENT: Final = pattern(rf"(?:;[{g.WS}]*)?text-align:[{g.WS}]+(center|left|right)")
"""What Markdown can say of a column, with the sign before it."""
_CELLS: Final = {"thead": "th", "tbody": "td", "tfoot": "td"}
"""The cells that the rows of each section hold."""


def is_simple_table(table: Element) -> bool:
    """Say if a table of raw HTML can be one of Markdown."""
    parts = _elements(table)
    sections = all(part.value in _CELLS and _holds_rows(part, _CELLS[part.value]) for part in parts)
    if not _holds_rows(table, "td") and not (sections and any(part.value == "tbody" for part in parts)):
        return False
    rows = [_elements(row) for row in _rows(table)]
    columns = {tuple(_alignment(cell) for cell in row) for row in rows}
    return (
        len(columns) == 1
        and columns.isdisjoint({()})
        and not any({"justify", "inherit"}.intersection(column) for column in columns)
        and all(_holds_spans(cell) for row in rows for cell in row)
    )


def take_alignment(table: Element) -> list[str]:
    """Take the alignment of each column of a simple table out of the styles of its cells, and return it."""
    alignment: list[str] = []
    for row in _rows(table):
        alignment = [_take(cell) for cell in _elements(row)]
    return alignment


def _elements(element: Element) -> list[Element]:
    return [child for child in element.children if child.type != "text"]


def _rows(table: Element) -> list[Element]:
    """Return the rows of a table and of its sections."""
    return [row for part in _elements(table) for row in ([part] if part.value == "tr" else _elements(part))]


def _holds_rows(part: Element, cell: str) -> bool:
    """Say if an element holds rows of one kind of cell and nothing else."""
    return all(row.value == "tr" and all(child.value == cell for child in _elements(row)) for row in _elements(part))


def _holds_spans(cell: Element) -> bool:
    """Say if a cell holds no block of HTML, however deep."""
    stack = list(cell.children)
    while stack:
        node = stack.pop()
        if node.type == "html_element" and node.value in g.BLOCK_ONLY:
            return False
        stack.extend(node.children)
    return True


def _alignment(cell: Element) -> str | None:
    found = _ALIGNMENT.search(cell.attributes.get("style", ""))
    return found[1] if found else None


def _take(cell: Element) -> str:
    style = cell.attributes.get("style")
    if style is None:
        return "default"
    found = _OWN_ALIGNMENT.search(style)
    rest = style[: found.start()] + style[found.end() :] if found else style
    if rest.strip(g.STRIP):
        cell.attributes["style"] = rest
    else:
        del cell.attributes["style"]
    return found[1] if found else "default"
