"""MathML that carries no TeX: what it says is said in TeX."""

from __future__ import annotations

import pytest

from convert.nodes import Math, MathBlock
from convert.notes import Code

from .reading import blocks, content, inlines, p

X, Y, TWO = "<mi>x</mi>", "<mi>y</mi>", "<mn>2</mn>"

CASES = [
    (f"<mfrac>{X}{TWO}</mfrac>", r"\frac{x}{2}"),
    (f"<msqrt>{X}<mo>\u2212</mo>{TWO}</msqrt>", r"\sqrt{x-2}"),
    (f"<mroot>{X}{TWO}</mroot>", r"\sqrt[2]{x}"),
    (f"<msup>{X}{TWO}</msup><msub><mrow>{X}{Y}</mrow>{TWO}</msub>", "x^{2}{xy}_{2}"),
    (f"<msubsup>{X}{Y}{TWO}</msubsup>", "x_{y}^{2}"),
    (f"<munderover><mo>∑</mo>{X}{Y}</munderover>", "∑_{x}^{y}"),
    (f"<munder><mi>lim</mi>{X}</munder>{Y}", r"\lim_{x}y"),
    (f"<munder>{X}{Y}</munder><mover>{X}{Y}</mover>", r"\underset{y}{x}\overset{y}{x}"),
    (f"<munderover>{X}{Y}{TWO}</munderover>", r"\underset{y}{\overset{2}{x}}"),
    (f"<mover>{X}<mo>→</mo></mover><mover>{X}<mo>¯</mo></mover>", r"\vec{x}\overline{x}"),
    (f"<munder><munder>{X}<mo>⏟</mo></munder>{TWO}</munder>", r"\underbrace{x}_{2}"),
    (f"<mi>sin</mi><mo>\u2061</mo>{X}<mi>foo</mi>", r"\sin x\mathrm{foo}"),
    ("<mi mathvariant=double-struck>R</mi>", r"\mathbb{R}"),
    ("<mo>{</mo><mo>%</mo><mo>mod</mo>", r"\{\%\operatorname{mod}"),
    ("<mtext>a&nbsp;&amp; b</mtext><mspace />", r"\text{a \& b}\ "),
    (f"<mrow><mo>(</mo><mfrac>{X}{Y}</mfrac><mo>)</mo></mrow>", r"\left( \frac{x}{y}\right)"),
    (f"<mrow><mo>(</mo>{X}<mo>)</mo></mrow>", "(x)"),
    (f"<mo>{{</mo><mtable><mtr><mtd>{X}</mtd><mtd>{Y}</mtd></mtr><mtr><mtd>{TWO}</mtd></mtr></mtable>",
     r"\left\{ \begin{matrix}x & y \\ 2\end{matrix}\right."),
    (f"<mfrac linethickness=0>{X}{Y}</mfrac>", r"\substack{x \\ y}"),
    (f"<semantics><mrow>{X}</mrow><annotation encoding=text/plain>no</annotation></semantics>", "x"),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "tex"), CASES, ids=[tex for _, tex in CASES])
def test_mathml_becomes_tex(inside: str, tex: str) -> None:
    made = content(f"<p><math>{inside}</math></p>")
    assert made.blocks == (p(Math(tex.strip())),)
    assert not made.notes


def test_a_formula_of_its_own_is_a_block() -> None:
    assert blocks(f"<math display=block>{X}</math>") == (MathBlock("x"),)


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        (rf"<math alttext='\sqrt 2'><mn>{X}</mn></math>", r"\sqrt 2"),
        (f"<math alttext='x to y'><msup>{X}{Y}</msup></math>", "x^{y}"),
        (f"<math alttext='x^2'><annotation encoding='application/x-tex'>y</annotation>{X}</math>", "y"),
    ],
)
def test_tex_that_is_there_goes_before(text: str, tex: str) -> None:
    assert inlines(f"<p>{text}</p>") == (Math(tex),)


@pytest.mark.parametrize(
    "inside",
    [
        f"<apply><plus />{X}{Y}</apply>",
        f"<mfrac>{X}{Y}{Y}</mfrac>",
        f"<mmultiscripts>{X}{Y}</mmultiscripts>",
        f"<mtable>{X}{Y}</mtable>",
        f"x {Y}",
    ],
)
def test_what_is_not_read_is_its_text_with_a_note(inside: str) -> None:
    made = content(f"<p><math>{inside}</math></p>")
    assert "".join(map(str, made.blocks)).count("Math") == 0
    assert [note.code for note in made.notes] == [Code.UNKNOWN_ELEMENT]
