"""Entities that kramdown knows, and the character of each."""

from __future__ import annotations

import re
import sys
from typing import Final

from convert.patterns import pattern

ENTITY: Final = pattern(r"&(?:([A-Za-z0-9_:][\w.:\-]*)|\#([0-9]+)|\#x([0-9A-Fa-f]+));", re.ASCII)
"""An entity: its name, its number, or its number in hexadecimal digits."""
_SPECIAL: Final = {"lceil": "\u2309", "rceil": "\u2308", "lang": "\u232a", "rang": "\u2329", "apos": "'"}
TYPOGRAPHY: Final = {
    "mdash": "—",
    "ndash": "–",
    "hellip": "…",
    "laquo": "«",
    "raquo": "»",
    "laquo_space": "«\u00a0",
    "raquo_space": "\u00a0»",
}
"""The characters of kramdown's typographic symbols."""
_LAST_OLD: Final = "\u27e9"
"""Of the names that only HTML 5 has, kramdown knows those of pairs and of characters above this one."""
_CONTROLS: Final = range(0x80, 0xA0)
"""Numbers that pages mean as characters of Windows-1252."""
_SURROGATES: Final = range(0xD800, 0xE000)
_EXTRA: Final = frozenset((
    "Gammad", "gammad", "vellip", "frac13", "frac23", "frac15", "frac25", "frac35", "frac45", "frac16", "frac56",
    "frac18", "frac38", "frac58", "frac78",
))  # fmt: skip
"""Other names of HTML 5 alone that it knows."""


def character_of(match: re.Match[str]) -> str | None:
    """Return the character of a match of ``ENTITY``; None if there is none."""
    name, decimal, hexadecimal = match.groups()
    if name:
        return named(name)
    code = int(decimal) if decimal else int(hexadecimal, 16)
    if code in _CONTROLS:
        mapped = bytes([code]).decode("cp1252", errors="replace")
        return chr(code) if mapped == "\ufffd" else mapped
    return chr(code) if code <= sys.maxunicode and code not in _SURROGATES else None


def named(name: str) -> str | None:
    """Return the character of an entity's name; None if kramdown does not know it."""
    if name in _SPECIAL:
        return _SPECIAL[name]
    from html.entities import html5, name2codepoint

    if name in name2codepoint:
        return chr(name2codepoint[name])
    found = html5.get(f"{name};", "")
    known = found[1:] or found > _LAST_OLD or (found and name in _EXTRA)
    return found[0] if known else None
