"""Lines of labels and ways about a site that Markdown took for a table because of their ``|``."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from convert.nodes import Block, Blocks, Inline, Meta, Paragraph, Post, Quote, Row, Table, Text
from convert.normal_form import normal_inlines
from convert.notes import Action, Decision
from convert.passes.edits import rebuilt
from convert.passes.field import Kind
from convert.passes.fields import fields_of
from convert.passes.navigation import way_of
from convert.passes.profile import Profile
from convert.passes.text import line_of
from convert.passes.zones import HEAD, TAIL

MARK: Final = " | "
_OF_THE_POST: Final = frozenset({Kind.SOURCE, Kind.SOURCE_URL, Kind.EDITORS})
"""One of them says that several rows are labels of the post: a book has its author and its translator in a table."""


def mend_piped_lines(post: Post, profile: Profile) -> Post:
    """Make tables at an edge paragraphs again, if each row is a line of labels, or the only one is navigation."""
    changes: dict[int, Blocks] = {}
    last = len(post.blocks)
    edges = sorted({*range(min(HEAD, last)), *range(max(0, last - TAIL), last)})
    places = [at for at in edges if isinstance(post.blocks[at], (Quote, Table))]
    for at in places:
        if mended := _mended(post.blocks[at], post.meta, profile, at_the_head=at < HEAD):
            changes[at] = mended
    for at in (*places, *reversed(places)):
        if at not in changes and (at - 1 in changes or at + 1 in changes):
            changes |= {at: lines} if (lines := _beside_labels(post.blocks[at], profile)) else {}
    decisions = [Decision("piped-line", Action.REPAIR, MARK.strip(), post.blocks[at].lines) for at in sorted(changes)]
    return rebuilt(post, changes, decisions) if changes else post


def _mended(block: Block, meta: Meta, profile: Profile, *, at_the_head: bool) -> Blocks:
    """Return what a block was before its ``|`` made tables of it; nothing if it is no such block."""
    if isinstance(block, Quote):
        return _quoted(block, profile)
    lines = _lines(block)
    led = len(lines) == 1 and way_of(lines[0], meta, profile, at_the_head=at_the_head)
    return lines if led or _are_labels(lines, profile) or _is_told_beside(lines, profile) else ()


def _beside_labels(block: Block, profile: Profile) -> Blocks:
    """Return a row that begins with a label as a line, where it stands beside such lines: 题图 | 某图库."""
    lines = _lines(block)
    label = line_of(lines[0]).partition(MARK)[0] if len(lines) == 1 else ""
    return lines if profile.labels.key_of(label) else ()


def _is_told_beside(lines: tuple[Paragraph, ...], profile: Profile) -> bool:
    """Say if one line tells something beside the text, with strokes between its parts: 标签：水务 | 管网."""
    label, colon, _ = line_of(lines[0]).replace("：", ":").partition(":") if len(lines) == 1 else ("", "", "")
    return bool(colon) and profile.labels.beside.hold(label)


def _quoted(quote: Quote, profile: Profile) -> Blocks:
    """Return a quotation with its tables as the lines that they were, if all that it holds then are labels."""
    if not any(isinstance(inner, Table) for inner in quote.blocks):
        return ()
    lines = tuple(line for inner in quote.blocks for line in _lines(inner) or (inner,))
    labels = all(fields_of(line_of(line), profile) for line in lines)
    return (replace(quote, blocks=lines),) if labels else ()


def _are_labels(lines: tuple[Paragraph, ...], profile: Profile) -> bool:
    """Say if each of the lines is labels; several need one that speaks of the post."""
    fields = [fields_of(line_of(line), profile) for line in lines]
    kinds = {field.kind for each in fields for field in each}
    return all(fields) and (len(lines) == 1 or not kinds.isdisjoint(_OF_THE_POST))


def _lines(block: Block) -> tuple[Paragraph, ...]:
    """Return the rows of a table without a head as the lines that they were; none if it is anything else."""
    if not isinstance(block, Table) or block.head or block.caption:
        return ()
    lines = [_line(row, block) for row in block.body]
    found = tuple(line for line in lines if line is not None)
    return found if len(found) == len(lines) else ()


def _line(row: Row, table: Table) -> Paragraph | None:
    """Return a row as a line, None if a cell holds more than paragraphs."""
    run: list[Inline] = []
    for cell in row.cells:
        if any(not isinstance(inner, Paragraph) for inner in cell.blocks):
            return None
        paragraphs = [inner for inner in cell.blocks if isinstance(inner, Paragraph)]
        run += [Text(MARK)] * bool(run) + [inline for inner in paragraphs for inline in inner.children]
    lines = next((inner.lines for cell in row.cells for inner in cell.blocks), table.lines)
    return Paragraph(normal_inlines(run), lines=lines) if run else None
