"""Book → Markdown: a post with its front matter; a volume as one document that reads well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from convert.books import Book, outline
from convert.nodes import Footnote, Paragraph, Post
from convert.writers.contract import WriteContext
from convert.writers.markdown.blocks import blocks, inside_html
from convert.writers.markdown.escape import text
from convert.writers.markdown.front_matter import front_matter
from convert.writers.markdown.inlines import footnote_label, inlines
from convert.writers.words import shown_date, words

_LIQUID: Final = re.compile(r"\{\{|\{%")


def write(book: Book, out: BinaryIO, context: WriteContext) -> None:
    """Write UTF-8: blocks a blank line apart, one newline at the end."""
    if book.single:
        out.writelines(post_text(chapter.post).encode() for chapter in book.chapters)
        return
    out.write(f"# {text(book.title)}\n".encode())
    out.writelines(("\n" + _chapter(outline(chapter.post), chapter.id)).encode() for chapter in book.chapters)


def post_text(post: Post) -> str:
    """Return one post: front matter, a blank line, the body."""
    body = _body(post)
    return front_matter(post) + (f"\n{_protected(body)}\n" if body else "")


def _protected(body: str) -> str:
    """Keep Liquid from reading what is text: each opening mark is wrapped as raw."""
    return _LIQUID.sub(r"{% raw %}\g<0>{% endraw %}", body)


def _body(post: Post, prefix: str = "") -> str:
    parts = [blocks(post.blocks)] if post.blocks else []
    parts += [_footnote(note, prefix) for note in post.footnotes]
    return "\n\n".join(parts)


def _footnote(note: Footnote, prefix: str = "") -> str:
    """Return a definition: a text begins beside the label, what is no text stands below it, all of it indented."""
    beside = not note.blocks or isinstance(note.blocks[0], Paragraph)
    content = blocks(inside_html(note.blocks), in_item=beside)
    indented = "\n".join(f"    {line}" if line else "" for line in content.split("\n"))
    label = f"[^{prefix}{footnote_label(note.label)}]:"
    return f"{label} {indented.lstrip(' ')}" if beside else f"{label}\n{indented}"


def _chapter(post: Post, identifier: str) -> str:
    """Return a post of a volume: its title, its roles, its text; footnotes get names of their own."""
    parts = [f"## {text(post.meta.title or post.meta.slug)} {{#{identifier}}}", *_facts(post)]
    body = blocks(post.blocks)
    notes = [_footnote(note) for note in post.footnotes]
    whole = "\n\n".join([body, *notes]) if body or notes else ""
    named = re.sub(r"\[\^([A-Za-z0-9_\-]+)\]", rf"[^{identifier}-\1]", whole) if notes else whole
    parts += [named] if named else []
    if post.author_note:
        parts.append(inlines(post.author_note.children))
    if post.source and post.source.url:
        parts.append(f"{words(post.meta.lang).original}<{post.source.url}>")
    return "\n\n".join(parts) + "\n"


def _facts(post: Post) -> Iterator[str]:
    """Yield byline, date and source on a line, and the digest as a quotation."""
    said = words(post.meta.lang)
    facts = []
    if post.byline and (post.byline.text or post.byline.creators):
        names = said.separator.join(person.name for person in post.byline.creators)
        facts.append(text(post.byline.text or names))
    if post.meta.date:
        facts.append(shown_date(post.meta.date, post.meta.lang))
    if post.source and (post.source.text or post.source.name):
        facts.append(text(post.source.text or post.source.name or ""))
    if facts:
        yield "\u3000".join(facts)
    if post.meta.digest:
        yield "\n".join(f"> {text(line)}" for line in post.meta.digest.split("\n"))
