"""Where something stands in a file: a run of lines, for notes and nodes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import msgspec


class Lines(msgspec.Struct, frozen=True, order=True, array_like=True, forbid_unknown_fields=True):
    """First and last line of something in the file as it is on disk, counted from 1; in JSON ``[first, last]``."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


def is_utf8(path: str) -> bool:
    """Say if the system's name of a file is text: Python keeps other bytes as lone surrogates (PEP 383)."""
    return not any("\ud800" <= character <= "\udfff" for character in path)


LineMap: TypeAlias = Sequence[int]
"""For each line of a derived text (index 0 is its line 1), the line on disk that it came from."""


def lines_on_disk(derived: Lines, line_map: LineMap) -> Lines:
    """Translate lines of a derived text; what lies beyond the map is clamped to its ends."""
    if not line_map:
        return derived
    first, last = derived.first, derived.last
    if not 1 <= first <= last <= len(line_map):
        first, last = (min(max(line, 1), len(line_map)) for line in (first, last))
    first, last = line_map[first - 1], line_map[last - 1]
    return Lines(first, last) if first <= last else Lines(last, first)


def shifted_map(line_map: LineMap, offset: int) -> LineMap:
    """Move every line of a map down by ``offset``: the front matter that stood above a body."""
    return tuple(line + offset for line in line_map)


def enclosing(*runs: Lines | None) -> Lines | None:
    """Return the smallest run that holds all the given ones, None if there is none."""
    known = [run for run in runs if run is not None]
    if not known:
        return None
    return Lines(min(run.first for run in known), max(run.last for run in known))
