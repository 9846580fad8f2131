"""What the properties of a document say, in the formats that have any: who made it, what it is about, of when it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from convert.nodes import Post


def authors(posts: Sequence[Post]) -> tuple[str, ...]:
    """Return the names of those who made the posts, each once; an editor is none of them."""
    return tuple(dict.fromkeys(person.name for post in posts if post.byline for person in post.byline.creators))


def keywords(posts: Sequence[Post]) -> tuple[str, ...]:
    """Return categories and tags, each once."""
    return tuple(dict.fromkeys(name for post in posts for name in (*post.meta.categories, *post.meta.tags) if name))


def newest(posts: Sequence[Post]) -> datetime | None:
    """Return the date of the newest post."""
    return max((post.meta.date for post in posts if post.meta.date), default=None)
