"""Lines of labels that stand together in a quotation, a list, or one paragraph with line ends."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from msgspec.structs import replace

from convert.nodes import Block, Blocks, Inline, LineBreak, List, Paragraph, Post, Quote, SoftBreak
from convert.normal_form import normal_inlines
from convert.notes import Action, Decision
from convert.passes.address_form import labelled_address
from convert.passes.author_note_form import is_author_note
from convert.passes.disclaimer_form import is_disclaimer
from convert.passes.edits import rebuilt
from convert.passes.field import Kind
from convert.passes.profile import Profile
from convert.passes.remembering import remembered
from convert.passes.reprints import fields_in
from convert.passes.text import line_of
from convert.passes.zones import HEAD, TAIL

_OF_THE_POST: Final = frozenset({Kind.SOURCE, Kind.SOURCE_URL})
"""One of them says that a list is said of the post: a book has its author and its translator in a list too."""
_OF_A_PARAGRAPH: Final = _OF_THE_POST | {Kind.BYLINE}
"""One of them says so of a paragraph: By Jane Doe, and in its next line who translated it."""


def part_label_blocks(post: Post, profile: Profile) -> Post:
    """Make such blocks at an edge a paragraph a line, if each of their lines is one of labels."""
    changes: dict[int, Blocks] = {}
    decisions: list[Decision] = []
    last = len(post.blocks)
    for at in sorted({*range(min(HEAD, last)), *range(max(0, last - TAIL), last)}):
        block = post.blocks[at]
        if lines := _parted(block, profile):
            changes[at] = lines
            mark = ">" if isinstance(block, Quote) else "-" if isinstance(block, List) else "\n"
            decisions.append(Decision("quoted-line", Action.REPAIR, mark, block.lines))
    return rebuilt(post, changes, decisions) if changes else post


@remembered
def _parted(block: Block, profile: Profile) -> tuple[Paragraph, ...]:
    """Return the lines of a block that is nothing but labels; none if it is not, or a line already."""
    if isinstance(block, Quote):
        if all(isinstance(inner, Paragraph) and _stands_alone(inner, profile) for inner in block.blocks):
            return tuple(inner for inner in block.blocks if isinstance(inner, Paragraph))
    elif isinstance(block, Paragraph) and (not _has_line_ends(block) or fields_in(block, profile)):
        return ()
    sure = _OF_A_PARAGRAPH if isinstance(block, Paragraph) else _OF_THE_POST
    lines: list[Paragraph] = []
    of_the_post = False
    for line in _lines(block) if isinstance(block, (Quote, List, Paragraph)) else ():
        kinds = _kinds(line, profile) if line is not None else frozenset()
        if line is None or not kinds:
            return ()
        of_the_post = of_the_post or bool(kinds & sure)
        lines.append(line)
    return tuple(lines) if of_the_post else ()


def _stands_alone(block: Paragraph, profile: Profile) -> bool:
    """Say if a line in a quotation is no quotation: labels, who the author is, a disclaimer."""
    line = line_of(block)
    return (
        bool(fields_in(block, profile))
        or is_author_note(line, profile)
        or is_disclaimer(line, profile, at_the_end=True)
    )


def _has_line_ends(block: Paragraph) -> bool:
    return any(isinstance(inline, (SoftBreak, LineBreak)) for inline in block.children)


def _lines(block: Quote | List | Paragraph) -> Iterator[Paragraph | None]:
    """Yield the lines of a block as paragraphs, None for whatever is no line."""
    if isinstance(block, Paragraph):
        runs = groupby(block.children, key=lambda inline: isinstance(inline, (SoftBreak, LineBreak)))
        yield from (_line(list(run), block) for ends, run in runs if not ends)
        return
    inner = block.blocks if isinstance(block, Quote) else [part for item in block.items for part in item.blocks]
    for part in inner:
        if isinstance(part, (Paragraph, List)):
            yield from _lines(part)
        else:
            yield None


def _line(run: list[Inline], block: Paragraph) -> Paragraph:
    return replace(block, children=normal_inlines(run))


def _kinds(line: Paragraph, profile: Profile) -> frozenset[Kind]:
    """Return what a line of labels says; none if it is no such line."""
    if labelled_address(line, profile):
        return frozenset({Kind.SOURCE_URL})
    label = line_of(line).replace("：", ":").partition(":")[0]
    beside = {Kind.BESIDE} if label != line_of(line) and profile.labels.beside.hold(label) else set()
    return frozenset(field.kind for field in fields_in(line, profile)) or frozenset(beside)
