"""A site's posts → volumes: which posts go into which file."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

import msgspec

from convert.books import Series
from convert.library.names import Names, safe_name
from convert.posts import UnreadPost
from convert.writers import writer

PART: Final = 500
"""Posts in one file of a format that comes in parts: pandoc and Typst hold a whole volume in memory."""


class By(StrEnum):
    """What one volume holds."""

    NONE = "none"
    MONTH = "month"
    YEAR = "year"
    CATEGORY = "category"


class Volume(msgspec.Struct, frozen=True):
    """A volume before it is bound: its name (of a file, without suffix), its title, its posts in order.

    ``series`` is what it is a volume of, if it is one of several by time.
    """

    name: str
    title: str
    posts: tuple[UnreadPost, ...]
    series: Series | None = None


def volumes(posts: Iterable[UnreadPost], by: By, *, name: str, title: str) -> tuple[Volume, ...]:
    """Divide posts, oldest first, into volumes; with ``none`` there is one.

    ``name`` and ``title`` are those of the whole: the category asked for, the title given, or the site.
    """
    groups: dict[str, list[UnreadPost]] = {}
    for post in posts:
        groups.setdefault(_group(post, by), []).append(post)
    names = Names()
    return tuple(
        Volume(
            names.claim(_name(name, group, by), group),
            _title(title, group),
            tuple(groups[group]),
            _series(title, group, by),
        )
        for group in sorted(groups)
    )


def _group(post: UnreadPost, by: By) -> str:
    match by:
        case By.NONE:
            return ""
        case By.MONTH:
            return post.date.isoformat()[: len("YYYY-MM")] if post.date else "undated"
        case By.YEAR:
            return post.date.isoformat()[: len("YYYY")] if post.date else "undated"
        case By.CATEGORY:
            return post.category or "uncategorized"


def _name(name: str, group: str, by: By) -> str:
    if by is By.CATEGORY:
        return safe_name(group)
    return safe_name(f"{name}-{group}" if group else name)


def _title(title: str, group: str) -> str:
    return f"{title} · {group}" if group else title


def _series(title: str, group: str, by: By) -> Series | None:
    """Return the series of a volume by time; its place, 2022 or 202201, stays when earlier volumes join."""
    if by not in (By.YEAR, By.MONTH):
        return None
    digits = group.replace("-", "")
    return Series(title, int(digits) if digits.isdecimal() else None)


def parts(volume: Volume, to: str) -> tuple[Volume, ...]:
    """Cut a volume into parts of at most ``PART`` posts, for the formats that need it."""
    count = len(volume.posts)
    if count <= PART or not writer(to).in_parts:
        return (volume,)
    starts = range(0, count, PART)
    width = len(str(len(starts)))
    return tuple(
        Volume(
            f"{volume.name}-{number:0{width}}",
            f"{volume.title} ({number}/{len(starts)})",
            volume.posts[start : start + PART],
            volume.series,
        )
        for number, start in enumerate(starts, 1)
    )
