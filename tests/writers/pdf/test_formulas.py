"""Formulas of a PDF: whatever one holds, the document is written."""

from __future__ import annotations

import pytest

from convert.nodes import MathBlock
from tests.writers.building import p
from tests.writers.engines import pdf_text, rendered
from tests.writers.pdf.test_pdf import chinese

pytestmark = pytest.mark.pandoc


@pytest.mark.parametrize("tex", ["{}", r"\text{}", "%", r"\newcommand{\E}{x}", r"\begin{aligned}\end{aligned}"])
def test_a_formula_of_its_own_may_show_nothing(tex: str) -> None:
    assert pdf_text(rendered(chinese(p("甲"), MathBlock(tex), p("乙")), "pdf")) == "标题甲乙"
