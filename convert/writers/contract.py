"""What a writer is and what it is given; nothing here knows any format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO, Final, Protocol, TypeAlias

import msgspec

from convert.books import Book
from convert.media.picture import Missing, Picture
from convert.nodes import Post
from convert.notes import Note
from convert.options import WriteOptions


class Pictures(Protocol):
    """Where the images of posts come from; ``used`` are the files looked at so far, found or not, in order."""

    used: dict[Path, None]

    def picture(self, post: Post, url: str) -> Picture | Missing:
        """Return the image that ``post`` names by ``url``; the same answer for the same question."""

    def raster(self, picture: Picture) -> Picture:
        """Return a PNG of a picture whose format an output cannot show (SVG and WebP in DOCX)."""


class Pandoc(Protocol):
    """Turns pandoc's JSON AST into a format; images are those of ``media`` alone, by name."""

    def __call__(self, document: bytes, to: str, *, media: Mapping[str, Picture], reference: bytes = b"") -> bytes:
        """Return what pandoc writes; ``reference`` is a DOCX whose styles count. Errors: EngineError."""


class Typst(Protocol):
    """Compiles a Typst source to PDF, in process, with the packaged fonts alone."""

    def __call__(
        self, source: bytes, *, files: Mapping[str, bytes], inputs: Mapping[str, str], timestamp: int
    ) -> bytes:
        """Return the PDF (PDF/UA-1). ``files`` are images by name. Errors: EngineError."""


class Fonts(Protocol):
    """Which characters the packaged fonts, and those of ``--font-path``, can show."""

    @property
    def families(self) -> tuple[str, ...]:
        """The names of the families there are, as a template asks for them."""

    def missing(self, text: str) -> frozenset[str]:
        """Return the characters of ``text`` that no font has."""


class WriteContext(msgspec.Struct, frozen=True):
    """What a writer is given besides the book; every outside thing comes in here."""

    options: WriteOptions
    pictures: Pictures
    fonts: Fonts
    pandoc: Pandoc
    typst: Typst
    template: Callable[[str], bytes]  # a file of templates/ by its path there
    note: Callable[[Note], None]  # where notes go


ALL_OPTIONS: Final = frozenset(WriteOptions.__struct_fields__)

Write: TypeAlias = Callable[[Book, BinaryIO, WriteContext], None]


class Writer(msgspec.Struct, frozen=True):
    """A format: its name (as in ``--to``), its suffix, its media type, the function that writes it, and its ways.

    ``write(book, out, context)`` writes the whole file to the binary stream ``out``; it is deterministic, opens no
    file and no connection, and raises ConvertError alone.
    """

    name: str
    suffix: str
    media_type: str
    write: Write
    text: bool = False  # a terminal can show it
    in_parts: bool = False  # a large volume is cut into parts, for its engine holds one whole
    copies_images: bool = False  # it names the images of the site by their addresses: they are put beside it
    obeys: frozenset[str] = ALL_OPTIONS  # the options that decide its bytes: no other makes an output out of date

    def obeyed(self, options: WriteOptions) -> WriteOptions:
        """Return options with all that this writer does not obey as they are by default."""
        return WriteOptions(**{name: getattr(options, name) for name in self.obeys})
