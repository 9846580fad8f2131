"""The single files that commands write, and stdout in their place: never over what the command reads."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from convert import api
from convert.cli.streams import print_bytes, say
from convert.library.files import write_bytes
from convert.library.originals import Originals

STDOUT: Final = "-"
"""The name of stdout where a file may be named."""


def protect(output: str, read: Iterable[Path]) -> None:
    """Check that an output takes the place of none of the files that are read. Errors: OutputError."""
    if output != STDOUT:
        Originals(read).protect(Path(output))


def protect_from_report(site: api.Site, options: Namespace) -> None:
    """Check, before a site's posts are worked on, that the report replaces nothing of the site. Errors: OutputError."""
    if options.report:
        protect(options.report, site.originals())


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
