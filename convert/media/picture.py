"""An image that was found, read and checked, or the reason why there is none."""

from __future__ import annotations

import msgspec

from convert.notes import Note


class Picture(msgspec.Struct, frozen=True):
    """An image ready to be embedded.

    ``name`` is made from the hash of the content, with the suffix of its type; ``width`` and ``height`` are CSS pixels.
    """

    name: str
    media_type: str  # image/png, image/jpeg, image/gif, image/webp or image/svg+xml
    data: bytes
    width: int
    height: int
    changed: str = ""  # what had to be done to it, for a Note


class Missing(msgspec.Struct, frozen=True):
    """Why an image cannot be embedded: the page shows a placeholder and its address instead."""

    note: Note
