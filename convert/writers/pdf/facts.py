"""What the Typst template is told of a book, as Typst source with every string quoted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final

from convert.books import Book
from convert.nodes import Post
from convert.writers.heads import book_title
from convert.writers.pandoc_json import front_facts
from convert.writers.properties import authors, keywords, newest
from convert.writers.words import words

_NO_CHARACTERS: Final = (*range(0x20), 0x7F, 0x85, 0x2028, 0x2029, 0xFEFF)
_ESCAPES: Final = {ord('"'): r"\"", ord("\\"): r"\\", **dict.fromkeys(_NO_CHARACTERS, " ")}
"""What a character becomes in a string literal of Typst (Typst reference, "String", escapes)."""


def quoted(text: str) -> str:
    """Return a string literal of Typst."""
    return f'"{text.translate(_ESCAPES)}"'


def array(values: Iterable[str]) -> str:
    """Return an array literal of strings; one of one needs its comma."""
    return f"({''.join(f'{quoted(value)}, ' for value in values)})"


def facts(book: Book, posts: Sequence[Post], families: Iterable[str]) -> str:
    """Return ``#let facts = (…)``: what the template needs besides the text."""
    first = posts[0] if posts else None
    said = words(book.lang)
    pairs = {
        "title": quoted(book_title(book, first, said.untitled)),
        "authors": array(authors(posts) if book.single else ()),
        "keywords": array(keywords(posts) if book.single else ()),
        "description": quoted(first.meta.digest) if book.single and first and first.meta.digest else "none",
        "date": _datetime(newest(posts)),
        "lang": quoted(book.lang),
        "volume": "false" if book.single else "true",
        "contents": quoted(said.contents),
        "picture": quoted(said.picture),
        "fonts": array(families),
        "front": "none" if book.single else quoted(front_facts(posts, book.lang)),
    }
    return "#let facts = (\n" + "".join(f"  {key}: {value},\n" for key, value in pairs.items()) + ")\n"


def timestamp(posts: Sequence[Post]) -> int:
    """Return the document's date in Unix seconds: the newest post's, 1980 at the earliest, never the clock."""
    date = newest(posts) or datetime(1980, 1, 1, tzinfo=UTC)
    return max(int(date.timestamp()), 315_532_800)


def _datetime(date: datetime | None) -> str:
    """Return a moment as Typst has it, which knows no zones and writes it as UTC."""
    if date is None:
        return "none"
    utc = date.astimezone(UTC)
    return (
        f"datetime(year: {utc.year}, month: {utc.month}, day: {utc.day}, "
        f"hour: {utc.hour}, minute: {utc.minute}, second: {utc.second})"
    )
