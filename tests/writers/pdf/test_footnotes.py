"""Footnotes of a PDF that hold more than a paragraph."""

from __future__ import annotations

import pypdfium2
import pytest
from pypdfium2 import raw

from convert.nodes import Figure, Footnote, FootnoteReference, Heading, Image, Link, Meta, Post
from convert.options import Page
from tests.writers.building import p, t
from tests.writers.engines import pdf_text, rendered
from tests.writers.pdf.test_pdf import chinese

pytestmark = pytest.mark.pandoc


def test_a_heading_in_a_note_is_none_of_the_text() -> None:
    """The note stands below the next heading, where its own would skip a level."""
    note = Footnote("1", (p("注"), Heading(4, t("注里的标题"), id="in-note")))
    unused = Footnote("2", (Heading(5, t("没人提的注")),))
    text = (Heading(2, t("甲")), p("文", FootnoteReference("1"), Link("#in-note", t("见注"))), Heading(3, t("乙")))
    data = rendered(chinese(*text, footnotes=(note, unused)), "pdf")
    assert all(part in pdf_text(data) for part in ("注里的标题", "没人提的注"))
    document = pypdfium2.PdfDocument(data)
    assert [entry.get_title() for entry in document.get_toc()] == ["标题", "甲", "乙"]
    assert raw.FPDFPage_GetAnnotCount(document[0]) == 3  # to the note and back, and to its heading


@pytest.mark.parametrize("lines", [1, 4, 8])
def test_the_footnote_of_a_heading_is_on_its_page(lines: int) -> None:
    """Whatever stands below the heading goes to the next page, and it would with it."""
    blocks = (
        p("词语" * 50),
        p("词语" * 10 * lines),
        Heading(2, (*t("标题二"), FootnoteReference("a"))),
        Figure(Image("/assets/a.png", "港口")),
    )
    post = Post(Meta(title="T", lang="zh-CN", slug="x"), blocks, footnotes=(Footnote("a", (p("注释"),)),))
    document = pypdfium2.PdfDocument(rendered(post, "pdf", page=Page.EREADER))
    pages = [page.get_textpage().get_text_range() for page in document]
    assert ["标题二" in page for page in pages] == ["注释" in page for page in pages]
