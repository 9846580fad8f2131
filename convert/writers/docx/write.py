"""Book → DOCX: pandoc's JSON, pandoc's DOCX writer, then the styles and properties that are ours."""

from __future__ import annotations

from typing import BinaryIO

from convert.books import Book
from convert.writers.contract import WriteContext
from convert.writers.docx.finish import finish
from convert.writers.docx.reference import reference
from convert.writers.pandoc_json import Dialect, document


def write(book: Book, out: BinaryIO, context: WriteContext) -> None:
    """Write a DOCX with named styles, native lists, tables, footnotes and images. Errors: EngineError."""
    made = document(book, context, Dialect.DOCX)
    data = context.pandoc(made.json, "docx", media=made.media, reference=reference())
    out.write(finish(data, book, made.posts))
