"""Tables of a PDF that run over its pages."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from convert.kinds import Align
from convert.media.picture import Missing
from convert.nodes import Cell, Footnote, FootnoteReference, Image, Inline, Inlines, Link, Meta, Post, Row, Table
from convert.notes import Code, Note
from convert.options import Page
from convert.writers.pandoc_json.columns import ems
from tests.writers.building import p, t
from tests.writers.engines import pdf_text, rendered
from tests.writers.pdf.test_pdf import chinese

pytestmark = pytest.mark.pandoc

ROWS = 80  # on more than one page


def headed(*head: Inline) -> Table:
    body = tuple(Row((Cell((p(f"{number}号"),)),)) for number in range(ROWS))
    return Table((Row((Cell((p("头", *head),)),)),), body, (Align.DEFAULT,))


@pytest.mark.parametrize(
    "linked",
    [
        Link("https://a.example/", t("链接")),
        Link("https://a.example/", (Image("/assets/a.png", "港口"),)),
        Image("https://a.example/none.png", "没有"),
        FootnoteReference("1"),
    ],
)
def test_a_head_with_a_link_stands_on_one_page(linked: Inline) -> None:
    """On a page after it, it would be an artifact, in which PDF/UA has no links."""
    shown = pdf_text(rendered(chinese(headed(linked), footnotes=(Footnote("1", (p("注"),)),)), "pdf"))
    assert shown.count("头") == 1
    assert f"{ROWS - 1}号" in shown


def test_another_head_stands_on_each_page() -> None:
    pages = pypdfium2.PdfDocument(rendered(chinese(headed()), "pdf"))
    assert ["头" in page.get_textpage().get_text_range() for page in pages] == [True] * len(pages)


@pytest.mark.parametrize("header", [False, True])
def test_paragraphs_of_a_cell_stand_below_each_other(header: bool) -> None:
    cell = Cell((p("first"), p("second"), p("third")), header=header)
    page = pypdfium2.PdfDocument(rendered(chinese(Table((), (Row((cell,)),), (Align.DEFAULT,))), "pdf"))[0]
    assert "first\r\nsecond\r\nthird" in page.get_textpage().get_text_range()


def lines_of(table: Table, page_size: Page = Page.A4) -> list[str]:
    made = rendered(Post(Meta(title="Harbour", lang="en"), (table,)), "pdf", page=page_size)
    page = pypdfium2.PdfDocument(made)[0]
    return [line.strip() for line in str(page.get_textpage().get_text_range()).split("\r\n")]


def table_of(*rows: tuple[str, ...], caption: Inlines = ()) -> Table:
    made = tuple(Row(tuple(Cell((p(one),)) for one in row)) for row in rows)
    return Table(made[:1], made[1:], (Align.RIGHT,) * len(rows[0]), caption)


QUARTERS = ("Shareholders", *(f"Q{number % 4 + 1} 203{number // 4}" for number in range(10)))
DATES = ("Announced", *(f"203{number}-11-30" for number in range(10)))


def test_a_word_and_a_date_are_whole_while_columns_have_room_to_give() -> None:
    shown = lines_of(table_of(QUARTERS, DATES, caption=t("Quarters")))
    assert {"Quarters", "Shareholders"} <= {word for line in shown for word in line.split()}
    assert " ".join(DATES) in " ".join(shown)


def test_a_long_word_takes_room_of_short_ones() -> None:
    short = ("1", "2", "3", "4", "5", "6", "7", "8")
    shown = " ".join(
        lines_of(table_of((*short, "Elektrizitätswirtschaftsgesetz"), (*short, "a rather long line " * 6)))
    )
    assert "Elektrizitätswirtschaftsgesetz" in shown


def test_a_date_is_broken_behind_its_hyphen_where_there_is_no_room() -> None:
    shown = lines_of(table_of(QUARTERS, DATES), Page.EREADER)
    assert not [line for line in shown if re.search(r"\b203\d-\d\d-\d$", line)]
    assert "30" in " ".join(shown)


def test_an_address_in_a_column_makes_no_text_small() -> None:
    wide = "https://harbour.example/" + "quay" * 20
    few = columns_of(table_of(("Name", "Where"), ("North", wide)))
    assert max(few[0]) < 15


def columns_of(table: Table) -> tuple[list[float], list[float]]:
    found = ems(table, lambda url: Missing(Note(Code.IMAGE_MISSING, url)))
    assert found is not None
    return found


def test_a_table_whose_words_are_short_asks_for_nothing() -> None:
    assert ems(table_of(("a", "b"), ("one", "two words")), lambda url: Missing(Note(Code.IMAGE_MISSING, url))) is None
