"""Attribute lists (``{:#id .class key="value" reference}``)."""

from __future__ import annotations

import re

from convert.patterns import pattern
from convert.reader.kramdown import grammar as g

_ITEM = pattern(
    rf"(?:\A|(?<=[{g.WS}]))(?:([A-Za-z0-9_][\w\-]*)=(?:\"((?:\\\}}|\\\"|[^\"}}]|\"(?![{g.WS}}}]|\Z))*)\""
    rf"|'((?:\\\}}|\\'|[^'}}]|'(?![{g.WS}}}]|\Z))*)')"
    rf"|([A-Za-z0-9_][\w\-]*)|((?:\.[^{g.WS}.\#]+|\#[A-Za-z][\w:\-]*)+))(?=[{g.WS}]|\Z)",
    re.ASCII,
)
_PART = pattern(r"([.#])([^.#]+)")


def parse_attributes(text: str, into: dict[str, str], references: list[str]) -> bool:
    """Read a list into ``into`` and ``references``; say whether anything was found."""
    found = False
    for match in _ITEM.finditer(text):
        found = True
        key, double, single, reference, joined = match.groups()
        if key:
            value = double if double is not None else single or ""
            value = re.sub(r"\\([}\"'])", r"\1", value)
            into[key] = value
        elif reference:
            references.append(reference)
        else:
            for sign, name in _PART.findall(joined):
                if sign == ".":
                    into["class"] = f"{into['class']} {name}".strip() if "class" in into else name
                else:
                    into["id"] = name
    return found


def merge(into: dict[str, str], more: dict[str, str]) -> None:
    """Add attributes to those that are there: classes join, others replace."""
    for key, value in more.items():
        if key == "class" and into.get("class"):
            into["class"] = f"{into['class']} {value}"
        else:
            into[key] = value
