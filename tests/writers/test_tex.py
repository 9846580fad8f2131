"""What the engines are given of TeX: macros expanded, labels and tags, environments that all know."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.nodes import Block, Math, MathBlock, Meta, Post
from convert.notes import Code, Note
from convert.writers.tex import LONGEST, Macros, settable
from convert.writers.tex_depth import is_shallow
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


DEEP = (
    "{" * 9500 + "x" + "}" * 9500,
    "x_{" * 4500 + "}" * 4500,
    r"\sqrt{" * 300 + "x" + "}" * 300,
    r"\left(" * 1500 + "x" + r"\right)" * 1500,
    r"\begin{matrix}" * 600 + "x" + r"\end{matrix}" * 600,
    r"\sqrt " * 3000 + "x",
    r"\sqrt[" * 2000 + "x",
    r"\frac a" * 2500 + "b",
    r"\frac{a}" * 2000 + "b",
    r"\sum_x^" * 2500 + "b",
    r"\displaystyle " * 1400 + "x",
)


@pytest.mark.parametrize("tex", DEEP, ids=lambda tex: tex[:12])
def test_a_formula_of_great_depth_goes_to_no_engine(tex: str) -> None:
    assert not is_shallow(tex)


@pytest.mark.pandoc
@pytest.mark.parametrize("to", FORMATS)
def test_a_formula_of_great_depth_is_its_tex_and_a_note_says_so(to: str) -> None:
    notes: list[Note] = []
    text = shown(Post(Meta(title="Maths", lang="en"), (MathBlock(DEEP[2]),)), to, note=notes.append)
    assert [note.code for note in notes] == [Code.FORMULA]
    assert r"\sqrt{" in text


IN_A_THREAD = """
import sys, threading
from convert import api, nodes

threading.stack_size(512 * 1024)
for tex in sys.stdin.read().split("\\n"):
    post = nodes.Post(nodes.Meta(title="t"), (nodes.MathBlock(tex),))
    thread = threading.Thread(target=lambda: api.render(post, "html"))
    thread.start()
    thread.join()
"""


def test_no_formula_ends_the_process_that_sets_it_in_a_thread() -> None:
    """What the engine recurses for is more than what nests: brackets that are signs too; open ones take it for ever."""
    open_ones = ["(" * 250, r"\langle x " * 60, r"\bigl\{" * 40, "⌊" * 40]
    formulas = "\n".join([*DEEP, "(" * 9000 + ")" * 9000, *open_ones, "x" * 20000])
    ended = subprocess.run([sys.executable, "-c", IN_A_THREAD], input=formulas, text=True, check=False, timeout=120)
    assert ended.returncode == 0


@pytest.mark.parametrize(
    "tex",
    [
        " + ".join([r"\frac12 \alpha_i^2 x'_{j}"] * 100),
        r"\begin{aligned}" + r"a &= \left( \frac{b}{\sqrt[3]{c}} \right) \\ " * 100 + r"\end{aligned}",
        r"\sum_{i=1}^n \hat x_i [0, 1) % {{{{" * 100,
        "(" * 9000,
    ],
    ids=lambda tex: tex[:12],
)
def test_a_long_formula_is_not_a_deep_one(tex: str) -> None:
    assert is_shallow(tex)


@pytest.mark.parametrize(
    "tex",
    [
        "[0, 1) " * 50,
        r"]a, b[ \cup " * 50,
        r"\bigl( x \bigr) " * 50,
        r"\left( x \right. " * 20,
        "(" * 20 + "x" + ")" * 20,
    ],
)
def test_brackets_that_are_closed_in_any_way_are_set(tex: str) -> None:
    notes: list[Note] = []
    shown(Post(Meta(title="Maths", lang="en"), (MathBlock(tex),)), "html", note=notes.append)
    assert notes == []
