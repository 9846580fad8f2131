"""One volume as a job: bound into its file or found unchanged, and what became of it and of its posts.

``bind`` runs in any process: it gets and gives values alone, and writes the file itself whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

import msgspec

from convert.addresses import Addresses
from convert.beside import local_images, readdressed
from convert.books import Book, read_or_error
from convert.context import write_context
from convert.jobs import base_key, format_key, is_current, output_key
from convert.library.files import digest_of, write_bytes, write_recorded, write_whole
from convert.library.state import Record
from convert.media.picture import Picture
from convert.nodes import Post
from convert.notes import Note
from convert.options import WriteOptions
from convert.posts import UnreadPost, bytes_of
from convert.report import Failure, failure_of
from convert.volumes import Volume
from convert.writers import writer
from convert.writers.contract import WriteContext


class Binding(msgspec.Struct, frozen=True):
    """A volume, its format and its file.

    ``name`` is the file's path below a library, None for a file by itself, which is written each time; ``known`` is
    what the library knows of it.
    """

    volume: Volume
    to: str
    path: Path
    options: WriteOptions
    name: str | None = None
    known: Record | None = None


class Bound(msgspec.Struct):
    """What became of the volume at a path and its posts: notes by post, and failures, each post once.

    What is noted of the volume as a whole stands under the volume's own path; ``failure`` is what kept it from being
    written, ``record`` what its library is to remember. Without a failure it is written, unchanged, or has no post.
    """

    path: Path
    unchanged: bool = False
    written: bool = False
    record: Record | None = None
    failure: Failure | None = None
    notes: dict[str, dict[Note, None]] = msgspec.field(default_factory=dict)
    failed: dict[str, Failure] = msgspec.field(default_factory=dict)

    def note(self, path: str, *notes: Note) -> None:
        """Keep notes on a post or on the volume, each once."""
        if notes:
            self.notes.setdefault(path, {}).update(dict.fromkeys(notes))


def bind(binding: Binding, step: Callable[[str], None] | None = None) -> Bound:
    """Write a volume to its file unless it is there as it should be; posts that cannot be read are left out and named.

    If no post can be read, nothing is written and an earlier volume stays. ``step`` is called with each post's path as
    it is read for the first time. What goes wrong is in the result, never raised.
    """
    bound = Bound(binding.path)
    try:
        key = "" if binding.name is None else _key(binding)
        if binding.known is not None and is_current(binding.known, binding.path, key):
            bound.unchanged = True
        else:
            _write(binding, bound, key, step)
    except Exception as error:  # noqa: BLE001 - one volume must not end the run; failure_of tells a bug from bad input
        bound.failure = failure_of(str(binding.path), error)
    return bound


def lost(binding: Binding, error: Exception) -> Bound:
    """Say what became of a volume whose worker died or ran out of time."""
    return Bound(binding.path, failure=failure_of(str(binding.path), error))


def _key(binding: Binding) -> str:
    """Hash what a volume is made from but for images: each post in its place, the title, the series, the format."""
    volume = binding.volume
    digest = sha256(msgspec.json.encode((volume.title, volume.series)))
    for post in volume.posts:
        digest.update(base_key(post, bytes_of(post)).encode())
    obeyed = writer(binding.to).obeyed(binding.options)
    return format_key(digest.hexdigest(), binding.to, obeyed, volume.posts[0].snapshot)


def _write(binding: Binding, bound: Bound, key: str, step: Callable[[str], None] | None) -> None:
    """Write the volume; the library remembers one that has all its posts, so that those that failed are tried again."""
    volume, path, to = binding.volume, binding.path, binding.to
    posts = _Readable(volume.posts, bound, step)
    if posts.none:
        return
    book = Book.of(posts, title=volume.title, series=volume.series)
    context = write_context(binding.options, lambda note: bound.note(posts.current or str(path), note))
    copies = _Copies(path.parent, context)
    if writer(to).copies_images:
        posts.shown = copies.beside

    def fill(out: BinaryIO) -> None:
        writer(to).write(book, out, context)

    if binding.name is None:
        write_whole(path, fill, durable=True)
        bound.written = True
        return
    digest = write_recorded(path, fill)
    bound.written = True
    if not bound.failed:
        inputs = tuple(str(file) for file in (*context.pictures.used, *copies.files))
        bound.record = Record(output_key(key, inputs), digest, inputs, tuple(bound.notes.get(str(path), ())))


class _Readable:
    """The posts of a volume that can be read, re-iterable; the others are remembered as failed."""

    def __init__(self, posts: tuple[UnreadPost, ...], bound: Bound, step: Callable[[str], None] | None) -> None:
        self._posts, self._bound, self._step = posts, bound, step
        self._addresses = Addresses(posts)
        self._seen: set[str] = set()
        self._first: tuple[str, Post] | None = None
        self.current: str | None = None
        """The post that is being written: what a writer notes until it asks for the next is about that one."""
        self.shown: Callable[[Post], Post] | None = None
        """What is made of each post before it is written, if anything is."""

    def __iter__(self) -> Iterator[Post]:
        for post in self._posts:
            if post.origin in self._bound.failed:
                continue
            read = self._read(post)
            self._count(post.origin)
            if isinstance(read, Exception):
                self._bound.failed[post.origin] = failure_of(post.origin, read)
                continue
            self._bound.note(post.origin, *read.notes)
            before, self.current = self.current, post.origin
            try:
                yield self.shown(read) if self.shown else read
            finally:  # also where nobody asks for the next: a look at the first post while another is written
                self.current = before

    @property
    def none(self) -> bool:
        """Say if no post can be read; the first that can is."""
        return next(iter(self), None) is None

    def _read(self, post: UnreadPost) -> Post | Exception:
        """Read a post; the first is kept, for the title page and the identifier of a book ask for it again."""
        if self._first and self._first[0] == post.origin:
            return self._first[1]
        read = read_or_error(self._addresses.keeping(post))
        if self._first is None and isinstance(read, Post):
            self._first = post.origin, read
        return read

    def addresses(self) -> Addresses:
        """Return where links from one of the posts to another lead."""
        return self._addresses

    def _count(self, origin: str) -> None:
        if self._step and origin not in self._seen:
            self._seen.add(origin)
            self._step(origin)


class _Copies:
    """The images of a volume's posts, put into a folder beside it under names that no two have, as in a book.

    They are copied as they are come upon, for posts are read again for each look at the volume.
    """

    def __init__(self, folder: Path, context: WriteContext) -> None:
        self._folder, self._context = folder, context
        self._addresses: dict[str, dict[str, str]] = {}

    @property
    def files(self) -> Iterator[Path]:
        """Yield where the copies are."""
        return (self._folder / address for of_post in self._addresses.values() for address in of_post.values())

    def beside(self, post: Post) -> Post:
        """Return a post that names its images by their copies."""
        if post.meta.origin not in self._addresses:
            found = local_images(post, self._context.pictures, self._context.note)
            self._addresses[post.meta.origin] = {address: self._copied(picture) for address, picture in found}
        return readdressed(post, self._addresses[post.meta.origin])

    def _copied(self, picture: Picture) -> str:
        address = f"images/{picture.name}"
        if digest_of(self._folder / address) != sha256(picture.data).hexdigest():
            write_bytes(self._folder / address, picture.data)
        return address
