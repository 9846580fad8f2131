"""The site as Liquid sees it: everything is looked up when it is asked for, and never outside the site's folder."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, overload

from convert.errors import ConvertError
from convert.front_matter import decode, load_yaml, split
from convert.limits import POST_BYTES
from convert.site.data import Data
from convert.site.entries import Entry
from convert.site.files import HTML
from convert.site.names import parse_name
from convert.site.urls import escape, url_of

if TYPE_CHECKING:
    from convert.site.site import Site


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
        return _Documents(self._site, tuple(reversed(tuple(self._site.entries()))))

    def include(self, name: str) -> str | None:
        """Return the text of a file of the includes folder, None if there is none."""
        return self._text(f"{self._site.settings.text('includes_dir') or '_includes'}/{name}")

    def relative(self, name: str, post: str) -> str | None:
        """Return the text of the file ``name`` beside the post at ``post`` (a path below root), None if none."""
        return self._text(str(PurePosixPath(post).parent / name))

    def link(self, path: str) -> str | None:
        """Return the URL (with baseurl) of the page, post or static file at a path below root, None if none."""
        plain = path.removeprefix("/")
        real = self._inside(plain)
        if real is None or not plain:
            return None
        if path == plain and plain in self._site.origins():
            return self._address(self._site.url_at(plain))
        page = self._page_url(plain, real)
        if page is None:
            return self._address("/" + escape(plain))
        return self._address(page) if path == plain else None

    def post_url(self, name: str) -> str | None:
        """Return the URL (with baseurl) of the post of this name, None if there is none."""
        folder, _, last = name.strip("/").rpartition("/")
        wanted = parse_name(last + ".md")
        near: str | None = None
        for origin in self._site.origins():
            parts = origin.split("/")
            found = parse_name(parts[-1])
            below = "/".join(part for part in parts[:-1] if part != "_posts")
            if found.stem == last and below == folder:
                return self._address(self._site.url_at(origin))
            if near is None and found.day == wanted.day and found.slug == wanted.slug and folder in ("", below):
                near = origin
        return self._address(self._site.url_at(near)) if near else None

    def _address(self, url: str) -> str:
        """Put baseurl before a URL."""
        base = self._site.settings.text("baseurl").strip("/")
        return f"/{base}{url}" if base else url

    def _page_url(self, path: str, real: Path) -> str | None:
        """Return the URL of a page: a file with front matter; None for a static file."""
        text = _read(real)
        if text is None or not text.startswith("---"):
            return None
        try:
            parts = split(text, path)
            values, _ = load_yaml(parts.block or "", path)
        except ConvertError:
            return None
        if parts.block is None:
            return None
        permalink = values.get("permalink") if isinstance(values, Mapping) else None
        folder, name = PurePosixPath(path).parent, parse_name(PurePosixPath(path).name)
        suffix = name.suffix.lower()
        ending = ".html" if suffix in HTML or suffix in self._site.settings.markdown_extensions else name.suffix
        place = "" if str(folder) == "." else f"{folder}/"
        places = {"path": lambda: place, "basename": lambda: name.stem, "output_ext": lambda: ending}
        if isinstance(permalink, str):
            return url_of(permalink, places)
        if self._site.settings.text("permalink") == "pretty" and ending == ".html":
            return url_of(":path/" if name.stem == "index" else ":path/:basename/", places)
        return url_of(":path/" if name.stem == "index" and ending == ".html" else ":path/:basename:output_ext", places)

    def _text(self, path: str) -> str | None:
        real = self._inside(path)
        return _read(real) if real is not None else None

    def _inside(self, path: str) -> Path | None:
        """Return the real place of a file below the site, None if it is elsewhere or none."""
        if "\0" in path:
            return None
        real = Path(os.path.realpath(self._site.root / path.lstrip("/")))
        return real if real.is_relative_to(self._site.root) and real.is_file() else None


class _Documents(Sequence[Mapping[str, Any]]):
    """Posts as Liquid sees them; the one read last is kept, no others."""

    def __init__(self, site: Site, entries: tuple[Entry, ...]) -> None:
        self._site, self._entries = site, tuple(entry for entry in entries if entry.error is None)
        self._last: tuple[int, Mapping[str, Any]] | None = None

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, index: int) -> Mapping[str, Any]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Mapping[str, Any]]: ...
    def __getitem__(self, index: int | slice) -> Mapping[str, Any] | Sequence[Mapping[str, Any]]:
        if isinstance(index, slice):
            return _Documents(self._site, self._entries[index])
        if self._last is None or self._last[0] != index:
            self._last = index, self._site.page(self._entries[index])
        return self._last[1]

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        return (self[index] for index in range(len(self)))


def _read(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return decode(file.read(min(path.stat().st_size, POST_BYTES) + 1), path.name)[0]
    except (OSError, ConvertError):
        return None
