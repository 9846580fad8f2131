"""Formulas that kramdown leaves as text and a page sets."""

from __future__ import annotations

import pytest

from convert.nodes import Blocks, Code, Emphasis, Inline, LineBreak, Link, Math, MathBlock, Meta, Text
from convert.positions import Lines
from convert.reader import html, read
from convert.reader.delimiters import mark_formulas
from convert.sources import PostSource

from .ast.reading import p


def blocks(text: str, *, asked: bool = False) -> Blocks:
    return read(PostSource("a.md", text, Meta(), formulas=asked)).blocks


IN_A_LINE: list[tuple[str, tuple[Inline | str, ...]]] = [
    (r"a \\(x_1\\) b", ("a ", Math("x_1"), " b")),
    (r"\\(x\\)、\\(y\\)", (Math("x"), "、", Math("y"))),
    ("\\\\(x\n= y\\\\)", (Math("x\n= y"),)),
    ("<p>\\(x<br>+ y\\)<br>z</p>", (Math("x + y"), LineBreak(), "z")),
    (r"f \\(f'(x), ..., -- \\)", ("f ", Math("f'(x), ..., --"))),
    (r"[a \\(x\\)](u)", (Link("u", (Text("a "), Math("x"))),)),
    (r"a \\(x *y* z\\)", (r"a \(x ", Emphasis((Text("y"),)), r" z\)")),
    (r"`\(x\)`", (Code(r"\(x\)"),)),
    (r"a \\(\\) b", (r"a \(\) b",)),
    (r"a \\(x b", (r"a \(x b",)),
    (r"a \\\\(x\\\\) b", (r"a \\(x\\) b",)),
    (r"\\(\\<word\\)\\@\\<=.", (r"\(\<word\)\@\<=.",)),
    (r"<span class='tex2jax_ignore'>\\(x\\)</span>", (r"\(x\)",)),
    (r"\\<span></span>(x\\)", (r"\(x\)",)),
    (r"\begin{itemize} x \end{itemize}", (r"\begin{itemize} x \end{itemize}",)),
    ("$x$ and $5", ("$x$ and $5",)),
]
DOLLARS: list[tuple[str, tuple[Inline | str, ...]]] = [
    ("a $x_1$ b", ("a ", Math("x_1"), " b")),
    ("$5 and $6", ("$5 and $6",)),
    ("$5-$6, $x$", ("$5-$6, ", Math("x"))),
    ("5 $, 6 $", ("5 $, 6 $",)),
    (r"a \\$x$ b", (r"a \$x$ b",)),
    (r"\\(\\|x\\|\\)\\(y\\)", (Math(r"\|x\|"), Math("y"))),
]


@pytest.mark.parametrize(("text", "expected"), IN_A_LINE, ids=[text for text, _ in IN_A_LINE])
def test_the_default_delimiters_make_a_formula(text: str, expected: tuple[Inline | str, ...]) -> None:
    assert blocks(text) == (p(*expected),)


@pytest.mark.parametrize(("text", "expected"), DOLLARS, ids=[text for text, _ in DOLLARS])
def test_dollars_make_a_formula_where_formulas_are_asked_for(text: str, expected: tuple[Inline | str, ...]) -> None:
    assert blocks(text, asked=True) == (p(*expected),)


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        (r"\\[ x \\]", "x"),
        ("\\begin{align}\nx &= 1\n\\end{align}", "\\begin{align}\nx &= 1\n\\end{align}"),
        (r"<p>\begin{align*}x\end{align*}</p>", r"\begin{align*}x\end{align*}"),
        ("<p>$$x$$</p>", "x"),
    ],
)
def test_a_displayed_formula_is_a_block(text: str, tex: str) -> None:
    assert blocks(f"a\n\n{text}\n\nb", asked=True) == (p("a"), MathBlock(tex), p("b"))


def test_a_formula_has_the_lines_that_it_stands_on() -> None:
    made = blocks("a\n\nb\n\\\\[ x\n= y \\\\]\nc\n\nd")
    assert [block.lines for block in made] == [Lines(1, 1), Lines(3, 6), Lines(3, 6), Lines(3, 6), Lines(8, 8)]


@pytest.mark.parametrize("unit", [r"\(", r"\(a\)* ", r"\(a", r"\begin{math}", "$ ", "$a $", "$$", r"\(a\)<br>"])
def test_what_opens_and_never_closes_is_looked_for_once(unit: str) -> None:
    page = unit * 40_000
    for asked in (True, False):
        mark_formulas(html.parse(page), asked=asked)
