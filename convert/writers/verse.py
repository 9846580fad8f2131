"""Which paragraphs are lines that their author ended, as those of verse and addresses: no first line stands apart."""

from __future__ import annotations

from typing import Final

from convert.nodes import Inlines, LineBreak
from convert.scripts import is_wide
from convert.walk import every_inline, plain_text

WIDEST: Final = 64
"""Columns, two for a Han character, of the longest of such lines: longer ones are prose that was ended by hand."""


def is_of_lines(run: Inlines) -> bool:
    """Say if a run is several lines that its author ended, none of them as long as prose."""
    if not any(isinstance(inline, LineBreak) for inline in every_inline(run)):
        return False
    return all(_columns(line) <= WIDEST for line in plain_text(run).split("\n"))


def _columns(line: str) -> int:
    return len(line) + sum(map(is_wide, line))
