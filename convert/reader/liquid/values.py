"""Values as Ruby's Liquid shows and reads them: text, numbers, lists, properties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final, TypeAlias

from liquid.builtin.expressions.primitive import Blank, Empty
from liquid.exceptions import FilterError
from liquid.undefined import Undefined

from convert.limits import DEPTH, LIQUID_OUTPUT_BYTES
from convert.sources import Unreadable

Number: TypeAlias = int | float

NUMBER_BITS: Final = 4096
"""Bits of a whole number: squaring in turn doubles them each time."""

_NOTHING: Final = (Undefined, Unreadable, Empty, Blank)
"""What is not there or cannot be read, and ``empty`` and ``blank``, which are only there to be compared with."""
_DECIMAL: Final = re.compile(r"\s*-?\d{1,1000}\.\d{1,400}\s*", re.ASCII)
_NUMBER: Final = re.compile(r"\s*[-+]?\d{1,1000}(?:_\d{1,3})*", re.ASCII)


class Drop(Mapping[str, Any]):
    """An object of the site: it has properties, but to Liquid no size, and its own way to be printed."""

    def __str__(self) -> str:
        return ""


def fault(message: str) -> FilterError:
    """Return the error of a filter or tag that cannot do what it is asked to."""
    return FilterError(message, token=None)


def plain(value: object) -> object:
    """Return nil for what is nothing."""
    return None if isinstance(value, _NOTHING) else value


def text(value: object) -> str:
    """Return what Ruby's ``to_s`` makes of a value, as filters do of what they are handed: a list is inspected."""
    return inspect(value) if is_list(value) else printed(value)


def is_list(value: object) -> bool:
    """Tell a list, of the site's pages too, from a text or a range."""
    return isinstance(value, Sequence) and not isinstance(value, str | range)


def printed(value: object) -> str:
    """Return what Liquid 4 prints of a value: lists joined without blanks, mappings as Ruby shows them."""
    parts = list[str]()
    _collect(value, parts, [LIQUID_OUTPUT_BYTES], 0)
    return "".join(parts)


def _collect(value: object, parts: list[str], left: list[int], depth: int) -> None:
    if depth > DEPTH:
        raise fault("lists are nested too deep to print")
    if isinstance(value, Sequence) and not isinstance(value, str | range):
        for item in value:
            _collect(item, parts, left, depth + 1)
        return
    _add(inspect(value) if _is_plain_mapping(value) else _scalar(value), parts, left)


def _add(shown: str, parts: list[str], left: list[int]) -> None:
    left[0] -= len(shown) + 1
    if left[0] < 0:
        raise fault("the list is too long to print")
    parts.append(shown)


def _is_plain_mapping(value: object) -> bool:
    """Tell a mapping that is shown as Ruby shows one from a page, which has a text of its own."""
    if not isinstance(value, Mapping) or isinstance(value, Undefined):
        return False
    return type(value).__str__ is object.__str__


def _scalar(value: object) -> str:
    match plain(value):
        case None:
            return ""
        case bool() as truth:
            return "true" if truth else "false"
        case float() as number:
            return _float(number)
        case datetime() as moment:
            return f"{moment.date().isoformat()} {moment:%H:%M:%S} {moment.strftime('%z') or '+0000'}"
        case range() as numbers:
            return f"{numbers.start}..{numbers.stop - 1}"
        case other:
            return str(other)


def _float(number: float) -> str:
    shown = repr(number)
    mantissa, exponent, power = shown.partition("e")
    return f"{mantissa if '.' in mantissa else mantissa + '.0'}e{power}" if exponent else shown


def inspect(value: object) -> str:
    """Return a value as Ruby 3.1's ``inspect`` writes it."""
    parts = list[str]()
    _inspect(value, parts, [LIQUID_OUTPUT_BYTES], 0)
    return "".join(parts)


def _inspect(value: object, parts: list[str], left: list[int], depth: int) -> None:
    if depth > DEPTH:
        raise fault("values are nested too deep to print")
    match plain(value):
        case None:
            _add("nil", parts, left)
        case str() as words:
            _add('"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"', parts, left)
        case Drop() as drop:
            _add(f"#<Jekyll::Document {drop.get('path')} collection={drop.get('collection')}>", parts, left)
        case Mapping() as mapping:
            _add("{", parts, left)
            for at, (key, item) in enumerate(mapping.items()):
                _add(", " if at else "", parts, left)
                _inspect(key, parts, left, depth + 1)
                _add("=>", parts, left)
                _inspect(item, parts, left, depth + 1)
            _add("}", parts, left)
        case Sequence() as found if not isinstance(found, range):
            _add("[", parts, left)
            for at, item in enumerate(found):
                _add(", " if at else "", parts, left)
                _inspect(item, parts, left, depth + 1)
            _add("]", parts, left)
        case other:
            _add(_scalar(other), parts, left)


def number(value: object) -> Number:
    """Read a number as Liquid 4's maths does: a text that is a fraction, else its leading digits, else 0."""
    match plain(value):
        case bool():
            return 0
        case int() | float() as given:
            return given
        case str() as words if _DECIMAL.fullmatch(words):
            return float(words)
        case str() as words if (found := _NUMBER.match(words)) is not None:
            return int(found.group())
        case _:
            return 0


def integer(value: object) -> int:
    """Read a whole number; what is none is refused."""
    given = plain(value)
    if isinstance(given, bool) or given is None:
        raise fault("a number is expected")
    if isinstance(given, str) and _NUMBER.match(given) is None:
        raise fault(f"{given[:40]!r} is no number")
    return int(number(given))


def capped(value: Number) -> Number:
    """Refuse whole numbers that only grow."""
    if isinstance(value, int) and value.bit_length() > NUMBER_BITS:
        raise fault("the number is too large")
    return value


def items(value: object) -> list[object]:
    """Return the items of a list, flattened as Liquid 4's filters see them; one value is a list of itself."""
    given = plain(value)
    if given is None:
        return []
    if isinstance(given, str | Mapping) or not isinstance(given, Iterable):
        return [given]
    found = list[object]()
    stack: list[object] = list(given)[::-1]
    while stack:
        item = stack.pop()
        if isinstance(item, list | tuple):
            stack.extend(reversed(item))
        else:
            found.append(item)
    return found


def lookup(item: object, key: object) -> object:
    """Return a property of an item; dots in the key go deeper."""
    found = item
    for part in text(key).split("."):
        if not isinstance(found, Mapping):
            return None
        found = found.get(part)
    return plain(found)


def spaceship(left: object, right: object) -> int | None:
    """Compare as Ruby's ``<=>``: -1, 0 or 1, None for what has no order; posts go by date and path."""
    match left, right:
        case ((bool(), _) | (_, bool())) | (None, None):
            return 0 if left is right else None
        case (int() | float() as one, int() | float() as other):
            return (one > other) - (one < other)
        case str() as one, str() as other:
            return (one > other) - (one < other)
        case datetime() as one, datetime() as other:
            return (one > other) - (one < other)
        case (datetime(), _) | (_, datetime()):
            return None
        case date() as one, date() as other:
            return (one > other) - (one < other)
        case (list() | tuple() as one, list() | tuple() as other):
            return next(filter(lambda order: order != 0, map(spaceship, one, other)), spaceship(len(one), len(other)))
        case Mapping() as one, Mapping() as other:
            return spaceship([one.get("date"), one.get("path")], [other.get("date"), other.get("path")])
        case _:
            return None
