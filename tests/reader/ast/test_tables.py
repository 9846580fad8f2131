"""Tables: rows that fill their columns, spans, alignments, and tables that are none."""

from __future__ import annotations

import pytest

from convert.kinds import Align
from convert.limits import TABLE_CELLS
from convert.nodes import Block, Cell, Figure, Image, Link, Quote, Row, Table
from convert.notes import Code

from .reading import blocks, content, p, run

D, L, C, R = Align.DEFAULT, Align.LEFT, Align.CENTER, Align.RIGHT


def cell(text: str = "", *, header: bool = False, colspan: int = 1, rowspan: int = 1) -> Cell:
    return Cell((p(text),) if text else (), header=header, colspan=colspan, rowspan=rowspan)


def row(*cells: Cell | str) -> Row:
    return Row(tuple(cell(one) if isinstance(one, str) else one for one in cells))


CASES: list[tuple[str, Table]] = [
    (
        "<thead><tr><th>a<th>b<tbody><tr><td>c<td>d",
        Table((row("a", "b"),), (row("c", "d"),), (D, D)),
    ),
    ("<tr><th>a<th>b<tr><td>c<td>d", Table((row("a", "b"),), (row("c", "d"),), (D, D))),
    (
        "<tr><th>a<td>b<tr><th>c<td>d",
        Table((), (row(cell("a", header=True), "b"), row(cell("c", header=True), "d")), (D, D)),
    ),
    ("<tr><th>a<th>b", Table((), (row(cell("a", header=True), cell("b", header=True)),), (D, D))),
    ("<tfoot><tr><td>c<td>d</tfoot><tr><td>a<td>b", Table((), (row("a", "b"), row("c", "d")), (D, D))),
    ("<caption>t</caption><tr><td>a<td>b", Table((), (row("a", "b"),), (D, D), run("t"))),
    ("<tr><td>a<tr><td>b<td>c", Table((), (row("a", ""), row("b", "c")), (D, D))),
    ("<tr><td colspan=2>a<tr><td>b<td>c", Table((), (row(cell("a", colspan=2)), row("b", "c")), (D, D))),
    (
        "<tr><td colspan=9>a<td>x<tr><td>b<td>c",
        Table((), (row(cell("a", colspan=2), "x"), row("b", "c", "")), (D, D, D)),
    ),
    ("<tr><td rowspan=2>a<td>b<tr><td>c", Table((), (row(cell("a", rowspan=2), "b"), row("c")), (D, D))),
    ("<tr><td rowspan=9>a<td>b<tr><td>c", Table((), (row(cell("a", rowspan=2), "b"), row("c")), (D, D))),
    ("<tr><td rowspan=0>a<td>b<tr><td>c", Table((), (row(cell("a", rowspan=2), "b"), row("c")), (D, D))),
    (
        "<tr><td>a<td rowspan=2>b<tr><td colspan=2>c",
        Table((), (row("a", cell("b", rowspan=2)), row("c")), (D, D)),
    ),
    ("<tr><td colspan=x>a<td>b<tr><td colspan=-1>c<td>d", Table((), (row("a", "b"), row("c", "d")), (D, D))),
    (
        "<tr><td style='text-align: left'>a<td align=center>b<td align=right>c<tr align=right><td>d<td>e<td>f",
        Table((), (row("a", "b", "c"), row("d", "e", "f")), (L, C, R)),
    ),
    (
        "<tr><td>a<td><ul><li>b</ul><tr><td>c<td>d",
        Table((), (Row((cell("a"), Cell(blocks("<ul><li>b</ul>")))), row("c", "d")), (D, D)),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_rows_fill_the_columns(text: str, expected: Table) -> None:
    assert blocks(f"<table>{text}</table>") == (expected,)


def test_an_image_alone_in_a_cell_is_no_figure() -> None:
    (table,) = blocks("<table><tr><td><img src=a><td><a href=l><img src=b></a><tr><td>c<td>d</table>")
    assert isinstance(table, Table)
    first, second = table.body[0].cells
    assert (first.blocks, second.blocks) == ((p(Image("a")),), (p(Link("l", (Image("b"),))),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<table role=presentation><tr><td>a<td>b</table>", (p("a"), p("b"))),
        ("<table><tr><td>a</table>", (p("a"),)),
        ("<table><tr><td>a<table><tr><td>b</table></table>", (p("a"), p("b"))),
        ("<table><tr><td><img src=a><td><p>b</table>", (Figure(Image("a")), p("b"))),
        (
            "<table class=tr-caption-container><tr><td><img src=a><tr><td class=tr-caption>b</table>",
            (Figure(Image("a"), run("b")),),
        ),
        ("<table><tr><td><td></table>", ()),
        ("<table></table>", ()),
        ("<blockquote><table><tr><td>a</table></blockquote>", (Quote((p("a"),)),)),
    ],
)
def test_a_table_that_lays_out_the_page_is_what_it_holds(text: str, expected: tuple[Block, ...]) -> None:
    assert blocks(text) == expected


def test_a_table_over_the_limit_becomes_paragraphs_and_a_note() -> None:
    many = 400
    made = content("<table>" + f"<tr>{'<td>w' * many}" * (TABLE_CELLS // many + 1) + "</table>")
    assert len(made.blocks) == many * (TABLE_CELLS // many + 1)
    assert [note.code for note in made.notes] == [Code.NESTING_FLATTENED]
