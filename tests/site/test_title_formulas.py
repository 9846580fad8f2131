"""Formulas in titles as plain text."""

from __future__ import annotations

import pytest

from convert.site import Site
from convert.site.title_formulas import read_formulas


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"Descent, $\nabla f$ and friends", "Descent, ∇f and friends"),
        (r"Sorting in $O(n^2)$", "Sorting in O(n²)"),
        (r"From $O(n \log n)$ to \(\Omega(n)\)", "From O(n log n) to Ω(n)"),
        (r"$\mathbb{R}^n \to \mathbb R$", "Rⁿ → R"),
        (r"$x_{ij} \le 10^{-3}$", "x_ij ≤ 10⁻³"),
        (r"L$^p$ spaces", "L^p spaces"),
        (r"$\alpha\beta$ pruning in $\LaTeX$", "αβ pruning in LaTeX"),
    ],
)
def test_a_formula_in_a_title_is_read_as_text(written: str, shown: str) -> None:
    assert read_formulas(written) == shown


@pytest.mark.parametrize(
    "title",
    [
        r"$\frac{1}{2}$",
        r"$\unheard{x}$",
        "From $5 to $6",
        "$ x $",
        r"$5 and 6\$",
        "plain",
        "$$",
        r"$\sqrt2$",
        "A$AP and A$AP Ferg, A$",
        "5$/10$ a month",
        "Micro$oft and Apple$",
    ],
)
def test_what_is_no_formula_or_no_text_stays(title: str) -> None:
    assert read_formulas(title) == title


@pytest.mark.parametrize(("front", "title"), [("math: true", "Of ∇f"), ("weight: 1", r"Of $\nabla f$")])
def test_titles_have_formulas_where_the_post_has(front: str, title: str) -> None:
    assert Site("/").source_from_text(f"---\ntitle: Of $\\nabla f$\n{front}\n---\n").meta.title == title
