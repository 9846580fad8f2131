"""Formulas of a PDF: whatever one holds, the document is written."""

from __future__ import annotations

import pytest

from convert.nodes import Block, Math, MathBlock
from convert.notes import Code, Note
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
