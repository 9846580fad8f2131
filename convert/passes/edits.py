"""How passes change the blocks of a post: by place at the top level, each change with its Decision."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from msgspec.structs import replace

from convert.kinds import ParagraphKind
from convert.nodes import Block, Blocks, Inline, Inlines, Paragraph, Post, Text
from convert.normal_form import normal_inlines
from convert.notes import Action, Code, Decision, Note, Severity
from convert.positions import Lines
from convert.walk import holds_inlines, plain_text

ROUNDS: Final = 100
"""Changes of a post by one pass, each of which lets the next be seen."""


def rebuilt(post: Post, changes: Mapping[int, Blocks], decisions: Iterable[Decision], **fields: object) -> Post:
    """Put other blocks in the place of some; add decisions and set fields of the post."""
    blocks: list[Block] = []
    begins = 0
    for at in sorted(changes):
        blocks += post.blocks[begins:at]
        blocks += changes[at]
        begins = at + 1
    blocks += post.blocks[begins:]
    return replace(post, blocks=tuple(blocks), decisions=(*post.decisions, *decisions), **fields)


def settled(post: Post, change: Callable[[Post], Post], until: Callable[[Post, Post], bool] = operator.is_) -> Post:
    """Change a post again and again until nothing changes any more, or ``until(before, made)`` is true.

    One that needs more than ``ROUNDS`` stays as it was: a round takes as long as the post is, and no post that anybody
    wrote needs as many.
    """
    made = post
    for _ in range(ROUNDS):
        before, made = made, change(made)
        if until(before, made):
            return made
    return post


def doubt(post: Post, code: Code, message: str, lines: Lines | None) -> Post:
    """Add a Note on a role, once."""
    note = Note(code, message, Severity.WARNING, lines)
    return post if note in post.notes else replace(post, notes=(*post.notes, note))


def took(rule: str, role: str, text: str, lines: Lines | None) -> Decision:
    """Say that a text became a field of the post."""
    return Decision(rule, Action.ROLE, text, lines, role)


def retyped(rule: str, role: str, text: str, lines: Lines | None) -> Decision:
    """Say that a text stays in its place as another node."""
    return Decision(rule, Action.RETYPE, text, lines, role)


def dropped(rule: str, text: str, lines: Lines | None) -> Decision:
    """Say that a text is not shown any more."""
    return Decision(rule, Action.DROP, text, lines)


def split(inlines: Inlines, at: int) -> tuple[Inlines, Inlines]:
    """Cut a run where its plain text has ``at`` characters before the cut, inside containers too."""
    before: list[Inline] = []
    after: list[Inline] = []
    for inline in inlines:
        length = len(plain_text((inline,)))
        if after or at <= 0 < length:
            after.append(inline)
        elif length <= at:
            before.append(inline)
        else:
            first, second = _cut(inline, at)
            before += first
            after += second
        at -= length
    return normal_inlines(before), normal_inlines(after)


def _cut(inline: Inline, at: int) -> tuple[Inlines, Inlines]:
    if isinstance(inline, Text):
        return (Text(inline.text[:at]),), (Text(inline.text[at:]),)
    if holds_inlines(inline):
        first, second = split(inline.children, at)
        return (replace(inline, children=first),) if first else (), (
            replace(inline, children=second),
        ) if second else ()
    return (inline,), ()


def paragraph(text: str, like: Paragraph, **fields: object) -> Paragraph:
    """Make a paragraph of plain text at the place of another."""
    return replace(like, children=(Text(text),), **fields)


def last_paragraph(post: Post) -> tuple[int, Paragraph] | None:
    """Return the last paragraph of the text and its place; what follows it may only be no paragraph of the text."""
    for at in range(len(post.blocks) - 1, -1, -1):
        block: Block = post.blocks[at]
        if isinstance(block, Paragraph) and block.kind is ParagraphKind.BODY:
            return at, block
    return None
