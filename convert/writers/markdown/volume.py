"""A volume as one document: its title, a list of its posts that leads to each, and the posts, one below the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from convert.books import Book, Chapter
from convert.nodes import Link, Post, Text
from convert.notes import Note
from convert.writers.address import absolute
from convert.writers.heads import book_title, byline_text, subtitle_of, title_of
from convert.writers.markdown.blocks import blocks
from convert.writers.markdown.escape import line_starts, text
from convert.writers.markdown.inlines import inlines
from convert.writers.markdown.notes import footnote
from convert.writers.markdown.placing import placed
from convert.writers.words import shown_date, words


def contents(book: Book) -> str:
    """Return the title of a volume, the count of its posts, and a line for each: title, byline."""
    terms = words(book.lang)
    lines = []
    for chapter in book.chapters:
        byline = text(byline_text(chapter.post, terms.separator))
        lines.append(f"- [{_title(chapter.post)}](#{chapter.id})" + (f"\u3000{byline}" if byline else ""))
    head = [
        f"# {text(book_title(book, None, terms.untitled))}",
        text(terms.counted(len(lines))),
        f"**{terms.contents}**",
    ]
    return "\n\n".join([*head, "\n".join(lines)]) + "\n"


def chapter_text(book: Book, chapter: Chapter, note: Callable[[Note], None]) -> str:
    """Return a post of a volume: its title, its roles, its text; ids and footnotes get names of their own."""
    post = placed(book, chapter, note)
    parts = [f"## {_title(post)} {{#{chapter.id}}}", *_facts(post)]
    parts += [blocks(post.blocks)] if post.blocks else []
    if post.author_note:
        parts.append(line_starts(inlines(post.author_note.children)))
    if post.source and post.source.url:
        parts.append(words(post.meta.lang).original + _address(post.source.url))
    parts += map(footnote, post.footnotes)
    return "\n\n".join(parts) + "\n"


def _address(url: str) -> str:
    """Return the address of a source as a link, as text where no document may lead there."""
    href = absolute(url)
    return inlines((Link(href, (Text(href),)),)) if href else text(" ".join(url.split()))


def _title(post: Post) -> str:
    return text(" ".join(title_of(post, words(post.meta.lang).untitled).split()))


def _facts(post: Post) -> Iterator[str]:
    """Yield the subtitle, then byline, date and source on a line, and the digest as a quotation."""
    terms = words(post.meta.lang)
    if below := subtitle_of(post):
        yield line_starts(f"**{text(below)}**")
    facts = [byline_text(post, terms.separator)]
    if post.meta.date:
        facts.append(shown_date(post.meta.date, post.meta.lang))
    if post.source:
        facts.append(post.source.text or post.source.name or "")
    if any(facts):
        yield line_starts("\u3000".join(text(fact) for fact in facts if fact))
    if post.meta.digest:
        yield "\n".join(f"> {line_starts(text(line))}" for line in post.meta.digest.split("\n"))
