"""A site's posts as light values: enough to list, choose and order them, nothing of their text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Final

import msgspec

from convert.errors import ConvertError


class Entry(msgspec.Struct, frozen=True):
    """A post that is not read: what its name, folder and front matter say.

    ``path`` is absolute, ``origin`` the same below the site with ``/``. ``error`` is what keeps it from being read:
    then the name and folder alone speak.
    """

    path: str
    origin: str
    title: str = ""
    slug: str = ""
    date: datetime | None = None
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    published: bool = True
    draft: bool = False
    error: ConvertError | None = None


class Choice(msgspec.Struct, frozen=True):
    """Which posts: with one of the categories and one of the tags (none: any), from a day to a day, both included."""

    categories: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    drafts: bool = False
    unpublished: bool = False

    def takes(self, entry: Entry) -> bool:
        """Say if an entry is among them; one that cannot be read always is, for nobody knows what it says."""
        if entry.draft and not self.drafts:
            return False
        if not self._in_days(entry):
            return False
        if entry.error is not None:
            return True
        if not entry.published and not self.unpublished:
            return False
        return _meet(self.categories, entry.categories) and _meet(self.tags, entry.tags)

    def _in_days(self, entry: Entry) -> bool:
        if self.since is None and self.until is None:
            return True
        if entry.date is None:
            return False
        day = entry.date.date()
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)


class Entries:
    """A view of entries, oldest first; iterate as often as needed, the site is walked once."""

    def __init__(self, index: Callable[[], tuple[Entry, ...]], choice: Choice) -> None:
        self._index, self._choice = index, choice

    def __iter__(self) -> Iterator[Entry]:
        return filter(self._choice.takes, self._index())


_EARLIEST: Final = datetime.min.replace(tzinfo=UTC)


def order(entry: Entry) -> tuple[datetime, bytes]:
    """Return what entries are sorted by: the date, then the path bytewise; undated ones are first."""
    return entry.date or _EARLIEST, entry.origin.encode("utf-8", "surrogateescape")


def _meet(wanted: frozenset[str], has: tuple[str, ...]) -> bool:
    return not wanted or not wanted.isdisjoint(has)
