"""What Liquid calls ``site`` and ``jekyll``: looked up when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from convert.sources import SiteView

JEKYLL: Final = {"version": "4.4.1", "environment": "development"}


class SiteDrop(Mapping[str, Any]):
    """``site``: the posts and data, then every key of the configuration."""

    def __init__(self, site: SiteView | None) -> None:
        self._site = site

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - a configuration holds anything
        site = self._site
        if site is None:
            raise KeyError(key)
        match key:
            case "posts" | "documents" | "related_posts":
                return site.documents()
            case "data":
                return site.data
            case "categories" | "tags":
                return self._by(key)
            case "time":
                posts = site.documents()
                return posts[0].get("date") if len(posts) else None
            case "pages" | "html_pages" | "static_files":
                return []
            case _:
                return site.config[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._site.config if self._site else ())

    def __len__(self) -> int:
        return len(self._site.config) if self._site else 0

    def _by(self, key: str) -> dict[str, list[Mapping[str, Any]]]:
        groups = dict[str, list[Mapping[str, Any]]]()
        for post in self._site.documents() if self._site else ():
            for name in post.get(key) or ():
                groups.setdefault(str(name), []).append(post)
        return groups
