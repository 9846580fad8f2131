"""What stands at the head of a book and of a post in every format: the title, what is below it, the byline."""

from __future__ import annotations

from convert.books import Book
from convert.kinds import ParagraphKind, Role
from convert.nodes import Paragraph, Post
from convert.title_markup import read_title
from convert.walk import plain_text


def title_of(post: Post, untitled: str) -> str:
    """Return what a post is called: its title, else its slug, else the word for none."""
    return post.meta.title or post.meta.slug or untitled


def book_title(book: Book, first: Post | None, untitled: str) -> str:
    """Return what a book is called: its title, else what its only post is called, else the word for none."""
    own = title_of(first, "") if first and book.single else ""
    return " ".join(book.title.split()) or own or untitled


def subtitle_of(post: Post) -> str:
    """Return what the post's own front matter says below its title, as themes show it; empty if that is nothing new."""
    said = post.meta.extra.get("subtitle")
    shown = " ".join(read_title(said).split()) if isinstance(said, str) else ""
    return "" if shown == post.meta.title else shown


def byline_text(post: Post, separator: str) -> str:
    """Return the byline as it stands in the post, else the names.

    An editor whom a line of the text names already is not named twice.
    """
    if post.byline is None:
        return ""
    if post.byline.text:
        return post.byline.text
    lines = [one for one in post.blocks if isinstance(one, Paragraph) and one.kind is ParagraphKind.EDITORS]
    named = "\n".join(plain_text(one.children) for one in lines)
    people = [one.name for one in post.byline.people if one.role is not Role.EDITOR or one.name not in named]
    return separator.join(people)
