"""Which files beside posts have one name, so that copies of them beside the posts' outputs would replace each other.

It concerns images that a post names from its own folder: one that is named from the site's root keeps its place.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from convert.library.files import digest_of
from convert.library.names import folded
from convert.namesakes import folders_of
from convert.site import Site as JekyllSite

_POSTS: Final = (".md", ".markdown", ".html", ".htm", ".txt")
"""Suffixes of posts, which are many, and of no image."""


@lru_cache(maxsize=2)
def contested_in(site: JekyllSite) -> Mapping[tuple[str, str], frozenset[str]]:
    """Return the contested files of a site by the folder of outputs (as ``folded``) and the folder of posts.

    All posts of the site count, oldest first, so that no name depends on what else is converted.
    """
    places = dict.fromkeys(
        (folder, entry.origin.rpartition("/")[0]) for entry in site.entries() for folder in folders_of(entry)
    )
    if len({posts for _, posts in places}) < 2:  # noqa: PLR2004 - as in most sites: who should contest anything?
        return {}
    claims = Claims()
    found = {(folder, posts): claims.contested(folder, Path(site.root, posts)) for folder, posts in places}
    return {place: files for place, files in found.items() if files}


class Claims:
    """Gives each file beside posts its place among their outputs to the folder that asks first."""

    def __init__(self) -> None:
        self._owners: dict[str, dict[str, Path]] = {}
        self._contested: dict[tuple[str, Path], frozenset[str]] = {}

    def contested(self, output: str, posts: Path) -> frozenset[str]:
        """Return the files, by their paths in a folder of posts, whose place in a folder of outputs is taken."""
        key = output, posts
        if key not in self._contested:
            self._contested[key] = frozenset(_contested(posts, "", self._owners.setdefault(output, {})))
        return self._contested[key]


def _contested(posts: Path, below: str, owners: dict[str, Path]) -> Iterator[str]:
    """Claim what lies in a folder and yield what is another's; a folder in it is entered if another has one like it."""
    for entry in _listing(posts / below):
        path = below + entry.name
        owner = owners.setdefault(folded(path), posts)
        if owner == posts:
            continue
        if entry.is_dir(follow_symlinks=False):
            inside = f"{folded(path)}/"
            if inside not in owners:
                owners[inside] = owner
                list(_contested(owner, f"{path}/", owners))
            yield from _contested(posts, f"{path}/", owners)
        elif not _is_same(posts / path, owner / path):
            yield path


def _listing(folder: Path) -> list[os.DirEntry[str]]:
    """Return what may be an image in a folder or hold one, by name; nothing if the folder cannot be read."""
    try:
        with os.scandir(folder) as found:
            return sorted((entry for entry in found if not entry.name.endswith(_POSTS)), key=lambda entry: entry.name)
    except OSError:
        return []


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_size == other.stat().st_size and digest_of(one) == digest_of(other)
    except OSError:
        return False
