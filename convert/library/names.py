"""File names that every file system takes, made from what posts and authors write."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final
from unicodedata import normalize

from convert.notes import Code, Note
from convert.patterns import pattern

NAME_BYTES: Final = 180
"""Bytes of one name in UTF-8 before its suffix: file systems stop at 255, some tools add to it."""

# What NTFS and FAT refuse (Microsoft, "Naming Files, Paths, and Namespaces"), and what no name should hold.
_REFUSED = pattern(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+')
_RESERVED = pattern(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|\Z)", re.IGNORECASE)


def safe_name(text: str) -> str:
    """Return a name for one file or folder: NFC, without what a file system refuses, never empty, never hidden.

    A name that is too long is cut and ends in a hash of the whole, so that two long ones stay apart.
    """
    name = _REFUSED.sub("-", normalize("NFC", text)).strip(" .-\t")
    if not name:
        name = f"untitled-{_hash(text)}" if text else "untitled"
    if _RESERVED.match(name):
        name = f"_{name}"
    return _cut(name)


def folder_name(category: str | None) -> str:
    """Return the folder of the posts of a category, and of those that have none."""
    return safe_name(category or "uncategorized")


def file_name(date: datetime | None, slug: str) -> str:
    """Return ``<YYYY-MM-DD>-<slug>``, without a suffix; the date is the post's, in its own zone.

    By ``isoformat``, as all over: strftime's ``%Y`` has as many digits as the C library likes.
    """
    return safe_name(f"{date.date().isoformat()}-{slug}" if date else slug)


def told_apart(name: str, origin: str) -> str:
    """Return a name with a hash of the post's own path, for a post whose name another has."""
    return f"{name}-{_hash(origin)}"


def folded(name: str) -> str:
    """Return what is the same for names that some file systems take for one: they fold case and Unicode forms."""
    return normalize("NFC", name).casefold()


def name_taken(wanted: str, given: str) -> tuple[Note, ...]:
    """Return a Note if another post has the name that this one would have got."""
    if given == wanted:
        return ()
    return (Note(Code.NAME_TAKEN, f"another post has the name {wanted}; this one is {given}"),)


def _cut(name: str) -> str:
    if len(name.encode()) <= NAME_BYTES:
        return name
    kept = name.encode()[: NAME_BYTES - 9].decode(errors="ignore").rstrip(" .")
    return f"{kept}-{_hash(name)}"


def _hash(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode(errors="surrogatepass")).hexdigest()[:8]


class Names:
    """Gives each post a name of its own in a run; the order of the posts decides, so the same posts get the same names.

    Names that are ``folded`` to the same count as one.
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def claim(self, name: str, origin: str) -> str:
        """Return ``name``, or, if it is taken, the name with a hash of the post's own path."""
        if self._take(name):
            return name
        unique = told_apart(name, origin)
        while not self._take(unique):
            unique += "-"
        return unique

    def _take(self, name: str) -> bool:
        key = folded(name)
        free = key not in self._taken
        self._taken.add(key)
        return free
