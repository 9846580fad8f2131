"""Filters over dates: Liquid's ``date`` with Ruby's strftime, Jekyll's ``date_to_…``; no clock is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from convert.english import DAYS, MONTHS
from convert.reader.liquid.state import State
from convert.reader.liquid.values import fault, plain, text

WIDTH: Final = 64
"""Digits that one directive of a format may ask for."""

_DIRECTIVE: Final = re.compile(r"%([-0^#_]*)(\d*)(:*)([a-zA-Z%+])")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(.*)", re.DOTALL)
_MONTH: Final = re.compile(rf"\b({'|'.join(f'{name}|{name[:3]}' for name in MONTHS)})\b", re.IGNORECASE)
_WEEKDAY: Final = re.compile(rf"(?:{'|'.join(name[:3] for name in DAYS)}), ", re.IGNORECASE)
_LONG: Final = (
    "%d M%m %Y",
    "%Y/%m/%d",
    "%Y-%m-%d %H:%M:%S%z",
    "M%m %d, %Y",
    "M%m %Y",
    "%d M%m %Y %H:%M:%S%z",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S",
)
"""Forms of dates whose month, if it is a name, has become ``M`` and its number."""


def zone_of(state: State) -> tzinfo:
    """Return the site's zone, UTC without one."""
    name = text(state.source.site.config.get("timezone")) if state.source.site else ""
    try:
        return ZoneInfo(name) if name else UTC
    except (OSError, ValueError):  # ZoneInfoNotFoundError is a KeyError
        return UTC
    except KeyError:
        return UTC


def _read(value: object, state: State) -> datetime | None:
    """Read a date, a Unix time or a text; None if it is none of them."""
    match plain(value):
        case datetime() as moment:
            return moment if moment.tzinfo else moment.replace(tzinfo=zone_of(state))
        case date() as day:
            return datetime(day.year, day.month, day.day, tzinfo=zone_of(state))
        case bool() | None:
            return None
        case int() | float() as seconds:
            return _unix(float(seconds), state)
        case str() as words:
            return _read_text(words.strip(), state)
        case _:
            return None


def _unix(seconds: float, state: State) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, zone_of(state))
    except (OverflowError, ValueError, OSError):
        return None


def _read_text(words: str, state: State) -> datetime | None:
    if words in ("now", "today"):
        return _newest(state)
    if words.isdecimal() and len(words) < 12:  # noqa: PLR2004 - Unix seconds below the year 5000
        return _unix(float(words), state)
    if (found := _DAY_FIRST.fullmatch(words)) is not None:
        day, month, year, rest = found.groups()
        words = f"{year}-{month:0>2}-{day:0>2}{rest}"
    spaced = re.sub(r"\s+([+-]\d\d:?\d\d|Z)\Z", r"\1", _MONTH.sub(_numbered, _WEEKDAY.sub("", words, count=1)))
    for read in (datetime.fromisoformat, *(lambda given, form=form: datetime.strptime(given, form) for form in _LONG)):  # noqa: DTZ007 - the zone is given below
        try:
            moment = read(spaced)
        except ValueError:
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=zone_of(state))
    return None


def _numbered(month: re.Match[str]) -> str:
    short = month[1][:3].capitalize()
    return f"M{next(at for at, name in enumerate(MONTHS, 1) if name.startswith(short)):02}"


def _newest(state: State) -> datetime | None:
    """Return the date of the newest post, of this one where there is no site: the clock never counts."""
    posts = state.source.site.documents() if state.source.site else ()
    page: Mapping[str, object] = posts[0] if posts else state.source.page
    found = page.get("date")
    return _read(found, state) if not isinstance(found, str) or found not in ("now", "today") else None


def date_(value: object, form: object, *, state: State) -> object:
    """Write a date in Ruby's strftime; what is no date, and an empty format, give the input."""
    wanted = text(form)
    if isinstance(value, date) and not isinstance(value, datetime):  # a day, which Ruby has begin in UTC
        moment: datetime | None = datetime(value.year, value.month, value.day, tzinfo=UTC)
    else:
        moment = _read(value, state)
    return value if moment is None or not wanted else strftime(moment, wanted)


def strftime(moment: datetime, form: str) -> str:
    """Write a moment as Ruby's ``Time#strftime`` does, with flags and widths."""
    if form.count("%") > 1000:  # noqa: PLR2004 - no real format has more
        raise fault("the date format is too long")
    return _DIRECTIVE.sub(lambda found: _directive(moment, *found.groups()), form)


def _directive(moment: datetime, flags: str, width: str, colons: str, letter: str) -> str:
    wide = int(width[:4]) if width else 0
    if wide > WIDTH:
        raise fault(f"the date format asks for a width of {width[:20]}")
    made, pad, usual = _value(moment, letter, colons, wide)
    if "-" in flags:
        return made.lstrip(pad) or made[-1:]
    if "#" in flags and letter == "p":
        made = made.lower()
    elif "^" in flags or "#" in flags:
        made = made.upper()
    if "_" in flags:
        made, pad = made.lstrip("0") or "0", " "
        return made.rjust(max(wide, usual), pad)
    return made.rjust(wide, "0" if "0" in flags else pad) if letter not in "NL" else made


def _month(moment: datetime) -> str:
    return MONTHS[moment.month - 1]


def _day(moment: datetime) -> str:
    return DAYS[moment.weekday()]


def _half(moment: datetime) -> str:
    return "AM" if moment.hour < 12 else "PM"  # noqa: PLR2004 - noon


_NAMED: Final[Mapping[str, Callable[[datetime], str]]] = {
    "a": lambda moment: _day(moment)[:3],
    "A": _day,
    "b": lambda moment: _month(moment)[:3],
    "B": _month,
    "c": lambda moment: f"{_day(moment)[:3]} {_month(moment)[:3]} {moment.day:2} {moment:%H:%M:%S} {moment.year:04}",
    "h": lambda moment: _month(moment)[:3],
    "p": _half,
    "P": lambda moment: _half(moment).lower(),
    "r": lambda moment: f"{moment:%I:%M:%S} {_half(moment)}",
    "x": lambda moment: f"{moment:%m/%d/%y}",
    "X": lambda moment: f"{moment:%H:%M:%S}",
}
"""Directives that Python writes in the machine's locale, as Ruby writes them."""


def _value(moment: datetime, letter: str, colons: str, width: int) -> tuple[str, str, int]:
    """Return the text of a directive, what it is padded with, and its usual width."""
    hour = moment.hour % 12 or 12
    if letter in _NAMED:
        return _NAMED[letter](moment), " ", 2
    match letter:
        case "L" | "N":
            digits = width or (3 if letter == "L" else 9)
            return f"{moment.microsecond:06}000"[:digits].ljust(digits, "0"), "", 0
        case "e" | "k" | "l":
            return f"{ {'e': moment.day, 'k': moment.hour, 'l': hour}[letter]:2}", " ", 2
        case "s":
            return str(int(moment.timestamp())), "0", 1
        case "z":
            shown = moment.strftime("%z") or "+0000"
            return (f"{shown[:3]}:{shown[3:5]}" if colons else shown[:5]), "0", 5
        case "Y":
            return f"{moment.year:04}", "0", 4
        case "v":
            return f"{moment.day:2}-{_month(moment)[:3].upper()}-{moment.year:04}", " ", 11
        case "F":
            return f"{moment.year:04}-{moment:%m-%d}", "0", 10
        case "%":
            return "%", " ", 1
        case _ if letter in "CdDgGHIjmMnRStTuUVwWyZ":
            numeric = letter in "CdgGHIjmMSuUVwWy"
            return moment.strftime("%" + letter), "0" if numeric else " ", 2
        case _:
            return "%" + letter, " ", 0


def _local(value: object, state: State) -> datetime | None:
    """Return a moment in the site's zone; None for nil and empty text, an error for what is no date."""
    if plain(value) in (None, ""):
        return None
    moment = _read(value, state)
    if moment is None:
        raise fault(f"{text(value)[:40]!r} is no date")
    return moment.astimezone(zone_of(state))


def _short(month: str, value: object, kind: object, style: object, state: State) -> object:
    moment = _local(value, state)
    if moment is None:
        return value
    if text(kind) != "ordinal":
        return strftime(moment, f"%d {month} %Y")
    day = f"{moment.day}{_ordinal(moment.day)}"
    return strftime(moment, f"{month} {day}, %Y" if text(style) == "US" else f"{day} {month} %Y")


def _ordinal(day: int) -> str:
    return "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def date_to_string(value: object, kind: object = "", style: object = "", *, state: State) -> object:
    """Write ``02 Jan 2020``, with "ordinal" ``2nd Jan 2020``."""
    return _short("%b", value, kind, style, state)


def date_to_long_string(value: object, kind: object = "", style: object = "", *, state: State) -> object:
    """Write ``02 January 2020``."""
    return _short("%B", value, kind, style, state)


def date_to_xmlschema(value: object, *, state: State) -> object:
    """Write ISO 8601 in the site's zone."""
    moment = _local(value, state)
    return value if moment is None else strftime(moment, "%Y-%m-%dT%H:%M:%S%:z")


def date_to_rfc822(value: object, *, state: State) -> object:
    """Write RFC 822 in the site's zone."""
    moment = _local(value, state)
    return value if moment is None else strftime(moment, "%a, %d %b %Y %H:%M:%S %z")


FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "date": date_,
    "date_to_long_string": date_to_long_string,
    "date_to_rfc822": date_to_rfc822,
    "date_to_string": date_to_string,
    "date_to_xmlschema": date_to_xmlschema,
}
