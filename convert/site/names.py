"""What the name of a post's file says: its day, slug and suffix. Source: Jekyll's file-name patterns."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from convert.front_matter.dates import full_year
from convert.patterns import pattern

HTML: Final = frozenset({".html", ".htm", ".xhtml"})
"""Suffixes of posts whose body is HTML."""
_DATED: Final = pattern(r"([0-9]{2,4})-([0-9]{1,2})-([0-9]{1,2})-(.*)(\.[^.]+)\Z", re.DOTALL)
_UNDATED: Final = pattern(r"(.*)(\.[^.]+)\Z", re.DOTALL)


class PostName(msgspec.Struct, frozen=True):
    """A file name taken apart: ``stem`` is all but the suffix, ``day`` is year, month and day or None."""

    stem: str
    slug: str
    suffix: str
    day: tuple[int, int, int] | None = None


def parse_name(name: str) -> PostName:
    """Take a file name apart; one without a date is a slug, one without a dot has no suffix."""
    found = _DATED.match(name)
    if found:
        year, month, day, slug, suffix = found.groups()
        stem = name[: -len(suffix)]
        return PostName(stem, slug.rstrip("."), suffix, (full_year(year), int(month), int(day)))
    found = _UNDATED.match(name)
    stem, suffix = found.groups() if found else (name, "")
    return PostName(stem, stem.rstrip("."), suffix)


def title_of(slug: str) -> str:
    """Return the title that Jekyll makes of a slug: each part capitalized and its rest lowered."""
    parts = slug.split("-")
    while parts and not parts[-1]:
        parts.pop()
    return " ".join(part.capitalize() for part in parts)
