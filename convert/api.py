"""What scripts call: read a post, render it, write it, and do the same for a site.

Every function may be called from several threads, and threads may share a ``Site``, its ``Posts`` and each ``Post``; a
``Book`` is for one at a time. Notes that nobody asked for go to the logger ``convert``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

import msgspec

from convert import posts as reading
from convert.books import Book
from convert.context import image_files, write_context
from convert.errors import UsageError
from convert.library.files import write_whole
from convert.library.originals import Originals
from convert.nodes import Post
from convert.notes import Note
from convert.options import WriteOptions
from convert.posts import Selection, UnreadPost
from convert.site import Site as JekyllSite
from convert.site.config import NAMES as CONFIGURATIONS
from convert.writers import writer
from convert.writers.contract import Writer

if TYPE_CHECKING:
    from concurrent.futures import Executor  # with logging and threading: a fifth of the start of a command

    from convert.addresses import Addresses
    from convert.report import Outcome, Report

DEFAULTS: Final = WriteOptions()

_FOLDERS: Final = frozenset({"_posts", "_drafts"})


def read(path: str | Path, *, profile: str = "auto", site: str | Path | Site | None = None) -> Post:
    """Read and normalize one post.

    ``profile`` is a built-in name, ``auto``, ``none`` or a TOML file; ``site`` is the site or its folder, found from
    the post's place if not given.
    Errors: ConvertError, with the file, line and column where they are known.
    """
    home = Site(site) if isinstance(site, (str, Path)) else site
    return reading.read(Path(path), profile=profile, site=home.jekyll if home else None)


def read_text(text: str | bytes, *, name: str = "-", base: str | Path | None = None, profile: str = "auto") -> Post:
    """Read and normalize a post that stands in no file.

    ``base`` is the folder of its site: images, the configuration, and what Liquid includes are found in it. Without it
    the post stands alone, and no file is read: so it must be for a text of strangers.
    Errors: ConvertError; positions in it name the post by ``name``.
    """
    return reading.read_text(text, name=name, base=Path(base) if base is not None else None, profile=profile)


def files_of(post: Post) -> Iterator[Path]:
    """Yield the files that a post is made from, which no output may replace: its own and those of its images.

    An address may mean several files: all are named, whether they are there or not.
    """
    if post.meta.root:
        yield Path(post.meta.root, post.meta.origin)
        yield from image_files(post)


def is_post(path: Path) -> bool:
    """Say if a file at a path, there or not, is a post or a draft of the site that its place tells.

    Errors: ConvertError if the site's configuration cannot be read.
    """
    place = Path(os.path.realpath(path.parent), path.name)
    return not _FOLDERS.isdisjoint(place.parent.parts) and JekyllSite.of_post(place).is_post(place)


def render(
    what: Post | Book, to: str, *, options: WriteOptions = DEFAULTS, note: Callable[[Note], None] | None = None
) -> bytes:
    """Return a post or a book in a format, as the bytes of a file.

    ``note`` is called with each Note of the writer; without it they are logged.
    Errors: UsageError for a format that nobody writes and for a book without posts, EngineError when pandoc or Typst
    fail.
    """
    out = BytesIO()
    _write_to(out, what, writer(to), options, note or _log)
    return out.getvalue()


def write(
    what: Post | Book,
    path: str | Path,
    *,
    to: str | None = None,
    options: WriteOptions = DEFAULTS,
    note: Callable[[Note], None] | None = None,
) -> None:
    """Write a post or a book to a file, whole or not at all; without ``to`` its suffix decides.

    Markdown names the images of the site by their addresses: ``copy_images`` puts those of a post beside it.
    Errors: as ``render``, and OutputError when the place cannot be written or what is written is made from it.
    """
    target = Path(path)
    chosen = writer(to or format_of(target))
    Originals(_made_from(what)).protect(target)
    write_whole(target, lambda out: _write_to(out, what, chosen, options, note or _log))


def format_of(path: Path) -> str:
    """Return the format that a file's suffix names. Errors: UsageError if it has none."""
    if not path.suffix:
        raise UsageError(
            f"{path} has no suffix that names a format. Add one, or name the format (--to; in a script, to=)."
        )
    return path.suffix[1:].lower()


def _made_from(what: Post | Book) -> Iterator[Path]:
    """Yield the files that no output may replace: of a post that is not read yet, its own alone is known."""
    for item in what.items if isinstance(what, Book) else (what,):
        if isinstance(item, Post):
            yield from files_of(item)
        elif isinstance(item, UnreadPost):
            yield item.path


def _write_to(
    out: BinaryIO, what: Post | Book, to: Writer, options: WriteOptions, note: Callable[[Note], None]
) -> None:
    book = what if isinstance(what, Book) else Book.of(what)
    if next(book.items, None) is None:
        raise UsageError("a book without posts. Give Book.of one or more.")
    to.write(book, out, write_context(options, note))


def _log(note: Note) -> None:
    """Hand a Note to ``logging``, whose NullHandler keeps it from a program that asked for none."""
    import logging

    logger = logging.getLogger("convert")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    logger.warning("%s", note.message)


class Posts(msgspec.Struct, frozen=True):
    """A view of a site's posts, none of them read yet; iterate as often as needed. Oldest first."""

    site: JekyllSite
    selection: Selection
    profile: str = "auto"

    def __iter__(self) -> Iterator[UnreadPost]:
        return reading.unread(self.site, self.selection, self.profile)

    @property
    def title(self) -> str:
        """What a book of the posts is called: the site, and the categories, tags and days that were asked for."""
        chosen = self.selection
        days = _days(chosen.since, chosen.until)
        return " · ".join([_title_of(self.site), *chosen.categories, *chosen.tags, *filter(None, (days,))])

    @property
    def period(self) -> str:
        """The days that were asked for, for the name of a file: 2024-03-01--2024-03-07, from-2024-03-01; empty if none.

        Source: ISO 8601-1:2019 (two hyphens for the solidus of an interval).
        """
        since, until = self.selection.since, self.selection.until
        if since and until:
            return f"{since.isoformat()}--{until.isoformat()}"
        return f"from-{since.isoformat()}" if since else f"to-{until.isoformat()}" if until else ""

    def addresses(self) -> Addresses:
        """Return where links from one of the posts to another lead; asked when a book is made of them."""
        from convert.addresses import Addresses  # a post alone has no use for it

        return Addresses(self)


class Site:
    """A Jekyll site: a folder with posts. Nothing is read before it is asked for."""

    def __init__(self, root: str | Path) -> None:
        self.jekyll = JekyllSite(Path(root))

    @property
    def root(self) -> Path:
        """The site's folder, absolute."""
        return Path(self.jekyll.root)

    @property
    def title(self) -> str:
        """What the site calls itself, else its folder's name."""
        return _title_of(self.jekyll)

    def is_among_posts(self, folder: Path) -> bool:
        """Say if a folder, there or not, is one of posts or drafts of the site, or lies in one."""
        place = Path(os.path.realpath(folder))
        return place.is_relative_to(self.root) and not _FOLDERS.isdisjoint(place.relative_to(self.root).parts)

    def originals(self) -> Iterator[Path]:
        """Yield the files that no output may replace: of the configuration, there or not, of all posts and drafts."""
        return (self.root / name for name in (*CONFIGURATIONS, *self.jekyll.origins(), *self.jekyll.drafts()))

    def skipped(self) -> tuple[tuple[str, str], ...]:
        """Return the files among the posts that are none, with the reason of each, by path."""
        return tuple((found.path, found.note.message) for found in self.jekyll.skipped())

    def posts(
        self,
        *,
        category: str | Sequence[str] = (),
        tag: str | Sequence[str] = (),
        since: date | None = None,
        until: date | None = None,
        profile: str = "auto",
    ) -> Posts:
        """Return the posts that have one of the categories and one of the tags, and lie in the days given.

        Errors: UsageError for a day that is none.
        """
        chosen = Selection(_several(category), _several(tag), _day(since), _day(until))
        return Posts(self.jekyll, chosen, profile)


def _title_of(site: JekyllSite) -> str:
    title = site.config.get("title")
    return title if isinstance(title, str) and title.strip() else site.root.name


def _days(since: date | None, until: date | None) -> str:
    """Return a run of days in any language: 2024-03-01 – 2024-03-07; 2024-03-01 … if only the first is given."""
    if since == until:
        return since.isoformat() if since else ""
    if since and until:
        return f"{since.isoformat()} – {until.isoformat()}"
    return f"{since.isoformat()} …" if since else f"… {until.isoformat()}" if until else ""


def _several(one_or_more: str | Sequence[str]) -> tuple[str, ...]:
    return (one_or_more,) if isinstance(one_or_more, str) else tuple(one_or_more)


def _day(given: object) -> date | None:
    """Return a day as posts are compared with it: of a time, its day. Errors: UsageError for anything else."""
    if isinstance(given, datetime):
        return given.date()
    if given is None or isinstance(given, date):
        return given
    raise UsageError(f"{given!r} is no day. Give a datetime.date.")


def batch(  # noqa: PLR0913 - a batch has as many sides; all but the first are keywords
    posts: Iterable[UnreadPost],
    *,
    to: str | Sequence[str],
    out: str | Path,
    executor: Executor | None = None,
    options: WriteOptions = DEFAULTS,
    force: bool = False,
    on_outcome: Callable[[Outcome], None] | None = None,
    report: Report | None = None,
) -> Report:
    """Convert each post to each format under the folder ``out``; a post that fails stops nothing.

    ``posts`` are a site's, as ``Site.posts`` gives them; ``to`` is a format or several.
    Without an executor the work is done in this process. An unchanged post is not written again unless ``force``.
    ``on_outcome`` is called with what became of each post, as it is known and counted in the ``report``: give one to
    see it grow.
    Errors: UsageError for an unknown format and for what is no post of a site, OutputError if ``out`` cannot be
    written; what fails for one post is in the report.
    """
    from convert.batches import Plan, run_batch
    from convert.report import Report

    formats = tuple(dict.fromkeys(writer(name).name for name in _several(to)))
    counted = Report() if report is None else report
    run_batch(_of_a_site(posts), Plan(Path(out), formats, options, force), executor, on_outcome, counted)
    return counted


def _of_a_site(posts: Iterable[object]) -> Iterator[UnreadPost]:
    for post in posts:
        if not isinstance(post, UnreadPost):
            raise UsageError(f"{type(post).__name__}: a batch is of posts that Site.posts gives. Use write for others.")
        yield post


def copy_images(
    post: Post,
    folder: Path,
    *,
    addresses: Mapping[str, str] | None = None,
    note: Callable[[Note], None] | None = None,
) -> None:
    """Put the images of a post that are files of its site into the folder of its Markdown, where its addresses lead.

    ``addresses`` are the new ones of those images that have one. ``note`` is called for each that would lie outside
    the folder: it is not copied. Errors: OutputError.
    """
    from convert import beside

    say = note or _log
    beside.copy_images(post, write_context(DEFAULTS, say).pictures, folder, "", say, addresses or {})
