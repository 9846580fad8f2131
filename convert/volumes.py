"""A site's posts → volumes: which posts go into which file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import count
from typing import Final

import msgspec

from convert.books import Series
from convert.library.names import Names, safe_name
from convert.posts import UnreadPost
from convert.writers import writer

PART: Final = 500
"""Posts in one file of a format that comes in parts: pandoc and Typst hold a whole volume in memory."""

_DIGITS: Final = 3
"""Digits of a part's number: names and titles sort by it up to 499,500 posts, however many parts join."""


class By(StrEnum):
    """What one volume holds."""

    NONE = "none"
    MONTH = "month"
    YEAR = "year"
    CATEGORY = "category"


class Volume(msgspec.Struct, frozen=True):
    """A volume before it is bound: its name (of a file, without suffix), its title, its posts in order.

    ``series`` is what it is a volume of, if it is one of several by time; ``part`` is which part of a larger one it is,
    from 1, or 0 if it is none.
    """

    name: str
    title: str
    posts: tuple[UnreadPost, ...]
    series: Series | None = None
    part: int = 0

    @property
    def whole(self) -> str:
        """The name of the volume that this one is a part of, its own if it is none."""
        return self.name[: -len(_numbered("", self.part))] if self.part else self.name

    @property
    def former_names(self) -> Iterator[str]:
        """The names that a volume of which this is the last part may have had when it had fewer parts, or more.

        After that of the whole, those of further parts follow each other without end.
        """
        if self.part:
            yield self.whole
        yield from (_numbered(self.whole, number) for number in count(self.part + 1))


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
    """Cut a volume into parts of at most ``PART`` posts, for the formats that need it.

    A part says nothing of how many there are: one that is full stays as it is when others join.
    """
    if len(volume.posts) <= PART or not writer(to).in_parts:
        return (volume,)
    return tuple(
        Volume(
            _numbered(volume.name, number),
            f"{volume.title} ({number:0{_DIGITS}})",
            volume.posts[start : start + PART],
            volume.series,
            number,
        )
        for number, start in enumerate(range(0, len(volume.posts), PART), 1)
    )


def _numbered(name: str, part: int) -> str:
    return f"{name}-{part:0{_DIGITS}}"
