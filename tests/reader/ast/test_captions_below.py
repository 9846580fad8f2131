"""A caption below an image, a row of images or a table is theirs by its class; other lines stay."""

from __future__ import annotations

import pytest

import convert
from convert.nodes import Block, Figure, Image, Paragraph, Table, Text
from convert.positions import Lines
from convert.walk import block_text

from .reading import blocks, p, run

ROW = "<div class=row><div class=col><figure><img src=a></figure></div><div class=col><img src=b></div></div>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p><img src=a></p>\n<p class=figcaption>c</p>", (Figure(Image("a"), run("c")),)),
        (f"{ROW} <div class=caption>c</div><p>d", (Figure(Image("a")), Figure(Image("b"), run("c")), p("d"))),
        ("<a href=l><img src=a></a><div class='caption x'>c</div>", (Figure(Image("a"), run("c"), link="l"),)),
        ("<p><img src=a></p><p>c</p><p class=figcaption>d</p>", (Figure(Image("a")), p("c"), p("d"))),
        ("<p><img src=a></p>c<p class=figcaption>d</p>", (Figure(Image("a")), p("c"), p("d"))),
        ("<p>a <img src=a></p><p class=figcaption>c</p>", (p("a ", Image("a")), p("c"))),
        ("<p class=figcaption>c</p><p><img src=a></p>", (p("c"), Figure(Image("a")))),
        ("<p><img src=a></p><p class=caption>c</p>", (Figure(Image("a")), p("c"))),
        (
            "<figure><img src=a><figcaption>c</figcaption></figure><div class=caption>d</div>",
            (Figure(Image("a"), run("c")), p("d")),
        ),
    ],
)
def test_a_caption_joins_what_it_stands_below(text: str, expected: tuple[Block, ...]) -> None:
    assert blocks(text) == expected


def test_kramdown_gives_the_class_below_a_table() -> None:
    post = convert.read_text("| a | b |\n|---|---|\n| 1 | 2 |\n\nThe table\n{:.figcaption}\n\nEnd\n", profile="none")
    table, end = post.blocks
    assert isinstance(table, Table)
    assert (table.caption, block_text(end)) == ((Text("The table"),), "End")


def test_below_code_it_stays_a_paragraph() -> None:
    post = convert.read_text("```\na\n```\n\nThe code\n{:.figcaption}\n", profile="none")
    assert isinstance(post.blocks[1], Paragraph)


def test_a_figure_has_the_lines_of_both() -> None:
    post = convert.read_text("![a](/a.png)\n\nThe lamp\n{:.figcaption}\n", profile="none")
    assert [block.lines for block in post.blocks] == [Lines(1, 3)]
