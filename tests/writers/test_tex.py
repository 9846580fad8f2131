"""What the engines are given of TeX: macros expanded, labels and tags, environments that all know."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.nodes import Block, Math, MathBlock, Meta, Post
from convert.notes import Note
from convert.writers.tex import LONGEST, Macros, settable
from tests.writers.building import p
from tests.writers.engines import shown

FORMATS = ["html", "epub", "docx", "pdf"]


@pytest.mark.parametrize(
    ("defined", "used", "made"),
    [
        (r"\newcommand{\R}{\mathbb{R}}", r"x \in \R, \Rx", r"x \in \mathbb{R}, \Rx"),
        (r"\renewcommand*\vec[1]{\mathbf{#1}}", r"\vec a + \vec{bc}", r"\mathbf{a} + \mathbf{bc}"),
        (r"\newcommand{\norm}[2][p]{\|#2\|_#1}", r"\norm{x} \norm[q]{y}", r"\|x\|_p \|y\|_q"),
        (r"\def\pair#1#2{(#1, #2)}", r"\pair{a}{{b}}", r"(a, {b})"),
        (r"\let\eps=\varepsilon", r"\eps", r"\varepsilon"),
        (r"\DeclareMathOperator*{\argmax}{arg\,max}", r"\argmax_x", r"\operatorname*{arg\,max}_x"),
        (r"\newcommand{\f}[1]{\alpha}", r"\f{x}y^\f{x}", r"\alpha y^{\alpha}"),
        (r"\newcommand{\be}{\begin{equation}} \def\ee{\end{equation}}", r"\be x \ee", r"{ x }"),
    ],
)
def test_a_macro_holds_for_the_formulas_behind_it(defined: str, used: str, made: str) -> None:
    macros: Macros = {}
    assert settable(defined, macros).strip() == ""
    assert settable(used, macros) == made


@pytest.mark.parametrize(
    ("tex", "made"),
    [
        (r"a = b \label{eq:1}", "a = b "),
        (r"a \tag{1}", r"a \qquad\text{(1)}"),
        (r"a \tag*{A}", r"a \qquad\text{A}"),
        (r"\begin{align*} a \\[2pt] b \end{align*}", r"\begin{aligned} a \\ b \end{aligned}"),
        (r"\begin{gather} a \\*[-1ex] b \\ [c] \end{gather}", r"\begin{gathered} a \\ b \\ [c] \end{gathered}"),
        (r"\begin{equation} \begin{split} a \end{split} \end{equation}", r"{ \begin{aligned} a \end{aligned} }"),
        (r"a \nonumber b \notag", "a  b "),
        (r"\begin{alignat}{2} a \end{alignat}", r"\begin{aligned} a \end{aligned}"),
        (r"\begin{eqnarray} a &=& b \end{eqnarray}", r"\begin{array}{rcl} a &=& b \end{array}"),
        (r"\sum_{\substack{a \\ b}} \mathbbm{1}", r"\sum_{\begin{matrix}a \\ b\end{matrix}} \mathbb{1}"),
        (r"\frac{a}{b} \% \{ \begin{cases} a \\ b \end{cases}", None),
        (r"a % \label{x}", "a "),
        (r"\ket{\psi} \braket{a|b}", r"|{\psi}\rangle \langle{a|b}\rangle"),
        (r"\dbinom n k", r"{\displaystyle\binom{n}{k}}"),
        (r"\label", None),
        (r"\newcommand{\a}", None),
        (r"\def\a", None),
        (r"\begin", None),
        (r"\tag{", None),
    ],
)  # fmt: skip
def test_all_engines_are_given_what_all_know(tex: str, made: str | None) -> None:
    assert settable(tex, {}) == (tex if made is None else made)


@pytest.mark.parametrize("tex", [r"\def\a{\a} \a", r"\def\a{\a\a} \a", r"\let\b\a \let\a\b \b", r"\alpha" * LONGEST])
def test_a_macro_without_end_ends(tex: str) -> None:
    assert settable(tex, {}) == tex


PIECES = [*"\\ab{}[]#12*=%^_ \n", r"\newcommand", r"\def", r"\let", r"\a", r"\begin{align}"]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_tex_is_taken(tex: str) -> None:
    assert isinstance(settable(tex, {}), str)


@pytest.mark.pandoc
@pytest.mark.parametrize("to", FORMATS)
def test_what_mathematical_posts_hold_is_set(to: str) -> None:
    """Macros for the whole page, a block of nothing else, labels, tags, distances between lines, boxes."""
    notes: list[Note] = []
    formulas: list[Block] = [
        MathBlock(r"\newcommand{\E}{\mathbb{E}} \def\norm#1{\left\lVert #1 \right\rVert}"),
        p(Math(r"\E[X] = \norm{x}")),
        MathBlock(r"\begin{align} a &= b \\[2pt] &= c \label{eq} \tag{7} \end{align}"),
        MathBlock(r"\boxed{x} + \underline{y} + \cancel{z} + \textcolor{red}{w} + \fbox{so}"),
    ]
    text = shown(Post(Meta(title="Maths", lang="en"), tuple(formulas)), to, note=notes.append)
    assert notes == []
    assert "(7)" in text
