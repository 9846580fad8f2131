"""Who wrote a post by what the site says of it, beside the post's own front matter.

Source: Jekyll's defaults, and the way that jekyll-seo-tag and the common themes read ``author``: a key of the data file
``authors`` first, else the name itself; the configuration's ``author`` where a post has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from convert.site.values import text_of
from convert.sources import Unreadable

_KEYS: Final = ("author", "authors")


def authors_of(own: Mapping[Any, Any], values: Mapping[Any, Any], data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the authors of a post, as texts, if they are others than its own front matter says; else none.

    ``own`` is the front matter, ``values`` that over the site's defaults, ``data`` the site's data.
    """
    found = _names(values, data)
    return () if found == _names(own, {}) else found


def author_of_site(config: Mapping[str, Any], data: Mapping[str, Any]) -> str:
    """Return the author that a configuration names for its posts, empty if it names none."""
    return next(iter(_names(config, data)), "")


def why_unknown(values: Mapping[Any, Any], config: Mapping[str, Any], data: Mapping[str, Any]) -> str:
    """Return why the names behind the keys of a post's authors, or the site's, cannot be had; empty if they can."""
    keys = [key for said in (values, config) for name in _KEYS for key in _texts(said.get(name))]
    authors = data.get("authors") if keys else None
    found = [authors.get(key) for key in keys] if isinstance(authors, Mapping) else [authors]
    return next((one.reason for one in found if isinstance(one, Unreadable)), "")


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - any YAML value
    return (item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str))


def _names(values: Mapping[Any, Any], data: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(name for key in _KEYS for name in _said(values.get(key), data) if name)


def _said(value: Any, data: Mapping[str, Any]) -> Iterator[str]:  # noqa: ANN401 - any YAML value
    if isinstance(value, Mapping):
        yield text_of(value.get("name")) or ""
    elif isinstance(value, list):
        for item in value:
            if not isinstance(item, list):
                yield from _said(item, data)
    elif isinstance(value, str):
        yield _known(value, data) or value


def _known(key: str, data: Mapping[str, Any]) -> str | None:
    """Return the name that the data has for the key of an author."""
    authors = data.get("authors")
    known = authors.get(key) if isinstance(authors, Mapping) else None
    return text_of(known.get("name") if isinstance(known, Mapping) else known)
