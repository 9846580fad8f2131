"""The writers by name: the built-in ones and those of the entry-point group ``convert.writers``."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Final

import msgspec

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
    plugins = _plugins().get(name, ())
    targets = [*((BUILTIN[name],) if name in BUILTIN else ()), *(plugin.target for plugin in plugins)]
    if not targets:
        raise UsageError(f"unknown format {name!r}. Formats: {', '.join(names())}.")
    if len(targets) > 1:
        raise UsageError(f"format {name!r} is claimed by {' and '.join(sorted(targets))}. Uninstall one of them.")
    return _of_plugin(plugins[0]) if plugins else _load(targets[0])


def names() -> tuple[str, ...]:
    """Return the names of all writers, the built-in ones first."""
    return (*BUILTIN, *sorted(entry for entry in _plugins() if entry not in BUILTIN))


def is_format(name: str) -> bool:
    """Say if a writer has this name."""
    return name in BUILTIN or name in ALIASES or name in _plugins()


def version_of(name: str) -> str:
    """Return which distribution a writer comes from and its version, nothing for one of ours."""
    return " ".join(plugin.distribution for plugin in _plugins().get(name, ()))


class _Plugin(msgspec.Struct, frozen=True):
    """A writer that another distribution declares: where it is, the distribution's name and version."""

    target: str
    distribution: str


def _load(target: str) -> Writer:
    module, _, attribute = target.partition(":")
    found: Writer = getattr(__import__(module, fromlist=[attribute]), attribute)  # importlib is slower by half a ms
    return found


def _of_plugin(plugin: _Plugin) -> Writer:
    """Load a writer of another distribution. Errors: UsageError if it is none, or does not load."""
    try:
        found = _load(plugin.target)
    except Exception as error:  # noqa: BLE001 - whatever their code raises
        why = " ".join(f"{type(error).__name__}: {error}".split())
        raise UsageError(
            f"{plugin.target} of {plugin.distribution} does not load ({why}). Install it anew, or uninstall it."
        ) from None
    if not isinstance(found, Writer):
        raise UsageError(f"{plugin.target} of {plugin.distribution} is no Writer. Ask for a newer version.")
    return found


def _plugins() -> Mapping[str, Sequence[_Plugin]]:
    """Return the writers that installed distributions declare, by name: more than one if they clash."""
    folders = tuple(sys.path)
    return _entries(folders) if _declares_plugins(folders) else {}


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


@lru_cache(maxsize=4)
def _entries(folders: tuple[str, ...]) -> dict[str, list[_Plugin]]:
    """Return what distributions in folders declare; a walk through all that are installed, made once."""
    from importlib.metadata import entry_points

    found: dict[str, list[_Plugin]] = {}
    for entry in entry_points(group=GROUP):
        known = f"{entry.dist.name} {entry.dist.version}" if entry.dist else "an unknown distribution"
        found.setdefault(entry.name, []).append(_Plugin(entry.value, known))
    return found
