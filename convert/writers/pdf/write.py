"""Book → PDF: pandoc's JSON, pandoc's Typst, our template, Typst."""

from __future__ import annotations

from typing import BinaryIO

from convert.books import Book
from convert.errors import EngineError
from convert.notes import Code, Note
from convert.writers.contract import WriteContext
from convert.writers.pandoc_json import Dialect, Document, document
from convert.writers.pdf.facts import facts, timestamp

REPLACEMENT = "\u3013"
"""What stands for a character that no font has: the printer's geta, which the packaged fonts have."""


def write(book: Book, out: BinaryIO, context: WriteContext) -> None:
    """Write a tagged PDF/UA-1 with bookmarks; its page is that of the options.

    A formula that cannot be set becomes its TeX, a character without a glyph becomes 〓, each with a Note.
    Errors: EngineError.
    """
    made = document(book, context, Dialect.TYPST)
    try:
        data = _compiled(book, made, context)
    except EngineError:
        if b'"t":"Math"' not in made.json:
            raise
        made = document(book, context, Dialect.TYPST, formulas=False)
        data = _compiled(book, made, context)
        context.note(Note(Code.FORMULA, "a formula cannot be set; the post's formulas stand as TeX"))
    out.write(data)


def _compiled(book: Book, made: Document, context: WriteContext) -> bytes:
    body = context.pandoc(made.json, "typst", media={}).decode()
    source = "\n".join(
        [
            facts(book, made.posts, context.fonts.families),
            context.template("typst/post.typ").decode(),
            "#show: post",
            body,
        ]
    )
    return context.typst(
        _shown(source, context).encode(),
        files={name: picture.data for name, picture in made.media.items()},
        inputs={"page": str(context.options.page)},
        timestamp=timestamp(made.posts),
    )


def _shown(source: str, context: WriteContext) -> str:
    """Replace the characters that no font has, visibly, and name them."""
    lacking = sorted(context.fonts.missing(source))
    if not lacking:
        return source
    named = ", ".join(f"{char} (U+{ord(char):04X})" for char in lacking[:8])
    more = f" and {len(lacking) - 8} more" if len(lacking) > 8 else ""  # noqa: PLR2004 - as many as are named
    context.note(Note(Code.GLYPH_MISSING, f"no font has {named}{more}; {REPLACEMENT} stands for each"))
    return source.translate(dict.fromkeys(map(ord, lacking), REPLACEMENT))
