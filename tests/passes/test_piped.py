"""Lines of labels that Markdown takes for tables."""

from __future__ import annotations

import pytest

import convert
from convert.nodes import Paragraph, Post, Quote, Table

TEXT = "港口去年吞吐量比前年多了三成，码头上的吊车昼夜不停，海关说今年还会更忙，渔船只好改泊北岸。"


def read(head: str) -> Post:
    text = f"---\ntitle: 港口扩建\n---\n{head}\n\n{TEXT}\n\n{TEXT}\n"
    return convert.read_text(text, name="_posts/2024-03-05-port.md")


@pytest.mark.parametrize(
    "head",
    [
        "作者 | 林远航\n\n来源 | 港口周刊",
        "作者 | 林远航\n来源 | 港口周刊",
        "> 作者 | 林远航\n>\n> 来源 | 港口周刊",
        "> 作者 | 林远航\n> 来源 | 港口周刊",
        "> 作者 | 林远航\n>\n> 来源：港口周刊",
    ],
)
def test_they_name_the_author_and_the_source(head: str) -> None:
    post = read(head)
    assert post.byline is not None
    assert post.source is not None
    assert ([person.name for person in post.byline.people], post.source.name) == (["林远航"], "港口周刊")
    assert [type(block) for block in post.blocks] == [Paragraph, Paragraph]


def test_editors_in_a_quotation_stay_as_editors() -> None:
    post = read("> 文 | 林远航\n>\n> 编辑 | 苏小满")
    assert [getattr(block, "kind", None) for block in post.blocks] == ["editors", "body", "body"]


@pytest.mark.parametrize(
    "table", ["作者 | 林远航\n译者 | 苏小满", "作者 | 林远航\n水深 | 九米", "水深 | 九米\n泥沙 | 很多"]
)
def test_a_table_of_other_things_stays(table: str) -> None:
    assert [type(block) for block in read(table).blocks] == [Table, Paragraph, Paragraph]


@pytest.mark.parametrize("quote", ["> 水深 | 九米\n>\n> 泥沙 | 很多", "> 作者 | 林远航\n>\n> 渔船只好改泊北岸。"])
def test_a_quotation_of_other_things_stays(quote: str) -> None:
    post = read(quote)
    assert [type(block) for block in post.blocks] == [Quote, Paragraph, Paragraph]
    assert post.byline is None


def test_rows_beside_labels_that_begin_with_a_label_are_lines_too() -> None:
    post = read("出品 | 湖畔观察\n\n作者 | 林远航\n\n题图 | 湖畔图库")
    assert [type(block) for block in post.blocks] == [Paragraph] * 4
    assert post.byline is not None
    assert [person.name for person in post.byline.people] == ["林远航"]


@pytest.mark.parametrize("beside", ["水深 | 九米", "题图 | 湖畔图库\n水深 | 九米"])
def test_other_tables_beside_labels_stay(beside: str) -> None:
    post = read(f"作者 | 林远航\n\n{beside}")
    assert [type(block) for block in post.blocks] == [Table, Paragraph, Paragraph]


def test_a_row_with_a_label_beside_no_others_stays() -> None:
    assert [type(block) for block in read("题图 | 湖畔图库").blocks] == [Table, Paragraph, Paragraph]


@pytest.mark.parametrize(
    "tail",
    [
        "标签：港口 | 海关",
        '<a href="/">返回首页</a> | <a href="#">打印</a> | 分享到：微信 微博',
        '<a href="/">返回首页</a> | <a href="#">打印</a> | <a href="#">分享</a>',
    ],
)
def test_a_row_after_the_source_does_not_hide_it(tail: str) -> None:
    post = convert.read_text(f"---\ntitle: 港口扩建\n---\n{TEXT}\n\n（来源：港口周刊）\n\n{tail}\n", name="port.md")
    assert post.source is not None
    assert post.source.name == "港口周刊"
    assert not any(isinstance(block, Table) for block in post.blocks)


@pytest.mark.parametrize(
    "tail", ["水深：九米 | 泥沙很多", "港口 | 打印 | 分享到：微信 微博", "标签：港口 | 海关\n标签：渔船 | 北岸"]
)
def test_a_last_row_of_other_things_stays(tail: str) -> None:
    post = convert.read_text(f"---\ntitle: 港口扩建\n---\n{TEXT}\n\n{tail}\n", name="port.md")
    assert isinstance(post.blocks[-1], Table)
