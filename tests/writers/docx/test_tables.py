"""Tables of a DOCX are as wide as their text asks for, at most as the place where they stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from convert.kinds import Align
from convert.media.picture import Missing, Picture
from convert.nodes import (
    Block,
    Cell,
    Code,
    Footnote,
    FootnoteReference,
    Image,
    List,
    ListItem,
    Meta,
    Post,
    Quote,
    Row,
    Table,
)
from convert.notes import Code as NoteCode
from convert.notes import Note
from convert.writers.pandoc_json import measures
from convert.writers.pandoc_json.columns import columns
from tests.writers.building import p, png, t
from tests.writers.docx.parts import W, assert_valid, paragraphs, part, style
from tests.writers.engines import rendered

pytestmark = pytest.mark.pandoc

LONG = "a text of many words that runs on and on until it fills more than one line of any page " * 2
ROOM = measures.LINE


def grid(*rows: tuple[Block | str, ...]) -> Table:
    made = tuple(Row(tuple(Cell((p(one) if isinstance(one, str) else one,)) for one in row)) for row in rows)
    return Table(made[:1], made[1:], (Align.DEFAULT,) * len(rows[0]))


def no_picture(url: str) -> Missing:
    return Missing(Note(NoteCode.IMAGE_MISSING, url))


def widths(table: Table, room: int = ROOM) -> list[int]:
    return columns(table, room, no_picture).columns


def test_a_table_of_little_text_is_as_wide_as_that() -> None:
    assert sum(widths(grid(("a", "b"), ("one", "two")))) < ROOM / 4


def test_a_table_of_much_text_fills_the_line() -> None:
    assert ROOM - 3 <= sum(widths(grid(("name", "what", "n"), ("alpha", LONG, "22")))) <= ROOM


def test_a_short_column_stays_on_one_line_beside_a_long_one() -> None:
    alone = widths(grid(("Name of a thing",)))
    assert widths(grid(("Name of a thing", LONG)))[0] == alone[0]


def test_of_two_long_columns_the_longer_is_wider_and_less_so_than_its_text() -> None:
    first, second = widths(grid((LONG, LONG * 4)))
    assert 1.5 < second / first < 4


def test_a_word_is_not_broken_while_all_words_fit() -> None:
    word = "Rechnungsprüfung"
    alone = widths(grid((word,)))
    assert widths(grid((word, *[LONG] * 4)))[0] >= alone[0]


@pytest.mark.parametrize("word", ["x" * 400, "港" * 400, "https://example.org/" + "a/" * 200])
def test_what_is_no_word_leaves_room_for_others(word: str) -> None:
    first, second = widths(grid((word, LONG)))
    assert min(first, second) > ROOM / 4


def test_few_letters_of_a_text_without_blanks_stay_side_by_side() -> None:
    assert min(widths(grid(("港口名称", *[LONG] * 6)))) >= 4 * 14


@pytest.mark.parametrize(
    ("count", "style", "tight"),
    [
        (3, "Table Text", False),
        (13, "Table Text Small", False),
        (14, "Table Text Tiny", False),
        (17, "Table Text Tiny", True),
        (40, "Table Text Least", True),
    ],
)
def test_text_is_smaller_and_closer_where_the_words_do_not_fit(count: int, style: str, tight: bool) -> None:
    shape = columns(grid(("1234",) * count), ROOM, no_picture)
    assert (shape.style, shape.tight) == (style, tight)
    assert sum(shape.columns) <= ROOM


def test_columns_of_dates_give_way_in_their_margins(tmp_path: Path) -> None:
    dates = grid(("Due", *["2031-02-17"] * 10), ("Paid", *["2031-03-04"] * 10))
    data = rendered(Post(Meta(title="t", lang="en"), (dates,)), "docx")
    assert [one.get(f"{W}val") for one in part(data, "word/document.xml").iter(f"{W}tblStyle")] == ["TableTight"]
    assert_valid(data, tmp_path)


def test_a_close_table_begins_on_the_right_where_its_text_does() -> None:
    dates = grid(("تاريخ", *["2031-02-17"] * 10))
    data = rendered(Post(Meta(title="t", lang="ar"), (dates,)), "docx")
    assert len(list(part(data, "word/document.xml").iter(f"{W}bidiVisual"))) == 1


def test_code_is_wider_than_other_text() -> None:
    assert widths(grid((p(Code("iiii iiii")),))) > widths(grid(("iiii iiii",)))


def test_cells_over_columns_and_rows_count_where_they_stand() -> None:
    tall = Row((Cell((p("a"),), rowspan=2), Cell((p("b"),))))
    below = Row((Cell((p("a rather long text"),)),))
    over = Row((Cell((p("a text over both of them that is longer than they are"),), colspan=2),))
    first, second = widths(Table((), (tall, below), (Align.DEFAULT,) * 2))
    assert first < second
    assert sum(widths(Table((), (tall, below, over), (Align.DEFAULT,) * 2))) > first + second


def test_a_picture_is_as_wide_as_it_is() -> None:
    def look(_: str) -> Picture:
        return Picture("a.png", "image/png", png(320, 160), 320, 160)

    first, second = columns(grid((p(Image("a.png")), "x")), ROOM, look).columns
    assert first == 320 + measures.CELL
    assert second < 60


@pytest.mark.parametrize(
    ("around", "width"),
    [
        (lambda one: one, 8955),
        (lambda one: List(False, (ListItem((p("item"), one)),)), 8235),
        (lambda one: Quote((one,)), 8235),
    ],
    ids=["text", "item", "quote"],
)
def test_a_wide_table_fills_its_place(around: Callable[[Table], Block], width: int, tmp_path: Path) -> None:
    data = rendered(Post(Meta(title="t", lang="en"), (around(grid(("a", LONG))),)), "docx")
    table = list(part(data, "word/document.xml").iter(f"{W}tbl"))[-1]
    (said,) = table.iterfind(f"{W}tblPr/{W}tblW")
    made = [int(one.get(f"{W}w", "")) for one in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    assert said.get(f"{W}type") == "dxa"
    assert width - 45 <= int(said.get(f"{W}w", "")) <= width
    assert abs(sum(made) - int(said.get(f"{W}w", ""))) <= 5
    assert_valid(data, tmp_path)


def test_text_in_a_table_has_a_style_of_its_own_also_in_lists() -> None:
    table = grid((p("head"), List(False, (ListItem((p("item"),)),))), ("text", "more"))
    found = paragraphs(rendered(Post(Meta(title="t", lang="en"), (table,)), "docx"))
    assert [style(found[text]) for text in ("head", "item", "text", "more")] == ["TableText"] * 4


def test_an_empty_cell_is_valid(tmp_path: Path) -> None:
    table = Table((), (Row((Cell(()), Cell((p(),)))),), (Align.RIGHT,) * 2)
    assert_valid(rendered(Post(Meta(title="t", lang="en"), (table,)), "docx"), tmp_path)


def test_a_table_in_a_footnote_has_its_text() -> None:
    note = Footnote("1", (p("note"), grid(("a",), ("b",))))
    data = rendered(Post(Meta(title="t"), (p("x", FootnoteReference("1")),), footnotes=(note,)), "docx")
    assert {one.get(f"{W}val") for one in part(data, "word/footnotes.xml").iter(f"{W}pStyle")} <= {
        "FootnoteText",
        "Gap",
        "GapAbove",
    }


def test_a_gap_parts_a_table_from_the_text_above_and_a_caption_does_so_itself() -> None:
    captioned = Table((), (Row((Cell((p("x"),)),)),), (Align.DEFAULT,), t("caption"))
    data = rendered(Post(Meta(title="t", lang="en"), (p("text"), grid(("a",)), captioned)), "docx")
    before = [one.getprevious() for one in part(data, "word/document.xml").iter(f"{W}tbl")]
    assert [style(one) for one in before if one is not None] == ["GapAbove", "TableCaption"]
