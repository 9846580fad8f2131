"""The site as Liquid sees it: everything is looked up when it is asked for, and never outside the site's folder."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, TypeAlias

from convert.errors import ConvertError
from convert.site.data import Data
from convert.site.names import parse_name
from convert.site.page import Page
from convert.site.urls import escape
from convert.sources import Address, Unreadable

if TYPE_CHECKING:
    from convert.site.others import Others  # where it is used: few posts ask for what is beside them
    from convert.site.site import Site


_Dated: TypeAlias = tuple[tuple[int, int, int] | None, str]


class View:
    """A ``SiteView`` over a site."""

    def __init__(self, site: Site) -> None:
        self._site = site

    @property
    def root(self) -> str:
        """Absolute path of the site's folder."""
        return str(self._site.root)

    @property
    def config(self) -> Mapping[str, Any]:
        """The configuration with Jekyll's defaults."""
        return self._site.config

    @cached_property
    def data(self) -> Mapping[str, Any]:
        """What the data folder holds."""
        return Data(self._site.root / (self._site.settings.text("data_dir") or "_data"), self._site.root)

    def documents(self) -> Sequence[Mapping[str, Any]]:
        """Return the posts newest first, each as ``page`` would show it, read when it is asked for."""
        from convert.site.others import Lazy

        entries = [entry for entry in self._site.entries() if entry.error is None]
        return Lazy(self._site.page, entries[::-1])

    def pages(self) -> Sequence[Mapping[str, Any]]:
        """Return the pages by name."""
        return self._others.pages

    def static_files(self) -> Sequence[Mapping[str, Any]]:
        """Return the files that are copied as they are, by path."""
        return self._others.static_files

    def collections(self) -> Mapping[str, Mapping[str, Any]]:
        """Return the collections by label, posts first, then as configured."""
        posts = {"label": "posts", "relative_directory": "_posts", "output": True, "files": ()}
        own = Page(lambda: {**self._others.metadata("posts"), **posts}, {"docs": lambda: self.documents()[::-1]})
        return {"posts": own} | {label: self._others.collection(label) for label in self._others.labels}

    @cached_property
    def _others(self) -> Others:
        from convert.site.others import Others

        return Others(self._site)

    def include(self, name: str) -> str | Unreadable | None:
        """Return the text of a file of the includes folder, None if there is none."""
        return self._text(f"{self._site.settings.text('includes_dir') or '_includes'}/{name}")

    def relative(self, name: str, post: str) -> str | Unreadable | None:
        """Return the text of the file ``name`` beside the document at ``post``, None if none."""
        beside = str(PurePosixPath(post).parent / name)
        return self._text(self._site.settings.collections_folder + beside) or self._text(beside)

    def link(self, path: str) -> Address | None:
        """Return the address of the page, document or static file at a path, None if none."""
        from convert.site.others import is_page

        plain = path.removeprefix("/")
        if document := self._document(self._site.settings.collections_folder + plain):
            return document if path == plain else None
        real = self._inside(plain)
        if real is None or not plain:
            return None
        page = self._others.page(plain) if is_page(real) else None
        if page is None:
            return self._address("/" + escape(plain))
        return self._address(str(page["url"])) if path == plain else None

    def _document(self, origin: str) -> Address | None:
        if origin in self._origins:
            return self._post(origin)
        found = self._others.document_address(origin) if self._inside(origin) else None
        return found and self._address(found.url, unread=found.unread)

    def _post(self, origin: str) -> Address:
        """Return the address of a post; Jekyll has one for a post with faulty front matter, and so for all here."""
        try:
            return self._address(self._site.url_at(origin))
        except ConvertError:
            return self._address(self._site.url_by_name(origin), unread=origin)

    def post_url(self, name: str) -> Address | None:
        """Return the address of the post of this name, None if there is none.

        A post whose day and slug are the same is taken where none has the very name.
        """
        folder, _, last = name.strip("/").rpartition("/")
        wanted = parse_name(last + ".md")
        named, dated = self._posts_by_name
        near = (origin for below, origin in dated.get((wanted.day, wanted.slug), ()) if folder in ("", below))
        origin = named.get((folder, last)) or next(near, None)
        return self._post(origin) if origin else None

    @cached_property
    def _posts_by_name(self) -> tuple[dict[tuple[str, str], str], dict[_Dated, list[tuple[str, str]]]]:
        """The posts by folder and name, and by day and slug, each with its folder; made once for all tags of a site."""
        named: dict[tuple[str, str], str] = {}
        dated: dict[_Dated, list[tuple[str, str]]] = {}
        for origin in self._site.origins():
            parts = origin.removeprefix(self._site.settings.collections_folder).split("/")
            found = parse_name(parts[-1])
            below = "/".join(part for part in parts[:-1] if part != "_posts")
            named.setdefault((below, found.stem), origin)
            dated.setdefault((found.day, found.slug), []).append((below, origin))
        return named, dated

    @cached_property
    def _origins(self) -> frozenset[str]:
        return frozenset(self._site.origins())

    def _address(self, url: str, unread: str = "") -> Address:
        """Put baseurl before a URL."""
        base = self._site.settings.text("baseurl").strip("/")
        return Address(f"/{base}{url}" if base else url, unread)

    def _text(self, path: str) -> str | Unreadable | None:
        from convert.site.others import load_text

        real = self._inside(path)
        if real is None:
            return None
        try:
            return load_text(real)
        except (ConvertError, OSError) as error:
            return Unreadable(f"{path} cannot be read: {error}")

    def _inside(self, path: str) -> Path | None:
        """Return the real place of a file below the site, None if it is elsewhere or none."""
        if "\0" in path:
            return None
        real = Path(os.path.realpath(self._site.root / path.lstrip("/")))
        return real if real.is_relative_to(self._site.root) and real.is_file() else None
