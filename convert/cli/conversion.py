"""What ``postbind convert`` does: each post read once and written in each format, to the place that is asked for."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from convert import api
from convert.cli.messages import show_failure, show_notes
from convert.cli.streams import print_bytes, stdin
from convert.cli.values import check_profile, formats_of, options_of
from convert.errors import ExitCode, UsageError
from convert.library.names import Names, name_taken
from convert.library.originals import Originals
from convert.notes import Note
from convert.options import WriteOptions
from convert.posts import read_limited
from convert.report import failure_of
from convert.writers import is_format, writer

TEXT: Final = frozenset({"md", "json", "html"})
"""Formats that a terminal can show."""


class _Asked(msgspec.Struct, frozen=True):
    """What is the same for every post: the formats, the options of the writers, the posts' own files."""

    formats: tuple[str, ...]
    writing: WriteOptions
    originals: Originals


def convert(options: Namespace) -> ExitCode:
    """Convert the posts; one that fails does not keep the others from being written."""
    asked = _Asked(_formats(options), options_of(options), Originals([Path(post) for post in options.posts]))
    check_profile(options.profile)
    if len(options.posts) == 1:
        _convert(options.posts[0], asked, options, Names())
        return ExitCode.DONE
    if options.output == "-":
        raise UsageError("several posts do not fit on stdout. Give -o a folder.")
    failed, taken = False, Names()
    for post in options.posts:
        try:
            _convert(post, asked, options, taken)
        except Exception as error:  # noqa: BLE001 - one post must not end the others; failure_of tells a bug from bad input
            failed = True
            show_failure(failure_of(post, error))
    return ExitCode.SOME_FAILED if failed else ExitCode.DONE


def _convert(name: str, asked: _Asked, options: Namespace, taken: Names) -> None:
    notes: list[Note] = []
    targets = _targets(name, asked.formats, options, taken, notes)
    for file in filter(None, targets):
        asked.originals.protect(file)
    if name == "-":
        post = api.read_text(read_limited(stdin(), name), base=options.base, profile=options.profile)
    else:
        post = api.read(name, profile=options.profile)
    notes += post.notes
    images = Originals(api.files_of(post))
    for file in filter(None, targets):
        images.protect(file)
    for to, target in zip(asked.formats, targets, strict=True):
        if target is None:
            _to_stdout(api.render(post, to, options=asked.writing, note=notes.append), to)
        else:
            api.write(post, target, to=to, options=asked.writing, note=notes.append)
            if to == "md" and _is_folder(options):
                api.copy_images(post, target.parent, note=notes.append)
    show_notes(name, notes, options)


def _formats(options: Namespace) -> tuple[str, ...]:
    """Return the formats asked for: by ``--to``, else by the suffix of ``-o``, else EPUB."""
    asked = formats_of(options.to)
    if asked:
        return asked
    if options.output and options.output != "-" and Path(options.output).suffix and not Path(options.output).is_dir():
        return (writer(api.format_of(Path(options.output))).name,)
    return ("epub",)


def _targets(
    name: str, formats: Sequence[str], options: Namespace, taken: Names, notes: list[Note]
) -> list[Path | None]:
    """Return where each format goes; None is stdout. A name that another post has is noted."""
    to_stdout = options.output == "-" or (name == "-" and not options.output)
    if to_stdout:
        if len(formats) > 1:
            raise UsageError("several formats do not fit on stdout. Give -o a folder.")
        return [None]
    if options.output and not _is_folder(options):
        if len(formats) > 1:
            raise UsageError(f"{options.output} is one file, the formats are {', '.join(formats)}. Give -o a folder.")
        return [Path(options.output)]
    stem = "post" if name == "-" else Path(name).stem
    folder = Path(options.output) if options.output else Path(name).parent
    wanted = f"{folder}/{stem}"
    given = taken.claim(wanted, name)
    notes += name_taken(wanted, given)
    return [folder / (given.rpartition("/")[2] + writer(to).suffix) for to in formats]


def _is_folder(options: Namespace) -> bool:
    """Say whether ``-o`` means a folder: it is one, ends like one, or must hold more than one file."""
    output = options.output
    if not output or output == "-":
        return False
    path = Path(output)
    if path.is_dir() or output.endswith(("/", "\\")) or len(options.posts) > 1:
        return True
    return not is_format(path.suffix[1:].lower()) and not path.exists()


def _to_stdout(data: bytes, to: str) -> None:
    if to not in TEXT and sys.stdout is not None and sys.stdout.isatty():
        raise UsageError(f"{to} is binary and stdout is a terminal. Give -o a file, or redirect.")
    print_bytes(data)
