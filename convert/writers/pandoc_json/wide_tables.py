"""A table of more columns than a page has room for, as its text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from convert.nodes import Block, Blocks, Inline, Paragraph, Row, Table, Text
from convert.normal_form import normal_inlines

COLUMNS: Final = 63
"""Columns of the widest table that Word opens (its specifications and limits); on A4 each has the width of a letter."""
_BETWEEN: Final = Text(" | ")


def as_text(table: Table) -> Blocks:
    """Return the caption and then the rows, each a paragraph with bars between its cells.

    What is no paragraph in a cell, as a list, stands by itself.
    """
    caption = (Paragraph(table.caption),) if table.caption else ()
    return (*caption, *(block for row in (*table.head, *table.body) for block in _row_text(row)))


def _row_text(row: Row) -> Iterator[Block]:
    run: list[Inline] = []
    for block in (block for cell in row.cells for block in cell.blocks):
        if isinstance(block, Paragraph):
            run += (_BETWEEN, *block.children) if run else block.children
            continue
        if run:
            yield Paragraph(normal_inlines(run))
            run = []
        yield block
    if run:
        yield Paragraph(normal_inlines(run))
