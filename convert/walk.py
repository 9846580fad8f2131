"""Ways through a tree: its text, its nodes one by one, its rewriting."""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import chain
from typing import Final, TypeAlias, TypeGuard, TypeVar, assert_never, get_args

import msgspec
from msgspec.structs import replace

from convert.nodes import (
    Abbreviation,
    Anchor,
    Block,
    Blocks,
    Cell,
    Code,
    CodeBlock,
    DefinitionItem,
    DefinitionList,
    Emphasis,
    Figure,
    Footnote,
    FootnoteReference,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    ListItem,
    Math,
    MathBlock,
    Paragraph,
    Post,
    Quote,
    Row,
    Ruby,
    Small,
    SoftBreak,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    ThematicBreak,
    Underline,
)
from convert.notes import Action, Decision
from convert.positions import Lines

Container: TypeAlias = (
    Emphasis | Strong | Underline | Strikethrough | Superscript | Subscript | Small | Link | Abbreviation | Span | Ruby
)
"""The inlines that hold inlines."""

Nesting: TypeAlias = Quote | List | DefinitionList | Table
"""The blocks that hold blocks."""

_CONTAINERS: Final = frozenset(get_args(Container))
_NESTING: Final = frozenset(get_args(Nesting))


def holds_inlines(inline: object) -> TypeGuard[Container]:
    """Say if it is an inline that holds inlines; asked so often that ``isinstance`` with all of them is felt."""
    return type(inline) in _CONTAINERS


def holds_blocks(block: object) -> TypeGuard[Nesting]:
    """Say if it is a block that holds blocks."""
    return type(block) in _NESTING


# --- text --------------------------------------------------------------------------------------------------------


def plain_text(inlines: Inlines) -> str:
    """Return what a reader sees of a run: soft breaks as blanks, line breaks as newlines, no text for images.

    A formula is its TeX, a ruby its base and then its annotation; footnote marks have no text of their own.
    """
    if len(inlines) == 1 and isinstance(only := inlines[0], Text):  # as most runs are
        return only.text
    return "".join([_inline_text(inline) for inline in inlines])


def _inline_text(inline: Inline) -> str:
    if isinstance(inline, (Text, Code)):
        return inline.text
    match inline:
        case SoftBreak():
            return " "
        case LineBreak():
            return "\n"
        case Math(tex):
            return tex
        case Ruby(children, annotation):
            return plain_text(children) + annotation
        case Image() | FootnoteReference() | Anchor():
            return ""
        case _:
            return plain_text(inline.children)


def block_text(block: Block) -> str:
    """Return what a reader sees of a block, its parts on lines of their own."""
    return "\n".join(_block_lines(block))


def blocks_text(blocks: Blocks) -> str:
    """Return what a reader sees of blocks, each on lines of its own."""
    return "\n".join(block_text(block) for block in blocks)


def _block_lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph() | Heading():
            yield plain_text(block.children)
        case CodeBlock(text):
            yield text
        case MathBlock(tex):
            yield tex
        case ThematicBreak():
            return
        case Figure():
            yield from (text for text in (plain_text(block.caption), plain_text(block.credit)) if text)
        case Quote() | List() | DefinitionList() | Table():
            for part in inline_parts(block):
                yield plain_text(part)
            for child in child_blocks(block):
                yield from _block_lines(child)
        case _:
            assert_never(block)


# --- one level down ----------------------------------------------------------------------------------------------


def child_blocks(block: Block) -> Iterator[Block]:
    """Yield the blocks directly inside a block, in reading order."""
    match block:
        case Quote(blocks):
            yield from blocks
        case List():
            for item in block.items:
                yield from item.blocks
        case DefinitionList(items):
            for entry in items:
                for definition in entry.definitions:
                    yield from definition
        case Table(head, body):
            for row in (*head, *body):
                for cell in row.cells:
                    yield from cell.blocks
        case _:
            return


def inline_parts(block: Block) -> Iterator[Inlines]:
    """Yield the runs of inlines that belong to the block itself, not to blocks inside it."""
    match block:
        case Paragraph() | Heading():
            yield block.children
        case Figure():
            yield from (part for part in (block.caption, block.credit) if part)
        case Table() if block.caption:
            yield block.caption
        case DefinitionList(items):
            for entry in items:
                yield from entry.terms
        case _:
            return


def cells_by_column(rows: Iterable[Row]) -> Iterator[list[tuple[int, Cell]]]:
    """Yield the cells of each row with the column of each, from 0; cells that hang down from above count."""
    hanging: dict[int, int] = {}
    for row in rows:
        placed, column = [], 0
        still = {at: left - 1 for at, left in hanging.items() if left > 1}
        for cell in row.cells:
            while column in hanging:
                column += 1
            placed.append((column, cell))
            if cell.rowspan > 1:
                still.update(dict.fromkeys(range(column, column + cell.colspan), cell.rowspan - 1))
            column += cell.colspan
        hanging = still
        yield placed


# --- every node --------------------------------------------------------------------------------------------------


def every_block(blocks: Collection[Block]) -> Iterable[Block]:
    """Return each block and then what is inside it, in reading order."""
    flat = _NESTING.isdisjoint(map(type, blocks))  # as most posts are
    return blocks if flat else _every_block(blocks)


def _every_block(blocks: Collection[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if holds_blocks(block):
            yield from every_block(tuple(child_blocks(block)))


def every_inline(inlines: Inlines) -> Iterable[Inline]:
    """Return each inline and then what is inside it, in reading order."""
    flat = _CONTAINERS.isdisjoint(map(type, inlines))  # as most runs are
    return inlines if flat else _every_inline(inlines)


def _every_inline(inlines: Inlines) -> Iterator[Inline]:
    for inline in inlines:
        yield inline
        if holds_inlines(inline):
            yield from every_inline(inline.children)


def inlines_of(blocks: Collection[Block]) -> Iterator[Inline]:
    """Yield every inline of the blocks, the image of each figure too."""
    for block in every_block(blocks):
        if isinstance(block, (Paragraph, Heading)):
            yield from every_inline(block.children)
            continue
        if isinstance(block, Figure):
            yield block.image
        for part in inline_parts(block):
            yield from every_inline(part)


def links_in(inlines: Inlines) -> list[Link]:
    """Return the links of a run, in reading order."""
    return [inline for inline in every_inline(inlines) if isinstance(inline, Link)]


def all_blocks(post: Post) -> Iterable[Block]:
    """Return every block of the post: its text, then its footnotes."""
    return chain(every_block(post.blocks), *(every_block(footnote.blocks) for footnote in post.footnotes))


def images(post: Post) -> Iterator[Image]:
    """Yield every image of the post, in reading order, as often as it stands there."""
    sources = [post.blocks, *(footnote.blocks for footnote in post.footnotes)]
    for blocks in sources:
        yield from (inline for inline in inlines_of(blocks) if isinstance(inline, Image))
    if post.author_note:
        yield from (inline for inline in every_inline(post.author_note.children) if isinstance(inline, Image))


# --- rewriting ---------------------------------------------------------------------------------------------------

_Part = TypeVar("_Part")
_Struct = TypeVar("_Struct", bound=msgspec.Struct)
_Holder = TypeVar("_Holder", Quote, ListItem, Cell, Footnote)
"""What has blocks in it, and in a field of that name."""


def map_blocks(blocks: Blocks, change: Callable[[Block], Iterable[Block]]) -> Blocks:
    """Rebuild blocks from the inside out: ``change`` gets each block, its children done, and gives what replaces it."""
    return _kept_if_same(blocks, [new for block in blocks for new in change(_with_children(block, change))])


def _kept_if_same(old: tuple[_Part, ...], new: list[_Part]) -> tuple[_Part, ...]:
    """Return the old tuple if nothing in it changed, so that what holds it need not be made anew."""
    same = len(old) == len(new) and all(map(operator.is_, old, new))
    return old if same else tuple(new)


def _with(node: _Struct, **fields: object) -> _Struct:
    """Return a node with other fields; the same one if they are its own."""
    if all(getattr(node, name) is value for name, value in fields.items()):
        return node
    return replace(node, **fields)


def _with_children(block: Block, change: Callable[[Block], Iterable[Block]]) -> Block:
    if not holds_blocks(block):
        return block
    match block:
        case Quote():
            return _refilled(block, change)
        case List():
            return _with(block, items=_all_refilled(block.items, change))
        case DefinitionList():
            return _with(block, items=_kept_if_same(block.items, [_defined(item, change) for item in block.items]))
        case Table():
            return _with(block, head=_rows(block.head, change), body=_rows(block.body, change))


def _refilled(holder: _Holder, change: Callable[[Block], Iterable[Block]]) -> _Holder:
    blocks = map_blocks(holder.blocks, change)
    return holder if blocks is holder.blocks else replace(holder, blocks=blocks)


def _all_refilled(holders: tuple[_Holder, ...], change: Callable[[Block], Iterable[Block]]) -> tuple[_Holder, ...]:
    return _kept_if_same(holders, [_refilled(holder, change) for holder in holders])


def _defined(item: DefinitionItem, change: Callable[[Block], Iterable[Block]]) -> DefinitionItem:
    definitions = [map_blocks(definition, change) for definition in item.definitions]
    return _with(item, definitions=_kept_if_same(item.definitions, definitions))


def _rows(rows: tuple[Row, ...], change: Callable[[Block], Iterable[Block]]) -> tuple[Row, ...]:
    return _kept_if_same(rows, [_with(row, cells=_all_refilled(row.cells, change)) for row in rows])


def map_inlines(block: Block, change: Callable[[Inlines], Inlines]) -> Block:
    """Rebuild the runs of inlines that belong to the block itself; ``change`` gets each whole run."""
    match block:
        case Paragraph() | Heading():
            return replace(block, children=change(block.children))
        case Figure():
            return replace(block, caption=change(block.caption), credit=change(block.credit))
        case Table():
            return replace(block, caption=change(block.caption))
        case DefinitionList():
            return replace(
                block,
                items=tuple(replace(item, terms=tuple(change(term) for term in item.terms)) for item in block.items),
            )
        case _:
            return block


def change_inlines(post: Post, change: Callable[[Inline], Inline]) -> Post:
    """Rebuild every inline of a post from the inside out, the images of figures among them."""

    def run(inlines: Inlines) -> Inlines:
        return tuple(change(replace(one, children=run(one.children)) if holds_inlines(one) else one) for one in inlines)

    def block(one: Block) -> Iterator[Block]:
        made = map_inlines(one, run)
        image = change(made.image) if isinstance(made, Figure) else None
        yield replace(made, image=image) if isinstance(image, Image) else made

    about = post.author_note
    return replace(
        post,
        blocks=map_blocks(post.blocks, block),
        footnotes=tuple(replace(note, blocks=map_blocks(note.blocks, block)) for note in post.footnotes),
        author_note=about and replace(about, children=run(about.children)),
    )


class Kept(msgspec.Struct, frozen=True):
    """A visit's answer: this block stays, or takes the place of the one visited."""

    block: Block
    decision: Decision | None = None


class Dropped(msgspec.Struct, frozen=True):
    """A visit's answer: the block goes; the Decision says so."""

    rule: str
    role: str | None = None


def rewrite_blocks(post: Post, visit: Callable[[Block], Kept | Dropped]) -> Post:
    """Visit each block of the post from the inside out; record a Decision for each that is dropped or says one."""
    decisions: list[Decision] = []

    def change(block: Block) -> Iterator[Block]:
        answer = visit(block)
        if isinstance(answer, Kept):
            if answer.decision:
                decisions.append(answer.decision)
            yield answer.block
        else:
            lines: Lines | None = block.lines
            decisions.append(Decision(answer.rule, Action.DROP, block_text(block), lines, answer.role))

    blocks = map_blocks(post.blocks, change)
    footnotes = _all_refilled(post.footnotes, change)
    if not decisions and blocks == post.blocks and footnotes == post.footnotes:
        return post
    return replace(post, blocks=blocks, footnotes=footnotes, decisions=(*post.decisions, *decisions))
