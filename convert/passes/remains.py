"""What has no text in a line that is taken for its text: images, which stay in its place, and footnote marks."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from convert.nodes import Block, Blocks, Figure, FootnoteReference, Image, Inlines, Link
from convert.positions import Lines
from convert.walk import every_block, holds_inlines, inline_parts, inlines_of


def is_annotated(block: Block) -> bool:
    """Say if a block holds a footnote mark: taken out with its line, it would leave a note that nothing leads to."""
    return any(isinstance(inline, FootnoteReference) for inline in inlines_of((block,)))


def images_of(block: Block) -> Blocks:
    """Return the images of a block whose text is taken out, each a figure that leads where the image did."""
    return tuple(figure for inner in every_block((block,)) for figure in _figures(inner))


def _figures(block: Block) -> Iterator[Figure]:
    if isinstance(block, Figure):
        yield replace(block, caption=(), credit=())
    for run in inline_parts(block):
        yield from _in_run(run, None, block.lines)


def _in_run(run: Inlines, link: str | None, lines: Lines | None) -> Iterator[Figure]:
    for inline in run:
        if isinstance(inline, Image):
            yield Figure(inline, link=link, lines=inline.lines or lines)
        elif holds_inlines(inline):
            yield from _in_run(inline.children, inline.url if isinstance(inline, Link) else link, lines)
