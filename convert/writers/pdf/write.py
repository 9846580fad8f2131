"""Book → PDF: pandoc's JSON, pandoc's Typst, our template, Typst."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import BinaryIO, Final

from convert.books import Book
from convert.errors import EngineError
from convert.notes import Code, Note
from convert.writers.contract import WriteContext
from convert.writers.pandoc_json import Dialect, Document, document, formula
from convert.writers.pdf.facts import facts, timestamp

REPLACEMENT = "\u3013"
"""What stands for a character that no font has: the printer's geta, which the packaged fonts have."""

_TEX: Final = re.compile(r'#tex\("((?:[^"\\]|\\.)*)"\);')
"""A formula that pandoc could not turn into Typst; inside a string the quotes would be escaped."""
_SHOWN: Final = 60
"""Characters of a formula that a note shows."""


def write(book: Book, out: BinaryIO, context: WriteContext) -> None:
    """Write a tagged PDF/UA-1 with bookmarks; its page is that of the options.

    A formula that cannot be set becomes its TeX, a character without a glyph becomes 〓, each with a Note.
    Errors: EngineError.
    """
    made = document(book, context, Dialect.TYPST)
    try:
        data = _compiled(book, made, context)
    except EngineError:
        refused = frozenset(tex for tex in made.formulas if not _is_set(tex, context))
        if not refused:
            raise
        made = document(book, context, Dialect.TYPST, refused=refused)
        data = _compiled(book, made, context)
        _tell(sorted(refused), context)
    out.write(data)


def _is_set(tex: str, context: WriteContext) -> bool:
    """Say whether Typst can set a formula, which it is asked to do alone."""
    source = context.pandoc(formula(tex), "typst", media={})
    try:
        context.typst(b'#set document(title: "x")\n#let tex(it) = raw(it)\n' + source, files={}, inputs={}, timestamp=0)
    except EngineError:
        return False
    return True


def _tell(formulas: Sequence[str], context: WriteContext) -> None:
    for tex in formulas:
        context.note(Note(Code.FORMULA, f"a formula cannot be set and stands as TeX: {tex[:_SHOWN]}"))


def _compiled(book: Book, made: Document, context: WriteContext) -> bytes:
    body = context.pandoc(made.json, "typst", media={}).decode()
    if made.formulas:
        _tell([text.replace('\\"', '"').replace("\\\\", "\\") for text in _TEX.findall(body)], context)
    head = facts(book, made.posts, context.fonts.families)
    source = "\n".join([head, context.template("typst/post.typ").decode(), "#show: post", body])
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
