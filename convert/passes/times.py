"""Times as posts write them: 2024-03-05 09:30, 2024年3月5日, March 5, 2024, 5. März 2024, 5 de marzo de 2024."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from typing import Final

from convert.patterns import pattern

_WEEKDAY: Final = r"(?:\s?[（(]?(?:星期|周|週|曜)[一二三四五六日天][）)]?)?"
_HALVES: Final = r"(?:[上下]午|早上|晚上|凌晨)?\s?"
TIME: Final = pattern(
    rf"\d{{4}}(?:-|/|\.|年|년\s?)\d{{1,2}}(?:-|/|\.|月|월\s?)\d{{1,2}}(?!\d)[日일]?{_WEEKDAY}"
    rf"(?:[ T]?{_HALVES}\d{{1,2}}(?::\d{{2}}(?::\d{{2}})?|[时時點点]\d{{2}}分?)(?:Z|[+-]\d{{2}}:?\d{{2}})?)?"
    rf"{_WEEKDAY}(?![\w%])"
)
_NUMBERS: Final = pattern(
    rf"(?P<year>\d{{4}})\D\s?(?P<month>\d{{1,2}})\D\s?(?P<day>\d{{1,2}})[日일]?{_WEEKDAY}"
    r"(?:[ T]?(?P<half>[上下]午|早上|晚上|凌晨)?\s?(?P<hour>\d{1,2})\D(?P<minute>\d{2})"
    r"(?::(?P<second>\d{2})|分)?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
    rf"{_WEEKDAY}"
)
_POINTED: Final = pattern(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?: г\.?)?")
"""05.03.2024: with full stops the day is first everywhere."""
_YEAR: Final = pattern(r"\d{4}\D")
NOON: Final = 12
_MONTH_FIRST: Final = pattern(r"(?:on )?(?P<month>[^\W\d_]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?, (?P<year>\d{4})")
_DAY_FIRST: Final = pattern(
    r"(?:(?:on|am|le|el|em|il) )?(?P<day>\d{1,2})(?:\.|er|º|°|st|nd|rd|th)? (?:de |of )?"
    r"(?P<month>[^\W\d_]{3,10})\.?,? (?:de )?(?P<year>\d{4})(?: г(?:ода|\.)?)?"
)
_HOUR: Final = pattern(
    r"(?P<day>.*\d{4}(?: г(?:ода|\.)?)?),? (?:(?:at|um|à|a las|alle(?: ore)?|às|в|kl\.?) )?"
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?\s?(?P<half>[ap]\.?m\.?|Uhr|h)?",
    re.IGNORECASE,
)
"""A day whose month is a word, and the hour behind it: 14 March 2024, 6:45pm; 9. März 2024 um 18:45 Uhr."""
_MONTHS: Final = (
    "january february march april may june july august september october november december",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
)
"""English, German, French, Spanish, Italian, Portuguese, Russian; three letters are enough."""


def may_hold_a_time(line: str) -> bool:
    """Say if ``TIME`` could be found in a line: a year is; most lines have none, and are spared a costly pattern."""
    return _YEAR.search(line) is not None


def time_of(text: str, zone: tzinfo = UTC) -> datetime | None:
    """Read a time that is the whole text; without a zone of its own it is in ``zone``. None if it is no time."""
    text = text.strip()
    if not any(map(str.isdecimal, text)):
        return None
    if match := _MONTH_FIRST.fullmatch(text) or _DAY_FIRST.fullmatch(text):
        month = _month(match["month"].lower())
        return _valid([int(match["year"]), month, int(match["day"])], zone)
    if (match := _HOUR.fullmatch(text)) and (match["minute"] or match["half"]):
        return _at_the_hour(time_of(match["day"], zone), match)
    if match := _POINTED.fullmatch(text):
        return _valid([int(match[name]) for name in ("year", "month", "day")], zone)
    match = _NUMBERS.fullmatch(text)
    if not match or not TIME.fullmatch(text):
        return None
    fields = [int(match[name] or 0) for name in ("year", "month", "day", "hour", "minute", "second")]
    if match["half"] in ("下午", "晚上") and fields[3] < NOON:
        fields[3] += NOON
    own = datetime.strptime(match["zone"], "%z").tzinfo if match["zone"] else zone
    return _valid(fields, own)


def _at_the_hour(day: datetime | None, match: re.Match[str]) -> datetime | None:
    """Return the time of a day that "6:45pm" or "18.45 Uhr" says; None if it has no such hour."""
    if day is None:
        return None
    hour, half = int(match["hour"]), (match["half"] or "")[:1].lower()
    if half in ("a", "p"):
        hour = hour % NOON + NOON * (half == "p")
    return _valid([day.year, day.month, day.day, hour, int(match["minute"] or 0)], day.tzinfo)


def _month(name: str) -> int:
    """Return the number of a month by its name or the beginning of it, 0 for what is no month."""
    return next((at for names in _MONTHS for at, full in enumerate(names.split(), 1) if full.startswith(name)), 0)


def _valid(fields: list[int], zone: tzinfo | None) -> datetime | None:
    try:
        return datetime(*fields, tzinfo=zone)  # type: ignore[arg-type, misc]  # three to six integers
    except ValueError:
        return None
