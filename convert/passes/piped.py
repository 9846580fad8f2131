"""Lines of labels and ways about a site that Markdown took for a table because of their ``|``."""

from __future__ import annotations

from typing import Final

from convert.nodes import Block, Inline, Paragraph, Post, Table, Text
from convert.normal_form import normal_inlines
from convert.notes import Action, Decision
from convert.passes.edits import rebuilt
from convert.passes.fields import fields_of
from convert.passes.navigation import way_of
from convert.passes.profile import Profile
from convert.passes.text import line_of
from convert.passes.zones import HEAD, TAIL

MARK: Final = " | "


def mend_piped_lines(post: Post, profile: Profile) -> Post:
    """Make tables of one row at an edge paragraphs again, if their cells are a line of labels or of navigation."""
    changes: dict[int, tuple[Block, ...]] = {}
    decisions: list[Decision] = []
    last = len(post.blocks)
    for at in sorted({*range(min(HEAD, last)), *range(max(0, last - TAIL), last)}):
        line = _line(post.blocks[at])
        if line and (fields_of(line_of(line), profile) or way_of(line, post.meta, profile, at_the_head=at < HEAD)):
            changes[at] = (line,)
            decisions.append(Decision("piped-line", Action.REPAIR, MARK.strip(), line.lines))
    return rebuilt(post, changes, decisions) if changes else post


def _line(block: Block) -> Paragraph | None:
    """Return the one row of a table without a head as the line that it was."""
    if not isinstance(block, Table) or block.head or len(block.body) != 1 or block.caption:
        return None
    run: list[Inline] = []
    for cell in block.body[0].cells:
        if any(not isinstance(inner, Paragraph) for inner in cell.blocks):
            return None
        paragraphs = [inner for inner in cell.blocks if isinstance(inner, Paragraph)]
        run += [Text(MARK)] * bool(run) + [inline for inner in paragraphs for inline in inner.children]
    return Paragraph(normal_inlines(run), lines=block.lines) if run else None
