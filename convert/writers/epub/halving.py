"""A block too large for a file → two of its kind, which together say what it says.

A table repeats its head, for a reader of its second half needs it, and an item that is parted its number or bullet, for
no list goes on within an item; nothing else is said twice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias, TypeVar, assert_never
from unicodedata import category

from msgspec.structs import replace

from convert.nodes import (
    Block,
    Blocks,
    Code,
    CodeBlock,
    DefinitionItem,
    DefinitionList,
    Figure,
    Heading,
    Inline,
    Inlines,
    List,
    ListItem,
    MathBlock,
    Paragraph,
    Quote,
    Row,
    Ruby,
    Table,
    Text,
    ThematicBreak,
)
from convert.walk import every_block, holds_inlines

T = TypeVar("T")
Halves: TypeAlias = tuple[T, T] | None
"""Two parts, or None of what cannot be parted."""

_ENDS: Final = ("\n", " ", "。", "，")
"""Behind these a text is parted, if one is in its first half."""

_JOINER: Final = "\u200d"
_MODIFIERS: Final = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
"""The colours of skin, which belong to the sign before them."""


def halves(block: Block) -> Halves[Block]:
    """Part a block about its middle, as its parts are counted; None for one that has no parts."""
    match block:
        case Paragraph(children):
            return _both(_inlines(children), lambda half: replace(block, children=half))
        case Quote(blocks):
            return _both(_blocks(blocks), lambda half: replace(block, blocks=half))
        case List():
            return _list(block)
        case DefinitionList(items):
            return _both(_many(items, _definition), lambda half: replace(block, items=half))
        case CodeBlock(text):
            lines = _many(tuple(text.split("\n")), lambda _: None)
            return _both(lines, lambda half: replace(block, text="\n".join(half)))
        case Table():
            return _table(block)
        case Heading() | Figure() | ThematicBreak() | MathBlock():
            return None
        case _:
            assert_never(block)


def _both(parts: Halves[T], made: Callable[[T], Block]) -> Halves[Block]:
    return parts and (made(parts[0]), made(parts[1]))


def _many(many: tuple[T, ...], one: Callable[[T], Halves[T]]) -> Halves[tuple[T, ...]]:
    """Part a row of things between two of them; of a single one, part that."""
    if len(many) > 1:
        middle = len(many) // 2
        return many[:middle], many[middle:]
    parts = one(many[0]) if many else None
    return parts and ((parts[0],), (parts[1],))


def _blocks(blocks: Blocks) -> Halves[Blocks]:
    return _many(blocks, halves)


def _inlines(run: Inlines) -> Halves[Inlines]:
    return _many(run, _inline)


def _inline(inline: Inline) -> Halves[Inline]:
    if isinstance(inline, (Text, Code)):
        middle = len(inline.text) // 2
        at = max(inline.text.rfind(end, 0, middle) for end in _ENDS) + 1 or middle
        while at and _is_inside(inline.text, at):
            at -= 1
        return (replace(inline, text=inline.text[:at]), replace(inline, text=inline.text[at:])) if at else None
    if not holds_inlines(inline) or isinstance(inline, Ruby):  # a reading belongs to its base as a whole
        return None
    parts = _inlines(inline.children)
    return parts and (replace(inline, children=parts[0]), replace(inline, children=parts[1]))


def _is_inside(text: str, at: int) -> bool:
    """Say if a place is inside what a reader sees as one character (UAX #29): before a mark, or beside a joiner."""
    after = text[at]
    return category(after).startswith("M") or after in _MODIFIERS or _JOINER in (text[at - 1], after)


def _list(block: List) -> Halves[Block]:
    parts = _many(block.items, _item)
    if parts is None:
        return None
    start = block.numbers[len(parts[0]) if len(block.items) > 1 else 0]
    first, *rest = parts[1]
    second = (replace(first, number=None), *rest)
    return replace(block, items=parts[0]), replace(block, items=second, start=start)


def _item(item: ListItem) -> Halves[ListItem]:
    parts = _blocks(item.blocks)
    return parts and (replace(item, blocks=parts[0]), replace(item, blocks=parts[1], task=None))


def _definition(item: DefinitionItem) -> Halves[DefinitionItem]:
    parts = _many(item.definitions, _blocks)
    return parts and (replace(item, definitions=parts[0]), DefinitionItem((), parts[1]))


def _table(table: Table) -> Halves[Block]:
    """Part a table between two rows that no cell covers both; only its first half has the caption."""
    free = _boundaries(table.body)
    if not free:
        return None
    middle = min(free, key=lambda row: abs(row - len(table.body) // 2))
    head = () if _has_heading(table.head) else table.head  # an id is said once
    return replace(table, body=table.body[:middle]), replace(table, head=head, body=table.body[middle:], caption=())


def _boundaries(rows: tuple[Row, ...]) -> list[int]:
    """Return before which rows a table may be parted."""
    free, covered = [], 0
    for number, row in enumerate(rows):
        if number and covered <= number:
            free.append(number)
        covered = max(covered, number + max((cell.rowspan for cell in row.cells), default=1))
    return free


def _has_heading(rows: tuple[Row, ...]) -> bool:
    blocks = tuple(block for row in rows for cell in row.cells for block in cell.blocks)
    return any(isinstance(block, Heading) for block in every_block(blocks))
