"""Times as posts write them: 2024-03-05 09:30, 2024年3月5日, March 5, 2024."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from typing import Final

from convert.patterns import pattern

TIME: Final = pattern(
    r"\d{4}(?:-|/|\.|年)\d{1,2}(?:-|/|\.|月)\d{1,2}(?!\d)日?"
    r"(?:[ T]?\d{1,2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\w%])"
)
_NUMBERS: Final = pattern(
    r"(?P<year>\d{4})\D(?P<month>\d{1,2})\D(?P<day>\d{1,2})日?(?:[ T]?(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"(?::(?P<second>\d{2}))?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_ENGLISH: Final = pattern(r"(?P<month>[A-Z][a-z]{2})[a-z]*\.? (?P<day>\d{1,2}), (?P<year>\d{4})")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def time_of(text: str, zone: tzinfo = UTC) -> datetime | None:
    """Read a time that is the whole text; without a zone of its own it is in ``zone``. None if it is no time."""
    text = text.strip()
    if match := _ENGLISH.fullmatch(text):
        return _english(match, zone)
    match = _NUMBERS.fullmatch(text)
    if not match or not TIME.fullmatch(text):
        return None
    fields = [int(match[name] or 0) for name in ("year", "month", "day", "hour", "minute", "second")]
    own = datetime.strptime(match["zone"], "%z").tzinfo if match["zone"] else zone
    return _valid(fields, own)


def _english(match: re.Match[str], zone: tzinfo) -> datetime | None:
    month = match["month"].lower()
    if month not in _MONTHS:
        return None
    return _valid([int(match["year"]), _MONTHS.index(month) + 1, int(match["day"])], zone)


def _valid(fields: list[int], zone: tzinfo | None) -> datetime | None:
    try:
        return datetime(*fields, tzinfo=zone)  # type: ignore[arg-type, misc]  # three to six integers
    except ValueError:
        return None
