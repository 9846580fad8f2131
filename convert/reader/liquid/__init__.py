"""Liquid as Jekyll has it: the body of a post → the text that the Markdown or HTML stage reads.

python-liquid is imported only where a post holds ``{{`` or ``{%``: importing it costs 125 ms.
"""

from __future__ import annotations

import msgspec

from convert.notes import Note
from convert.positions import LineMap
from convert.sources import PostSource


class Rendered(msgspec.Struct, frozen=True):
    """What Liquid made of a body; ``line_map`` and the lines of ``notes`` are lines of ``PostSource.text``."""

    text: str
    line_map: LineMap
    notes: tuple[Note, ...] = ()


def render(source: PostSource) -> Rendered:
    """Run the Liquid of a post.

    A construct that fails stays as its source, with a Note.
    Errors: LiquidError, located, for a block that never closes; LimitError for what is too large or too long.
    """
    if not source.has_liquid:
        return Rendered(source.text, tuple(range(1, source.text.count("\n") + 2)))
    from convert.reader.liquid.engine import run

    return Rendered(*run(source))
