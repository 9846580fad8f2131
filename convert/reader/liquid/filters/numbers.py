"""Liquid 4's arithmetic: the leading digits of a text count, all else is 0; halves round away from zero."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from convert.reader.liquid.values import Number, capped, fault, number, plain


def plus(value: object, other: object) -> Number:
    """Add."""
    return _decimal(number(value), number(other), "+")


def minus(value: object, other: object) -> Number:
    """Subtract."""
    return _decimal(number(value), number(other), "-")


def times(value: object, other: object) -> Number:
    """Multiply."""
    return _decimal(number(value), number(other), "*")


def _decimal(left: Number, right: Number, sign: str) -> Number:
    """Count in decimals where a fraction takes part: 0.1 + 0.2 is 0.3."""
    one, two = _alike(left, right)
    made = one + two if sign == "+" else one - two if sign == "-" else one * two
    return capped(made) if isinstance(made, int) else float(made)


def _alike(left: Number, right: Number) -> tuple[int | Decimal, int | Decimal]:
    if isinstance(left, int) and isinstance(right, int):
        return left, right
    return Decimal(str(left)), Decimal(str(right))


def divided_by(value: object, other: object) -> Number:
    """Divide; whole numbers give a whole number, rounded down."""
    left, right = number(value), number(other)
    if right == 0:
        raise fault("divided by 0")
    return left // right if isinstance(left, int) and isinstance(right, int) else left / right


def modulo(value: object, other: object) -> Number:
    """Return the rest of a division, of the sign of the divisor."""
    left, right = _alike(number(value), number(other))
    if right == 0:
        raise fault("divided by 0")
    if isinstance(left, int) and isinstance(right, int):
        return left % right
    rest = Decimal(left) % Decimal(right)  # of the sign of what is divided
    return float(rest + right if rest and (rest < 0) != (right < 0) else rest)


def round_(value: object, digits: object = 0) -> Number:
    """Round; a whole number stays one, and without digits a fraction becomes one."""
    places, given = int(number(digits)), number(value)
    if abs(places) > 300:  # noqa: PLR2004 - a float has no more
        raise fault("round: too many digits")
    if isinstance(given, int) and places > 0:
        return given
    made = Decimal(str(given)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return float(made) if places > 0 else int(made)


def to_integer(value: object) -> int:
    """Return the leading whole number, 1 for true."""
    return 1 if plain(value) is True else int(number(value))


FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "abs": lambda value: abs(number(value)),
    "at_least": lambda value, other: max(number(value), number(other)),
    "at_most": lambda value, other: min(number(value), number(other)),
    "ceil": lambda value: math.ceil(number(value)),
    "divided_by": divided_by,
    "floor": lambda value: math.floor(number(value)),
    "minus": minus,
    "modulo": modulo,
    "plus": plus,
    "round": round_,
    "times": times,
    "to_integer": to_integer,
}
