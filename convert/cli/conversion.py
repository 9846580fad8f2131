"""What ``postbind convert`` does: each post read once and written in each format, to the place that is asked for."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from convert import api
from convert.cli.messages import show_failure, show_notes
from convert.cli.outputs import GIVE_FOLDER, STDOUT, is_folder, one_format, protect_from_reading
from convert.cli.streams import print_bytes, stdin
from convert.cli.values import check_profile, formats_of, options_of
from convert.errors import ExitCode, UsageError
from convert.library.names import Names, name_taken
from convert.library.originals import Originals
from convert.nodes import Post
from convert.notes import Note, untold
from convert.options import WriteOptions
from convert.posts import read_limited
from convert.writers import writer


class _Asked(msgspec.Struct, frozen=True):
    """What the arguments ask for: the formats, the options of the writers, the posts' own files."""

    formats: tuple[str, ...]
    writing: WriteOptions
    originals: Originals
    folder: bool  # whether -o is one
    contested: Mapping[str, frozenset[str]]  # by post: files beside it, see ``contested``


def convert(options: Namespace) -> ExitCode:
    """Convert the posts; one that fails does not keep the others from being written."""
    posts = _each_once(options.posts)
    asked = _asked(posts, options)
    check_profile(options.profile)
    if len(posts) == 1:
        _convert(posts[0], asked, options, Names(), set())
        return ExitCode.DONE
    failed, taken, told = False, Names(), set[Note]()
    for post in posts:
        try:
            _convert(post, asked, options, taken, told)
        except Exception as error:  # noqa: BLE001 - one post must not end the others; failure_of tells a bug from bad input
            from convert.report import failure_of

            failed = True
            show_failure(failure_of(post, error))
    return ExitCode.SOME_FAILED if failed else ExitCode.DONE


def _each_once(posts: Sequence[str]) -> list[str]:
    """Return the posts without those named before; a link is a name of its own."""
    by_place: dict[str, str] = {}
    for post in posts:
        by_place.setdefault(post if post == "-" else os.path.abspath(post), post)  # noqa: PTH100 - links stay links
    return list(by_place.values())


def _convert(name: str, asked: _Asked, options: Namespace, taken: Names, told: set[Note]) -> None:
    notes: list[Note] = []
    targets = _targets(name, asked, options, taken, notes)
    if name == "-":
        post = api.read_text(read_limited(stdin(), name), base=options.base, profile=options.profile)
    else:
        post = api.read(name, profile=options.profile)
    notes += post.notes
    images = Originals(api.files_of(post))
    for to, file in zip(asked.formats, targets, strict=True):
        if file is not None:
            asked.originals.protect(file)
            images.protect(file)
            protect_from_reading(file, to)
    for to, target in zip(asked.formats, targets, strict=True):
        if target is None:
            _to_stdout(api.render(post, to, options=asked.writing, note=notes.append), to)
        else:
            _to_file(post, name, to, target, asked, notes)
    show_notes(name, untold(notes, told), options)


def _to_file(post: Post, name: str, to: str, target: Path, asked: _Asked, notes: list[Note]) -> None:
    """Write a post to a file; in a folder, with its images beside it where the format names them by their addresses."""
    if not (asked.folder and writer(to).copies_images):
        api.write(post, target, to=to, options=asked.writing, note=notes.append)
        return
    from convert.beside import new_addresses, readdressed

    addresses = new_addresses(post, asked.contested.get(name, ()), str(Path(name).parent), notes.append)
    api.write(readdressed(post, addresses), target, to=to, options=asked.writing, note=notes.append)
    api.copy_images(post, target.parent, addresses=addresses, note=notes.append)


def _asked(posts: Sequence[str], options: Namespace) -> _Asked:
    """Return what the arguments ask for. Errors: UsageError where they do not fit each other."""
    output, formats = options.output, formats_of(options.to)
    folder = bool(output) and output != STDOUT and is_folder(output)
    if len(posts) > 1 and output and not folder:
        raise UsageError(f"several posts do not fit in one file: {output}. {GIVE_FOLDER} postbind book binds them.")
    if output == STDOUT and len(formats) > 1:
        raise UsageError("several formats do not fit on stdout. Give -o a folder.")
    if output and output != STDOUT and not folder:
        formats = (one_format(output, formats),)
    formats = formats or ("epub",)
    beside = folder and any(writer(to).copies_images for to in formats)
    originals = Originals([Path(post) for post in posts])
    return _Asked(formats, options_of(options), originals, folder, _contested(posts) if beside else {})


def _contested(posts: Sequence[str]) -> dict[str, frozenset[str]]:
    """Return, by post, the files beside it whose place beside the outputs a file beside an earlier post has."""
    folders = {post: Path(os.path.abspath(post)).parent for post in posts if post != "-"}  # noqa: PTH100 - as above
    if len(set(folders.values())) < 2:  # noqa: PLR2004 - one folder has each name but once
        return {}
    from convert.contested import Claims

    claims = Claims()
    return {post: claims.contested("", folder) for post, folder in folders.items()}


def _targets(name: str, asked: _Asked, options: Namespace, taken: Names, notes: list[Note]) -> list[Path | None]:
    """Return where each format goes; None is stdout. A name that another post has is noted."""
    if options.output == STDOUT or (name == "-" and not options.output):
        return [None for _ in asked.formats]
    if options.output and not asked.folder:
        return [Path(options.output)]
    stem = "post" if name == "-" else Path(name).stem
    folder = Path(options.output) if options.output else Path(name).parent
    wanted = f"{folder}/{stem}"
    given = taken.claim(wanted, name)
    notes += name_taken(wanted, given)
    return [folder / (given.rpartition("/")[2] + writer(to).suffix) for to in asked.formats]


def _to_stdout(data: bytes, to: str) -> None:
    if not writer(to).text and sys.stdout is not None and sys.stdout.isatty():
        raise UsageError(f"{to} is binary and stdout is a terminal. Give -o a file, or redirect.")
    print_bytes(data)
