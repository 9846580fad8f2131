"""Lines of labels that stand in a quotation of their own: > 来源：澄湖日报."""

from __future__ import annotations

from convert.nodes import Block, Blocks, Paragraph, Post, Quote
from convert.notes import Action, Decision
from convert.passes.edits import rebuilt
from convert.passes.profile import Profile
from convert.passes.reprints import fields_in
from convert.passes.zones import HEAD, TAIL


def unquote_labels(post: Post, profile: Profile) -> Post:
    """Make quotations at an edge paragraphs, if each of theirs is a line of labels."""
    changes: dict[int, Blocks] = {}
    decisions: list[Decision] = []
    last = len(post.blocks)
    for at in sorted({*range(min(HEAD, last)), *range(max(0, last - TAIL), last)}):
        block = post.blocks[at]
        if isinstance(block, Quote) and all(_is_labels(inner, profile) for inner in block.blocks):
            changes[at] = block.blocks
            decisions.append(Decision("quoted-line", Action.REPAIR, ">", block.lines))
    return rebuilt(post, changes, decisions) if changes else post


def _is_labels(block: Block, profile: Profile) -> bool:
    return isinstance(block, Paragraph) and bool(fields_in(block, profile))
