"""Regular expressions that are compiled when they are first used.

Compiling one takes Python up to 3 ms, a Chinese character class most of that; a command that reads one post would spend
a third of its time on patterns that its post never meets.
"""

from __future__ import annotations

import re
from typing import Final, cast


class _Pattern:
    """Stands for a compiled pattern; becomes it, method by method, at the first look."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self._source, self._flags)
        for method in ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "pattern"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled at its first use; an invalid one raises re.error then."""
    return cast("re.Pattern[str]", _Pattern(source, flags))


LETTER: Final = r"[^\W\d_a-zA-Z]"
"""A letter that is none of A to Z, as Han are; a class of Han, which Python takes 1 ms to compile, says no more where
nothing else is to be expected."""
NOTHING: Final = pattern(r"(?!)")
"""Matches no text."""
