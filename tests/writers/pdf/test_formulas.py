"""Formulas of a PDF: whatever one holds, the document is written."""

from __future__ import annotations

import pypdfium2
import pytest

from convert.nodes import Block, LineBreak, Math, MathBlock, Meta, Post
from convert.notes import Code, Note
from convert.workers.pandoc import pandoc
from convert.writers.pandoc_json import formulas
from convert.writers.pdf.write import REPLACEMENT
from tests.writers.building import p
from tests.writers.engines import pdf_text, rendered
from tests.writers.pdf.test_pdf import chinese

pytestmark = pytest.mark.pandoc


@pytest.mark.parametrize("tex", ["{}", r"\text{}", "%", r"\newcommand{\E}{x}", r"\begin{aligned}\end{aligned}"])
def test_a_formula_of_its_own_may_show_nothing(tex: str) -> None:
    assert pdf_text(rendered(chinese(p("甲"), MathBlock(tex), p("乙")), "pdf")) == "标题甲乙"


@pytest.mark.parametrize("formula", [MathBlock("\ue000"), p(Math("x + \\text{a\ue000b}"))])
def test_a_character_of_a_formula_may_have_no_glyph(formula: Block) -> None:
    notes: list[Note] = []
    shown = pdf_text(rendered(chinese(formula, p("乙")), "pdf", note=notes.append))
    assert shown.count(REPLACEMENT) == 1
    assert [note.code for note in notes] == [Code.GLYPH_MISSING]


MATRIX = "mat(delim: #none, align: #center, column-gap: #1em"
BARS = 'mat(delim: #"{}", align: #center, column-gap: #1em'
LINES = "augment: #(hline:"


def typst_of(tex: str) -> str:
    made = pandoc(formulas([tex]), "typst", media={}).decode()
    return made.partition(", $")[2].strip().removesuffix("$);")


@pytest.mark.parametrize(
    ("tex", "made"),
    [
        (r"a \! b \; c", "a #h(-0.167em) b #h(0.278em) c"),
        (r"a \hspace{0.5em} b \qquad c", "a #h(0.5em) b #h(2em) c"),
        (r"\begin{gathered} a \\! b \end{gathered}", "a\\\n! b"),
        (r"\text{if\;so\!}", 'upright("if so")'),
        (r"\|x\|_2^2", "‖x‖_2^2"),
        (r"\left\| x \right\|_2", "lr(‖x‖)_2"),
        (r"\left\lVert x \right\rVert", "lr(‖x‖)"),
        (r"a \parallel b", "a parallel b"),
        (r"P ( A | B )", r"P \( A\|B \)"),
        (r"\bigl\langle x", "#scale(x: 120%, y: 120%)[#sym.chevron.l]x"),
        (r"\begin{cases} a & b \\ c & d \end{cases}", 'cases(delim: "{", a & quad b, c & quad d)'),
    ],
)
def test_spaces_and_bars_are_as_tex_has_them(tex: str, made: str) -> None:
    assert typst_of(tex) == made


@pytest.mark.parametrize(
    ("tex", "made"),
    [
        (r"\begin{matrix} a & b \end{matrix} + c", f"{MATRIX}, a, b) + c"),
        (r"\begin{array}{l l} a & b \end{array}", "mat(delim: #none, align: #left, column-gap: #1em, a, b)"),
        (
            r"\begin{array}{|c|c|} \hline a & b \\ \hline c & d \\ \hline \end{array}",
            f"{MATRIX}, {LINES} (1,), vline: (1,), stroke: 0.5pt), a, b; c, d)",
        ),
        (r"\begin{vmatrix} a & b \\ c & d \end{vmatrix}", f"{BARS.format('|')}, a, b; c, d)"),
        (r"\begin{Vmatrix} a \\ b \end{Vmatrix}", f"{BARS.format('‖')}, a; b)"),
        (r"\begin{Bmatrix} a \end{Bmatrix}", 'mat(delim: "{", a)'),
        (
            r"\begin{array}{c} \begin{array}{c} a \\ \hline b \end{array} \\ c \end{array}",
            f"{MATRIX}, {MATRIX}, {LINES} (1,), vline: (), stroke: 0.5pt), a; b); c)",
        ),
        (r"\left\{ \begin{array}{ll} a & b \end{array} \right.", 'cases(delim: "{", a & quad b)'),
        (r"\left\{ \begin{array}{ll} a & b \\ \hline c \\ \end{array} \right.", 'cases(delim: "{", a & quad b, c)'),
        (r"\begin{cases} a & b & c \end{cases}", 'mat(delim: #("{", none), align: #left, column-gap: #1em, a, b, c)'),
        (r"\begin{array}{c a", None),
    ],
)
def test_an_array_keeps_its_columns_and_lines(tex: str, made: str | None) -> None:
    assert typst_of(tex) == (made or "")


ONE_COLUMN = 'mat(delim: #("{", none), align: #left, column-gap: #1em'
LINES_OF_TWO = "display(a) & display(= b); display(c) & display(= d)"


@pytest.mark.parametrize(
    ("tex", "made"),
    [
        (r"\begin{cases} a = 1 \\ b, c \end{cases}", f"{ONE_COLUMN}, a = 1; b \\, c)"),
        (r"x = \begin{cases} a \\ b \\ \end{cases} + c", f"x = {ONE_COLUMN}, a; b) + c"),
        (r"\left\{ \begin{array}{l} a \\ b \end{array} \right. + c", f"{ONE_COLUMN}, a; b) + c"),
        (
            r"\begin{cases} \begin{cases} a & b \end{cases} \\ c \end{cases}",
            f'{ONE_COLUMN}, cases(delim: "{{", a & quad b); c)',
        ),
        (
            r"\left\{ \begin{aligned} a &= b \\ c &= d \end{aligned} \right.",
            f"{ONE_COLUMN}, row-gap: #0.6em, {LINES_OF_TWO})",
        ),
        (
            r"\begin{aligned} a &= b \\ c &= d \end{aligned} \qquad \begin{pmatrix} e \\ f \end{pmatrix}",
            f"{MATRIX}, row-gap: #0.6em, {LINES_OF_TWO}) #h(2em) vec(e, f)",
        ),
        (r"\begin{gathered} a \\ \end{gathered} + x", f"{MATRIX}, row-gap: #0.6em, display(a)) + x"),
        (r"\begin{aligned} a &= \{b\} \\ &= d \end{aligned},", "a & = { b }\\\n & = d \\,"),
    ],
)
def test_lines_below_each_other_are_no_lines_of_the_whole_formula(tex: str, made: str) -> None:
    assert typst_of(tex) == made


@pytest.mark.parametrize(
    ("tex", "made"),
    [
        (r"\left. \frac{a}{b} \right|_{x=0}", r"lr(a / b\|)_(x = 0)"),
        (r"\left( \frac{a}{b} \right\rangle", r"lr(\( a / b chevron.r)"),
        (r"\left\{ \frac{a}{b} \right.", r"lr(\{ a / b)"),
        (r"\left| a, \{b\} \right\rangle \left\langle c \right|", r"lr(\|a \, { b } chevron.r) lr(chevron.l c\|)"),
        (r"\left( a_{\left( b \right\rangle} \right]", "lr((a_(lr(\\( b chevron.r))])"),
        (r"\left( \frac{a}{b} \right)", "(a / b)"),
        (r"\left\langle a \middle| b \right|", r"⟨a mid(bar.v) b\|"),
        (r"\left( a \rightarrow b", r"\(a arrow.r b"),
    ],
)
def test_fences_are_as_large_as_what_is_between_them(tex: str, made: str) -> None:
    assert typst_of(tex) == made


@pytest.mark.parametrize(
    ("tex", "made"),
    [
        (r"\operatorname*{argmin}_x f", 'op("argmin", limits: #true)_x f'),
        (r"\operatorname{sgn}_x", '"sgn"_x'),
        (r"\mathop{\sum\sum}_y z", "limits(inline: #false, sum sum)_y z"),
        (r"\underset{x}{A+B} f", "limits(A + B)_x f"),
        (r"\underset{y}{\overset{x}{\to}}", "limits(limits(arrow.r)^x)_y"),
        (r"X \stackrel{d}{=} Y \stackrel d= Z", "X limits(=)^d Y limits(=)^d Z"),
        (r"\int\limits_a^b x", "limits(integral)_a^b x"),
        (r"x_{\dfrac{a}{\dfrac1b}}", "x_(display(frac(a, display(1 / b))))"),
        (r"\mathop{}_x", '""_x'),
        (r"\underset{y}{\operatorname*{argmin}}", 'limits(op("argmin", limits: #true))_y'),
        (r"\mathop{\overset ab}_c", "limits(inline: #false, limits(b)^a)_c"),
        (r"\overset{a}\to \overset{a}{}", "limits(arrow.r)^a zws^a"),
        (r"\operatorname*{a}\operatorname*{b}", 'op("a", limits: #true) op("b", limits: #true)'),
        (r"\overset{x}{\{a} b", "limits({ a)^x b"),
        (r"\overset a中 \overset{中}\|", "limits(中)^a limits(‖)^中"),
        (r"\begin{pmatrix} a & b \\ c & d \\ \end{pmatrix}", 'mat(delim: "(", a, b; c, d)'),
        (r"\overset{a}", ""),
    ],
)
def test_what_stands_below_and_above_stands_there(tex: str, made: str) -> None:
    assert typst_of(tex) == made


def test_a_box_around_a_formula_is_set() -> None:
    notes: list[Note] = []
    rendered(
        chinese(MathBlock(r"\boxed{x + \frac{1}{2}} = \begin{array}{c|c} a & b \end{array}")), "pdf", note=notes.append
    )
    assert notes == []


def test_rows_of_formulas_in_neighbouring_lines_do_not_touch() -> None:
    first, second = (Math(rf"\begin{{matrix}}{one}\\{two}\end{{matrix}}") for one, two in ("12", "34"))
    post = Post(Meta(title="Rows", lang="en"), (p("A quay", LineBreak(), first, LineBreak(), second),))
    page = pypdfium2.PdfDocument(rendered(post, "pdf"))[0].get_textpage()
    boxes = {page.get_text_range(at, 1): page.get_charbox(at) for at in range(page.count_chars())}
    assert boxes["2"][1] - boxes["3"][3] > 3


SIGNS = "«»‹›∩⊓⊖⊗⊙⊜⊝⋂⋒⟦⟧⟬⟭⟴⦃⦄⦅⦆⦜⦡⦦⦶⦷⦸⦹⧀⧁⨀⨂⨅⨙⨸⩀⩄⩎Ϗϗ"


def test_signs_whose_names_typst_has_given_up_are_set() -> None:
    notes: list[Note] = []
    post = chinese(
        *(p(Math(f"a {sign} b")) for sign in SIGNS), p(Math(r"\text{sect times.circle} \cap \bigotimes_i x"))
    )
    shown = pdf_text(rendered(post, "pdf", note=notes.append))
    assert not [note for note in notes if note.code is Code.FORMULA]
    assert set("∩⊗⊙⋂⟦") <= set(shown)
    assert "sect times.circle" in shown


def test_a_formula_that_cannot_be_set_takes_no_other_with_it() -> None:
    notes: list[Note] = []
    rows = r"\begin{aligned} a &= b \\ c &= d \end{aligned}"
    refused = r"x = \frac{}{}"
    post = chinese(MathBlock(r"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}"), p(Math(rows)), p(Math(refused)))
    shown = pdf_text(rendered(post, "pdf", note=notes.append))
    assert [note.message for note in notes] == [f"a formula cannot be set and stands as TeX: {refused}"]
    assert "begin" not in shown


@pytest.mark.parametrize("name", ["mathtt", "texttt"])
def test_a_face_of_a_formula_is_a_face(name: str) -> None:
    shown = pdf_text(rendered(chinese(p(Math(rf"\{name}{{Abc}}"))), "pdf"))
    assert len(shown) <= len("标题Abc")
