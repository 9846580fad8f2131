"""A line cut into words of a profile, some of several words, some that nothing parts: 返回首页返回列表, Hacker News."""

from __future__ import annotations

from typing import Final

from convert.passes.words import Words
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
    while tokens:
        if not words.may_begin(tokens[0]):
            return []
        name = _first_name(tokens, words) or (_first_in_han(tokens[0], words) if glued else "")
        if not name:
            return []
        found.append(name)
        tokens = " ".join(tokens)[len(name) :].split()
    return found


def _first_name(tokens: list[str], words: Words) -> str:
    """Return the longest word of the profile that the first tokens are."""
    names = (" ".join(tokens[:count]) for count in range(min(LONGEST, len(tokens)), 0, -1))
    return next((name for name in names if words.hold(name)), "")


def _first_in_han(token: str, words: Words) -> str:
    """Return the longest word that a token begins with."""
    if not has_han_or_kana(token):
        return ""
    names = (token[:length] for length in range(min(LETTERS, len(token)), 1, -1))
    return next((name for name in names if words.hold(name)), "")
