"""A quote in a DOCX is one quote: one bar beside all that it holds, inside which that stands as elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from convert.kinds import Align
from convert.nodes import (
    Block,
    Cell,
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
    MathBlock,
    Meta,
    Post,
    Quote,
    Row,
    Table,
    ThematicBreak,
)
from tests.writers.building import p, t
from tests.writers.docx.parts import W, assert_valid, bullets, paragraphs, part, style
from tests.writers.engines import rendered

pytestmark = pytest.mark.pandoc

LIST = List(False, (ListItem((p("one"), List(True, (ListItem((p("deeper"),)),)))),))
TABLE = Table((), (Row((Cell((p("cell"),)),)),), (Align.DEFAULT,))
KINDS: dict[str, Block] = {
    "list": LIST,
    "table": TABLE,
    "code": CodeBlock("x = 1"),
    "heading": Heading(2, t("A heading")),
    "figure": Figure(Image("/assets/a.png")),
    "missing figure": Figure(Image("none.png")),
    "rule": ThematicBreak(),
    "definitions": DefinitionList((DefinitionItem((t("term"),), ((p("said"),),)),)),
}


def made(*body: Block, lang: str = "en") -> bytes:
    return rendered(Post(Meta(title="t", lang=lang), body), "docx")


def bars(data: bytes) -> list[etree._Element]:
    """Return the tables that are quotes."""
    tables = part(data, "word/document.xml").iter(f"{W}tbl")
    return [one for one in tables if str(said(one, "tblStyle", "val")).startswith("QuoteTable")]


def said(table: etree._Element, name: str, attribute: str) -> str | None:
    found = table.find(f"{W}tblPr/{W}{name}")
    return None if found is None else found.get(f"{W}{attribute}")


@pytest.mark.parametrize("inside", KINDS.values(), ids=KINDS)
def test_a_quote_has_one_bar_beside_all_that_it_holds(inside: Block, tmp_path: Path) -> None:
    data = made(p("before"), Quote((p("first"), inside, p("last"))), p("after"))
    (table,) = bars(data)
    texts = "".join(map(str, table.itertext()))
    assert texts.startswith("first")
    assert texts.endswith("last")
    assert len(list(table.iterchildren(f"{W}tr"))) == 1
    assert [style(paragraphs(data)[text]) for text in ("first", "last")] == ["BlockTextInside"] * 2
    assert_valid(data, tmp_path)


def test_a_quote_of_text_alone_is_paragraphs() -> None:
    data = made(Quote((p("first"), MathBlock("x"), p("last"))))
    assert bars(data) == []
    assert [style(paragraphs(data)[text]) for text in ("first", "last")] == ["BlockText"] * 2


def test_a_quote_in_a_quote_has_a_bar_beside_the_other() -> None:
    data = made(Quote((p("outer"), Quote((p("inner"), Quote((p("innermost"),)))), p("again"))))
    outer, inner = bars(data)
    assert outer in inner.iterancestors()
    found = paragraphs(data)
    styles = [style(found[text]) for text in ("outer", "inner", "innermost", "again")]
    assert styles == ["BlockTextInside", "BlockTextInside", "BlockText", "BlockTextInside"]


@pytest.mark.parametrize(
    ("around", "indent", "width"),
    [
        (lambda quote: quote, 280, 8435),
        (lambda quote: List(False, (ListItem((p("item"), quote)),)), 1000, 7715),
        (lambda quote: List(False, (ListItem((List(False, (ListItem((p("item"), quote)),)),)),)), 1720, 6995),
        (lambda quote: Quote((p("outer"), quote)), 280, 7715),
    ],
    ids=["text", "item", "item in an item", "quote"],
)
def test_a_bar_stands_where_the_text_around_begins(around: type, indent: int, width: int) -> None:
    table = bars(made(around(Quote((p("first"), LIST)))))[-1]
    assert said(table, "tblInd", "w") == str(indent)
    assert abs(int(said(table, "tblW", "w") or 0) - width) <= 1  # a share is in fiftieths of a per cent


def test_the_bar_of_a_quote_is_where_its_lines_begin() -> None:
    root = part(rendered(Post(Meta(lang="en"), (p("text"),)), "docx"), "word/styles.xml")
    sides = {
        str(one.get(f"{W}styleId")): [border.tag.removeprefix(W) for border in one.iterfind(f"{W}pPr/{W}pBdr/*")]
        for one in root.iter(f"{W}style")
    }
    assert (sides["BlockText"], sides["BlockTextBidi"]) == (["left"], ["right"])


def test_a_right_to_left_quote_has_its_bar_on_the_right() -> None:
    (table,) = bars(made(Quote((p("اقتباس"), LIST)), lang="ar"))
    assert said(table, "tblStyle", "val") == "QuoteTableBidi"
    assert said(table, "tblInd", "w") == "240"


def test_a_quote_in_a_footnote_is_no_table() -> None:
    """LibreOffice loses the first words of one there."""
    note = Footnote("1", (p("note"), Quote((LIST,))))
    data = rendered(Post(Meta(lang="en"), (p("x", FootnoteReference("1")),), footnotes=(note,)), "docx")
    assert list(part(data, "word/footnotes.xml").iter(f"{W}tbl")) == []


def numbered(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}numPr") is not None


def left(paragraph: etree._Element) -> str | None:
    found = paragraph.find(f"{W}pPr/{W}ind")
    return None if found is None else found.get(f"{W}left")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_what_follows_the_text_of_an_item_has_its_indent_and_no_bullet(lang: str, tmp_path: Path) -> None:
    inner = ListItem((p("inner"), p("more inner")))
    item = ListItem((p("item"), p("more"), Quote((p("quoted"),)), CodeBlock("x=1"), List(False, (inner,), tight=False)))
    data = made(List(True, (item, ListItem((p("next"),))), tight=False), lang=lang)
    found = paragraphs(data)
    assert [text for text, one in found.items() if numbered(one)] == ["item", "inner", "next"]
    indents = {text: left(found[text]) for text in ("more", "quoted", "x=1", "moreinner")}
    assert {style(found[text]) for text in ("item", "more", "inner", "moreinner", "next")} == {"ListParagraph"}
    assert indents == {"more": "720", "quoted": "1200", "x=1": "820", "moreinner": "1440"}
    assert_valid(data, tmp_path)


@pytest.mark.parametrize(
    "first", [CodeBlock("x"), TABLE, LIST, Figure(Image("none.png")), Quote((p("quoted"),)), Quote((LIST,))]
)
def test_what_has_no_place_for_a_bullet_stands_below_it(first: Block) -> None:
    body = part(made(List(False, (ListItem((first,)),))), "word/document.xml")[0]
    bullet = body[1]  # after the title
    assert numbered(bullet)
    assert "".join(map(str, bullet.itertext())) == ""


def test_an_empty_item_has_its_bullet() -> None:
    body = part(made(List(False, (ListItem(()), ListItem((p("text"),))))), "word/document.xml")[0]
    assert [numbered(one) for one in body.iterchildren(f"{W}p")] == [False, True, True]


def test_the_bullets_of_all_levels_are_characters() -> None:
    """The private ones of fonts of signs are lost where those fonts are, and read aloud as nothing."""
    deep = List(False, (ListItem((p("three"),)),))
    deeper = List(False, (ListItem((p("two"), deep)),))
    assert bullets(made(List(False, (ListItem((p("one"), deeper)),)))) == {"one": "•", "two": "◦", "three": "▪"}
