"""Flows: from a mix of inlines and blocks to blocks, to inlines, or into an inline that is put around both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from msgspec.structs import replace

from convert.nodes import (
    Anchor,
    Block,
    Blocks,
    Code,
    CodeBlock,
    Figure,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Math,
    MathBlock,
    Paragraph,
    SoftBreak,
    Text,
)
from convert.positions import Lines
from convert.reader.ast.space import collapse, trim
from convert.walk import every_block, holds_inlines, inline_parts, map_blocks, map_inlines

Item: TypeAlias = Inline | Block
Flow: TypeAlias = list[Item]
"""What an element becomes: inlines with their white space as in the HTML, and blocks, in reading order."""

Around: TypeAlias = Callable[[Inlines], Inline]


def runs(flow: Iterable[Item]) -> Iterator[Block | list[Inline]]:
    """Yield the blocks of a flow, and the runs of inlines between them."""
    run: list[Inline] = []
    for item in flow:
        if isinstance(item, Text) or not isinstance(item, Block):  # most are texts, and told so sooner
            run.append(item)
            continue
        if run:
            yield run
            run = []
        yield item
    if run:
        yield run


# --- to blocks ---------------------------------------------------------------------------------------------------


def to_blocks(flow: Sequence[Item], lines: Lines | None) -> Blocks:
    """Make paragraphs of the runs of inlines; ``lines`` are those of the element around them."""
    if len(flow) == 1 and isinstance(only := flow[0], Text):  # as most flows are
        return tuple(_paragraphs(collapse((only,)), lines))
    out: list[Block] = []
    for run in runs(flow):
        if isinstance(run, list):
            out.extend(_paragraphs(collapse(run), lines))
        else:
            out.append(run)
    return tuple(out)


def _paragraphs(run: Inlines, lines: Lines | None) -> list[Block]:
    """Make a paragraph of a run, several where two line breaks in a row stand for the end of one."""
    if len(run) == 1 and isinstance(run[0], Text):  # as most runs are
        return [Paragraph(run, lines=lines)] if shows(run) else []
    out: list[Block] = []
    for children in _split(run):
        if figure := _figure(children, lines):
            out.append(figure)
        elif shows(children):
            out.append(Paragraph(children, lines=lines))
    return out


def _split(run: Inlines) -> list[Inlines]:
    breaks = [number for number, inline in enumerate(run) if isinstance(inline, LineBreak)]
    ends = [number for before, number in pairwise(breaks) if number == before + 1] if len(breaks) > 1 else []
    if not ends:
        return [run]
    return [trim(run[start:end]) for start, end in pairwise((0, *ends, len(run)))]


_INVISIBLE = " \t\n\r\f\v\u00a0\u3000\u200b\u200c\u200d\u2060\ufeff"


def shows(inlines: Inlines) -> bool:
    """Say if a run shows anything but blanks."""
    return any(map(_shows, inlines))


def _shows(inline: Inline) -> bool:
    if isinstance(inline, Text):
        return bool(inline.text.strip(_INVISIBLE))
    if holds_inlines(inline):
        return shows(inline.children)
    return not isinstance(inline, (LineBreak, SoftBreak, Anchor))


def _figure(run: Inlines, lines: Lines | None) -> Figure | None:
    """Return the figure that a run is when it holds an image, linked or not, and nothing else."""
    link: str | None = None
    while len(run) == 1 and holds_inlines(run[0]):
        if isinstance(run[0], Link):
            link = run[0].url
        run = run[0].children
    if len(run) == 1 and isinstance(run[0], Image):
        return Figure(run[0], link=link, lines=lines or run[0].lines)
    return None


# --- to inlines --------------------------------------------------------------------------------------------------


def to_inlines(flow: Iterable[Item]) -> Inlines:
    """Make one run of a flow, for places that hold no blocks; where a block begins or ends is a line break."""
    out: list[Inline] = []
    for run in runs(flow):
        for part in [run] if isinstance(run, list) else _runs_of(run):
            children = collapse(part)
            if children and out:
                out.append(LineBreak())
            out.extend(children)
    return collapse(out)


def _runs_of(block: Block) -> Iterator[Iterable[Inline]]:
    for inner in every_block((block,)):
        match inner:
            case CodeBlock(text):
                yield (Code(text.replace("\n", " ")),)
            case MathBlock(tex):
                yield (Math(tex),)
            case Figure(image):
                yield (image,)
                yield from inline_parts(inner)
            case _:
                yield from inline_parts(inner)


# --- around a flow -----------------------------------------------------------------------------------------------


def wrap(flow: Flow, around: Around, link: str | None = None) -> Flow:
    """Put an inline around a flow; blocks get it around the inlines inside; ``link`` is where figures lead."""
    out: Flow = []
    for run in runs(flow):
        if isinstance(run, list):
            out.append(around(tuple(run)))
        else:
            out.extend(map_blocks((run,), lambda block: (_wrapped(block, around, link),)))
    return out


def _wrapped(block: Block, around: Around, link: str | None) -> Block:
    if isinstance(block, Figure) and link is not None and block.link is None:
        block = replace(block, link=link)
    return map_inlines(block, lambda run: (around(run),) if run else ())
