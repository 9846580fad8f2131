"""Pictures in a row, with no word between them: they stand side by side as far as there is room, and lower than others.

A page shows such a row in little more than its window; each as large as paper takes would be pages of pictures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TypeAlias

import msgspec

from convert.media.picture import Picture
from convert.nodes import Block, Blocks, Figure, Image, Inline, Inlines, LineBreak, Link, SoftBreak, Text
from convert.writers.pandoc_json.columns import Look
from convert.writers.pictures import is_wide


class Hung(msgspec.Struct, frozen=True):
    """A picture of a gallery, and where it leads."""

    image: Image
    link: str | None = None


Gallery: TypeAlias = tuple[Hung, ...]


def with_galleries(blocks: Blocks, look: Look) -> Iterable[Block | Gallery]:
    """Return blocks with the runs of figures as galleries: without words, and there."""
    if sum(isinstance(block, Figure) for block in blocks) < 2:  # noqa: PLR2004 - a run
        return blocks
    return _with_galleries(blocks, look)


def _with_galleries(blocks: Blocks, look: Look) -> Iterator[Block | Gallery]:
    for hangs, run in groupby(blocks, lambda block: _hangs(block, look)):
        figures = list(run)
        if hangs and len(figures) > 1:
            yield tuple(Hung(one.image, one.link) for one in figures if isinstance(one, Figure))
        else:
            yield from figures


def _hangs(block: Block, look: Look) -> bool:
    if not isinstance(block, Figure) or block.caption or block.credit:
        return False
    return isinstance(look(block.image.url), Picture)


def gallery_of(run: Inlines, look: Look) -> Gallery:
    """Return the gallery that a paragraph is: nothing but pictures, some wide, none with a share of its own."""
    if len(run) < 2 or not isinstance(run[0], (Image, Link)):  # noqa: PLR2004 - a run
        return ()
    hung = [_hung(inline) for inline in run if not _is_blank(inline)]
    found = tuple(one for one in hung if one and not one.image.percent and isinstance(look(one.image.url), Picture))
    whole = len(hung) == len(found) > 1 and any(is_wide(one.image, look) for one in found)
    return found if whole else ()


def _hung(inline: Inline) -> Hung | None:
    match inline:
        case Image():
            return Hung(inline)
        case Link(url, (Image() as image,)):
            return Hung(image, url)
        case _:
            return None


def _is_blank(inline: Inline) -> bool:
    return isinstance(inline, (SoftBreak, LineBreak)) or (isinstance(inline, Text) and not inline.text.strip())
