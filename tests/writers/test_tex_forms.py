"""Forms of TeX that one engine knows and another does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.nodes import Block, MathBlock, Meta, Post
from convert.notes import Note
from convert.writers.tex import LONGEST
from convert.writers.tex_forms import in_common_forms
from tests.writers.engines import rendered

FORMATS = ["html", "epub", "docx", "pdf"]


@pytest.mark.parametrize(
    ("tex", "made"),
    [
        (r"{a \over b}", r"{\frac{a }{ b}}"),
        (r"a \over b", r"\frac{a }{ b}"),
        (r"\left( n+1 \choose k \right)", r"\left(\binom{ n+1 }{ k }\right)"),
        (r"\sum_{i \atop j}", r"\sum_{\begin{matrix}i \\ j\end{matrix}}"),
        (r"\frac{1 \over 2}{3}", r"\frac{\frac{1 }{ 2}}{3}"),
        (
            r"\begin{array}{c} a \over b & c \\ d \end{array}",
            r"\begin{array}{c}\frac{ a }{ b }& c \\ d \end{array}",
        ),
        (r"a \buildrel \rm def \over = {b \over c}", r"a \stackrel{ \mathrm{ def }} = {\frac{b }{ c}}"),
    ],
)
def test_an_infix_takes_what_its_group_has_before_and_behind_it(tex: str, made: str) -> None:
    assert in_common_forms(tex) == made


@pytest.mark.parametrize(
    ("tex", "made"),
    [
        (r"{\bf x} y", r"{\mathbf{ x}} y"),
        (r"\rm d x", r"\mathrm{ d x}"),
        (r"{\it a \tt b} \cal F", r"{\mathit{ a }\mathtt{ b}} \mathcal{ F}"),
        (r"{\bf a \over b}", r"{\frac{\mathbf{ a }}{\mathbf{ b}}}"),
        (r"\begin{matrix} \bf a & b \end{matrix}", r"\begin{matrix} \mathbf{ a }& b \end{matrix}"),
        (r"\Bbb R \frak{g} \bold x", r"\mathbb R \mathfrak{g} \mathbf x"),
        (r"\text{\bf a} {\rm b}", r"\text{\bf a} {\mathrm{ b}}"),
    ],
)
def test_a_face_holds_to_the_end_of_its_group(tex: str, made: str) -> None:
    assert in_common_forms(tex) == made


@pytest.mark.parametrize(
    ("tex", "made"),
    [
        (r"\cfrac[l]{1}{x}", r"\dfrac{1}{x}"),
        (r"a\thickspace b\negthinspace c", r"a\; b\! c"),
        (r"x \Bigm| y", r"x \;\Big|\;  y"),
        (r"\root n+1 \of x", r"\sqrt[{n+1}] x"),
        ("a % b\n+ c \\%", "a \n+ c \\%"),
        (r"\left<x\right> \bigl<", r"\left\langle x\right\rangle  \bigl\langle "),
        (r"\dotsc \dotsb \dotsm \dotsi", r"\ldots \cdots \cdots \cdots"),
        (r"\widetilde{x} \smallsetminus \pmb{y}", r"\tilde{x} ∖ \boldsymbol{y}"),
        (r"\R \N \Z \Q", r"\mathbb{R} \mathbb{N} \mathbb{Z} \Q"),
        (r"\argmax_x", r"\operatorname*{arg\,max}_x"),
        (r"\Large x", " x"),
        (r"a \kern-.5em b \mkern 9mu", r"a \hspace{-0.5em} b \hspace{0.5em}"),
        (r"\mathop{\rm arg\,max}_x", r"\operatorname*{arg\,max}_x"),
        (r"\mathop{\mathrm{lim}}_x", r"\operatorname*{lim}_x"),
        (r"\begin{aligned}[t] a \end{aligned}", r"\begin{aligned} a \end{aligned}"),
        (r"\begin{array}[b]{c} a \end{array}", r"\begin{array}{c} a \end{array}"),
        (r"\begin{bmatrix}[t] a \end{bmatrix}", r"\begin{bmatrix}[t] a \end{bmatrix}"),
    ],
)
def test_a_command_is_said_in_what_all_know(tex: str, made: str) -> None:
    assert in_common_forms(tex) == made


@pytest.mark.parametrize(
    ("tex", "made"),
    [
        (
            r"\begin{dcases} a & b \\ c \\ \end{dcases}",
            r"\begin{cases}\displaystyle  a &\displaystyle  b \\\displaystyle  c \\ \end{cases}",
        ),
        (r"\begin{rcases} a \end{rcases}", r"\left.\begin{array}{ll} a \end{array}\right\}"),
        (r"\pmatrix{a & b \cr c}", r"\begin{pmatrix}a & b \\ c\end{pmatrix}"),
    ],
)
def test_an_environment_is_one_that_all_know(tex: str, made: str) -> None:
    assert in_common_forms(tex) == made


@pytest.mark.parametrize(
    ("tex", "made"),
    [
        (r"\text{if $x_1$ holds}", r"{\text{if }x_1\text{ holds}}"),
        (r"\hbox{$a \over b$}", r"{\text{}\frac{a }{ b}\text{}}"),
        (r"a_\text{b_c}", r"a_\text{b\_c}"),
    ],
)
def test_words_and_the_formulas_in_them_part(tex: str, made: str) -> None:
    assert in_common_forms(tex) == made


@pytest.mark.parametrize(
    "tex",
    [
        r"\frac{a}{b} + \sqrt[3]{x} \leftarrow \left[ y \right] \text{so} \begin{cases} a & b \\ c & d \end{cases}",
        r"\overline{x} \oversize \bfx \rmd",
        r"a \\ b",
        r"\textstyle{x_1} \begin{matrix} a \end{matrix}",
        r"\mathop{\mathrm{a_b}}",
        r"{a \over b",
        r"a \over b}",
        r"\left( a \over b",
        r"\begin{x} a \over b \end{y}",
        r"a \over b \over c",
        r"a \buildrel b \bf c",
        r"{a \over b} $",
        r"\text{a {$b$} c}",
        r"\root 3 x",
        r"\begin{aligned}[ a ] b \end{aligned}",
    ],
)
def test_what_all_know_and_what_is_uneven_stays(tex: str) -> None:
    assert in_common_forms(tex) == tex


PIECES = [
    *"{}[]$%&_^ ax\\\n", r"\over", r"\bf", r"\text{", r"\left(", r"\right)", r"\begin{dcases}", r"\end{dcases}",
    r"\buildrel", r"\root", r"\of", r"\cr", r"\matrix{", r"\begin{array}{c}", r"\end{array}", r"\mathop{\rm",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_tex_is_taken_and_what_it_makes_stays(tex: str) -> None:
    assert in_common_forms(in_common_forms(tex)) == in_common_forms(tex)


@pytest.mark.parametrize(
    "piece",
    [r"{a \over ", r"\root ", r"\root{", r"\text{", r"\text{$", r"\bf ", r"\kern1", r"\mathop{\rm a", r"\left ",
     r"\begin{array}{", r"\begin{dcases}", r"\buildrel ", "%", r"\matrix{"],
)  # fmt: skip
def test_a_formula_of_one_form_alone_ends(piece: str) -> None:
    assert isinstance(in_common_forms(piece * (LONGEST // len(piece))), str)


@pytest.mark.pandoc
@pytest.mark.parametrize("to", FORMATS)
def test_every_engine_sets_what_browsers_set(to: str) -> None:
    notes: list[Note] = []
    formulas = [
        r"{a \over b} + {n \choose k} + \sum_{i \atop j} x + \cfrac{1}{1 + \dfrac{1}{2}}",
        r"{\bf x} {\rm d}x {\it diff} {\tt ab} {\cal F} \Bbb R \R \N \Z \pmb{x} \widetilde{x}",
        r"f = \begin{dcases} \frac{1}{2}, & x \\ 0 & \text{if $y_1$} \end{dcases} % why",
        r"a\thickspace b \Bigm| c \root 3 \of x \left<x\right> \dotsc \dotsb \dotsm \dotsi A \smallsetminus B",
        r"\begin{aligned}[t] a &= b \\ c &= d \end{aligned} \begin{array}[t]{c} a \\ b \end{array}",
        r"\mathop{\rm arg\,max}\limits_x f \buildrel d \over = \pmatrix{a & b \cr c & d} \Large \ket{x} \varlimsup",
    ]
    blocks: list[Block] = [MathBlock(tex) for tex in formulas]
    rendered(Post(Meta(title="Forms", lang="en"), tuple(blocks)), to, note=notes.append)
    assert notes == []
