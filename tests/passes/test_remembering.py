"""What is remembered of a value is of that value alone, and not of one like it that took its place."""

from __future__ import annotations

from convert.nodes import Paragraph, Text
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
