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


def closing(line: str, *, below: str = LONG, above: str = "## 南岸") -> list[str]:
    text = f"{LONG}\n\n{above}\n\n{LONG}\n\n* * *\n\n{line}\n\n{below}"
    post = convert.read_text(text.encode(), name="_posts/2024-03-05-port.md")
    return [f"{block.level} {plain_text(block.children)}" for block in post.blocks if isinstance(block, Heading)]


@pytest.mark.parametrize(
    "word", ["译后记", "譯後記", "后记", "結語", "致谢", "訳者あとがき", "Afterword", "Translator’s note"]
)
def test_a_bold_word_of_an_afterword_is_a_heading_beside_others(word: str) -> None:
    assert closing(f"**{word}**") == ["2 南岸", f"2 {word}"]
    assert closing(f"**{word}**", above="### 南岸") == ["3 南岸", f"3 {word}"]


def test_it_is_one_in_a_post_without_headings_too() -> None:
    assert closing("**译后记**", above=LONG) == ["2 译后记"]


@pytest.mark.parametrize(
    ("line", "below"),
    [
        ("译后记", LONG),
        ("**译后记：**", LONG),
        ("**译后记** 去年冬天，一位读者寄来了这篇文章。", LONG),
        ("**译后记里没有的事**", LONG),
        ("**译后记**", "- 南岸\n- 北岸"),
        ("**译后记**", "**后记**"),
        ("**译后记**", ""),
        ("**北岸的渔船**", LONG),
        ("**The afterword**", LONG),
    ],
)
def test_other_lines_beside_headings_are_none(line: str, below: str) -> None:
    assert closing(line, below=below) == ["2 南岸"]
