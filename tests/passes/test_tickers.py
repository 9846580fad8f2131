"""Codes of shares in brackets: what stands before the bracket, and a paragraph of nothing else."""

from __future__ import annotations

import pytest

from convert.nodes import Paragraph, Post, Span
from convert.passes.profiles import load
from convert.passes.tickers import mark_tickers
from tests.passes.building import build

MANY = 60_000


def marked(text: str) -> Post:
    return mark_tickers(build(text), load("finews"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("（000001）", 1),
        ("码（000001）", 1),
        ("代码（000001）", 0),
        ("平安（000001）的电话(000001)、平安(000001)", 2),
    ],
)
def test_a_number_behind_the_word_for_another_is_no_code(text: str, found: int) -> None:
    assert len(marked(text).decisions) == found


def test_a_paragraph_of_codes_is_read() -> None:
    """Work that grows with the square of their number would take minutes here."""
    (block,) = marked("平安（000001.SZ）" * MANY).blocks
    assert isinstance(block, Paragraph)
    assert sum(isinstance(inline, Span) for inline in block.children) == MANY
