"""How many letters of each script a text has."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import Final

_SCRIPTS: Final = (
    (0x0041, 0x005A, "latin"),
    (0x0061, 0x007A, "latin"),
    (0x00C0, 0x00D6, "latin"),
    (0x00D8, 0x00F6, "latin"),
    (0x00F8, 0x024F, "latin"),
    (0x0370, 0x03FF, "greek"),
    (0x0400, 0x052F, "cyrillic"),
    (0x0590, 0x05FF, "hebrew"),
    (0x0600, 0x06FF, "arabic"),
    (0x0900, 0x097F, "devanagari"),
    (0x0E00, 0x0E7F, "thai"),
    (0x3041, 0x30FF, "kana"),
    (0x3400, 0x9FFF, "han"),
    (0xAC00, 0xD7A3, "hangul"),
    (0x20000, 0x323AF, "han"),
)
"""The letters of each script, as ranges of code points in order."""
_FIRST: Final = tuple(first for first, _, _ in _SCRIPTS)


def letters_by_script(characters: Counter[str]) -> Counter[str]:
    """Count the letters of a text, whose characters are counted, by their script; what is no letter does not count."""
    counts: Counter[str] = Counter()
    for character, times in characters.items():
        at = bisect_right(_FIRST, ord(character)) - 1
        if at >= 0 and ord(character) <= _SCRIPTS[at][1]:
            counts[_SCRIPTS[at][2]] += times
    return counts
