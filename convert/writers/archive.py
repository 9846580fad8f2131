"""A zip of members that are whole before they are written; what every post has alike is packed once a process.

``zipfile`` packs each member anew, and there is no other way into it: that took a fifth of the making of an EPUB.
Source: PKWARE's APPNOTE 6.3.10: 4.3.7 (local header), 4.3.12 (directory), 4.3.14 to 4.3.16 (end), 4.5.3 (Zip64).
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from struct import Struct
from typing import BinaryIO, Final, TypeAlias

import msgspec

Stamp: TypeAlias = tuple[int, int, int, int, int, int]
"""Year, month, day, hour, minute, second."""

EARLIEST: Final[Stamp] = (1980, 1, 1, 0, 0, 0)
LATEST: Final[Stamp] = (2107, 12, 31, 23, 59, 58)
"""What the date of a member can say (4.4.6, the format of MS-DOS)."""

MOST_MEMBERS: Final = 0xFFFF
FARTHEST: Final = 0xFFFF_FFFF
"""What the fields of the first format hold; beyond them the end of the file says it in wider ones (Zip64)."""

_STORED: Final = 0
_DEFLATED: Final = 8
_VERSION: Final = 20
_VERSION_64: Final = 45
"""Of the format, that a reader must know for folders and deflate, and for Zip64 (4.4.3.2)."""

_UNIX: Final = 3 << 8
_MODE: Final = 0o644 << 16
_UTF_8: Final = 1 << 11
"""The flag of a name that is more than ASCII (4.4.4, bit 11)."""

_LOCAL: Final = Struct("<4s5H3L2H")
_ENTRY: Final = Struct("<4s6H3L5H2L")
_FAR: Final = Struct("<2HQ")
_END: Final = Struct("<4s4H2LH")
_END_64: Final = Struct("<4sQ2H2L4Q")
_LOCATOR: Final = Struct("<4sLQL")


class Packed(msgspec.Struct, frozen=True):
    """A member as it lies in the zip, with the size and the CRC-32 of what it unpacks to."""

    data: bytes
    size: int
    checksum: int
    method: int


def stored(data: bytes) -> Packed:
    """Return a member that is not compressed."""
    return Packed(data, len(data), zlib.crc32(data), _STORED)


def deflated(data: bytes) -> Packed:
    """Return a compressed member."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return Packed(packer.compress(data) + packer.flush(), len(data), zlib.crc32(data), _DEFLATED)


@lru_cache(maxsize=32)
def deflated_once(data: bytes) -> Packed:
    """Return a compressed member that the next post will have too: the same one again in this process."""
    return deflated(data)


class Archive:
    """A zip written front to back to a stream that is at its start; without ``close`` it has no directory."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._at = 0
        self._directory: list[bytes] = []

    def add(self, name: str, member: Packed, stamp: Stamp = EARLIEST) -> None:
        """Write a member; its date is moved into what the format can say."""
        encoded = name.encode()
        year, month, day, hour, minute, second = min(max(stamp, EARLIEST), LATEST)
        facts = (
            0 if name.isascii() else _UTF_8,
            member.method,
            hour << 11 | minute << 5 | second // 2,
            (year - 1980) << 9 | month << 5 | day,
            member.checksum,
            len(member.data),
            member.size,
            len(encoded),
        )
        far = _FAR.pack(1, 8, self._at) if self._at >= FARTHEST else b""
        version = _VERSION_64 if far else _VERSION
        place = (len(far), 0, 0, 0, _MODE, min(self._at, FARTHEST))
        self._directory.append(
            _ENTRY.pack(b"PK\1\2", _UNIX | version, version, *facts, *place) + encoded + far,
        )
        self._write(_LOCAL.pack(b"PK\3\4", _VERSION, *facts, 0) + encoded)
        self._write(member.data)

    def close(self) -> None:
        """Write the directory; the stream stays open."""
        start, count = self._at, len(self._directory)
        for entry in self._directory:
            self._write(entry)
        end, size = self._at, self._at - start
        if count >= MOST_MEMBERS or end >= FARTHEST:
            wide = (_VERSION_64, _VERSION_64, 0, 0, count, count, size, start)
            self._write(_END_64.pack(b"PK\6\6", _END_64.size - 12, *wide))
            self._write(_LOCATOR.pack(b"PK\6\7", 0, end, 1))
        count = min(count, MOST_MEMBERS)
        self._write(_END.pack(b"PK\5\6", 0, 0, count, count, min(size, FARTHEST), min(start, FARTHEST), 0))

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._at += len(data)
