"""Blanks that only indent, and paragraphs that show nothing."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from convert.nodes import Block, Figure, FootnoteReference, Image, Inlines, Link, Math, Paragraph, Post, Text
from convert.normal_form import normal_inlines
from convert.notes import Action, Decision
from convert.passes.profile import Profile
from convert.passes.text import is_blank
from convert.walk import Dropped, Kept, all_blocks, every_inline, holds_inlines, plain_text, rewrite_blocks

_INDENT: Final = "\u00a0\u3000\ufeff\u200b "


def repair_blanks(post: Post, profile: Profile) -> Post:
    """Drop empty paragraphs; take the blanks that indent a paragraph off its first text."""
    return rewrite_blocks(post, _visit) if any(map(_may_begin_blank, all_blocks(post))) else post


def _may_begin_blank(block: Block) -> bool:
    """Say if a paragraph begins with anything but text that shows: few do, and the others need no look."""
    if not isinstance(block, Paragraph):
        return False
    first = block.children[0] if block.children else None
    while holds_inlines(first) and first.children:
        first = first.children[0]
    return not isinstance(first, Text) or is_blank(first.text[:1])


def _visit(block: Block) -> Kept | Dropped:
    if not isinstance(block, Paragraph):
        return Kept(block)
    text = plain_text(block.children)
    if is_blank(text) and not _shows_more(block):
        return Dropped("empty-paragraph")
    indent = _indent(block, text)
    if not indent:
        return Kept(block)
    repaired = replace(block, children=normal_inlines(_without(block.children, len(indent))))
    return Kept(_figure(repaired) or repaired, Decision("indenting-blanks", Action.REPAIR, indent, block.lines))


def _figure(block: Paragraph) -> Figure | None:
    """Return the figure that a paragraph is when nothing but blanks stood beside its image."""
    match block.children:
        case (Image() as image,):
            return Figure(image, lines=block.lines)
        case (Link(url, children=(Image() as image,)),):
            return Figure(image, link=url, lines=block.lines)
        case _:
            return None


def _shows_more(block: Paragraph) -> bool:
    """Say if a paragraph shows something besides its text."""
    return any(isinstance(inline, (Image, Math, FootnoteReference)) for inline in every_inline(block.children))


def _indent(block: Paragraph, text: str) -> str:
    """Return the blanks at the start, if they are an indent: a full-width blank, or two of any kind."""
    if text[:1] not in _INDENT or not _begins_with_text(block.children):
        return ""
    blanks = text[: len(text) - len(text.lstrip(_INDENT))]
    return blanks if "\u3000" in blanks or len(blanks) > 1 else ""


def _begins_with_text(inlines: Inlines) -> bool:
    first = inlines[0] if inlines else None
    return _begins_with_text(first.children) if holds_inlines(first) else isinstance(first, Text)


def _without(inlines: Inlines, count: int) -> Inlines:
    """Take ``count`` characters off the front of a run."""
    left: list[object] = []
    out = list(inlines)
    while out and count > 0:
        first = out[0]
        length = len(plain_text((first,)))
        if isinstance(first, Text):
            out[0] = Text(first.text[count:])
        elif holds_inlines(first):
            out[0] = replace(first, children=_without(first.children, count))
        else:
            break
        count -= length
        if count > 0:
            left.append(out.pop(0))
    return tuple(out)
