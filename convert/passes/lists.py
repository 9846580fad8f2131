"""Lists written as paragraphs: 1、 2、 3、 one after the other, or dots."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from msgspec.structs import replace

from convert.nodes import Block, List, ListItem, Paragraph, Post
from convert.notes import Decision
from convert.passes.edits import rebuilt, retyped, split
from convert.passes.numbering import Numbering, numbered
from convert.passes.profile import Profile
from convert.passes.text import line_of, squeeze, text_of
from convert.positions import enclosing
from convert.walk import plain_text

_BULLETS: Final = tuple("•●·◆■★▪○◎▶➤✔◇□▲◼▸")
_COUNTED: Final = frozenset({Numbering.DIGIT, Numbering.DIGIT_IN_BRACKETS, Numbering.CIRCLED})
ORDERED: Final = 3
BULLETED: Final = 2
"""Items that make a list of numbered, of dotted paragraphs."""


def find_lists(post: Post, profile: Profile) -> Post:
    """Turn such runs into lists; the mark of each item becomes the list's."""
    if not profile.lists.paragraphs:
        return post
    changes: dict[int, tuple[Block, ...]] = {}
    decisions: list[Decision] = []
    at = 0
    while at < len(post.blocks):
        run = _run(post.blocks[at:])
        if run:
            marked = _list(run)
            changes |= {at: (marked,)} | {at + more: () for more in range(1, len(run))}
            text = "\n".join(text_of(block) for block in run)
            decisions.append(retyped("list.paragraphs", "list", text, marked.lines))
        at += len(run) or 1
    return rebuilt(post, changes, decisions) if changes else post


def _run(blocks: tuple[Block, ...]) -> list[Paragraph]:
    """Return the paragraphs at the front that are items of one list; none if they are too few."""
    bullet = _bullet(blocks[0])
    if bullet:
        run = list(takewhile(lambda block: _bullet(block) == bullet, blocks))
        return [block for block in run if isinstance(block, Paragraph)] if len(run) >= BULLETED else []
    run = list(_counted(blocks))
    return [block for block in run if isinstance(block, Paragraph)] if len(run) >= ORDERED else []


def _bullet(block: Block) -> str:
    line = line_of(block)
    return line[0] if len(line) > 1 and line.startswith(_BULLETS) else ""


def _counted(blocks: tuple[Block, ...]) -> Iterator[Block]:
    kind = None
    for at, block in enumerate(blocks, 1):
        number = numbered(line_of(block))
        if not number or number.kind not in _COUNTED or number.number != at or number.kind != (kind or number.kind):
            return
        if number.rest[0].isdigit():
            return
        kind = number.kind
        yield block


def _list(run: list[Paragraph]) -> List:
    items = tuple(ListItem((_unmarked(block),), lines=block.lines) for block in run)
    ordered = not _bullet(run[0])
    return List(ordered, items, tight=False, lines=enclosing(*(block.lines for block in run)))


def _unmarked(block: Paragraph) -> Paragraph:
    """Take the mark off the front of an item."""
    text = plain_text(block.children)
    line = line_of(block)
    number = numbered(line)
    rest = number.rest if number else line[len(_bullet(block)) :]
    mark = line[: len(line) - len(squeeze(rest))]
    length = _length(text, mark)
    return replace(block, children=split(block.children, length)[1])


def _length(text: str, mark: str) -> int:
    """Return how many characters of the text as it stands a squeezed mark covers."""
    wanted = "".join(mark.split())
    seen = 0
    for at, character in enumerate(text):
        if seen == len(wanted):
            return at
        if seen < len(wanted) and character == wanted[seen]:
            seen += 1
    return len(text)
