"""The zip: its order, its dates and its compression, the same for the same content."""

from __future__ import annotations

from datetime import datetime
from types import TracebackType
from typing import BinaryIO, Final, Self

from convert.writers.archive import EARLIEST, Archive, Packed, Stamp, deflated, deflated_once, stored

FOLDER: Final = "EPUB"


class Container:
    """An EPUB's zip, written front to back; ``mimetype`` is its first member, stored (OCF 3.3, section 4.2.2).

    Left without an error, its directory is written; the stream below stays open. With one, nothing more is written.
    """

    def __init__(self, out: BinaryIO) -> None:
        self._zip = Archive(out)
        self._zip.add("mimetype", stored(b"application/epub+zip"))

    def add(self, name: str, data: bytes, when: datetime | None, *, packed: bool = False) -> None:
        """Write a member of the book's folder; ``packed`` data is compressed already and is stored."""
        self._add(name, stored(data) if packed else deflated(data), when)

    def add_fixed(self, name: str, data: bytes) -> None:
        """Write a member of the book's folder that every book has."""
        self._add(name, deflated_once(data), None)

    def add_outside(self, name: str, data: bytes) -> None:
        """Write a member that every book has outside its folder, such as ``META-INF/container.xml``."""
        self._zip.add(name, deflated_once(data))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self._zip.close()

    def _add(self, name: str, member: Packed, when: datetime | None) -> None:
        self._zip.add(f"{FOLDER}/{name}", member, _stamp(when))


def _stamp(when: datetime | None) -> Stamp:
    """Return the date of a member: the post's own wall clock, never the machine's."""
    if when is None:
        return EARLIEST
    return (when.year, when.month, when.day, when.hour, when.minute, when.second)
