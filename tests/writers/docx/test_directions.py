"""Text that runs from right to left, and from left to right inside it."""

from __future__ import annotations

import pytest

from convert.nodes import (
    Align,
    Cell,
    CodeBlock,
    List,
    ListItem,
    Meta,
    Post,
    Quote,
    Row,
    Span,
    SpanKind,
    Table,
)
from tests.writers.building import p, t
from tests.writers.docx.parts import W, paragraphs, part, style
from tests.writers.engines import rendered

pytestmark = pytest.mark.pandoc


def test_a_right_to_left_post_runs_from_right_to_left_all_through() -> None:
    table = Table((Row((Cell((p("شهر"),)),)),), (Row((Cell((p("يناير"),)),)),), (Align.DEFAULT,))
    body = (p("نص"), Quote((p("اقتباس"),)), List(False, (ListItem((p("بند"),)),)), table)
    data = rendered(Post(Meta(title="عنوان", lang="ar", slug="x", digest="ملخص"), body), "docx")
    for text, one in paragraphs(data).items():
        if not text:  # a gap
            continue
        assert one.find(f"{W}pPr/{W}bidi") is not None, text
        assert all(run.find(f"{W}rPr/{W}rtl") is not None for run in one.iter(f"{W}r")), text
    assert style(paragraphs(data)["نص"]) in ("BodyText", "FirstParagraph")
    assert next(part(data, "word/document.xml").iter(f"{W}tblPr")).find(f"{W}bidiVisual") is not None


@pytest.mark.parametrize(
    "words",
    [Span(SpanKind.LANG, t("نص"), dir="rtl"), Span(SpanKind.LANG, t("نص"), lang="ar")],
    ids=["direction", "language"],
)
def test_right_to_left_words_in_a_chinese_post_run_so_alone(words: Span) -> None:
    one = paragraphs(rendered(Post(Meta(lang="zh-CN"), (p("文", words),)), "docx"))["文نص"]
    assert one.find(f"{W}pPr/{W}bidi") is None
    assert [run.find(f"{W}rPr/{W}rtl") is not None for run in one.iter(f"{W}r")] == [False, True]


def test_code_in_a_right_to_left_post_runs_from_left_to_right() -> None:
    code = paragraphs(rendered(Post(Meta(lang="ar"), (p("نص"), CodeBlock("at 05:10"))), "docx"))["at05:10"]
    assert code.find(f"{W}pPr/{W}bidi") is None
    assert list(code.iter(f"{W}rtl")) == []
