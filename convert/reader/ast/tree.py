"""Element tree → AST: the table of handlers, and what is done before and after them."""

from __future__ import annotations

from typing import Final

import msgspec

from convert.nodes import Blocks, Footnote
from convert.notes import Code, Decision, Note
from convert.reader.ast import blocks, code, inlines, lists, media, tables
from convert.reader.ast.flow import to_blocks
from convert.reader.ast.state import Flow, Handler, Reading
from convert.reader.html import Element

HANDLERS: Final[dict[str, Handler]] = {
    **inlines.HANDLERS,
    **blocks.HANDLERS,
    **code.HANDLERS,
    **lists.HANDLERS,
    **tables.HANDLERS,
    **media.HANDLERS,
}


class Content(msgspec.Struct, frozen=True):
    """What a body became."""

    blocks: Blocks
    footnotes: tuple[Footnote, ...] = ()
    decisions: tuple[Decision, ...] = ()
    notes: tuple[Note, ...] = ()


def to_ast(body: Element, *, lang: str = "und") -> Content:
    """Turn the tree of a body into blocks, footnotes, decisions and notes; takes any tree."""
    reading = Reading(HANDLERS, _unknown, lang)
    made = to_blocks(reading.flow(body.children), body.lines)
    return Content(made, (), tuple(reading.decisions), tuple(reading.notes))


def _unknown(element: Element, reading: Reading) -> Flow:
    """Read an element that HTML does not know: its content, and a Note."""
    reading.note(Code.UNKNOWN_ELEMENT, f"<{element.name[:40]}> is no element of HTML; its text stays", element.lines)
    return reading.flow(element.children)
