"""The zip: its order, its dates and its compression, the same for the same content."""

from __future__ import annotations

from datetime import datetime
from types import TracebackType
from typing import BinaryIO, Final, Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_LATEST: Final = (2107, 12, 31, 23, 59, 58)
"""What the date field of a zip can say (APPNOTE 4.4.6, MS-DOS format)."""

_MODE: Final = 0o644 << 16
_UNIX: Final = 3

FOLDER: Final = "EPUB"


class Container:
    """An EPUB's zip, written front to back; ``mimetype`` is its first member, stored (OCF 3.3, section 4.2.2).

    Left without an error, its directory is written; the stream below stays open. With one, nothing more is written.
    """

    def __init__(self, out: BinaryIO) -> None:
        self._zip = ZipFile(out, "w", ZIP_DEFLATED)
        self._write("mimetype", b"application/epub+zip", None, ZIP_STORED)

    def add(self, name: str, data: bytes, when: datetime | None, *, packed: bool = False) -> None:
        """Write a member of the book's folder; ``packed`` data is compressed already and is stored."""
        self._write(f"{FOLDER}/{name}", data, when, ZIP_STORED if packed else ZIP_DEFLATED)

    def add_outside(self, name: str, data: bytes) -> None:
        """Write a member outside the book's folder, such as ``META-INF/container.xml``."""
        self._write(name, data, None, ZIP_DEFLATED)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is not None:
            self._zip.fp = None  # else it writes its directory when it is collected, to a stream that may be closed
        self._zip.close()

    def _write(self, name: str, data: bytes, when: datetime | None, method: int) -> None:
        info = ZipInfo(name, _stamp(when))
        info.create_system, info.external_attr, info.compress_type = _UNIX, _MODE, method
        self._zip.writestr(info, data)


def _stamp(when: datetime | None) -> tuple[int, int, int, int, int, int]:
    """Return a date as a zip holds it: the post's own wall clock, never the machine's."""
    if when is None:
        return _EARLIEST
    said = (when.year, when.month, when.day, when.hour, when.minute, when.second)
    return min(max(said, _EARLIEST), _LATEST)
