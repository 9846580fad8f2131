"""Arguments as people write them → values of the API; what does not fit is a UsageError."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec

from convert.errors import UsageError
from convert.options import Page, WriteOptions
from convert.writers import names, writer


def formats_of(asked: Sequence[str]) -> tuple[str, ...]:
    """Return the formats of ``--to`` (repeated, or with commas), each once, by their own names.

    Errors: UsageError for a name that is none, and for names that are empty.
    """
    named = [name.strip().removeprefix(".").lower() for text in asked for name in text.split(",") if name.strip()]
    if asked and not named:
        raise UsageError(f"--to {asked[0]} names no format. Formats: {', '.join(names())}.")
    return tuple(dict.fromkeys(writer(name).name for name in named))


def options_of(arguments: Namespace) -> WriteOptions:
    """Return the options of the writers."""
    folders = [Path(folder) for folder in arguments.font_path]
    for folder in folders:
        if not is_dir(folder):
            raise UsageError(f"--font-path {folder} is no folder. Name one that holds font files.")
    return WriteOptions(page=Page(arguments.page), font_paths=tuple(str(folder.resolve()) for folder in folders))


def is_dir(path: str | Path) -> bool:
    """Say if there is a folder; where the system cannot tell (a name too long, a closed folder above) there is none."""
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises there


def check_profile(name: str) -> None:
    """Read the profile that ``--profile`` names, before any post is read.

    Errors: UsageError for a name that is none, UnreadableError and ProfileError for a file that is no profile.
    """
    if name != "auto":
        from convert.passes.profiles import load

        load(name)


class Days(msgspec.Struct, frozen=True):
    """The first and the last day of a time."""

    first: date
    last: date


def days_of(text: str) -> Days:
    """Read a day, ``2022-01-11``, a month, ``2022-01``, or a year, ``2022``. Errors: UsageError for anything else."""
    try:
        return _days([int(part) for part in text.split("-")])
    except (ValueError, OverflowError):
        raise UsageError(f"{text!r} is no day. Write it as 2022-01-11, a month as 2022-01, a year as 2022.") from None


def _days(numbers: list[int]) -> Days:
    from calendar import monthrange

    match numbers:
        case [year]:
            return Days(date(year, 1, 1), date(year, 12, 31))
        case [year, month]:
            return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        case [year, month, day]:
            return Days(date(year, month, day), date(year, month, day))
        case _:
            raise ValueError


def cores() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows have no such call
        return os.cpu_count() or 1
