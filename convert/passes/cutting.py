"""A line cut into words of a profile, some of several words, some that nothing parts: 返回首页返回列表, Hacker News."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from convert.passes.profile import Words, one_of
from convert.scripts import has_han_or_kana

LONGEST: Final = 6
"""Words of the longest name: Back to the table of contents."""
LETTERS: Final = 12
"""Characters of the longest name in Han."""


def cut_into(text: str, words: Words, *, glued: bool) -> list[str]:
    """Return the words that a text is made of, blanks between them; none if any of it is something else.

    ``glued``: nothing need part words in Han, for a line end between Han is no blank.
    """
    found: list[str] = []
    tokens = text.split()
    begins, is_word = _first_letters(words), one_of(words)
    while tokens:
        if tokens[0][0].lower() not in begins:
            return []
        name = _first_name(tokens, is_word) or (_first_in_han(tokens[0], is_word) if glued else "")
        if not name:
            return []
        found.append(name)
        tokens = " ".join(tokens)[len(name) :].split()
    return found


def _first_name(tokens: list[str], is_word: Callable[[str], bool]) -> str:
    """Return the longest word of the profile that the first tokens are."""
    names = (" ".join(tokens[:count]) for count in range(min(LONGEST, len(tokens)), 0, -1))
    return next((name for name in names if is_word(name)), "")


def _first_in_han(token: str, is_word: Callable[[str], bool]) -> str:
    """Return the longest word that a token begins with."""
    if not has_han_or_kana(token):
        return ""
    names = (token[:length] for length in range(min(LETTERS, len(token)), 1, -1))
    return next((name for name in names if is_word(name)), "")


@lru_cache(maxsize=32)
def _first_letters(words: Words) -> frozenset[str]:
    return frozenset(word[0].lower() for word in words)
