"""Slugs as Jekyll makes them of titles and names. Source: Jekyll 4.4, ``Utils.slugify``, run form by form."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from convert.patterns import pattern

_PRETTY: Final = frozenset("._~!$&'()+,;=@")
_BLANKS: Final = pattern(r"[ \t\r\n\f\v]+")


def slugify(text: str, mode: str = "default", *, cased: bool = False) -> str:
    """Return a text as Jekyll's ``slugify`` does in a mode: default, pretty, raw, ascii, latin, else none.

    Shapes: runs of what the mode does not keep become one hyphen, one at each end goes, letters are lowered unless
    ``cased``.
    """
    if mode == "latin":
        text = _latin(text)
    if mode == "raw":
        slug = _BLANKS.sub("-", text)
    elif mode in ("default", "latin", "pretty", "ascii"):
        slug = "".join(_hyphenated(text, _KEEPS[mode]))
    else:
        return text if cased else text.lower()
    slug = slug.removeprefix("-").removesuffix("-")
    return slug if cased else slug.lower()


def _hyphenated(text: str, keeps: Callable[[str], bool]) -> Iterable[str]:
    inside = True
    for character in text:
        if keeps(character):
            inside = True
            yield character
        elif inside:
            inside = False
            yield "-"


def _is_word(character: str) -> bool:
    """Tell letters, marks and decimal digits."""
    kind = unicodedata.category(character)
    return kind[0] in "LM" or kind == "Nd"


_KEEPS: Final[Mapping[str, Callable[[str], bool]]] = {
    "default": _is_word,
    "latin": _is_word,
    "pretty": lambda character: _is_word(character) or character in _PRETTY,
    "ascii": lambda character: character.isascii() and character.isalnum(),
}

LATIN: Final = {
    "×": "x", "ß": "ss", "Æ": "AE", "æ": "ae", "Ð": "D", "ð": "d", "Þ": "Th", "þ": "th", "Ø": "O", "ø": "o", "Đ": "D",
    "đ": "d", "Ħ": "H", "ħ": "h", "ı": "i", "Ĳ": "IJ", "ĳ": "ij", "ĸ": "k", "Ŀ": "L", "ŀ": "l", "Ł": "L", "ł": "l",
    "ŉ": "'n", "Ŋ": "NG", "ŋ": "ng", "Œ": "OE", "œ": "oe", "Ŧ": "T", "ŧ": "t",
}  # fmt: skip
"""Letters that are more than an ASCII letter with an accent, and what Ruby's I18n writes for them."""
_ACCENTED: Final = ("À", "ž")
"""The first and last letter that I18n takes the accent off; of all others it makes a question mark."""


def _latin(text: str) -> str:
    """Take accents off; what is no Latin letter becomes a question mark."""
    return "".join(character if character.isascii() else _approximation(character) for character in text)


def _approximation(character: str) -> str:
    if character in LATIN:
        return LATIN[character]
    bare = unicodedata.normalize("NFD", character)[0]
    return bare if bare.isascii() and _ACCENTED[0] <= character <= _ACCENTED[1] else "?"
