"""Alerts as GitHub and Obsidian write them, which Jekyll shows as they stand: a quotation that begins ``[!NOTE]``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from convert.nodes import Block, Blocks, LineBreak, Paragraph, Post, Quote, SoftBreak, Strong, Text
from convert.normal_form import normal_inlines
from convert.notes import Action, Decision
from convert.passes.edits import rebuilt
from convert.passes.profile import Profile
from convert.patterns import pattern
from convert.walk import map_blocks

_MARK: Final = pattern(r"\[!(?P<kind>[a-z][a-z-]{1,20})\][+-]?(?: +|\Z)", re.ASCII | re.IGNORECASE)


def mark_alerts(post: Post, profile: Profile) -> Post:
    """Set the kind of an alert, or the title of its own behind that, in bold on a line of its own."""
    changes: dict[int, Blocks] = {}
    decisions: list[Decision] = []

    def told(block: Block) -> Iterator[Block]:
        mark = _mark(block)
        yield _titled(block, mark) if mark and isinstance(block, Quote) else block
        if mark:
            decisions.append(Decision("alert", Action.REPAIR, mark[0].strip(), block.lines))

    for at, block in enumerate(post.blocks):
        if isinstance(block, Quote) and (made := map_blocks((block,), told)) != (block,):
            changes[at] = made
    return rebuilt(post, changes, decisions) if changes else post


def _mark(block: Block) -> re.Match[str] | None:
    match block:
        case Quote(blocks=(Paragraph(children=(Text(text=text), *_)), *_)):
            return _MARK.match(text)
        case _:
            return None


def _titled(quote: Quote, mark: re.Match[str]) -> Quote:
    first, *others = quote.blocks
    run = first.children if isinstance(first, Paragraph) else ()
    end = next((at for at, inline in enumerate(run) if isinstance(inline, (SoftBreak, LineBreak))), len(run))
    own = (Text(mark.string[mark.end() :]), *run[1:end]) if mark.end() < len(mark.string) else run[1:end]
    kind = Text(mark["kind"].replace("-", " ").capitalize())
    title = tuple(part for one in own or (kind,) for part in (one.children if isinstance(one, Strong) else (one,)))
    head = Paragraph((Strong(normal_inlines(title)),), lines=first.lines)
    rest = (Paragraph(run[end + 1 :], lines=first.lines),) if run[end + 1 :] else ()
    return replace(quote, blocks=(head, *rest, *others))
