"""What is known while a document is made: the chapter, its footnotes, the images taken so far."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from typing import Final

import msgspec

from convert.books import Book, anchor_ids, heading_ids
from convert.media.picture import Missing, Picture
from convert.nodes import Footnote, Meta, Post
from convert.notes import Code, Note
from convert.walk import blocks_text
from convert.writers.contract import WriteContext
from convert.writers.pandoc_json import measures
from convert.writers.pandoc_json.syntax import Json
from convert.writers.tex import Macros

DEPTH: Final = 16
SPANS: Final = 8
"""What stays where nesting is cut: Typst goes 64 show rules deep, and a list or a quote takes two."""


class Dialect(Enum):
    """Which writer of pandoc the document is for; a few nodes have no form that serves both."""

    TYPST = "typst"
    DOCX = "docx"


class State(msgspec.Struct):
    """One document in the making."""

    book: Book
    context: WriteContext
    dialect: Dialect
    refused: frozenset[str] = frozenset()  # formulas that the engine cannot set: they become code
    shallow: bool = False  # what nests deeper than the engine goes is flattened
    said: set[tuple[str, str]] = msgspec.field(default_factory=set)  # which chapter's notes are about what, so far
    formulas: dict[str, None] = msgspec.field(default_factory=dict)  # the others, each once, in order
    media: dict[str, Picture] = msgspec.field(default_factory=dict)
    post: Post = msgspec.field(default_factory=lambda: Post(Meta()))
    chapter: str = ""
    lang: str | None = None  # of the document: its first post's
    ids: frozenset[str] = frozenset()  # of its headings, as the post has them
    known: frozenset[str] | None = None  # of its anchors, if a link has asked for them
    footnotes: dict[str, Footnote] = msgspec.field(default_factory=dict)
    numbers: dict[str, int] = msgspec.field(default_factory=dict)
    noted: int = 0  # footnotes of earlier chapters, for DOCX, which counts through a whole document
    macros: Macros = msgspec.field(default_factory=dict)  # that the chapter's formulas have defined so far
    explained: set[str] = msgspec.field(default_factory=set)  # what its abbreviations stand for, as far as said
    text: str | None = None  # of its blocks, where an abbreviation asks for it
    marks: list[tuple[str, Json]] = msgspec.field(default_factory=list)  # in notes: their numbers are known last
    in_footnote: bool = False
    in_link: bool = False
    line: int = measures.LINE  # pixels of the line that a picture may fill, for DOCX
    depth: int = 0  # quotes and lists around it, for PDF
    spans: int = 0  # runs of inlines inside each other
    script: str = ""  # the outermost superscript or subscript around the inline in the making

    def begin(self, chapter: str, post: Post) -> None:
        """Turn to a chapter."""
        self.noted += 0 if self.typst else len(self.numbers)
        self.post, self.chapter, self.in_footnote = post, chapter, False
        self.lang = self.lang or post.meta.lang
        self.footnotes, self.numbers, self.marks = {note.label: note for note in post.footnotes}, {}, []
        self.ids = heading_ids(post)
        self.explained, self.text, self.known, self.macros = set(), None, None, {}

    def anchors(self) -> frozenset[str]:
        """Return the ids of the chapter's anchors, as the post has them."""
        if self.known is None:
            self.known = anchor_ids(self.post)
        return self.known

    def number(self, label: str) -> int:
        """Return the number that the engine gives a footnote: they count as they are placed."""
        return self.numbers.setdefault(label, self.noted + len(self.numbers) + 1)

    @property
    def full(self) -> bool:
        """Say if a quote or a list more would be too deep."""
        return self.shallow and self.depth >= DEPTH

    @property
    def crowded(self) -> bool:
        """Say if an inline around others more would be too deep."""
        return self.shallow and self.spans > SPANS

    @property
    def at_margin(self) -> bool:
        """Say if the block in the making is in none else, and not in a note: there paragraphs may have an indent."""
        return not self.depth and self.line == measures.LINE and not self.in_footnote

    @property
    def typst(self) -> bool:
        """Say if the document becomes a PDF."""
        return self.dialect is Dialect.TYPST

    @contextmanager
    def lines_of(self, width: int) -> Iterator[None]:
        """Have lines of that many pixels for a while."""
        outer, self.line = self.line, max(width, measures.LEAST)
        yield
        self.line = outer

    def say(self, code: Code, message: str, about: str) -> None:
        """Record a Note, once a chapter for each thing that it is about."""
        if (self.chapter, about) not in self.said:
            self.said.add((self.chapter, about))
            self.context.note(Note(code, message))

    def explains(self, title: str) -> bool:
        """Say if what an abbreviation stands for is to be shown here: once, unless the post's text has it."""
        if not title or title in self.explained:
            return False
        self.explained.add(title)
        if self.text is None:
            self.text = blocks_text(self.post.blocks)
        return title not in self.text

    def look(self, url: str) -> Picture | Missing:
        """Return an image of the chapter's post as it is."""
        return self.context.pictures.picture(self.post, url)

    def picture(self, url: str) -> Picture | Missing:
        """Return an image of the chapter's post in a format that the writer can embed, and take it along."""
        found = self.look(url)
        if isinstance(found, Missing):
            self.context.note(found.note)
            return found
        if not self.typst and found.media_type in ("image/webp", "image/svg+xml"):
            found = self.context.pictures.raster(found)
        self.media[found.name] = found
        return found
