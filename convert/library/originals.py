"""The files that are read, posts and what belongs to them: no output may take the place of one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from convert.errors import OutputError, Position


class Originals:
    """Some files that are read, known by device and number, so that no other name or link hides one."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = paths

    def protect(self, output: Path) -> None:
        """Do nothing for an output that is none of the files. Errors: OutputError if it is one."""
        found = _identity(output)
        if found is not None and found in self._known:
            message = "is read for the posts and would be overwritten. Name another place."
            raise OutputError(message, Position(str(output)))

    @cached_property
    def _known(self) -> frozenset[tuple[int, int]]:
        return frozenset(found for path in self._paths if (found := _identity(path)))


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except (OSError, ValueError):  # it is not there, or its name is none
        return None
    return status.st_dev, status.st_ino
