"""Text that runs from right to left, and from left to right inside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from convert.kinds import Align, SpanKind
from convert.nodes import (
    Anchor,
    Block,
    Cell,
    Code,
    CodeBlock,
    DefinitionItem,
    DefinitionList,
    Figure,
    Footnote,
    FootnoteReference,
    Heading,
    Image,
    List,
    ListItem,
    Meta,
    Paragraph,
    Post,
    Quote,
    Row,
    Span,
    Strong,
    Table,
    Text,
)
from tests.writers.building import p, t
from tests.writers.docx.parts import W, assert_valid, bullets, paragraphs, part, style
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


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_code_in_a_line_that_runs_from_right_to_left_does_not(lang: str, tmp_path: Path) -> None:
    run = Span(SpanKind.LANG, (Text("نص "), Code("f()"), Strong((Code("-x"),)), Text(" نص")), lang="he")
    data = rendered(Post(Meta(title="t", lang=lang), (p(run),)), "docx")
    line = next(one for text, one in paragraphs(data).items() if "f()" in text)
    runs = [(run.findtext(f"{W}t"), run.find(f"{W}rPr/{W}rtl") is not None) for run in line.iter(f"{W}r")]
    code = [(text, False) for one in ("f()", "-x") for text in ("\u200e", one, "\u200e")]
    assert runs == [("نص ", True), *code, (" نص", True)]
    assert_valid(data, tmp_path)


def other(text: str, *, rtl: bool = True) -> Paragraph:
    """Return a paragraph that says its own direction."""
    return p(Span(SpanKind.LANG, t(text), dir="rtl" if rtl else "ltr"))


def runs_right(paragraph: etree._Element) -> bool:
    found = paragraph.find(f"{W}pPr/{W}bidi")
    return found is not None and found.get(f"{W}val", "1") == "1"


def grid(cell: Block) -> Table:
    return Table((), (Row((Cell((cell,)), Cell((cell,)))),), (Align.DEFAULT, Align.DEFAULT))


AROUND: dict[str, Callable[[Paragraph], Block]] = {
    "text": lambda one: one,
    "heading": lambda one: Heading(2, one.children),
    "item": lambda one: List(False, (ListItem((one,)),)),
    "task": lambda one: List(False, (ListItem((one,), task=True),)),
    "loose item": lambda one: List(True, (ListItem((one,)),), tight=False),
    "item after text": lambda one: List(True, (ListItem((p("first"), one)),), tight=False),
    "quote": lambda one: Quote((one,)),
    "quote with a list": lambda one: Quote((one, List(False, (ListItem((one,)),)))),
    "term": lambda one: DefinitionList((DefinitionItem((one.children,), ((p("what"),),)),)),
    "definition": lambda one: DefinitionList((DefinitionItem((t("term"),), ((one,),)),)),
    "cell": grid,
    "caption": lambda one: Figure(Image("/assets/a.png"), one.children),
}


@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND)
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_paragraph_of_the_other_direction_runs_so(
    lang: str, around: Callable[[Paragraph], Block], tmp_path: Path
) -> None:
    rtl = lang == "en"
    data = rendered(
        Post(Meta(title="t", lang=lang), (p("before"), around(other("words", rtl=rtl)), p("after"))), "docx"
    )
    found = paragraphs(data)
    words = next(one for text, one in found.items() if text.endswith("words"))
    assert [runs_right(one) for one in (found["before"], words, found["after"])] == [not rtl, rtl, not rtl]
    text = next(run for run in words.iter(f"{W}r") if run.findtext(f"{W}t") == "words")
    assert (text.find(f"{W}rPr/{W}rtl") is not None) == rtl
    assert style(words)
    assert_valid(data, tmp_path)


def test_a_paragraph_in_a_note_has_its_own_direction() -> None:
    note = Footnote("1", (other("note"), other("more"), p("last")))
    data = rendered(Post(Meta(lang="en"), (p("x", FootnoteReference("1")),), footnotes=(note,)), "docx")
    own = list(part(data, "word/footnotes.xml").iter(f"{W}p"))[-3:]
    assert [runs_right(one) for one in own] == [True, True, False]


def test_a_task_of_the_other_direction_has_its_box_for_a_bullet() -> None:
    data = rendered(Post(Meta(lang="en"), (List(False, (ListItem((other("task"),), task=False),)),)), "docx")
    assert bullets(data) == {"task": "☐"}


@pytest.mark.parametrize("rtl", [True, False])
def test_a_quote_and_a_table_of_the_other_direction_begin_on_its_side(rtl: bool) -> None:
    text = other("words", rtl=rtl)
    body = (Quote((text,)), Quote((text, List(False, (ListItem((text,)),)))), grid(text))
    data = rendered(Post(Meta(lang="en" if rtl else "ar"), body), "docx")
    document = part(data, "word/document.xml")
    styles = {style(one) for one in document.iter(f"{W}p")}
    tables = [one.get(f"{W}val") for one in document.iter(f"{W}tblStyle")]
    assert ("BlockTextBidi" in styles, "BlockText" in styles) == (rtl, not rtl)
    assert tables == ["QuoteTableBidi" if rtl else "QuoteTable", "Table"]
    assert bool(list(document.iter(f"{W}bidiVisual"))) == rtl


def test_the_innermost_of_two_directions_counts_and_an_anchor_does_not() -> None:
    inner = Span(SpanKind.LANG, t("words"), dir="ltr")
    nested = p(Anchor("here"), Span(SpanKind.LANG, (inner,), lang="ar"))
    mixed = p(Span(SpanKind.LANG, (*t("نص"), inner), dir="rtl"))
    found = paragraphs(rendered(Post(Meta(lang="en"), (nested, mixed, p(inner, "نص"))), "docx"))
    assert {text: runs_right(found[text]) for text in ("words", "نصwords", "wordsنص")} == {
        "words": False,
        "نصwords": True,
        "wordsنص": False,
    }


def test_a_quote_of_both_directions_has_the_bar_of_the_post() -> None:
    data = rendered(Post(Meta(lang="en"), (Quote((other("words"), p("text"))),)), "docx")
    found = paragraphs(data)
    assert [style(found[text]) for text in ("words", "text")] == ["BlockText"] * 2
    assert runs_right(found["words"])
