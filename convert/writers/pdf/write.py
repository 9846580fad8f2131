"""Book → PDF: pandoc's JSON, pandoc's Typst, our template, Typst."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import BinaryIO, Final

from convert.books import Book
from convert.errors import EngineError, MissingGlyphError, TooDeepError
from convert.notes import Code, Note
from convert.writers.contract import WriteContext
from convert.writers.pandoc_json import Dialect, Document, document, formulas
from convert.writers.pdf.facts import facts, timestamp

REPLACEMENT = "\u3013"
"""What stands for a character that no font has: the printer's geta, which the packaged fonts have."""

ROUNDS: Final = 12
"""Compilations that characters without a glyph may take; nearly always the second finds none."""

TRIALS: Final = 256
"""Compilations, of some 10 ms each, that the search for formulas that cannot be set may take."""

_TEX: Final = re.compile(r'#tex\("((?:[^"\\]|\\.)*)"\);')
"""A formula that pandoc could not turn into Typst; inside a string the quotes would be escaped."""
_ESCAPED: Final = re.compile(r'\\([\\"n])')
_ALONE: Final = b"""\
#set document(title: "x")
#let tex(source) = raw(source)
#let displayed(alt: "", body) = math.equation(alt: alt, body)
#let rows = displayed
"""
"""What stands before formulas that are compiled by themselves: what the template sets them with, in short."""
_PRIVATE: Final = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Characters for private use: Typst sets one without a glyph and without a word."""
_SHOWN: Final = 60
"""Characters that an error names."""


def write(book: Book, out: BinaryIO, context: WriteContext) -> None:
    """Write a tagged PDF/UA-1 with bookmarks; its page is that of the options.

    What nests deeper than Typst goes is flattened, a formula that cannot be set becomes its TeX, a character without a
    glyph becomes 〓, each with a Note.
    Errors: EngineError.
    """
    said: set[tuple[str, str]] = set()
    try:
        data = _written(book, context, said, shallow=False)
    except TooDeepError:
        data = _written(book, context, said, shallow=True)
        context.note(
            Note(Code.NESTING_FLATTENED, "nested deeper than a PDF goes: what is deeper stands on the last level")
        )
    out.write(data)


def _written(book: Book, context: WriteContext, said: set[tuple[str, str]], *, shallow: bool) -> bytes:
    def translated(refused: frozenset[str]) -> tuple[Document, str]:
        """Return a book for pandoc, with the formulas of ``refused`` as their TeX, and what pandoc makes of it."""
        made = document(book, context, Dialect.TYPST, refused=refused, shallow=shallow, said=said)
        return made, context.pandoc(made.json, "typst", media={}).decode()

    made, body = translated(frozenset())
    unread = _unread(body) if made.formulas else frozenset()
    if unread:
        made, body = translated(unread)
    try:
        return _compiled(book, made, body, context)
    except TooDeepError:
        raise
    except EngineError:
        refused = _refused(made.formulas, context)
        if not refused:
            raise
        made, body = translated(unread | refused)
        return _compiled(book, made, body, context)


def _unread(body: str) -> frozenset[str]:
    """Return the formulas that pandoc could not read."""
    return frozenset(
        _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], text) for text in _TEX.findall(body)
    )


def _refused(tried: Sequence[str], context: WriteContext) -> frozenset[str]:
    """Return the formulas that Typst cannot set: it is asked for all, then for each half of those that it refuses.

    Where that takes more than ``TRIALS``, all that are left count as refused: each is shown as its TeX.
    """
    groups = [tried] if tried else []
    refused: list[str] = []
    for _ in range(TRIALS):
        if not groups:
            break
        group = groups.pop()
        if _are_set(group, context):
            continue
        if len(group) == 1:
            refused += group
        else:
            half = len(group) // 2
            groups += (group[half:], group[:half])
    return frozenset([*refused, *(tex for group in groups for tex in group)])


def _are_set(tried: Sequence[str], context: WriteContext) -> bool:
    """Say if Typst can set formulas, which it is asked to do without the rest of the document."""
    source = context.pandoc(formulas(tried), "typst", media={})
    try:
        context.typst(_ALONE + source, files={}, inputs={}, timestamp=0)
    except EngineError:
        return False
    return True


def _compiled(book: Book, made: Document, body: str, context: WriteContext) -> bytes:
    head = facts(book, made.posts, context.fonts.families)
    source = "\n".join([head, context.template("typst/post.typ").decode(), "#show: post", body])
    return _typeset(source, made, context)


def _typeset(source: str, made: Document, context: WriteContext) -> bytes:
    """Compile, and again with the characters replaced that turn out to have no glyph; they are named.

    Most posts have a glyph for each, and Typst knows it sooner than a look into every font.
    """
    lacking = context.fonts.missing("".join(_PRIVATE.findall(source)))
    for _ in range(ROUNDS):
        shown = source.translate(dict.fromkeys(map(ord, lacking), REPLACEMENT)) if lacking else source
        try:
            data = context.typst(
                shown.encode(),
                files={name: picture.data for name, picture in made.media.items()},
                inputs={"page": str(context.options.page)},
                timestamp=timestamp(made.posts),
            )
        except MissingGlyphError as error:
            more = _lacking(error.text, source, context) - lacking
            if not more:
                raise
            lacking |= more
        else:
            _name(sorted(lacking), context)
            return data
    raise EngineError(f"the fonts lack too many characters, among them {''.join(sorted(lacking))[:_SHOWN]}.")


def _lacking(text: str, source: str, context: WriteContext) -> frozenset[str]:
    """Return what cannot be shown: all that no font has, and what stands in the text that Typst refused."""
    refused = frozenset(char for char in text if not char.isascii())
    missing = context.fonts.missing(source)
    return missing if missing & refused else refused


def _name(lacking: Sequence[str], context: WriteContext) -> None:
    if not lacking:
        return
    named = ", ".join(f"{char} (U+{ord(char):04X})" for char in lacking[:8])
    more = f" and {len(lacking) - 8} more" if len(lacking) > 8 else ""  # noqa: PLR2004 - as many as are named
    context.note(Note(Code.GLYPH_MISSING, f"no font has {named}{more}; {REPLACEMENT} stands for each"))
