"""The normal form of a run: neighbouring texts joined, nothing empty, no break or blank at its ends."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from convert.nodes import Anchor, Code, Inline, Inlines, LineBreak, SoftBreak, Text
from convert.walk import every_inline, holds_inlines

BLANKS: Final = " \t\n\r\f\v"
"""White space of HTML (Infra 4.6, and VT): what collapses. U+00A0 and U+3000 are text."""


def normal_inlines(inlines: Iterable[Inline]) -> Inlines:
    """Bring a run to normal form: neighbouring texts joined, nothing empty, no break or blank at either end."""
    return _trimmed(_joined(inlines))


def on_one_line(inlines: Inlines) -> Inlines:
    """Make blanks of a run's soft breaks, all the way down: a heading has no lines of its own."""
    if not any(isinstance(inline, SoftBreak) for inline in every_inline(inlines)):
        return inlines
    return tuple(_joined(map(_without_line_ends, inlines)))


def _without_line_ends(inline: Inline) -> Inline:
    if holds_inlines(inline):
        return replace(inline, children=tuple(map(_without_line_ends, inline.children)))
    return Text(" ") if isinstance(inline, SoftBreak) else inline


def without_anchors(inlines: Inlines) -> Inlines:
    """Take the anchors out of a run, all the way down: a heading has an id of its own."""
    if not any(isinstance(inline, Anchor) for inline in every_inline(inlines)):
        return inlines
    return tuple(_joined(map(_without_anchor, inlines)))


def _without_anchor(inline: Inline) -> Inline:
    if holds_inlines(inline):
        return replace(inline, children=tuple(map(_without_anchor, inline.children)))
    return Text("") if isinstance(inline, Anchor) else inline


def _joined(inlines: Iterable[Inline]) -> list[Inline]:
    """Join neighbouring texts and leave out what shows nothing, all the way down."""
    out: list[Inline] = []
    for inline in inlines:
        node = inline
        if holds_inlines(node):
            children = tuple(_joined(node.children))
            if not children:
                continue
            node = replace(node, children=children)
        elif isinstance(node, (Text, Code)) and not node.text:
            continue
        if isinstance(node, Text) and out and isinstance(out[-1], Text):
            out[-1] = Text(out[-1].text + node.text)
        else:
            out.append(node)
    return out


def _trimmed(inlines: list[Inline]) -> Inlines:
    """Take breaks and collapsible blanks off both ends of a run."""
    start, end = 0, len(inlines)
    while start < end and _is_blank(inlines[start]):
        start += 1
    while end > start and _is_blank(inlines[end - 1]):
        end -= 1
    run = inlines[start:end]
    if run and isinstance(run[0], Text):
        run[0] = Text(run[0].text.lstrip(BLANKS))
    if run and isinstance(run[-1], Text):
        run[-1] = Text(run[-1].text.rstrip(BLANKS))
    return tuple(run)


def _is_blank(inline: Inline) -> bool:
    return isinstance(inline, (SoftBreak, LineBreak)) or (isinstance(inline, Text) and not inline.text.strip(BLANKS))
