"""The front-matter keys that say a post's roles: the Markdown writer writes them, the reader takes them back.

A post may have a value under such a key that is no role, and a role of that kind in its text. Its own value is then
written as ``other_<key>``, and read back under the key that it had.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

BYLINE: Final = ("byline", "byline_text", "editors")
SOURCE: Final = ("source", "source_text", "source_url")
AUTHOR_NOTE: Final = ("author_note",)
DIGEST: Final = ("digest",)
LANG: Final = ("lang",)
"""No role, but said for every post too, also where its own value names no language."""

_GROUPS: Final = (BYLINE, SOURCE, AUTHOR_NOTE, DIGEST, LANG)
ROLE_KEYS: Final = frozenset(key for group in _GROUPS for key in group)
_OTHER: Final = "other_"


def is_of_roles(key: str) -> bool:
    """Say if a key is one of roles, as it is or set aside."""
    return _bare(key) in ROLE_KEYS


def taken_by(written: Iterable[str]) -> frozenset[str]:
    """Return the keys that values of another form cannot stand under: those of each group of which one is written."""
    keys = frozenset(written)
    return frozenset(key for group in _GROUPS if not keys.isdisjoint(group) for key in group)


def set_aside(key: str, taken: frozenset[str]) -> str:
    """Return the key under which a post's own value is written."""
    return _OTHER + key if _bare(key) in taken else key


def given_back(key: str, taken: frozenset[str]) -> str:
    """Return the key that a post's own value had: what ``set_aside`` made another of it."""
    return key.removeprefix(_OTHER) if _bare(key) in taken else key


def _bare(key: str) -> str:
    while key.startswith(_OTHER):
        key = key.removeprefix(_OTHER)
    return key
