"""Posts → Book: their order, sections, ids, and the facts that a title page and a package document need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

import msgspec

from convert.nodes import Post


class Unread(Protocol):
    """A post of a site that is read when it is asked for."""

    def read(self) -> Post:
        """Return the normalized post. Errors: ConvertError."""


class Chapter(msgspec.Struct, frozen=True):
    """A post in its place in a book; ``id`` is unique in the book, made from the post, safe as file name and XML id."""

    id: str
    post: Post
    section: str | None = None


class Book:
    """A title and chapters; a single post is a book of one.

    ``chapters`` is re-iterable: posts are loaded as they are asked for, so that a volume is never whole in memory.
    """

    def __init__(self, title: str, posts: Iterable[Post | Unread], *, lang: str, single: bool) -> None:
        self.title = title
        self.lang = lang
        self.single = single
        self._posts = posts

    @classmethod
    def of(cls, posts: Post | Iterable[Post | Unread], *, title: str | None = None) -> Book:
        """Bind a post, or posts in the order given, into a book; ``posts`` must be iterable again and again."""
        if isinstance(posts, Post):
            return cls(title or posts.meta.title, (posts,), lang=posts.meta.lang, single=True)
        return cls(title or "", posts, lang="und", single=False)

    @property
    def chapters(self) -> Iterator[Chapter]:
        """Read the posts one after the other."""
        for number, item in enumerate(self._posts, 1):
            post = item if isinstance(item, Post) else item.read()
            yield Chapter(f"p{number}", post)
