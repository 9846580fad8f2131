"""Book → DOCX: pandoc's JSON, pandoc's DOCX writer, then the styles and properties that are ours."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import BinaryIO

from convert.books import Book
from convert.writers.contract import WriteContext
from convert.writers.docx.finish import finish
from convert.writers.docx.reference import reference
from convert.writers.pandoc_json import Dialect, Document, document, formula, refused_note


def write(book: Book, out: BinaryIO, context: WriteContext) -> None:
    """Write a DOCX with named styles, native lists, tables, footnotes and images.

    A formula that pandoc cannot turn into Word's becomes its TeX, with a Note. Errors: EngineError.
    """
    made = document(book, context, Dialect.DOCX)
    data = _written(made, context)
    if made.formulas and _formulas_in(data) < made.json.count(b'{"t":"Math"'):
        refused = frozenset(tex for tex in made.formulas if not _is_set(tex, context))
        made = document(book, context, Dialect.DOCX, refused=refused)
        data = _written(made, context)
        for tex in sorted(refused):
            context.note(refused_note(tex))
    out.write(finish(data, book, made.posts))


def _written(made: Document, context: WriteContext) -> bytes:
    return context.pandoc(made.json, "docx", media=made.media, reference=reference())


def _is_set(tex: str, context: WriteContext) -> bool:
    return _formulas_in(context.pandoc(formula(tex), "docx", media={}, reference=reference())) > 0


def _formulas_in(data: bytes) -> int:
    """Return how many formulas of Word's a document has; pandoc writes one that it cannot read as text."""
    archive = zipfile.ZipFile(BytesIO(data))
    parts = ("word/document.xml", "word/footnotes.xml")
    return sum(archive.read(name).count(b"<m:oMath>") for name in parts if name in archive.namelist())
