"""Which files of a site are posts, found as Jekyll's reader finds them. Nothing outside the site is entered.

Source: Jekyll 4.4's walk of ``_posts``, ``_drafts``, ``include`` and ``exclude``, run case by case.
"""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from convert.notes import Code, Note, Severity
from convert.positions import is_utf8
from convert.site.config import ALWAYS_EXCLUDED, Config
from convert.site.folders import is_folder
from convert.site.names import HTML, parse_name

_LEADING: Final = (".", "_", "#", "~")


class _Listing(msgspec.Struct, frozen=True):
    """The names in a folder, sorted bytewise; what the system cannot tell, as a link to itself, is among the files."""

    folders: list[str]
    files: list[str]


class Found(msgspec.Struct, frozen=True):
    """A file in ``_posts`` or ``_drafts``: its path below the site, and whether it is a draft."""

    origin: str
    draft: bool = False


class Skipped(msgspec.Struct, frozen=True):
    """A file among the posts that is none, or a folder that may hold posts and is not entered, and why."""

    path: str
    note: Note


def find_posts(root: Path, config: Config, *, drafts: bool) -> Iterator[Found | Skipped]:
    """Yield what lies in the folders of posts, in an order that does not depend on the file system."""
    rules = _Rules(root, config)
    for folder in rules.folders(config.collections_folder.rstrip("/")):
        if isinstance(folder, Skipped):
            yield folder
            continue
        for name in ("_posts", "_drafts") if drafts else ("_posts",):
            inner = f"{folder}/{name}" if folder else name
            for path in rules.files(inner):
                if isinstance(path, Skipped):
                    yield path
                elif not _is_asset(path, config):
                    yield _judged(f"{inner}/{path}", name == "_drafts", config)


def is_post(origin: str, config: Config) -> bool:
    """Say if a file at a path below the site, there or not, is a post or a draft by its folders and its name."""
    folders = origin.split("/")[:-1]
    draft = "_drafts" in folders
    return (draft or "_posts" in folders) and isinstance(_judged(origin, draft, config), Found)


def find_files(root: Path, config: Config) -> Iterator[str]:
    """Yield the paths of the files that are no posts: pages and static files, in the order of their folders."""
    rules = _Rules(root, config)
    for folder in rules.folders(""):
        if isinstance(folder, str):
            yield from rules.plain_files(folder)


def find_documents(root: Path, config: Config, folder: str) -> Iterator[str]:
    """Yield the paths of the files in the folder of a collection."""
    return (f"{folder}/{path}" for path in _Rules(root, config).files(folder) if isinstance(path, str))


def _is_asset(path: str, config: Config) -> bool:
    """Say if a file is a picture or the like in the folder that Hexo gives a post, called as the post is."""
    folder, _, name = path.rpartition("/")
    named = parse_name(name)
    suffix = named.suffix.lower()
    if not folder or named.day is not None or suffix in HTML or suffix in config.markdown_extensions:
        return False
    return parse_name(f"{folder.rpartition('/')[2]}.md").day is not None


def _judged(origin: str, draft: bool, config: Config) -> Found | Skipped:  # noqa: FBT001 - a fact, not a switch
    if not origin.isprintable() and not is_utf8(origin):
        shown = os.fsencode(origin).decode("utf-8", "replace")
        return Skipped(shown, Note(Code.POST_SKIPPED, "the file's name is not UTF-8. Rename it"))
    name = parse_name(origin.rsplit("/", 1)[-1])
    suffix = name.suffix.lower()
    if suffix not in HTML and suffix not in config.markdown_extensions:
        message = f"{name.suffix or 'no suffix'}: neither Markdown nor HTML" if name.day or draft else "no post"
        return Skipped(origin, Note(Code.POST_SKIPPED, message, Severity.WARNING if name.day else Severity.INFO))
    if not draft and name.day is None:
        return Skipped(origin, Note(Code.NAME_WITHOUT_DATE, "no date in the file's name: no post for Jekyll"))
    return Found(origin, draft)


class _Rules:
    """Which names are entered and read, by ``include`` and ``exclude``."""

    def __init__(self, root: Path, config: Config) -> None:
        self.root = root
        self.include = config.names("include")
        self.exclude = (*config.names("exclude"), *ALWAYS_EXCLUDED)
        self.destination = config.destination

    def folders(self, start: str) -> Iterator[str | Skipped]:
        """Yield the folders that may hold ``_posts``, parents first, and those that cannot be read."""
        if start and not self._is_inside(start):
            return
        pending = [start]
        while pending:
            folder = pending.pop()
            yield folder
            listing = self._listing(folder)
            if isinstance(listing, Skipped):
                yield listing
                continue
            below = [f"{folder}/{name}" if folder else name for name in listing.folders if not _backup(name)]
            kept = [path for path in below if path != self.destination and self._passes(path, path.rsplit("/", 1)[-1])]
            pending += reversed(kept)

    def files(self, folder: str) -> Iterator[str | Skipped]:
        """Yield the files below a folder of posts, as paths below it, and what is not followed or cannot be read."""
        if not os.path.isdir(self.root / folder):  # noqa: PTH112 - Path.is_dir raises where a folder is closed to us
            return
        pending = [""]
        while pending:
            inner = pending.pop()
            prefix, here = (f"{inner}/", f"{folder}/{inner}") if inner else ("", folder)
            listing = _linked(here) if (self.root / here).is_symlink() else self._listing(here)
            if isinstance(listing, Skipped):
                yield listing
                continue
            for name in listing.files:
                if not name.startswith(".") and self._post_passes(folder, prefix + name):
                    yield prefix + name if self._is_inside(f"{here}/{name}") else _leading_out(f"{here}/{name}")
            pending += [prefix + name for name in reversed(listing.folders) if not name.startswith(".")]

    def plain_files(self, folder: str) -> Iterator[str]:
        """Yield the paths of the files in a folder that is no folder of posts."""
        listing = self._listing(folder)
        for name in listing.files if isinstance(listing, _Listing) else ():
            path = f"{folder}/{name}" if folder else name
            included = _matches(self.include, path, folder=False)
            special = name.startswith(_LEADING) or _backup(name) or _matches(self.exclude, path, folder=False)
            if (included or not special) and is_utf8(path) and self._is_inside(path):
                yield path

    def _listing(self, folder: str) -> _Listing | Skipped:
        """Return what lies in a folder: nothing if there is none, why not if it cannot be read."""
        names = _Listing([], [])
        try:
            with os.scandir(self.root / folder) as found:
                for entry in found:
                    (names.folders if is_folder(entry) else names.files).append(entry.name)
        except FileNotFoundError:
            pass
        except OSError as error:
            why = (error.strerror or type(error).__name__).lower()
            return Skipped(folder or ".", Note(Code.POST_SKIPPED, f"the folder cannot be read: {why}"))
        names.folders.sort(key=os.fsencode)
        names.files.sort(key=os.fsencode)
        return names

    def _passes(self, path: str, name: str) -> bool:
        """Judge a folder on the way to ``_posts``."""
        if _matches(self.include, path, folder=True):
            return True
        special = name.startswith(_LEADING)
        return not special and not _matches(self.exclude, path, folder=True) and not (self.root / path).is_symlink()

    def _post_passes(self, folder: str, path: str) -> bool:
        """Judge a file by its path below ``_posts``: only its first part and its name may tell it out."""
        full = f"{folder}/{path}"
        if _matches(self.include, full, folder=False) or _matches(self.include, path.split("/", 1)[0], folder=False):
            return True
        special = path.startswith(_LEADING) or path.rsplit("/", 1)[-1].startswith(_LEADING)
        return not special and not path.endswith("~") and not _matches(self.exclude, full, folder=False)

    def _is_inside(self, path: str) -> bool:
        return Path(os.path.realpath(self.root / path)).is_relative_to(self.root)


def _linked(folder: str) -> Skipped:
    return Skipped(folder, Note(Code.POST_SKIPPED, "a linked folder is not entered. Put the folder itself there"))


def _leading_out(path: str) -> Skipped:
    return Skipped(path, Note(Code.POST_SKIPPED, "a link out of the site is not followed. Put the file itself there"))


def _backup(name: str) -> bool:
    return name.endswith(("~", "."))


def _matches(patterns: tuple[str, ...], path: str, *, folder: bool) -> bool:
    """Say if a path has one of the patterns as a prefix, fits it as a glob, or is its folder."""
    for pattern in (each.lstrip("/") for each in patterns):
        if pattern and (path.startswith(pattern) or fnmatch.fnmatchcase(path, pattern)):
            return True
        if folder and path + "/" == pattern:
            return True
    return False
