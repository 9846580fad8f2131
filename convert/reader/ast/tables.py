"""Tables: head and body, alignments, captions; tables that only lay a page out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

import msgspec
from msgspec.structs import replace

from convert.kinds import Align
from convert.limits import SPAN, TABLE_CELLS
from convert.nodes import Cell, Figure, Link, Paragraph, Row, Table
from convert.notes import Code
from convert.patterns import pattern
from convert.reader.ast.flow import Flow, to_inlines
from convert.reader.ast.grid import Placed, columns, fill, place
from convert.reader.ast.parts import BLOCKS
from convert.reader.ast.state import Reading
from convert.reader.ast.styles import alignment
from convert.reader.html import Element, Node

_DIGITS: Final = pattern(r"\s*\+?(\d{1,9})", re.ASCII)
_ALIGNS: Final = {
    "left": Align.LEFT,
    "start": Align.LEFT,
    "center": Align.CENTER,
    "right": Align.RIGHT,
    "end": Align.RIGHT,
}
_SECTIONS: Final = frozenset({"thead", "tbody", "tfoot"})


class _Parts(msgspec.Struct, frozen=True):
    """The rows of a table, each the elements of its cells, by where they stand; and its captions."""

    head: list[list[Element]]
    body: list[list[Element]]
    captions: list[Element]

    def cells(self) -> Iterator[Element]:
        return (cell for row in (*self.head, *self.body) for cell in row)


def table(element: Element, reading: Reading) -> Flow:
    """Read ``table``; one that only lays out the page, or that is too large or too deep, is what its cells hold."""
    parts = _parts(element)
    with reading.block(element.lines) as fits:
        caption: Flow = [item for one in parts.captions for item in reading.blocks(one)]
        head = [[_cell(cell, reading) for cell in row] for row in parts.head]
        body = [[_cell(cell, reading) for cell in row] for row in parts.body]
    inside: Flow = [block for row in (*head, *body) for cell in row for block in cell.blocks]
    if not inside or not fits or _is_layout(element, parts):
        return _with_caption(element, [*caption, *inside])
    made = _made(element, parts, head, body)
    if made is None:
        message = f"a table of more than {TABLE_CELLS} cells became paragraphs"
        reading.note(Code.NESTING_FLATTENED, message, element.lines)
        return [*caption, *inside]
    return [replace(made, caption=to_inlines(caption))]


def _made(element: Element, parts: _Parts, head: list[list[Cell]], body: list[list[Cell]]) -> Table | None:
    """Make the table; None if it would be too large."""
    above, below = place(head), place(body)
    if above is None or below is None:
        return None
    seen = columns([above, below])
    if len(seen) * (len(head) + len(body)) > TABLE_CELLS:
        return None
    aligns = _alignments(parts.body, below, seen) if below else _alignments(parts.head, above, seen)
    rows = tuple(Row(tuple(map(_in_text, row.cells))) for row in fill(below, seen))
    return Table(tuple(map(_as_head, fill(above, seen))), rows, aligns, lines=element.lines)


def _as_head(row: Row) -> Row:
    """Cells of the head need not say that they are heads."""
    return Row(tuple(replace(_in_text(cell), header=False) for cell in row.cells))


def _in_text(cell: Cell) -> Cell:
    """Leave an image that is alone in a cell where it is in the text: it is no figure there."""
    match cell.blocks:
        case (Figure(image, caption=(), credit=(), link=link, lines=lines),):
            inline = Link(link, (image,)) if link else image
            return replace(cell, blocks=(Paragraph((inline,), lines=lines),))
        case _:
            return cell


# --- rows and cells ----------------------------------------------------------------------------------------------


def _parts(element: Element) -> _Parts:
    head: list[list[Element]] = []
    body: list[list[Element]] = []
    foot: list[list[Element]] = []
    captions: list[Element] = []
    for node in element.children:
        if isinstance(node, Element) and node.name == "caption":
            captions.append(node)
        elif isinstance(node, Element) and node.name in _SECTIONS:
            rows = [row for child in node.children if (row := _row(child))]
            (head if node.name == "thead" and not body else foot if node.name == "tfoot" else body).extend(rows)
        elif row := _row(node):
            body.append(row)
    body += foot
    if not head and len(body) > 1 and _is_head(body[0]) and not all(map(_is_head, body)):
        head, body = body[:1], body[1:]
    return _Parts(head, body, captions)


def _row(node: Node) -> list[Element]:
    """Return the cells of a row; what should not be there is a cell too, so that nothing is lost."""
    if isinstance(node, str):
        return [Element("td", children=[node])] if node.strip() else []
    if node.name != "tr":
        return [] if node.name in {"col", "colgroup"} else [Element("td", children=[node], lines=node.lines)]
    cells: list[Element] = []
    for child in node.children:
        if isinstance(child, Element) and child.name in {"td", "th"}:
            cells.append(_inheriting(child, node))
        elif not isinstance(child, str) or child.strip():
            cells.append(Element("td", children=[child], lines=node.lines))
    return cells


def _inheriting(cell: Element, row: Element) -> Element:
    """Give a cell the alignment that its row has."""
    if row.attributes.get("align") and not cell.attributes.get("align"):
        cell.attributes["align"] = row.attributes["align"]
    return cell


def _is_head(row: list[Element]) -> bool:
    return all(cell.name == "th" and cell.get("rowspan") in {"", "1"} for cell in row)


def _cell(element: Element, reading: Reading) -> Cell:
    return Cell(
        reading.blocks(element),
        header=element.name == "th",
        colspan=max(_span(element, "colspan"), 1),
        rowspan=_span(element, "rowspan"),
    )


def _span(element: Element, name: str) -> int:
    found = _DIGITS.match(element.get(name))
    return min(int(found.group(1)), SPAN) if found else 1


# --- alignments --------------------------------------------------------------------------------------------------


def _alignments(rows: list[list[Element]], section: list[list[Placed]], seen: list[int]) -> tuple[Align, ...]:
    """Return for each column the alignment that most of its cells have."""
    found: dict[int, list[Align]] = {}
    for elements, placed in zip(rows, section, strict=True):
        for element, one in zip(elements, placed, strict=True):
            if one.cell.colspan == 1:
                found.setdefault(one.column, []).append(_align(element))
    return tuple(Counter(found[column]).most_common(1)[0][0] if column in found else Align.DEFAULT for column in seen)


def _align(element: Element) -> Align:
    return _ALIGNS.get(alignment(element), Align.DEFAULT)


# --- tables that are none ----------------------------------------------------------------------------------------


def _is_layout(element: Element, parts: _Parts) -> bool:
    """Say if a table only lays out the page: it says so, is one cell, holds tables, or is a row of blocks."""
    cells = list(parts.cells())
    if element.get("role").lower() in {"presentation", "none"} or "tr-caption-container" in element.classes:
        return True
    if parts.captions or parts.head or any(cell.name == "th" for cell in cells):
        return False
    if len(cells) == 1 or any(_holds(cell, frozenset({"table"})) for cell in cells):
        return True
    bordered = element.get("border") not in {"", "0"}
    return len(parts.body) == 1 and not bordered and any(_holds(cell, BLOCKS | {"img", "iframe"}) for cell in cells)


def _holds(cell: Element, names: frozenset[str]) -> bool:
    return any(isinstance(node, Element) and node.name in names for node in cell.descendants())


def _with_caption(element: Element, flow: Flow) -> Flow:
    """Make a figure of the table that Blogger puts around an image and its caption."""
    match flow:
        case [Figure() as figure, Paragraph() as caption] if "tr-caption-container" in element.classes:
            return [replace(figure, caption=caption.children, lines=element.lines)]
        case _:
            return flow
