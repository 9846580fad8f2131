"""The writers by name: the built-in ones and those of the entry-point group ``convert.writers``."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import lru_cache
from typing import Final

from convert.errors import UsageError
from convert.writers.contract import Writer

GROUP: Final = "convert.writers"

BUILTIN: Final = {
    "epub": "convert.writers.epub:WRITER",
    "pdf": "convert.writers.pdf:WRITER",
    "docx": "convert.writers.docx:WRITER",
    "md": "convert.writers.markdown:WRITER",
    "json": "convert.writers.json:WRITER",
    "html": "convert.writers.html:WRITER",
}
ALIASES: Final = {"markdown": "md", "htm": "html"}


def writer(name: str) -> Writer:
    """Find a writer by the name that ``--to`` takes.

    Errors: UsageError names the formats that exist, or the two writers that claim one name.
    """
    name = ALIASES.get(name, name)
    targets = [BUILTIN[name]] if name in BUILTIN else []
    if _declares_plugins(tuple(sys.path)):
        targets += _entries().get(name, [])
    if not targets:
        raise UsageError(f"unknown format {name!r}. Formats: {', '.join(names())}.")
    if len(targets) > 1:
        raise UsageError(f"format {name!r} is claimed by {' and '.join(sorted(targets))}. Uninstall one of them.")
    return _load(targets[0])


def names() -> tuple[str, ...]:
    """Return the names of all writers, the built-in ones first."""
    return (*BUILTIN, *sorted(entry for entry in _entries() if entry not in BUILTIN))


def is_format(name: str) -> bool:
    """Say if a writer has this name."""
    return name in BUILTIN or name in ALIASES or (_declares_plugins(tuple(sys.path)) and name in _entries())


def _load(target: str) -> Writer:
    module, _, attribute = target.partition(":")
    found = getattr(__import__(module, fromlist=[attribute]), attribute)  # importlib is half a millisecond of a start
    if not isinstance(found, Writer):
        raise UsageError(f"{target} is no Writer. Ask its distribution for a newer version.")
    return found


@lru_cache(maxsize=4)
def _declares_plugins(folders: tuple[str, ...]) -> bool:
    """Say if any installed distribution declares a writer.

    importlib.metadata would say it too, but its import costs 45 ms, this look 1 ms.
    Source: "Recording installed projects" and "Entry points specification" of packaging.python.org.
    """
    marker = f"[{GROUP}]".encode()
    for folder in folders:
        with suppress(OSError):  # no folder, or an archive
            for name in os.listdir(folder or "."):  # noqa: PTH208 - a Path each of hundreds costs more than reading them
                if name.endswith((".dist-info", ".egg-info")) and marker in _entry_points(f"{folder or '.'}/{name}"):
                    return True
    return False


def _entry_points(information: str) -> bytes:
    try:
        with open(f"{information}/entry_points.txt", "rb") as file:  # noqa: PTH123 - as above
            return file.read()
    except OSError:
        return b""


def _entries() -> dict[str, list[str]]:
    """Return what installed distributions declare: name → targets, more than one if they clash."""
    from importlib.metadata import entry_points

    found: dict[str, list[str]] = {}
    for entry in entry_points(group=GROUP):
        found.setdefault(entry.name, []).append(entry.value)
    return found
