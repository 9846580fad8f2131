"""Code of a PDF: its columns, and what stands close beside it."""

from __future__ import annotations

import ctypes
from itertools import pairwise

import pypdfium2
import pytest
from pypdfium2 import raw

from convert.nodes import Block, Code, CodeBlock, Inline
from tests.writers.building import p
from tests.writers.engines import rendered
from tests.writers.pdf.test_pdf import chinese

pytestmark = pytest.mark.pandoc


def sides(block: Block, chars: str) -> list[tuple[float, float]]:
    """Return where each of the characters begins and ends, in points from the left, in the order of the text."""
    page = pypdfium2.PdfDocument(rendered(chinese(block), "pdf"))[0].get_textpage()
    found = []
    for index in range(page.count_chars()):
        if chr(raw.FPDFText_GetUnicode(page.raw, index)) in chars:
            left, right, bottom, top = (ctypes.c_double() for _ in range(4))
            raw.FPDFText_GetCharBox(page.raw, index, left, right, bottom, top)
            found.append((left.value, right.value))
    return found


def test_a_tab_goes_to_the_next_eighth_column() -> None:
    below, stop, above = sides(CodeBlock("a\tx\n1234567\tx\n12345678x"), "x")
    assert below == pytest.approx(stop)
    assert stop == pytest.approx(above)


@pytest.mark.parametrize(
    ("run", "close"), [(("(", Code("x")), True), ((Code("x"), ","), True), ((Code("x"), "z"), False)]
)
def test_code_has_a_gap_beside_letters_alone(run: tuple[Inline | str, ...], close: bool) -> None:
    ((_, right), (left, _)) = sides(p(*run), "x(,z")
    assert (left - right < 1.7) == close


def test_lines_of_long_code_are_as_far_apart_wherever_it_is_cut() -> None:
    """Empty lines count, at both ends of a piece too."""
    lines = [f"x{number}" for number in range(450)]
    for empty in (198, 199, 200, 399):
        lines[empty] = ""
    document = pypdfium2.PdfDocument(rendered(chinese(CodeBlock("\n".join(lines))), "pdf"))
    steps: set[int] = set()
    for page in (sheet.get_textpage() for sheet in document):
        shown = page.get_text_range()
        bottoms = [page.get_charbox(index)[1] for index, char in enumerate(shown) if char == "x"]
        steps |= {round(10 * (above - below)) for above, below in pairwise(bottoms)}
    line = min(steps)
    assert {round(step / line, 1) for step in steps} == {1.0, 2.0, 4.0}
