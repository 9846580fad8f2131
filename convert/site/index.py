"""The posts and drafts of a site by their files, and what is known of each without its text; read when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from convert.errors import ConvertError
from convert.front_matter.dates import day
from convert.site.config import Config
from convert.site.entries import Entry, order
from convert.site.facts import Facts, folders_above
from convert.site.files import Found, Skipped, find_posts
from convert.site.names import parse_name, title_of

Read: TypeAlias = Callable[[str, str], Facts]
"""Reads what a post says of itself, by its path below the site and its absolute one. Errors: ConvertError."""


class Index:
    """The files among the posts of a site, and the entries of those that are posts; each is looked up once."""

    def __init__(self, root: Path, settings: Config, read: Read) -> None:
        self._root, self._settings, self._read = root, settings, read

    def skipped(self) -> tuple[Skipped, ...]:
        """Return the files among the posts that are none, and why."""
        return tuple(file for file in self._files if isinstance(file, Skipped))

    def origins(self) -> Iterator[str]:
        """Yield the paths of the posts below the site, none of them read."""
        return (file.origin for file in self._files if isinstance(file, Found))

    def drafts(self) -> Iterator[str]:
        """Yield the paths of the drafts below the site, none of them read."""
        found = find_posts(self._root, self._settings, drafts=True)
        return (file.origin for file in found if isinstance(file, Found) and file.draft)

    @cached_property
    def posts(self) -> tuple[Entry, ...]:
        """The posts, oldest first; one that cannot be read has its error."""
        return self._listed(self._files)

    @cached_property
    def with_drafts(self) -> tuple[Entry, ...]:
        """The posts and drafts, oldest first."""
        return self._listed(find_posts(self._root, self._settings, drafts=True))

    @cached_property
    def _files(self) -> tuple[Found | Skipped, ...]:
        return tuple(find_posts(self._root, self._settings, drafts=False))

    def _listed(self, files: Iterable[Found | Skipped]) -> tuple[Entry, ...]:
        """Read what is known of each post; names that occur in many posts are kept once."""
        shared: dict[tuple[str, ...], tuple[str, ...]] = {}
        found = (self._entry(file, shared) for file in files if isinstance(file, Found))
        return tuple(sorted(found, key=order))

    def _entry(self, file: Found, shared: dict[tuple[str, ...], tuple[str, ...]]) -> Entry:
        path = f"{self._root}/{file.origin}"
        try:
            facts = self._read(file.origin, path)
        except ConvertError as error:
            return self._broken(file, path, error)
        return Entry(
            path=path,
            origin=file.origin,
            title=facts.title,
            slug=facts.slug,
            date=facts.date,
            categories=shared.setdefault(facts.categories, facts.categories),
            tags=shared.setdefault(facts.tags, facts.tags),
            published=facts.published,
            draft=file.draft,
        )

    def _broken(self, file: Found, path: str, error: ConvertError) -> Entry:
        name = parse_name(file.origin.rsplit("/", 1)[-1])
        return Entry(
            path=path,
            origin=file.origin,
            title=title_of(name.slug),
            slug=name.slug,
            date=day(*name.day, self._settings.zone) if name.day else None,
            categories=folders_above(file.origin),
            draft=file.draft,
            error=error,
        )
