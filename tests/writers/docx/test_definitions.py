"""What a definition holds stands below its text, not left of it."""

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
    Image,
    List,
    ListItem,
    Meta,
    Post,
    Quote,
    Row,
    Table,
    ThematicBreak,
)
from tests.writers.building import p, t
from tests.writers.docx.parts import W, assert_valid, paragraphs, part
from tests.writers.engines import rendered

pytestmark = pytest.mark.pandoc


def defined(*definition: Block) -> DefinitionList:
    return DefinitionList((DefinitionItem((t("term"),), (definition,)),))


def made(*body: Block) -> bytes:
    return rendered(Post(Meta(title="t", lang="en"), body), "docx")


def left(one: etree._Element) -> int | None:
    """Return the indent that a paragraph says itself, in twips."""
    found = one.find(f"{W}pPr/{W}ind")
    return None if found is None else int(found.get(f"{W}left", ""))


def items(*texts: str, tight: bool = True) -> List:
    return List(False, tuple(ListItem((p(text),)) for text in texts), tight=tight)


INSIDE: dict[str, tuple[Block, int]] = {
    "list": (items("words", "more"), 1200),
    "loose list": (items("words", "more", tight=False), 1200),
    "list in a list": (List(False, (ListItem((p("item"), items("words"))),)), 1920),
    "later text of an item": (List(False, (ListItem((p("item"), p("words"))),), tight=False), 1200),
    "code": (CodeBlock("words"), 580),
    "quote": (Quote((p("words"),)), 960),
    "term": (DefinitionList((DefinitionItem((t("words"),), ((p("said"),),)),)), 480),
    "definition": (defined(p("words")), 960),
    "list in a definition": (defined(p("said"), items("words")), 1680),
}


@pytest.mark.parametrize(("inside", "indent"), INSIDE.values(), ids=INSIDE)
def test_what_a_definition_holds_begins_where_its_text_does(inside: Block, indent: int, tmp_path: Path) -> None:
    data = made(p("before"), defined(p("text"), inside, p("last")), p("after"))
    found = paragraphs(data)
    assert left(found["words"]) == indent
    assert [left(found[text]) for text in ("before", "text", "last", "after")] == [None] * 4
    assert b"<!--" not in etree.tostring(part(data, "word/document.xml"))
    assert_valid(data, tmp_path)


def test_a_definition_in_an_item_has_both_indents() -> None:
    data = made(List(False, (ListItem((p("item"), defined(p("text"), items("words"), CodeBlock("x=1")))),)))
    found = paragraphs(data)
    assert {text: left(found[text]) for text in ("term", "text", "words", "x=1")} == {
        "term": 720,
        "text": 1200,
        "words": 1920,
        "x=1": 1300,
    }


GRID = Table((), (Row((Cell((defined(p("cell"), items("in a cell")),)),)),), (Align.RIGHT,))


def test_tables_of_a_definition_are_moved_in_and_their_text_is_not(tmp_path: Path) -> None:
    data = made(defined(p("text"), GRID, Quote((p("quoted"), items("words"))), Figure(Image("/assets/a.png"))), GRID)
    places = [one.get(f"{W}w") for one in part(data, "word/document.xml").iter(f"{W}tblInd")]
    assert places == ["480", "760"]
    found = paragraphs(data)
    assert [left(found[text]) for text in ("quoted", "words", "inacell")] == [None, None, 1200]
    assert_valid(data, tmp_path)


def test_a_rule_and_a_gap_stay_where_they_are() -> None:
    def indents(*body: Block) -> list[int | None]:
        return [left(one) for one in part(made(*body), "word/document.xml").iter(f"{W}p")]

    assert indents(defined(p("text"), ThematicBreak(), CodeBlock("a"), CodeBlock("b"))) == [
        *[None] * 4,
        580,
        None,
        580,
    ]
