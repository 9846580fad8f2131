"""Attribute lists (``{:#id .class key="value" reference}``)."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TypeAlias

from convert.patterns import pattern
from convert.reader.kramdown import grammar as g

_ITEM = pattern(
    rf"(?:\A|(?<=[{g.WS}]))(?:([A-Za-z0-9_][\w\-]*)=([\"'])"
    rf"|(?:([A-Za-z0-9_][\w\-]*)|((?:\.[^{g.WS}.\#]+|\#[A-Za-z][\w:\-]*)+))(?=[{g.WS}]|\Z))",
    re.ASCII,
)
"""An item without what stands in its quotes: key and quote, a reference, or classes and ids."""
_QUOTE_END = pattern(rf"[\"'](?=[{g.WS}]|\Z)")
_PART = pattern(r"([.#])([^.#]+)")

Ends: TypeAlias = dict[str, list[int]]


def parse_attributes(text: str, into: dict[str, str], references: list[str]) -> bool:
    """Read a list into ``into`` and ``references``; say whether anything was found. Linear time."""
    found = False
    ends: Ends | None = None
    pos = 0
    while match := _ITEM.search(text, pos):
        pos = match.end()
        key, quote, reference, joined = match.groups()
        if key:
            ends = ends or _quote_ends(text)
            end = _value_end(text, pos, ends[quote])
            if end is None:
                continue
            into[key] = re.sub(r"\\([}\"'])", r"\1", text[pos:end])
            pos = end + 1
        elif reference:
            references.append(reference)
        else:
            _add_names(joined, into)
        found = True
    return found


def _quote_ends(text: str) -> Ends:
    """Return where each kind of quote may end a value."""
    ends: Ends = {'"': [], "'": []}
    for match in _QUOTE_END.finditer(text):
        ends[match[0]].append(match.start())
    return ends


def _value_end(text: str, start: int, ends: list[int]) -> int | None:
    """Return where a value ends: at the first quote that may end it, at an escaped one only where there is no other."""
    later = range(bisect_left(ends, start), len(ends))
    plain = (ends[at] for at in later if ends[at] == start or text[ends[at] - 1] != "\\")
    return next(plain, ends[-1] if later else None)


def _add_names(joined: str, into: dict[str, str]) -> None:
    """Add classes and ids that stand together: ``.a.b#c``."""
    for sign, name in _PART.findall(joined):
        if sign == ".":
            into["class"] = f"{into['class']} {name}".strip() if "class" in into else name
        else:
            into["id"] = name


def merge(into: dict[str, str], more: dict[str, str]) -> None:
    """Add attributes to those that are there: classes join, others replace."""
    for key, value in more.items():
        if key == "class" and into.get("class"):
            into["class"] = f"{into['class']} {value}"
        else:
            into[key] = value
