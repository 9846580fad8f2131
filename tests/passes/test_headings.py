"""What becomes of a place in a line that is found to be a heading."""

from __future__ import annotations

import pytest

import convert
from convert.nodes import Anchor, Heading, Meta, Post, Strong, Text
from convert.passes import normalize
from convert.passes.profiles import load
from convert.walk import plain_text
from tests.zoo import paragraph

PROSE = paragraph("港口去年吞吐量比前年多了三成，码头上的吊车昼夜不停，海关说今年还会更忙，渔船只好改泊北岸。")


def test_its_id_is_the_headings() -> None:
    line = paragraph(Strong((Anchor("two"), Text("二、北岸"))))
    post = Post(Meta(title="港口", lang="zh-CN"), (paragraph(Strong((Text("一、南岸"),))), PROSE, line, PROSE))
    headings = [block for block in normalize(post, load("finews")).blocks if isinstance(block, Heading)]
    assert [(heading.id, heading.children) for heading in headings] == [
        (None, (Text("一、南岸"),)),
        ("two", (Text("二、北岸"),)),
    ]


LONG = "港口去年吞吐量比前年多了三成，码头上的吊车昼夜不停，海关说今年还会更忙，渔船只好改泊北岸。"
TABLE = "| 码头 | 吨 |\n| --- | --- |\n| 南岸 | 120 |"
IMAGE = "![](a.png)"


def headings(*blocks: str) -> list[str]:
    text = "\n\n".join((LONG, *blocks, "来源：港口日报"))
    post = convert.read_text(text.encode(), name="_posts/2024-03-05-port.md")
    return [f"{block.level} {plain_text(block.children)}" for block in post.blocks if isinstance(block, Heading)]


@pytest.mark.parametrize("between", [TABLE, IMAGE, f"{IMAGE}\n\n{TABLE}", f"{TABLE}\n\n注：不含过境货物。"])
def test_a_table_or_an_image_may_stand_between_a_numbered_line_and_its_text(between: str) -> None:
    made = headings("1、南岸扩建", LONG, "2、北岸还够不够用", between, LONG)
    assert made == ["2 1、南岸扩建", "2 2、北岸还够不够用"]


@pytest.mark.parametrize(
    "blocks",
    [
        ("1、南岸扩建", IMAGE, "2、北岸扩建", IMAGE),
        ("1、南岸扩建", TABLE, "2、北岸扩建", TABLE, "3、东岸扩建"),
        ("1、南岸扩建", IMAGE, "2、北岸扩建", LONG),
        ("2、北岸扩建", TABLE, LONG),
    ],
)
def test_numbered_lines_over_nothing_but_tables_and_images_are_no_headings(blocks: tuple[str, ...]) -> None:
    assert headings(*blocks) == []
