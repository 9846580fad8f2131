"""Tables: rows, spans, alignments; tables that only lay a page out."""

from __future__ import annotations

from typing import Final

from convert.nodes import Align, Cell, Inlines, Row, Table
from convert.reader.ast.flow import to_blocks, to_inlines
from convert.reader.ast.state import Flow, Handler, Reading
from convert.reader.html import Element


def table(element: Element, reading: Reading) -> Flow:
    """Read ``table``."""
    with reading.block(element.lines):
        head, body = _rows(element, reading)
        caption = _caption(element, reading)
    width = max((sum(c.colspan for c in row.cells) for row in (*head, *body)), default=0)
    if not width:
        return []
    return [Table(head, body, (Align.DEFAULT,) * width, caption, lines=element.lines)]


def _rows(element: Element, reading: Reading) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    head: list[Row] = []
    body: list[Row] = []
    for part in element.elements():
        rows = (
            [part] if part.name == "tr" else list(part.elements()) if part.name in {"thead", "tbody", "tfoot"} else []
        )
        for row in rows:
            (head if part.name == "thead" else body).append(Row(tuple(_cells(row, reading))))
    return tuple(head), tuple(body)


def _cells(row: Element, reading: Reading) -> list[Cell]:
    return [
        Cell(to_blocks(reading.flow(cell.children), cell.lines), header=cell.name == "th")
        for cell in row.elements()
        if cell.name in {"td", "th"}
    ]


def _caption(element: Element, reading: Reading) -> Inlines:
    return next((to_inlines(reading.flow(c.children)) for c in element.elements() if c.name == "caption"), ())


HANDLERS: Final[dict[str, Handler]] = {"table": table}
