"""Han and its neighbours, by ranges of code points.

They are compared, not matched: compiling a character class of Han takes Python 2 ms, more than reading a short post,
and most texts end the search at their first character or are ASCII.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain
from typing import Final, TypeAlias

Ranges: TypeAlias = tuple[tuple[int, int], ...]

HAN: Final[Ranges] = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
"""CJK ideographs and their extensions (Unicode's blocks; planes 2 and 3 hold nothing else)."""

KANA: Final[Ranges] = ((0x3040, 0x30FF),)

WIDE: Final[Ranges] = (
    (0x2E80, 0x30FF),  # radicals, full-width punctuation, kana
    (0x3105, 0x312F),  # bopomofo
    (0x31A0, 0x4DBF),  # marks, Han
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F),  # full-width forms
    (0xFF01, 0xFFE6),
    (0x1AFF0, 0x1B16F),  # more kana
    (0x20000, 0x3FFFD),
)
"""Letters and signs that are set without blanks between words; Hangul is not among them."""


def edges(ranges: Ranges) -> tuple[int, ...]:
    """Return where ranges begin and end, in turn: an odd number of edges below a code point means inside."""
    return tuple(chain.from_iterable((first, last + 1) for first, last in sorted(ranges)))


_WIDE: Final = edges(WIDE)
_HAN_OR_KANA: Final = edges(HAN + KANA)
_FIRST: Final = chr(_HAN_OR_KANA[0])


def is_within(edges: Sequence[int], character: str) -> bool:
    """Say if a character is in one of the ranges that have these edges."""
    return bisect_right(edges, ord(character)) % 2 == 1


def is_wide(character: str) -> bool:
    """Say if a character is set without blanks between words."""
    return bisect_right(_WIDE, ord(character)) % 2 == 1


def is_han_or_kana(character: str) -> bool:
    """Say if a character is an ideograph or kana."""
    return bisect_right(_HAN_OR_KANA, ord(character)) % 2 == 1


def has_han_or_kana(text: str) -> bool:
    """Say if any character is an ideograph or kana."""
    if text.isascii():
        return False
    if "\u4e00" <= text[0] <= "\u9fff":  # as of most texts that have any
        return True
    return is_han_or_kana(text[0]) or (max(text) >= _FIRST and any(map(is_han_or_kana, text)))


def is_han(text: str) -> bool:
    """Say if a text is ideographs of the basic plane and nothing else, as most names in Chinese are."""
    return bool(text) and min(text) >= "\u3400" and max(text) <= "\u9fff"


def count_han(text: str) -> int:
    """Return how many characters are ideographs."""
    if text.isascii():
        return 0
    return sum("\u3400" <= one <= "\u9fff" or "\uf900" <= one <= "\ufaff" or one >= "\U00020000" for one in text)


def has_kana(text: str) -> bool:
    """Say if any character is kana, as in Japanese alone."""
    return not text.isascii() and any(first <= ord(character) <= last for character in text for first, last in KANA)
