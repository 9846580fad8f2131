"""References to formulas, in the text around them."""

from __future__ import annotations

import pytest

from convert.nodes import Meta, Paragraph
from convert.reader import read
from convert.sources import PostSource
from convert.walk import plain_text


def last_line(text: str) -> str:
    """What the last paragraph of a post shows."""
    last = read(PostSource(path="p.md", text=text, meta=Meta(title="t"))).blocks[-1]
    assert isinstance(last, Paragraph)
    return plain_text(last.children)


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        (r"\begin{equation} a = b \tag{3.1} \label{eq:a} \end{equation}", "By (3.1) and 3.1."),
        (r"\begin{equation} a = b \label{eq:a} \end{equation}", "By (eq:a) and eq:a."),
        (r"\begin{align} a \tag{1} \label{eq:b} \\ c \tag{$*$} \label{eq:a} \end{align}", "By (*) and *."),
        (r"\begin{align} a \label{eq:a} \\ c \tag{2} \label{eq:b} \end{align}", "By (eq:a) and eq:a."),
        (r"\begin{equation} \label{eq:b} a \end{equation}", r"By \eqref{eq:a} and \ref{eq:a}."),
        ("", r"By \eqref{eq:a} and \ref{eq:a}."),
    ],
)
def test_a_reference_is_the_number_of_its_formula_or_its_name(formula: str, shown: str) -> None:
    assert last_line(f"$$\n{formula}\n$$\n\nBy *\\eqref{{eq:a}}* and \\ref{{eq:a}}.\n") == shown


def test_code_about_references_stays() -> None:
    assert last_line("$$ a \\label{a} $$\n\nWrite `\\ref{a}`.\n") == "Write \\ref{a}."
