"""Tables of a PDF that run over its pages."""

from __future__ import annotations

import pypdfium2
import pytest

from convert.kinds import Align
from convert.nodes import Cell, Footnote, FootnoteReference, Image, Inline, Link, Row, Table
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
