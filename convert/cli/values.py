"""Arguments as people write them → values of the API; what does not fit is a UsageError."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from convert.errors import UsageError
from convert.options import Page, WriteOptions
from convert.writers import writer


def formats_of(asked: Sequence[str]) -> tuple[str, ...]:
    """Return the formats of ``--to`` (repeated, or with commas), each once, by their own names."""
    named = [name.strip().lower() for text in asked for name in text.split(",") if name.strip()]
    return tuple(dict.fromkeys(writer(name).name for name in named))


def options_of(arguments: Namespace) -> WriteOptions:
    """Return the options of the writers."""
    folders = [Path(folder) for folder in arguments.font_path]
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"--font-path {folder} is no folder. Name one that holds font files.")
    return WriteOptions(page=Page(arguments.page), font_paths=tuple(str(folder.resolve()) for folder in folders))


def day_of(text: str | None) -> date | None:
    """Read a day: ``2022-01-11``, ``2022-01`` or ``2022`` (its first day)."""
    if not text:
        return None
    parts = text.split("-")
    try:
        numbers = [int(part) for part in parts]
        return date(*numbers, *[1] * (3 - len(numbers)))
    except (ValueError, TypeError):
        raise UsageError(f"{text!r} is no day. Write it as 2022-01-11.") from None


def cores() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows have no such call
        return os.cpu_count() or 1
