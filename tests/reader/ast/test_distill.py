"""The elements of Distill's articles."""

from __future__ import annotations

import pytest

from convert.nodes import Block, Code, CodeBlock, FootnoteReference, Math, MathBlock

from .reading import blocks, content, p

CASES: list[tuple[str, tuple[Block, ...]]] = [
    ("<p>a<d-cite key=x></d-cite></p>", (p("a[x]"),)),
    ("<p>a <d-cite key='x, y,'></d-cite></p>", (p("a [x, y]"),)),
    ("<p>a <d-cite key=x>b</d-cite><d-cite></d-cite></p>", (p("a b"),)),
    ("<p>a <d-math>x^2</d-math></p>", (p("a ", Math("x^2")),)),
    ("a<d-math block>x^2</d-math>", (p("a"), MathBlock("x^2"))),
    ("a<d-code block language=python>\n  b\n\nc\n</d-code>", (p("a"), CodeBlock("  b\n\nc", "python"))),
    ("<p>a <d-code language=c>b</d-code></p>", (p("a ", Code("b")),)),
    ("<d-article>a<d-abstract>b</d-abstract></d-article>c", (p("a"), p("b"), p("c"))),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_an_element_of_distill_is_what_it_shows(text: str, expected: tuple[Block, ...]) -> None:
    made = content(text)
    assert made.blocks == expected
    assert not made.notes


def test_a_footnote_in_the_text_is_one() -> None:
    made = content("<div>a<d-footnote>b<d-cite key=x></d-cite></d-footnote> c<d-footnote><p>d<p>e</d-footnote></div>")
    marks = [FootnoteReference("d-footnote-1"), FootnoteReference("d-footnote-2")]
    assert made.blocks[0] == p("a", marks[0], " c", marks[1])
    assert [note.label for note in made.footnotes] == ["d-footnote-1", "d-footnote-2"]
    assert [note.blocks for note in made.footnotes] == [(p("b[x]"),), (p("d"), p("e"))]


def test_what_only_begins_like_distill_is_no_element() -> None:
    assert blocks("<p>a <d-other>b</d-other></p>") == (p("a b"),)
