"""Paragraphs of many words: what the template does to each of them does not nest."""

from __future__ import annotations

import pytest

from convert.nodes import Block, CodeBlock, Emphasis, Strong
from tests.writers.building import p, t
from tests.writers.engines import pdf_text, rendered, squeezed
from tests.writers.pdf.test_pdf import chinese
from tests.writers.pdf.test_widths import table

pytestmark = pytest.mark.pandoc

MANY = 600  # Typst takes 512 matches of a rule's pattern in one paragraph
WORDS = " ".join(f"word{number}" for number in range(MANY))
LONG = "harbour_master_of_the_northern_pier"
MIXED = "".join(f"海港{number}" for number in range(MANY))


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (table(WORDS), WORDS),
        (p(f"{WORDS} {LONG}"), f"{WORDS} {LONG}"),
        (CodeBlock(f"{LONG}\n" * MANY), LONG * MANY),
        (p(Emphasis(t(MIXED))), MIXED),
        (p(Strong(t(MIXED))), MIXED),
    ],
    ids=["cell", "long word", "code", "emphasis", "strong"],
)
def test_a_paragraph_of_many_words_is_set(block: Block, text: str) -> None:
    assert squeezed(text) in squeezed(pdf_text(rendered(chinese(block), "pdf")))


def test_a_table_of_many_columns_is_set() -> None:
    """Their room is less than nothing."""
    shown = squeezed(pdf_text(rendered(chinese(table(*["word"] * 60)), "pdf")))
    assert shown.count("word") == 60
