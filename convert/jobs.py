"""One post of a batch as a job: what to write where, whether it must be, and what became of it.

``work`` runs in any process: it gets and gives values alone, and writes the outputs themselves whole or not at all.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from convert import __version__
from convert.books import Book
from convert.context import write_context
from convert.fonts import PACKAGES, files_in
from convert.library.files import digest_of, write_recorded
from convert.library.originals import Originals
from convert.library.state import FILE, Record
from convert.nodes import Post
from convert.notes import Note
from convert.options import WriteOptions
from convert.posts import UnreadPost, bytes_of
from convert.report import Failure, Outcome, failure_of
from convert.resources import program_digest
from convert.site.fingerprint import fingerprint
from convert.writers import version_of, writer
from convert.writers.contract import WriteContext

ENGINES: Final = (
    "EbookLib", "lxml", "fonttools", "math-core", "msgspec", "Pillow", "pypandoc_binary",
    "python-liquid", "PyYAML", "resvg-py", "turbohtml", "typst", "tzdata",
)  # fmt: skip
"""Packages whose version decides bytes of an output, besides those of fonts."""


class Target(msgspec.Struct, frozen=True):
    """One output of a job: its format, its path below the library, and what is known of the one that may be there.

    ``options`` are those that its writer obeys.
    """

    to: str
    path: str
    options: WriteOptions
    known: Record | None = None


class Job(msgspec.Struct, frozen=True):
    """A post and its outputs; ``out`` is the library's folder, ``notes`` what was found before the post was read."""

    post: UnreadPost
    out: str
    targets: tuple[Target, ...]
    options: WriteOptions
    force: bool = False
    notes: tuple[Note, ...] = ()


class Done(msgspec.Struct, frozen=True):
    """What became of a job: its outcome, and a record for each output that was written."""

    outcome: Outcome
    records: tuple[tuple[str, Record], ...] = ()


def work(job: Job) -> Done:
    """Do a job; what goes wrong with the post is in the outcome, never raised."""
    try:
        source = bytes_of(job.post)
        base = base_key(job.post, source)
        stale = [target for target in job.targets if job.force or not _is_current(job, target, base)]
        current = [target for target in job.targets if target not in stale]
        if not stale:
            return Done(_outcome(job, [], current))
        post = job.post.read(source or None)
    except Exception as error:  # noqa: BLE001 - one post must not end the batch; failure_of tells a bug from bad input
        return Done(Outcome(job.post.origin, failure=failure_of(job.post.origin, error)))
    return _written(job, post, stale, current, base)


def lost(job: Job, error: Exception) -> Done:
    """Say what became of a job whose worker died or ran out of time."""
    return Done(Outcome(job.post.origin, failure=failure_of(job.post.origin, error)))


def _written(job: Job, post: Post, stale: list[Target], current: list[Target], base: str) -> Done:
    """Write what is out of date; one format that fails does not keep the others from being written."""
    notes: list[Note] = [*post.notes]
    records: list[tuple[str, Record]] = []
    failure: Failure | None = None
    context = write_context(job.options, notes.append)
    for target in stale:
        before = len(notes)
        try:
            digest, copies = _write(post, target, Path(job.out), context, job.post.contested)
        except Exception as error:  # noqa: BLE001 - as in ``work``
            failure = failure or failure_of(job.post.origin, error)
            continue
        inputs = tuple(str(file) for file in (*context.pictures.used, *copies))
        of_output = tuple(dict.fromkeys((*post.notes, *notes[before:])))
        records.append((target.path, Record(output_key(_key(job, target, base), inputs), digest, inputs, of_output)))
    written = tuple(path for path, _ in records)
    return Done(_outcome(job, notes, current, written, failure), tuple(records))


def _outcome(
    job: Job, notes: list[Note], current: list[Target], written: tuple[str, ...] = (), failure: Failure | None = None
) -> Outcome:
    """Say what became of the post; what was noted when a file was made holds as long as the file does."""
    earlier = [note for target in current if target.known for note in target.known.notes]
    unchanged = tuple(target.path for target in current)
    return Outcome(job.post.origin, written, unchanged, tuple(dict.fromkeys([*job.notes, *earlier, *notes])), failure)


def _write(
    post: Post, target: Target, out: Path, context: WriteContext, contested: frozenset[str]
) -> tuple[str, tuple[Path, ...]]:
    """Write an output; return its hash and the images copied beside it, those that are ``contested`` by new names.

    A copy is looked at as its source is, so that a lost one makes the Markdown stale.
    """
    made_by, path = writer(target.to), out / target.path
    Originals([Path(post.meta.root, post.meta.origin)]).protect(path)
    if not made_by.copies_images:
        return write_recorded(path, lambda stream: made_by.write(Book.of(post), stream, context)), ()
    from convert.beside import copy_images, new_addresses, readdressed

    addresses = new_addresses(post, contested, post.meta.origin.rpartition("/")[0], context.note)
    shown = readdressed(post, addresses)
    digest = write_recorded(path, lambda stream: made_by.write(Book.of(shown), stream, context))
    folder = target.path.rpartition("/")[0]
    return digest, copy_images(post, context.pictures, out, folder, context.note, addresses)


def _is_current(job: Job, target: Target, base: str) -> bool:
    return target.known is not None and is_current(target.known, Path(job.out, target.path), _key(job, target, base))


def _key(job: Job, target: Target, base: str) -> str:
    key = format_key(base, target.to, target.options, job.post.snapshot)
    contested = job.post.contested if writer(target.to).copies_images else ()
    return _hashed([key, *sorted(contested)]) if contested else key


def is_current(known: Record, path: Path, key: str) -> bool:
    """Say if an output was made from just this, and is still what was written."""
    return known.key == output_key(key, known.inputs) and digest_of(path) == known.digest


def output_key(key: str, inputs: tuple[str, ...]) -> str:
    """Hash what an output is made from: the key of its format, and each image as it is now."""
    return _hashed([key, *(f"{path}={digest_of(Path(path))}" for path in inputs)])


def format_key(base: str, to: str, options: WriteOptions, snapshot: str) -> str:
    """Hash what an output is made from but for images: the base, the writer, and the options that it obeys."""
    return _hashed(
        [base, to, version_of(to), msgspec.json.encode(options).decode(), _own_fonts(options.font_paths, snapshot)]
    )


def base_key(post: UnreadPost, source: bytes) -> str:
    """Hash what all outputs of a post are made from: its bytes, the site, the profile, the versions."""
    parts = [
        sha256(source).hexdigest(),
        post.origin,
        fingerprint(Path(post.root), source, snapshot=post.snapshot, library=FILE),
        _profile_digest(post.profile, post.snapshot),
        _versions(),
    ]
    return _hashed(parts)


def _hashed(parts: list[str]) -> str:
    return sha256("\n".join(parts).encode(errors="surrogateescape")).hexdigest()


@lru_cache(maxsize=4)
def _profile_digest(profile: str, snapshot: str) -> str:
    """Name a profile, by its bytes if it is a file; looked at once a run."""
    return digest_of(Path(profile)) or profile


@lru_cache(maxsize=4)
def _own_fonts(folders: tuple[str, ...], snapshot: str) -> str:
    """Name the font files of ``--font-path`` and their bytes; looked at once a run."""
    return " ".join(f"{file}={digest_of(file)}" for file in files_in(folders))


@lru_cache(maxsize=1)
def _versions() -> str:
    """Name what decides the bytes besides the input: our version, our templates and code, the engines."""
    return " ".join([__version__, program_digest(), *map(_version, (*ENGINES, *PACKAGES))])


def _version(package: str) -> str:
    """Return the version of a package, ``-`` if it is absent.

    From its metadata as they stand there: ``importlib.metadata.version`` parses them whole, in a millisecond each.
    """
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        found = distribution(package)
    except PackageNotFoundError:
        return "-"
    text = found.read_text("METADATA") or found.read_text("PKG-INFO") or ""
    return text.partition("\nVersion:")[2].partition("\n")[0].strip()
