"""Disclaimers and notices of risk: they stay in their place, as paragraphs of that kind."""

from __future__ import annotations

from msgspec.structs import replace

from convert.kinds import ParagraphKind
from convert.nodes import Block, Blocks, Paragraph, Post
from convert.notes import Decision
from convert.passes import zones
from convert.passes.disclaimer_form import is_disclaimer
from convert.passes.edits import rebuilt, retyped
from convert.passes.profile import Profile
from convert.passes.text import line_of, text_of


def mark_disclaimers(post: Post, profile: Profile) -> Post:
    """Mark them: a few labels count anywhere, the others and phrases after the text has ended."""
    tail = set(zones.tail(post, profile))
    changes: dict[int, Blocks] = {}
    decisions: list[Decision] = []
    for at, block in enumerate(post.blocks):
        if _is_one(block, profile, at_the_end=at in tail) and isinstance(block, Paragraph):
            changes[at] = (replace(block, kind=ParagraphKind.DISCLAIMER),)
            decisions.append(retyped("disclaimer", "disclaimer", text_of(block), block.lines))
    return rebuilt(post, changes, decisions) if changes else post


def _is_one(block: Block, profile: Profile, *, at_the_end: bool) -> bool:
    line = line_of(block)
    return bool(line) and is_disclaimer(line, profile, at_the_end=at_the_end)
