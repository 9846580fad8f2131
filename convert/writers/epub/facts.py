"""What a book turns out to be while its chapters are written: small, however long the book."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

import msgspec

from convert.nodes import Person, Post
from convert.writers.xhtml.page import Feature

_SUBJECTS: Final = 50
"""Subjects of one volume; a list that goes on is of no use on a shelf."""


class Entry(msgspec.Struct, frozen=True):
    """A line of the contents: what it is called, where it leads, and the lines below it.

    ``section`` is what a chapter is grouped under; ``level`` counts from 1 for a title; ``lang`` is the post's.
    """

    title: str
    href: str
    lang: str
    level: int = 1
    section: str | None = None


class File(msgspec.Struct, frozen=True):
    """A content document of the spine, as the manifest needs it."""

    id: str
    name: str
    mathml: bool = False


class Facts(msgspec.Struct):
    """All that the package document, contents and title page say, gathered post by post."""

    count: int = 0
    oldest: datetime | None = None
    newest: datetime | None = None
    modified: datetime | None = None
    files: list[File] = msgspec.field(default_factory=list)
    entries: list[Entry] = msgspec.field(default_factory=list)
    pictures: dict[str, str] = msgspec.field(default_factory=dict)  # name → media type
    people: dict[Person, None] = msgspec.field(default_factory=dict)
    sources: dict[str, None] = msgspec.field(default_factory=dict)
    subjects: dict[str, None] = msgspec.field(default_factory=dict)
    features: set[Feature] = msgspec.field(default_factory=set)

    def add(self, post: Post, *, single: bool) -> None:
        """Take in what a post says of itself."""
        meta = post.meta
        self.count += 1
        self.oldest = _earlier(self.oldest, meta.date)
        self.newest = _later(self.newest, meta.date)
        self.modified = _later(self.modified, _later(meta.updated, meta.date))
        if post.byline:
            self.people.update(dict.fromkeys(post.byline.people))
        if post.source and post.source.name:
            self.sources[post.source.name] = None
        for subject in (*meta.categories, *(meta.tags if single else ())):
            if subject and len(self.subjects) < _SUBJECTS:
                self.subjects[subject] = None


def _comparable(date: datetime) -> datetime:
    """Return an aware date; one without zone counts as UTC."""
    return date if date.tzinfo else date.replace(tzinfo=UTC)


def _earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    found = [date for date in (one, other) if date is not None]
    return min(found, key=_comparable) if found else None


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    found = [date for date in (one, other) if date is not None]
    return max(found, key=_comparable) if found else None
