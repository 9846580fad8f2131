"""Book → DOCX: pandoc's JSON, pandoc's DOCX writer, then the styles and properties that are ours."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import BinaryIO, Final

from convert.books import Book
from convert.writers.contract import WriteContext
from convert.writers.docx.finish import finish
from convert.writers.docx.reference import reference
from convert.writers.pandoc_json import Dialect, Document, document, formulas

_FORMULA: Final = b"<m:oMath>"


def write(book: Book, out: BinaryIO, context: WriteContext) -> None:
    """Write a DOCX with named styles, native lists, tables, footnotes and images.

    A formula that pandoc cannot turn into Word's becomes its TeX, with a Note. Errors: EngineError.
    """
    said: set[tuple[str, str]] = set()
    made = document(book, context, Dialect.DOCX, said=said)
    data = _written(made, context)
    if made.formulas and _formulas_in(data) < made.json.count(b'{"t":"Math"'):
        refused = _refused(made.formulas, context)
        made = document(book, context, Dialect.DOCX, refused=refused, said=said)
        data = _written(made, context)
    out.write(finish(data, book, made.posts))


def _written(made: Document, context: WriteContext) -> bytes:
    return context.pandoc(made.json, "docx", media=made.media, reference=reference())


def _refused(tried: Sequence[str], context: WriteContext) -> frozenset[str]:
    """Return the formulas that pandoc cannot turn into Word's: it is asked for all at once, in a paragraph each."""
    data = context.pandoc(formulas(tried), "docx", media={}, reference=reference())
    paragraphs = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").split(b"</w:p>")
    return frozenset(tex for tex, shown in zip(tried, paragraphs, strict=False) if _FORMULA not in shown)


def _formulas_in(data: bytes) -> int:
    """Return how many formulas of Word's a document has; pandoc writes one that it cannot read as text."""
    archive = zipfile.ZipFile(BytesIO(data))
    parts = ("word/document.xml", "word/footnotes.xml")
    return sum(archive.read(name).count(_FORMULA) for name in parts if name in archive.namelist())
