"""What Liquid calls ``site``, ``page`` and ``jekyll``: looked up when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, Protocol, overload

from convert.reader.liquid.values import Drop, spaceship
from convert.sources import PostSource, SiteView, Unrendered

JEKYLL: Final = {"version": "4.4.1", "environment": "development"}

_RELATED: Final = 10
"""Posts that ``site.related_posts`` names."""

_HTML: Final = (".html", ".xhtml", ".htm", "/")
"""Ends of the URLs of pages that are HTML."""


class Show(Protocol):
    """Runs Liquid and Markdown on a text of a page."""

    def excerpt(self, found: Unrendered, page: Mapping[str, Any]) -> str:
        """Return an excerpt as HTML."""

    def content(self, found: Unrendered, page: Mapping[str, Any]) -> str:
        """Return a body as it stands when the post is rendered that shows it."""


class PageDrop(Drop):
    """``page``, or a post or document of the site: its excerpt is HTML, its neighbours are pages too.

    ``over`` is what an excerpt has instead of its post.
    """

    def __init__(self, page: Mapping[str, Any], show: Show, over: Mapping[str, Any] | None = None) -> None:
        self._page, self._show, self._over = page, show, over or {}
        self._shown: dict[str, str] = {}

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - front matter holds anything
        if key in self._shown:
            return self._shown[key]
        value = self._over[key] if key in self._over else self._page[key]
        if isinstance(value, Unrendered):
            show = self._show.content if key == "content" else self._show.excerpt
            return self._shown.setdefault(key, show(value, self._page))
        return PageDrop(value, self._show) if key in ("next", "previous") and isinstance(value, Mapping) else value

    def __iter__(self) -> Iterator[str]:
        return iter(self._page)

    def __len__(self) -> int:
        return len(self._page)

    def __str__(self) -> str:
        return str(self.get("content", ""))


def of_excerpt(page: Mapping[str, Any]) -> dict[str, str]:
    """Return what ``page`` says of itself inside an excerpt of it."""
    path = f"{page.get('path')}/#excerpt"
    return {"id": f"{page.get('id')}#excerpt", "path": path, "relative_path": path}


def is_rendered(document: Mapping[str, Any], here: Mapping[str, Any]) -> bool:
    """Say if Jekyll renders a document before the page ``here``: posts by age, all documents before pages."""
    if here.get("collection") is None:
        return True
    return document.get("collection") == here.get("collection") and spaceship(document, here) == -1


class _Pages(Sequence[Mapping[str, Any]]):
    """Sequences of pages in a row, each page a drop when it is asked for."""

    def __init__(self, show: Show, *rows: Sequence[Mapping[str, Any]]) -> None:
        self._show, self._rows = show, rows

    def __len__(self) -> int:
        return sum(map(len, self._rows))

    @overload
    def __getitem__(self, index: int) -> Mapping[str, Any]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Mapping[str, Any]]: ...
    def __getitem__(self, index: int | slice) -> Mapping[str, Any] | Sequence[Mapping[str, Any]]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at = index + len(self) if index < 0 else index
        for row in self._rows:
            if 0 <= at < len(row):
                return PageDrop(row[at], self._show)
            at -= len(row)
        raise IndexError(index)

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        return (PageDrop(page, self._show) for row in self._rows for page in row)


class _Collection(Drop):
    """One of ``site.collections``; its documents are drops."""

    def __init__(self, values: Mapping[str, Any], show: Show) -> None:
        self._values, self._show = values, show

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - a configuration holds anything
        return _Pages(self._show, self._values[key]) if key == "docs" else self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


class SiteDrop(Drop):
    """``site``: collections by their names, posts, pages, files and data, then every key of the configuration."""

    def __init__(self, source: PostSource, show: Show) -> None:
        self._site, self._show = source.site, show
        self._here = source.page.get("path")

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - a configuration holds anything
        site = self._site
        if site is None or key == "config":
            raise KeyError(key)
        if key != "posts" and key in (collections := site.collections()):
            return _Pages(self._show, collections[key]["docs"])
        found = _KEYS.get(key)
        return found(self, site) if found else site.config[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._site.config if self._site else ())

    def __len__(self) -> int:
        return len(self._site.config) if self._site else 0

    def _posts(self, site: SiteView) -> Sequence[Mapping[str, Any]]:
        return _Pages(self._show, site.documents())

    def _documents(self, site: SiteView) -> Sequence[Mapping[str, Any]]:
        every = site.collections().values()
        return _Pages(self._show, *(collection[key] for collection in every for key in ("docs", "files")))

    def _collections(self, site: SiteView) -> list[Mapping[str, Any]]:
        return [_Collection(found, self._show) for _, found in sorted(site.collections().items())]

    def _related(self, site: SiteView) -> list[Mapping[str, Any]]:
        newest = islice(self._posts(site), _RELATED + 1)
        return [post for post in newest if post.get("path") != self._here][:_RELATED]

    def _time(self, site: SiteView) -> object:
        posts = site.documents()
        return posts[0].get("date") if len(posts) else None

    def _by(self, site: SiteView, key: str) -> dict[str, list[Mapping[str, Any]]]:
        """Return the posts of each category or tag, newest first; names in the order of their oldest posts."""
        groups = dict[str, list[Mapping[str, Any]]]()
        for post in reversed(list(self._posts(site))):
            for name in post.get(key) or ():
                groups.setdefault(str(name), []).append(post)
        return {name: posts[::-1] for name, posts in groups.items()}


_KEYS: Final[Mapping[str, Callable[[SiteDrop, SiteView], Any]]] = {
    "posts": SiteDrop._posts,  # noqa: SLF001 - its own table
    "documents": SiteDrop._documents,  # noqa: SLF001
    "related_posts": SiteDrop._related,  # noqa: SLF001
    "data": lambda _, site: site.data,
    "categories": lambda drop, site: drop._by(site, "categories"),  # noqa: SLF001
    "tags": lambda drop, site: drop._by(site, "tags"),  # noqa: SLF001
    "time": SiteDrop._time,  # noqa: SLF001
    "pages": lambda _, site: site.pages(),
    "html_pages": lambda _, site: [page for page in site.pages() if str(page["url"]).endswith(_HTML)],
    "static_files": lambda _, site: site.static_files(),
    "collections": SiteDrop._collections,  # noqa: SLF001
}
