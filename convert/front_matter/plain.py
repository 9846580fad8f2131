"""YAML of the plainest kind: lines of a key and a value, and lists of values. Most front matter is that.

It is read here, for PyYAML takes longer to load than a short post to convert. What is not certain to read the same
with YAML is left to it: ``yaml_reader``.
"""

from __future__ import annotations

from typing import Any, Final

from convert.front_matter.scalars import Scalar, resolve
from convert.patterns import pattern

_LONGEST: Final = 16 * 1024
"""Characters of a block that is read here; no limit of ours lies below."""

_QUOTED: Final = r"\"[^\"\\]*\"|'[^']*'"
_FIRST: Final = r"[^-\s?:,\[\]{}#&*!|>'\"%@`]"
"""What no value may begin with has a meaning of its own (YAML 1.1, 5.3)."""
_PLAIN: Final = rf"{_FIRST}(?:[^:#]|:(?=[^ ])|(?<=[^ ])#)*+"
_NAME: Final = rf" *{_FIRST}[^:#,\[\]{{}}'\"]*+"
_ENTRY: Final = pattern(
    rf"([A-Za-z][A-Za-z0-9_-]{{0,99}}):(?: +(?:({_QUOTED})|({_PLAIN})|\[({_NAME}(?:,{_NAME})*+)\]))? *"
)
_ITEM: Final = pattern(rf"( *)- +(?:({_QUOTED})|({_PLAIN})) *")


def read_plain(text: str) -> dict[Any, Any] | None:
    """Return the mapping that a block is, as ``yaml_reader.load`` reads it; None if any of its lines is not plain.

    Keys are typed as values are.
    """
    if len(text) > _LONGEST:
        return None
    values: dict[Any, Any] = {}
    key: Scalar = None
    items: list[Any] | None = None  # of the last key, if it may have some
    indent = ""
    for line in text.split("\n"):
        if not line.isprintable():
            return None
        if not line or line.startswith("#"):
            continue
        if entry := _ENTRY.fullmatch(line):
            key = resolve(entry[1])
            if key in values:
                return None
            quoted, plain, names = entry.group(2, 3, 4)
            values[key] = _names(names) if names else _scalar(quoted, plain)
            items = None if quoted or plain or names else []
        elif (item := _ITEM.fullmatch(line)) and items is not None and (not items or item[1] == indent):
            indent = item[1]
            items.append(_scalar(item[2], item[3]))
            values[key] = items
        else:
            return None
    return values or None


def _scalar(quoted: str | None, plain: str | None) -> Scalar:
    return quoted[1:-1] if quoted else resolve((plain or "").rstrip(" "))


def _names(names: str) -> list[Scalar]:
    return [resolve(name.strip(" ")) for name in names.split(",")]
