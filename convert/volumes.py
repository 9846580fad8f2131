"""A site's posts → volumes: which posts go into which file, and the binding of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

from convert.addresses import Addresses
from convert.books import Book, Series
from convert.context import write_context
from convert.library.files import write_whole
from convert.library.names import Names, safe_name
from convert.nodes import Post
from convert.notes import Note
from convert.options import WriteOptions
from convert.posts import UnreadPost
from convert.report import Failure, failure_of
from convert.writers import writer

PART: Final = 500
"""Posts in one PDF or DOCX: pandoc and Typst hold a whole volume in memory."""

IN_PARTS: Final = frozenset({"pdf", "docx"})


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

    ``name`` and ``title`` are those of the whole: the category asked for, or the site.
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
    if to not in IN_PARTS or count <= PART:
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


class Bound(msgspec.Struct):
    """What became of one volume and its posts: notes by post, and failures, each post once.

    What is noted of the volume as a whole stands under the volume's own path; ``failure`` is what kept it from being
    written.
    """

    written: bool = False
    failure: Failure | None = None
    notes: dict[str, dict[Note, None]] = msgspec.field(default_factory=dict)
    failed: dict[str, Failure] = msgspec.field(default_factory=dict)

    def note(self, path: str, *notes: Note) -> None:
        """Keep notes on a post or on the volume, each once."""
        if notes:
            self.notes.setdefault(path, {}).update(dict.fromkeys(notes))


class _Readable:
    """The posts of a volume that can be read, re-iterable; the others are remembered as failed."""

    def __init__(self, posts: tuple[UnreadPost, ...], bound: Bound, step: Callable[[str], None]) -> None:
        self._posts, self._bound, self._step = posts, bound, step
        self._seen: set[str] = set()
        self._first: tuple[str, Post] | None = None
        self.current: str | None = None
        """The post that is being written: what a writer notes until it asks for the next is about that one."""

    def __iter__(self) -> Iterator[Post]:
        for post in self._posts:
            if post.origin in self._bound.failed:
                continue
            try:
                read = self._read(post)
            except Exception as error:  # noqa: BLE001 - one post must not end the volume, as in a batch
                self._bound.failed[post.origin] = failure_of(post.origin, error)
                continue
            finally:
                self._count(post.origin)
            self._bound.note(post.origin, *read.notes)
            before, self.current = self.current, post.origin
            try:
                yield read
            finally:  # also where nobody asks for the next: a look at the first post while another is written
                self.current = before

    @property
    def none(self) -> bool:
        """Say whether no post can be read; the first that can is."""
        return next(iter(self), None) is None

    def _read(self, post: UnreadPost) -> Post:
        """Read a post; the first is kept, for the title page and the identifier of a book ask for it again."""
        if self._first is None:
            self._first = post.origin, post.read()
        return self._first[1] if self._first[0] == post.origin else post.read()

    def addresses(self) -> Addresses:
        """Return where links from one of the posts to another lead."""
        return Addresses(self._posts)

    def _count(self, origin: str) -> None:
        if origin not in self._seen:
            self._seen.add(origin)
            self._step(origin)


def bind(volume: Volume, to: str, path: Path, options: WriteOptions, step: Callable[[str], None]) -> Bound:
    """Write one volume to a file, whole or not at all; posts that cannot be read are left out and named.

    If no post can be read, nothing is written and an earlier volume stays.
    ``step`` is called with each post's path as it is read for the first time. What goes wrong is in the result, never
    raised.
    """
    bound = Bound()
    posts = _Readable(volume.posts, bound, step)
    if posts.none:
        return bound
    book = Book.of(posts, title=volume.title, series=volume.series)
    context = write_context(options, lambda note: bound.note(posts.current or str(path), note))
    try:
        write_whole(path, lambda out: writer(to).write(book, out, context))
        bound.written = True
    except Exception as error:  # noqa: BLE001 - one volume must not end the run; failure_of tells a bug from bad input
        bound.failure = failure_of(str(path), error)
    return bound
