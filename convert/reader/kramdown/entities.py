"""Entities that kramdown knows, and the character of each."""

from __future__ import annotations

import re
from html.entities import html5, name2codepoint
from typing import Final

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
_WINDOWS: Final = bytes(range(128, 160)).decode("cp1252", errors="replace")
_EXTRA: Final = {
    name: html5[f"{name};"]
    for name in [
        "Gammad",
        "gammad",
        "vellip",
        "frac13",
        "frac23",
        "frac15",
        "frac25",
        "frac35",
        "frac45",
        "frac16",
        "frac56",
        "frac18",
        "frac38",
        "frac58",
        "frac78",
    ]
    if f"{name};" in html5
}


def character_of(match: re.Match[str]) -> str | None:
    name, decimal, hexadecimal = match.groups()
    if name:
        return named(name)
    code = int(decimal) if decimal else int(hexadecimal, 16)
    if 128 <= code <= 159:
        mapped = _WINDOWS[code - 128]
        return chr(code) if mapped == "\ufffd" else mapped
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else None


def named(name: str) -> str | None:
    if name in _SPECIAL:
        return _SPECIAL[name]
    if name in name2codepoint:
        return chr(name2codepoint[name])
    if name in _EXTRA:
        return _EXTRA[name][0]
    found = html5.get(f"{name};")
    if found and (len(found) == 2 or (len(found) == 1 and ord(found) > 0x27E9)):
        return found[0]
    return None
