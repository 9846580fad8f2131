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
