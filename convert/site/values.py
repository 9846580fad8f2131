"""Front matter's values made what a post needs: lists of names, text, JSON values."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from convert.characters import CONTROLS, NOT_IN_XML
from convert.patterns import pattern

_BLANKS: Final = pattern(r"[ \t\r\n\f\v]+")
_LINE_ENDS: Final = pattern(r"[ \t\f\v]*[\r\n\u0085\u2028\u2029]\s*")
_FORBIDDEN: Final = pattern(f"[{NOT_IN_XML}{CONTROLS}]")
_DIRECTIONS: Final = pattern("[\u202a-\u202e\u2066-\u2069]")
_LARGEST: Final = 2**63
"""Integers beyond this stay text: JSON readers lose their last digits."""


def one_line(text: str) -> tuple[str, bool]:
    """Return a text as one line without what no document may hold, and whether characters had to go for it.

    Marks that turn the direction of writing go as well unless each is closed again: they would turn all that follows.
    """
    if text.isprintable():  # as most are: then it holds nothing of all this
        return text.strip(" "), False
    plain = _LINE_ENDS.sub(" ", _FORBIDDEN.sub("", text)).strip(" \t\r\n\f\v")
    lost = _FORBIDDEN.search(text) is not None
    if _DIRECTIONS.search(plain) and not _closed(plain):
        return _DIRECTIONS.sub("", plain), True
    return plain, lost


def _closed(text: str) -> bool:
    """Say if every mark of direction is closed, and in order (Unicode's rules X5a to X7)."""
    pending: list[str] = []
    for mark in _DIRECTIONS.findall(text):
        if mark in "\u202c\u2069":
            if not pending or pending.pop() != mark:
                return False
        else:
            pending.append("\u2069" if mark >= "\u2066" else "\u202c")
    return not pending


def text_of(value: Any) -> str | None:  # noqa: ANN401 - any YAML value
    """Return a scalar as Ruby prints it, None for nothing, lists and mappings."""
    match value:
        case None | list() | dict() | bytes():
            return None
        case bool():
            return "true" if value else "false"
        case datetime():
            zone = f"{value:%z}"
            return f"{value.date().isoformat()} {value:%H:%M:%S} " + ("UTC" if zone == "+0000" else zone)
        case date():
            return value.isoformat()
        case _:
            return str(value)


def words(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - any YAML value
    """Return the names of ``categories`` or ``tags``: a text is cut at ASCII blanks, lists are flattened."""
    if isinstance(value, str):
        return tuple(word for word in _BLANKS.split(value) if word)
    return names(value) if isinstance(value, list) else ()


def names(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - any YAML value
    """Return the scalars of a value as texts, a list flattened, nothing left out but nothing."""
    return tuple(text for text in map(text_of, _flat(value)) if text)


def _flat(value: Any) -> Iterator[Any]:  # noqa: ANN401
    if isinstance(value, list):
        for item in value:
            yield from _flat(item)
    else:
        yield value


def unique(several: Iterable[str]) -> tuple[str, ...]:
    """Return each name once, in the order of their first places."""
    return tuple(dict.fromkeys(several))


def json_value(value: Any) -> Any:  # noqa: ANN401 - any YAML value to any JSON value
    """Return a value that JSON has: dates as ISO 8601 text, keys as text, numbers that it has no form for as text."""
    match value:
        case Mapping():
            return {_clean(text_of(key) or ""): json_value(item) for key, item in value.items()}
        case list() | tuple():
            return [json_value(item) for item in value]
        case datetime() | date():
            return value.isoformat()
        case str():
            return _clean(value)
        case float():
            return value if math.isfinite(value) else str(value)
        case int() if not isinstance(value, bool) and abs(value) >= _LARGEST:
            return str(value)
        case _:
            return value


def _clean(text: str) -> str:
    return text if text.isprintable() else _FORBIDDEN.sub("", text)
