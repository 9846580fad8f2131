"""What is remembered of a value is of that value alone, and not of one like it that took its place."""

from __future__ import annotations

import tracemalloc

from convert.nodes import Meta, Paragraph, Post, Text
from convert.passes import normalize
from convert.passes.profiles import load
from convert.passes.remembering import ENTRIES, remembered


def test_a_value_is_looked_at_once() -> None:
    looked: list[str] = []

    @remembered
    def shout(block: Paragraph) -> str:
        looked.append("")
        return str(block.children).upper()

    block = Paragraph((Text("tide"),))
    assert shout(block) == shout(block)
    assert len(looked) == 1


def test_what_took_the_place_of_another_is_looked_at_anew() -> None:
    @remembered
    def first(block: Paragraph) -> object:
        return block.children[0]

    for number in range(3 * ENTRIES):  # each may lie where the one before lay
        assert first(Paragraph((Text(str(number)),))) == Text(str(number))


def test_nothing_of_the_text_of_a_post_that_is_done_is_kept() -> None:
    size, profile = 1_000_000, load("finews")

    def read(number: int) -> None:
        line = f"第{number}段说雨，也说灯。 " * (size // 10)
        normalize(Post(Meta(title="雨"), (Paragraph((Text(line[:size]),)),)), profile)

    read(0)
    tracemalloc.start()
    for number in range(1, 5):
        read(number)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < size
