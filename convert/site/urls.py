"""Permalinks: Jekyll's styles, placeholders and escapes. Source: Jekyll 4.4, run form by form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Final
from urllib.parse import quote

from convert.english import DAYS, MONTHS
from convert.patterns import pattern
from convert.slugs import slugify

STYLES: Final[Mapping[str, str]] = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
"""The templates of the styles that Jekyll names."""

_PLACEHOLDER: Final = pattern(r":([a-z_]+)")
_SAFE: Final = "-._~:/?@!$&'()*+,;="
_SLASHES: Final = pattern(r"/{2,}")

Place = Callable[[], str]


def url_of(template: str, places: Mapping[str, Place]) -> str:
    """Fill a permalink template and clean the result; a placeholder that Jekyll does not know stays as it is."""
    filled = _PLACEHOLDER.sub(lambda found: _fill(found, places), template)
    plain = ("/" + filled).replace("..", "/").replace("./", "")
    return _SLASHES.sub("/", plain)


def escape(text: str) -> str:
    """Percent-encode what may not stand in a path of a URL; a percent sign too."""
    return quote(text, safe=_SAFE, errors="replace")


def place_names(slug: str, stem: str, path: str, suffix: str, categories: Iterable[str]) -> dict[str, Place]:
    """Return the placeholders that do not come from the date; ``slug`` is the post's, ``path`` without suffix."""
    lowered = list(dict.fromkeys(name.lower() for name in categories))
    return {
        "title": lambda: slugify(slug, "pretty", cased=True),
        "slug": lambda: slugify(slug),
        "name": lambda: slugify(stem),
        "path": lambda: path.rstrip("."),
        "collection": lambda: "posts",
        "output_ext": lambda: suffix,
        "categories": lambda: "/".join(lowered),
        "slugified_categories": lambda: "/".join(dict.fromkeys(slugify(name) for name in lowered)),
    }


def date_names(date: datetime) -> dict[str, Place]:
    """Return the placeholders of a date, in the date's own zone."""
    week_year, week, week_day = date.isocalendar()
    return {
        "year": lambda: f"{date.year:04}",
        "short_year": lambda: f"{date.year % 100:02}",
        "month": lambda: f"{date.month:02}",
        "i_month": lambda: str(date.month),
        "short_month": lambda: MONTHS[date.month - 1][:3],
        "long_month": lambda: MONTHS[date.month - 1],
        "day": lambda: f"{date.day:02}",
        "i_day": lambda: str(date.day),
        "y_day": lambda: f"{date.timetuple().tm_yday:03}",
        "w_year": lambda: f"{week_year:04}",
        "week": lambda: f"{week:02}",
        "w_day": lambda: str(week_day),
        "short_day": lambda: DAYS[week_day - 1][:3],
        "long_day": lambda: DAYS[week_day - 1],
        "hour": lambda: f"{date.hour:02}",
        "minute": lambda: f"{date.minute:02}",
        "second": lambda: f"{date.second:02}",
    }


def _fill(found: re.Match[str], places: Mapping[str, Place]) -> str:
    """Fill one placeholder; ``:month_:day`` is month and an underscore, for no placeholder is called ``month_``."""
    name = found.group(1)
    if name in places:
        return escape(places[name]())
    shorter = name.removesuffix("_")
    if shorter != name and shorter in places:
        return escape(places[shorter]()) + "_"
    return found.group()
