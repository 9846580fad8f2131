"""Dates as Jekyll reads them: made text, read by Ruby's lenient ``Time.parse``, turned to the site's zone.

The machine's zone and clock never count: a date that Ruby would fill up from today is no date here.
Source: Ruby's ``Time.parse`` over ``Date._parse``, run form by form with Jekyll 4.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Any, Final

import msgspec

from convert.patterns import pattern

_MONTHS: Final = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH: Final = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_HOURS_OF_ZONE: Final = {
    "Z": 0, "UTC": 0, "GMT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    **{letter: hours for hours, letter in enumerate("ABCDEFGHIKLM", 1)},
    **{letter: -hours for hours, letter in enumerate("NOPQRSTUVWXY", 1)},
}  # fmt: skip
"""The names that ``Time.parse`` knows; any other is ignored, and the time is local. One letter is a military zone."""

_CLOCK: Final = pattern(
    r"(?<![0-9:])([0-9]{1,2})(?:"
    r":([0-9]{1,2})(?::([0-9]{1,2})(?:[.,][0-9]*)?)?\s{0,9}([ap]\.?m\.?(?![a-z]))?"
    r"|h(?:([0-9]{1,2})m?(?:([0-9]{1,2})s?)?)?(?![a-y0-9])"
    r"|\s{0,9}([ap](?:m\b|\.m\.)))"
    r"\s{0,9}((?:(?:gmt|utc?)?[-+][0-9]{1,6}(?::[0-9]{2})*)|[a-z]+)?",
    re.ASCII | re.IGNORECASE,
)
_RUBYS: Final = pattern(r"[-+][0-9]{2}|[-+][0-9]{4}(?:[0-9]{2})?|[-+][0-9]{2}(?::[0-9]{2}){1,2}|[a-z]*", re.IGNORECASE)
"""The zones that ``Time.parse`` takes; ``+8`` or ``UTC+8`` leave a time local, in a site that has a zone."""
_OFFSET: Final = pattern(r"(?:gmt|utc?)?([-+])([0-9]{1,4})(?::([0-9]{2}))?\Z", re.ASCII | re.IGNORECASE)
_DAY_MONTH: Final = pattern(
    rf"\b([0-9]{{1,2}})[^-0-9\s]{{0,9}}[-/\s]{{0,9}}{_MONTH}[-/,.\s']{{0,9}}([0-9]{{1,4}})", re.ASCII | re.IGNORECASE
)
_MONTH_DAY: Final = pattern(
    rf"\b{_MONTH}[-/\s]{{0,9}}([0-9]{{1,2}})(?![0-9])[^-0-9\s']{{0,9}}[-/,\s']{{0,9}}([0-9]{{1,4}})",
    re.ASCII | re.IGNORECASE,
)
_YEAR_MONTH: Final = pattern(
    rf"\b([0-9]{{3,4}})[-/,\s]{{0,9}}{_MONTH}[-/,\s]{{0,9}}([0-9]{{1,2}})(?:st|nd|rd|th)?\b", re.ASCII | re.IGNORECASE
)
_ERA: Final = pattern(r"\b([mtshr])([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{1,2})(?![0-9])", re.ASCII | re.IGNORECASE)
_BEFORE_ERA: Final = {"m": 1867, "t": 1911, "s": 1925, "h": 1988, "r": 2018}
"""The year before the first of each Japanese era (JIS X 0301)."""
_MONTH_YEAR: Final = pattern(rf"\b{_MONTH}[-/,\s]{{0,9}}([0-9]{{3,4}})", re.ASCII | re.IGNORECASE)
_THREE: Final = pattern(r"(?<![0-9])([0-9]{1,4})([-/.])\s?([0-9]{1,2})\2\s?([0-9]{1,4})(?![0-9])", re.ASCII)
_ORDINAL: Final = pattern(r"(?<![0-9-])([0-9]{4})-([0-9]{3})(?![0-9-])", re.ASCII)
_DIGITS: Final = pattern(
    r"(?<![0-9])([0-9]{4})([0-9]{2})([0-9]{2})(?:T?([0-9]{2})([0-9]{2})([0-9]{2})?)?(?![0-9])", re.ASCII
)
_LONGEST: Final = 128
"""Characters of a date; Ruby refuses longer ones too."""
_IN_EVERY_MONTH: Final = 28
"""Days that the shortest month has."""
_CENTURY: Final = 69
"""Two digits from here on are 19xx, below 20xx."""


class _Clock(msgspec.Struct, frozen=True):
    hour: int = 0
    minute: int = 0
    second: int = 0
    offset: timedelta | None = None
    known: bool = True  # whether Ruby knows the zone, too


def parse_date(value: Any, zone: tzinfo | None = None) -> datetime | None:  # noqa: ANN401 - any YAML value
    """Return the time that a front-matter value means, None if it means none.

    ``zone`` is the site's ``timezone``: the result is in it, and what has no zone is taken as local to it. Without it
    a written offset is kept, and what has no zone is UTC. Fractions of a second go, days roll over (30 February).
    """
    if isinstance(value, list) and len(value) == 1:
        return parse_date(value[0], zone)
    if isinstance(value, bool):
        return None
    try:
        return _on_the_calendar(_time_of(value, zone))
    except (ValueError, OverflowError):
        return None


def _time_of(value: object, zone: tzinfo | None) -> datetime | None:
    if isinstance(value, datetime):
        time = value.replace(microsecond=0, tzinfo=value.tzinfo or UTC)
        return time.astimezone(zone) if zone else time
    if isinstance(value, date):
        return _on_the_clock(datetime(value.year, value.month, value.day, tzinfo=zone or UTC))
    return _from_text(str(value), zone) if isinstance(value, (str, int)) else None


def _on_the_calendar(time: datetime | None) -> datetime | None:
    """Return a time; OverflowError if UTC, in which documents are dated, has no day for it."""
    _ = time and time.astimezone(UTC)
    return time


def in_zone(time: datetime, zone: tzinfo) -> datetime:
    """Return a time in a zone; as it is where the zone has no day for it."""
    try:
        return time.astimezone(zone)
    except OverflowError:
        return time


def rolls_over(value: Any) -> bool:  # noqa: ANN401 - any YAML value
    """Say if a date names a day that its month does not have, such as 30 February."""
    named = _named_day(value)[0] if isinstance(value, str) else None
    if named is None or named[2] <= _IN_EVERY_MONTH or not 1 <= named[1] <= len(_MONTHS):
        return False
    from calendar import monthrange

    return named[2] > monthrange(named[0], named[1])[1]


def day(year: int, month: int, day_of_month: int, zone: tzinfo | None = None) -> datetime | None:
    """Return midnight of a day in a zone (UTC without one); a day past the month's end rolls over, else None."""
    try:
        return _on_the_calendar(_moment((year, month, day_of_month), _Clock(), zone))
    except (ValueError, OverflowError):
        return None


def full_year(digits: str) -> int:
    """Return the year that its digits mean: two of them are 1969 to 2068."""
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - two digits are the case
        return year
    return year + (1900 if year >= _CENTURY else 2000)


def _from_text(text: str, zone: tzinfo | None) -> datetime | None:
    named, clock = _named_day(text)
    return _moment(named, clock, zone) if named else None


def _named_day(text: str) -> tuple[tuple[int, int, int] | None, _Clock]:
    """Return year, month and day as a text names them, None if it names none, and the time of day."""
    if len(text) > _LONGEST:
        return None, _Clock()
    packed = _DIGITS.search(text)
    if packed:
        year, month, day_of_month = (int(part) for part in packed.group(1, 2, 3))
        clock = (
            _packed_clock(packed) if packed.group(4) else _clock_of(f"{text[: packed.start()]} {text[packed.end() :]}")
        )
        return (year, month, day_of_month), clock
    found = _CLOCK.search(text)
    rest = text[: found.start()] + " " + text[found.end() :] if found else text
    return next(_days(rest), None), _clock_of(text)


def _packed_clock(packed: re.Match[str]) -> _Clock:
    hour, minute, second = (int(part or 0) for part in packed.group(4, 5, 6))
    return _Clock(hour, minute, second)


def _clock_of(text: str) -> _Clock:
    """Read the time of day and its zone."""
    found = _CLOCK.search(text)
    if not found:
        return _Clock()
    minutes, seconds = found.group(2) or found.group(5), found.group(3) or found.group(6)
    hour, minute, second = (int(part or 0) for part in (found.group(1), minutes, seconds))
    half = found.group(4) or found.group(7)
    if half:
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    name = found.group(8) or ""
    return _Clock(hour, minute, second, _offset(name), _RUBYS.fullmatch(name) is not None)


def _offset(name: str) -> timedelta | None:
    """Return a zone's distance from UTC: ``+08:00``, ``+0800``, ``+8``, ``PST``; None for a name nobody knows."""
    found = _OFFSET.match(name)
    if not found:
        hours = _HOURS_OF_ZONE.get(name.upper())
        return timedelta(hours=hours) if hours is not None else None
    sign, digits, minutes = found.groups()
    if minutes is None and len(digits) > 2:  # noqa: PLR2004 - hours have two digits
        digits, minutes = digits[:-2], digits[-2:]
    offset = timedelta(hours=int(digits), minutes=int(minutes or 0))
    if offset >= timedelta(days=1):
        return None
    return -offset if sign == "-" else offset


def _days(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield year, month, day for each form that fits, in the order in which Ruby tries them."""
    if found := _DAY_MONTH.search(text):
        yield full_year(found.group(3)), _MONTHS[found.group(2).lower()], int(found.group(1))
    if found := _MONTH_DAY.search(text):
        yield full_year(found.group(3)), _MONTHS[found.group(1).lower()], int(found.group(2))
    if found := _YEAR_MONTH.search(text):
        yield int(found.group(1)), _MONTHS[found.group(2).lower()], int(found.group(3))
    if found := _MONTH_YEAR.search(text):
        yield int(found.group(2)), _MONTHS[found.group(1).lower()], 1
    if found := _ORDINAL.search(text):
        of_year = date(int(found.group(1)), 1, 1) + timedelta(days=int(found.group(2)) - 1)
        yield of_year.year, of_year.month, of_year.day
    if found := _ERA.search(text):
        yield _BEFORE_ERA[found.group(1).lower()] + int(found.group(2)), int(found.group(3)), int(found.group(4))
    if found := _THREE.search(text):
        first, month, last = found.group(1, 3, 4)
        year, day_of_month = (last, first) if len(last) > 2 >= len(first) else (first, last)  # noqa: PLR2004 - day first
        yield full_year(year), int(month), int(day_of_month)


def _moment(days: tuple[int, int, int], clock: _Clock, zone: tzinfo | None) -> datetime:
    """Put day and time together. Errors: ValueError, OverflowError for what no calendar has."""
    year, month, day_of_month = days
    midnight = (clock.hour, clock.minute, clock.second) == (24, 0, 0)
    if not 1 <= day_of_month <= 31:  # noqa: PLR2004 - the longest month
        raise ValueError
    hour = 0 if midnight else clock.hour
    first = datetime(year, month, 1, hour, clock.minute, min(clock.second, 59), tzinfo=UTC)
    local = first + timedelta(days=day_of_month - 1 + midnight)
    if clock.offset is None or (zone and not clock.known):
        return _on_the_clock(local.replace(tzinfo=zone or UTC))
    time = local.replace(tzinfo=timezone(clock.offset) if clock.offset else UTC)
    return time.astimezone(zone) if zone else time


def _on_the_clock(time: datetime) -> datetime:
    """Return a local time as Ruby has it where clocks are put: a skipped one is later, of two the second is meant."""
    if isinstance(time.tzinfo, timezone):  # its clocks are never put
        return time
    shown = time.astimezone(UTC).astimezone(time.tzinfo)
    return shown.replace(fold=1).astimezone(UTC).astimezone(time.tzinfo)
