"""A table of more columns than a page has room for stands as its text, with a Note; all that it says is there."""

from __future__ import annotations

import pytest

from convert.kinds import Align
from convert.nodes import Cell, List, ListItem, Meta, Paragraph, Post, Row, Strong, Table, Text
from convert.notes import Code, Note
from convert.writers.pandoc_json.wide_tables import COLUMNS, as_text
from tests.writers.building import p, t
from tests.writers.engines import rendered, shown, squeezed

BULLETS = List(False, (ListItem((p("pears"),)), ListItem((p("plums"),))))


def wide(count: int) -> Post:
    head = tuple(Cell((p(f"head{number}x"),)) for number in range(count))
    body = tuple(Cell((p(f"cell{number}x"),)) for number in range(count))
    table = Table((Row(head),), (Row(body),), (Align.DEFAULT,) * count, t("The harbour in a row"))
    return Post(Meta(title="a", lang="en", slug="x"), (table,))


def row(*cells: Cell) -> Table:
    return Table((), (Row(cells),), (Align.DEFAULT,) * len(cells))


def test_a_row_becomes_a_paragraph_with_bars_between_its_cells() -> None:
    strong = Strong(t("two"))
    made = as_text(row(Cell((p("one"),)), Cell((p(strong),)), Cell(()), Cell((p("three"), p("four")))))
    assert made == (Paragraph((Text("one | "), strong, Text(" | three | four"))),)


def test_what_is_no_paragraph_stands_by_itself() -> None:
    made = as_text(row(Cell((p("one"),)), Cell((p("two"), BULLETS)), Cell((p("three"),))))
    assert made == (p("one | two"), BULLETS, p("three"))


@pytest.mark.pandoc
@pytest.mark.parametrize("to", ["pdf", "docx"])
def test_nothing_of_a_table_that_is_too_wide_is_lost(to: str) -> None:
    notes: list[Note] = []
    text = squeezed(shown(wide(COLUMNS + 1), to, note=notes.append))
    assert "Theharbourinarow" in text
    assert all(f"{part}{number}x" in text for part in ("head", "cell") for number in range(COLUMNS + 1))
    assert [note.code for note in notes] == [Code.APPROXIMATED]
    assert f"{COLUMNS + 1} columns" in notes[0].message


@pytest.mark.pandoc
@pytest.mark.parametrize("to", ["pdf", "docx"])
def test_the_widest_table_is_one(to: str) -> None:
    notes: list[Note] = []
    rendered(wide(COLUMNS), to, note=notes.append)
    assert not notes
