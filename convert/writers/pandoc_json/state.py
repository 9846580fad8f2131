"""What is known while a document is made: the chapter, its footnotes, the images taken so far."""

from __future__ import annotations

from enum import Enum

import msgspec

from convert.media.picture import Missing, Picture
from convert.nodes import Footnote, Meta, Post
from convert.writers.contract import WriteContext


class Dialect(Enum):
    """Which writer of pandoc the document is for; a few nodes have no form that serves both."""

    TYPST = "typst"
    DOCX = "docx"


class State(msgspec.Struct):
    """One document in the making."""

    context: WriteContext
    dialect: Dialect
    formulas: bool = True  # False: formulas as code, for what the engine cannot set
    media: dict[str, Picture] = msgspec.field(default_factory=dict)
    post: Post = msgspec.field(default_factory=lambda: Post(Meta()))
    chapter: str = ""
    ids: frozenset[str] = frozenset()
    footnotes: dict[str, Footnote] = msgspec.field(default_factory=dict)
    numbers: dict[str, int] = msgspec.field(default_factory=dict)
    in_footnote: bool = False

    @property
    def typst(self) -> bool:
        """Whether the document becomes a PDF."""
        return self.dialect is Dialect.TYPST

    def picture(self, url: str) -> Picture | Missing:
        """Return an image of the chapter's post in a format that the writer can embed, and take it along."""
        found = self.context.pictures.picture(self.post, url)
        if isinstance(found, Missing):
            self.context.note(found.note)
            return found
        if not self.typst and found.media_type in ("image/webp", "image/svg+xml"):
            found = self.context.pictures.raster(found)
        self.media[found.name] = found
        return found
