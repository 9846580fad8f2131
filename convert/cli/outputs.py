"""Where commands write to: a folder, a file, or stdout in its place, and never over what the command reads."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from convert import api
from convert.cli.streams import print_bytes, say
from convert.cli.values import is_dir
from convert.errors import OutputError, Position, UsageError
from convert.library.files import write_bytes
from convert.library.originals import Originals
from convert.writers import is_format, writer

STDOUT: Final = "-"
"""The name of stdout where a file may be named."""

NO_FORMAT: Final = "no format. Say --to epub (or pdf, docx, md, json, html)."
GIVE_FOLDER: Final = "Give -o a folder, by a name that ends in / or has no suffix."


def is_folder(output: str) -> bool:
    """Say if ``-o`` means a folder: it is one, ends like one, or is nothing yet and has no suffix."""
    unsaid = not Path(output).suffix and not os.path.exists(output)  # noqa: PTH110 - Path.exists raises for a name too long
    return unsaid or output.endswith(("/", "\\")) or is_dir(output)


def one_format(output: str, asked: Sequence[str]) -> str:
    """Return the format of one file: the one that is asked for, else that of its suffix.

    Errors: UsageError for several formats, for none, and for one that another format's suffix would hide.
    """
    if len(asked) > 1:
        raise UsageError(f"{output} is one file, the formats are {', '.join(asked)}. {GIVE_FOLDER}")
    if not asked:
        return writer(api.format_of(Path(output))).name
    suffix = Path(output).suffix[1:].lower()
    if is_format(suffix) and writer(suffix).name != asked[0]:
        raise UsageError(
            f"{output} is named as a file of another format than {asked[0]}. Rename it, or leave out --to."
        )
    return asked[0]


def protect(output: str, read: Iterable[Path]) -> None:
    """Check that an output takes the place of none of the files that are read. Errors: OutputError."""
    if output != STDOUT:
        Originals(read).protect(Path(output))


def protect_from_report(site: api.Site, options: Namespace) -> None:
    """Check, before a site's posts are worked on, that the report replaces nothing of the site. Errors: OutputError."""
    if options.report:
        protect(options.report, site.originals())


def protect_posts(site: api.Site, folder: Path) -> None:
    """Check that a folder of outputs is none of posts, where a file could replace one or be read as one.

    Errors: OutputError.
    """
    if site.is_among_posts(folder):
        raise OutputError("is a folder of posts. Give -o another folder.", Position(str(folder)))


def protect_from_reading(output: Path, to: str) -> None:
    """Check that an output will not be read as a post itself; what is binary is none. Errors: OutputError."""
    if writer(to).text and api.is_post(output):
        message = "would be read as a post of the site. Name another place, or another format."
        raise OutputError(message, Position(str(output)))


def put(output: str, data: bytes) -> None:
    """Write a file whole, or print it. Errors: OutputError, StdoutError."""
    if output == STDOUT:
        print_bytes(data)
    else:
        write_bytes(Path(output), data)


def show_written(output: str, options: Namespace, advice: str = "") -> None:
    """Say that a file is written, and what to do with it; stdout shows it by itself."""
    if output != STDOUT and not options.quiet:
        say(f"{output}: written{advice}")
