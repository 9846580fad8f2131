"""Which of a site's posts an address in a text leads to, and to which places in posts any of them may lead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from msgspec.structs import replace

from convert.books import Unread
from convert.errors import ConvertError
from convert.posts import UnreadPost, bytes_of

_FRAGMENT: Final = rb"[^\s#\"'(<>=]#([^\s#\"'()<>\[\]{}]+)"
"""What may be the end of an address of another page: a link into its own begins with the number sign."""


class Addresses:
    """The addresses of posts of one site, asked of the site when a link of a post may lead to another post.

    A link is compared as browsers and Jekyll's servers have it: without the site's own host and ``baseurl``,
    unescaped, and as one address with and without ``.html``, ``index.html`` or a slash at its end.
    """

    def __init__(self, posts: Iterable[UnreadPost]) -> None:
        self._posts = posts

    def post_at(self, url: str, origin: str) -> UnreadPost | None:
        """Return the post that a link leads to, None if it leads elsewhere.

        ``origin`` is the path of the post that the link stands in: a relative address counts from that post's own.
        """
        try:
            parts = urlsplit(url.strip())
        except ValueError:
            return None
        if parts.scheme not in ("", "http", "https") or not parts.path or (parts.scheme and not parts.netloc):
            return None
        if parts.netloc and parts.netloc.lower() != self._host:
            return None
        found = self._by_path.get(self._path(parts, origin))
        return found and replace(found, places=self._places)

    def keeping(self, post: Unread) -> Unread:
        """Return a post that keeps the places to which others may link."""
        return replace(post, places=self._places) if isinstance(post, UnreadPost) else post

    @cached_property
    def _places(self) -> frozenset[str]:
        """The ids that links between posts may name, of all posts together; looked for in their text as it is."""
        named = {name for post in self._posts for name in _fragments(post)}
        return frozenset(named | {unquote(name) for name in named})

    def _path(self, parts: SplitResult, origin: str) -> str:
        if not parts.netloc and not parts.path.startswith("/"):
            return _key(urljoin(self._by_origin.get(origin, "/"), parts.path))
        base = self._base
        return _key(parts.path[len(base) :] if base and parts.path.startswith(f"{base}/") else parts.path)

    def _said(self, name: str) -> str:
        """Return what the site's configuration says, if it is text."""
        first = next(iter(self._posts), None)
        said = first.site.config.get(name) if first is not None else None
        return said if isinstance(said, str) else ""

    @cached_property
    def _host(self) -> str:
        return urlsplit(self._said("url")).netloc.lower()

    @cached_property
    def _base(self) -> str:
        named = self._said("baseurl").strip("/")
        return f"/{named}" if named else ""

    @cached_property
    def _by_origin(self) -> dict[str, str]:
        return {post.origin: url for post in self._posts if (url := _address(post))}

    @cached_property
    def _by_path(self) -> dict[str, UnreadPost]:
        """The posts by their paths; of two at one address the first counts."""
        found: dict[str, UnreadPost] = {}
        for post in self._posts:
            if address := self._by_origin.get(post.origin):
                found.setdefault(_key(address), post)
        return found


def _fragments(post: UnreadPost) -> Iterator[str]:
    """Yield the fragments of addresses in a post's file."""
    return (name.decode(errors="replace") for name in re.findall(_FRAGMENT, bytes_of(post)))


def _address(post: UnreadPost) -> str | None:
    """Return the URL of a post, without baseurl; None if it cannot be read."""
    try:
        return None if post.error else post.site.url_at(post.origin)
    except ConvertError:
        return None


def _key(path: str) -> str:
    """Return a path as links are compared."""
    plain = unquote(path).removesuffix("/index.html").rstrip("/")
    return plain.removesuffix(".html")
