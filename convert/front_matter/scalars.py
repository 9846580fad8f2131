"""What a plain YAML scalar means to released Jekyll: SafeYAML's rules over YAML 1.1.

Source: Jekyll 4.4 with SafeYAML 1.0.5, run form by form; Debian's Jekyll (Psych) differs in a few of them.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final, TypeAlias

from convert.patterns import pattern

Scalar: TypeAlias = str | int | float | bool | date | datetime | bytes | None

_TRUE: Final = frozenset({"yes", "on", "true"})
_FALSE: Final = frozenset({"no", "off", "false"})
_NIL: Final = frozenset({"~", "null"})
_DECIMAL: Final = pattern(r"[-+]?(?:0|[1-9][0-9]*)\Z")
_OCTAL: Final = pattern(r"0[0-7]+\Z")
_HEXADECIMAL: Final = pattern(r"0[xX][0-9a-fA-F]+\Z")
_BINARY: Final = pattern(r"0[bB][01]+\Z")
_FLOAT: Final = pattern(r"[-+]?(?:[0-9][0-9_]*)?\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?\Z")
_SEXAGESIMAL: Final = pattern(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?\Z")
_DATE: Final = pattern(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
_TIME: Final = pattern(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]|[ \t]+)([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]*)?"
    r"(?:[ \t]*(?:(Z)|([-+])([0-9]{1,2})(?::?([0-9]{2}))?))?\Z"
)
_SPECIAL: Final = {".inf": float("inf"), "+.inf": float("inf"), "-.inf": float("-inf"), ".nan": float("nan")}
_STARTS: Final = frozenset("+-.0123456789")
DIGITS: Final = 400
"""Digits beyond which a number stays text: no use for it, and Python's own limit is 4,300."""


def resolve(text: str) -> Scalar:
    """Return the value of a plain (unquoted) scalar: None, bool, int, float, date, aware datetime, else the text."""
    lowered = text.lower() if len(text) <= len("false") else ""
    if not text or lowered in _NIL:
        return None
    if lowered in _TRUE:
        return True
    if lowered in _FALSE:
        return False
    if text[0] not in _STARTS or len(text) > DIGITS:
        return text
    dated = text[4:5] == "-" and text[:4].isdigit()  # no number is written so
    for read in (_date, _time) if dated else (_integer, _float):
        value = read(text)
        if value is not None:
            return value
    return text


def _integer(text: str) -> int | None:
    """Read a whole number; commas and underscores inside count for nothing."""
    digits = text.replace("_", "").replace(",", "")
    if _DECIMAL.match(digits):
        return int(digits)
    if _OCTAL.match(digits):
        return int(digits, 8)
    if _HEXADECIMAL.match(digits):
        return int(digits, 16)
    if _BINARY.match(digits):
        return int(digits, 2)
    return None


def _float(text: str) -> float | None:
    if _FLOAT.match(text):
        return float(text.replace("_", ""))
    if _SEXAGESIMAL.match(text):
        total = 0.0
        for part in text.lstrip("+-").replace("_", "").split(":"):
            total = total * 60 + float(part)
        return -total if text[0] == "-" else total
    return _SPECIAL.get(text.lower())


def _date(text: str) -> date | None:
    found = _DATE.match(text)
    if not found:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


def _time(text: str) -> datetime | None:
    """Read a time; one without a zone is UTC."""
    found = _TIME.match(text)
    if not found:
        return None
    year, month, day, hour, minute, second = (int(part) for part in found.groups()[:6])
    sign, hours, minutes = found.group(8, 9, 10)
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    zone = timezone(-offset if sign == "-" else offset) if sign and offset < timedelta(days=1) else UTC
    midnight = (hour, minute, second) == (24, 0, 0)
    try:
        time = datetime(year, month, day, 0 if midnight else hour, minute, second, tzinfo=zone)
        return time + timedelta(days=1) if midnight else time
    except (ValueError, OverflowError):
        return None
