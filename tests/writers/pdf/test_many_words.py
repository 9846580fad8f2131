"""Paragraphs of many words: what the template does to each of them does not nest."""

from __future__ import annotations

import pytest

from convert.books import Book
from convert.nodes import Block, CodeBlock, Emphasis, Quote, Strong
from convert.writers.pandoc_json import Dialect, document
from convert.writers.pandoc_json.blocks import LONG as LONGEST
from tests.writers.building import context, p, t
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


@pytest.mark.parametrize("text", ["(?a " * 4000, "|a" * 8000], ids=["words", "a word"])
def test_a_paragraph_of_pages_is_set_line_by_line(text: str) -> None:
    assert squeezed(text) in squeezed(pdf_text(rendered(chinese(p(text.strip())), "pdf")))


@pytest.mark.parametrize(("letters", "said"), [(LONGEST, False), (LONGEST + 1, True)])
def test_the_template_is_told_of_a_paragraph_of_pages(letters: int, said: bool) -> None:
    post = chinese(p("海" * letters), Quote((p("港" * letters),)))
    made = {dialect: document(Book.of(post), context(), dialect, said=set()).json for dialect in Dialect}
    assert made[Dialect.TYPST].count(b'["custom-style","Long"]') == (2 if said else 0)
    assert b'"Long"' not in made[Dialect.DOCX]
