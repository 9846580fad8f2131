"""What is inside an EPUB or a DOCX."""

from __future__ import annotations

import zipfile
from io import BytesIO


def members(data: bytes) -> dict[str, bytes]:
    """Return the members of an archive by name, in their order."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def member(data: bytes, suffix: str) -> bytes:
    """Return the first member whose name ends so."""
    return next(content for name, content in members(data).items() if name.endswith(suffix))
