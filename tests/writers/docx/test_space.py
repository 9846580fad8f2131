"""The space between blocks, and the gaps that keep boxes apart."""

from __future__ import annotations

import pytest

from convert.kinds import Align
from convert.nodes import Block, Cell, CodeBlock, Figure, Image, List, ListItem, Meta, Post, Quote, Row, Table
from convert.writers.docx.styles import styles
from tests.writers.building import all_nodes, p
from tests.writers.docx.parts import W, paragraphs, part, style
from tests.writers.engines import rendered

pytestmark = pytest.mark.pandoc


def spacing(data: bytes, name: str) -> tuple[int, int]:
    """Return the twips that a style has above and below its paragraphs."""
    root = part(data, "word/styles.xml")
    found = next(one for one in root.iter(f"{W}style") if one.get(f"{W}styleId") == name)
    (one,) = found.iterfind(f"{W}pPr/{W}spacing")
    return int(one.get(f"{W}before", "")), int(one.get(f"{W}after", ""))


@pytest.mark.parametrize("lang", ["en", "zh-CN", "ja"])
def test_a_list_has_as_much_space_around_it_where_it_is_tight_as_between_items_where_it_is_not(lang: str) -> None:
    data = rendered(Post(Meta(lang=lang), (p("x"),)), "docx")
    assert spacing(data, "Compact") == spacing(data, "ListParagraph")
    assert sum(spacing(data, "Compact")) == 120
    assert 'w:styleId="Compact"' in (styled := styles(lang))
    assert "<w:contextualSpacing/>" in styled.partition('w:styleId="Compact"')[2].partition("</w:style>")[0]


def test_the_last_line_below_a_title_has_the_gap() -> None:
    meta = all_nodes().meta
    without_source = paragraphs(rendered(Post(meta, (p("文"),)), "docx"))
    assert style(without_source["2023年3月6日"]) == "DateLast"


TABLE = Table((), (Row((Cell((p("格"),)),)),), (Align.DEFAULT,))


@pytest.mark.parametrize(
    "body",
    [
        (TABLE, TABLE),
        (List(False, (ListItem((p("项"), TABLE)),)), TABLE),
        (Quote((p("引"), TABLE)), Quote((TABLE,))),
        (TABLE, p("文")),
        (TABLE,),
    ],
    ids=["siblings", "in a list", "in quotes", "before text", "at the end"],
)
def test_a_gap_follows_each_table(body: tuple[Block, ...]) -> None:
    document = part(rendered(Post(Meta(lang="zh-CN"), body), "docx"), "word/document.xml")
    following = [table.getnext() for table in document.iter(f"{W}tbl")]
    assert following
    assert [style(one) for one in following if one is not None] == ["Gap"] * len(following)


CODE = CodeBlock("at 05:10")

MISSING = Figure(Image("/none.png"))


@pytest.mark.parametrize(
    ("body", "styles"),
    [
        ((CODE, CODE), ["SourceCode", "Gap", "SourceCode"]),
        ((Quote((p("甲"),)), Quote((p("乙"), p("丙")))), ["BlockText", "Gap", "BlockText", "BlockText"]),
        ((Quote((p("甲"),)), Quote((Quote((p("乙"),)),))), ["BlockText", "GapAbove", "BlockText", "Gap"]),
        ((Quote((CODE,)), CODE), ["GapAbove", "SourceCode", "Gap", "SourceCode"]),
        ((List(False, (ListItem((CODE,)), ListItem((CODE,)))),), ["Compact", "SourceCode"] * 2),
        ((MISSING, MISSING), ["Missing", "Gap", "Missing"]),
        ((Quote((p("甲"),)), CODE), ["BlockText", "SourceCode"]),
        ((Quote((p("甲"), p("乙"))),), ["BlockText", "BlockText"]),
    ],
)
def test_boxes_in_a_row_stay_boxes_of_their_own(body: tuple[Block, ...], styles: list[str]) -> None:
    document = part(rendered(Post(Meta(lang="zh-CN"), body), "docx"), "word/document.xml")
    assert [style(one) for one in document.iter(f"{W}p")][1:] == styles
