"""The grid of a table: where each cell stands, and rows that all fill the same columns.

Source: the table model of WHATWG HTML (4.9.12). Columns in which no cell begins are never seen and go;
a cell that would lie over another is cut short; what is missing at the end of a row is filled with empty cells.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

import msgspec
from msgspec.structs import replace

from convert.limits import SPAN, TABLE_CELLS
from convert.nodes import Cell, Row

_EMPTY: Final = Cell(())


class Placed(msgspec.Struct, frozen=True):
    """A cell and the column where it begins; its spans fit the table."""

    column: int
    cell: Cell

    @property
    def end(self) -> int:
        """The column after its last."""
        return self.column + self.cell.colspan


def place(rows: list[list[Cell]]) -> list[list[Placed]] | None:
    """Place the cells of one section, row by row; a span of 0 rows reaches to the section's end.

    None if the section would have more than ``TABLE_CELLS`` cells.
    """
    out: list[list[Placed]] = []
    hanging: list[tuple[int, int, int]] = []  # columns from, to, and rows left, of cells from rows above
    for number, cells in enumerate(rows):
        if (len(hanging) + len(cells)) * len(rows) > TABLE_CELLS:
            return None
        placed = _place_row(cells, hanging, len(rows) - number)
        out.append(placed)
        hanging = [(first, end, left - 1) for first, end, left in hanging if left > 1]
        hanging += [(one.column, one.end, one.cell.rowspan - 1) for one in placed if one.cell.rowspan > 1]
        hanging.sort()
    return out


def _place_row(cells: list[Cell], hanging: list[tuple[int, int, int]], rows_left: int) -> list[Placed]:
    placed: list[Placed] = []
    column, above = 0, iter([*hanging, (10**9, 10**9, 0)])
    first, end, _ = next(above)
    for cell in cells:
        while first <= column:
            column = max(column, end)
            first, end, _ = next(above)
        rowspan = rows_left if cell.rowspan == 0 else min(cell.rowspan, rows_left)
        colspan = min(max(cell.colspan, 1), SPAN, first - column)
        placed.append(Placed(column, replace(cell, colspan=colspan, rowspan=rowspan)))
        column += colspan
    return placed


def columns(sections: list[list[list[Placed]]]) -> list[int]:
    """Return the columns in which a cell begins: only these are seen."""
    return sorted({one.column for section in sections for row in section for one in row})


def fill(section: list[list[Placed]], seen: list[int]) -> tuple[Row, ...]:
    """Make rows of placed cells: spans count seen columns alone, and each row fills them all."""
    out: list[Row] = []
    hanging: list[int] = [0] * len(seen)  # for each column, the rows that a cell from above still covers
    for row in section:
        cells: list[Cell] = []
        begins = {bisect_left(seen, one.column): one for one in row}
        column = 0
        while column < len(seen):
            if hanging[column]:
                hanging[column] -= 1
                column += 1
                continue
            cell, width = _fitted(begins.get(column), column, seen)
            cells.append(cell)
            hanging[column : column + width] = [cell.rowspan - 1] * width
            column += width
        out.append(Row(tuple(cells)))
    return tuple(out)


def _fitted(placed: Placed | None, column: int, seen: list[int]) -> tuple[Cell, int]:
    if placed is None:
        return _EMPTY, 1
    width = bisect_left(seen, placed.end) - column
    return replace(placed.cell, colspan=width), width
