"""Book → Markdown: a post with its front matter; a volume as one document that reads well."""

from __future__ import annotations

from typing import BinaryIO, Final

from convert.books import Book
from convert.nodes import Post
from convert.patterns import pattern
from convert.writers.contract import WriteContext
from convert.writers.markdown.blocks import blocks
from convert.writers.markdown.front_matter import front_matter
from convert.writers.markdown.labels import told_apart
from convert.writers.markdown.notes import footnote

_LIQUID: Final = pattern(r"\{\{|\{%")


def write(book: Book, out: BinaryIO, context: WriteContext) -> None:
    """Write UTF-8: blocks a blank line apart, one newline at the end. A volume's posts are read twice."""
    if book.single:
        out.writelines(post_text(post).encode() for post in book.posts)
        return
    from convert.writers.markdown.volume import chapter_text, contents  # with much that a post alone has no use for

    out.write(contents(book).encode())
    out.writelines(f"\n{chapter_text(book, chapter, context.note)}".encode() for chapter in book.chapters)


def post_text(post: Post) -> str:
    """Return one post: front matter, a blank line, the body."""
    body = _body(post)
    return front_matter(post) + (f"\n{_protected(body)}\n" if body else "")


def _protected(body: str) -> str:
    """Keep Liquid from reading what is text: each opening mark is wrapped as raw."""
    return _LIQUID.sub(r"{% raw %}\g<0>{% endraw %}", body) if "{" in body else body


def _body(post: Post) -> str:
    post = told_apart(post)
    parts = [blocks(post.blocks)] if post.blocks else []
    return "\n\n".join([*parts, *map(footnote, post.footnotes)])
