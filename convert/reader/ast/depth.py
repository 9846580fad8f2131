"""Trees that are too deep to be read: what is deeper is flattened, its text kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from convert.positions import Lines
from convert.reader.ast.anchors import FOOTNOTE
from convert.reader.ast.parts import BLOCKS
from convert.reader.html import Element, Node

SOFT: Final = 48
"""Levels of elements below which an element that is nothing but its content goes; real posts have 25 at most."""

HARD: Final = 96
"""Levels of elements below which only what holds nothing stays: each level costs three calls of Python's 1,000."""

_KEPT: Final = BLOCKS - {"div", "section", "article", "main", "center", "form", "p"} | {
    "a",
    "code",
    "ruby",
    "rt",
    FOOTNOTE,
}
"""Elements that are more than their content; any other, also one that HTML does not know, only stands around it."""

_VERBATIM: Final = frozenset({"pre", "script", "textarea", "svg:svg", "math:math"})


def flatten(body: Element) -> tuple[Element, Lines | None, bool]:
    """Return the tree with no more than ``HARD`` levels, whether something went, and where first.

    Takes any depth, in linear time.
    """
    where: list[Lines | None] = []
    root = Element(body.name, body.attributes, lines=body.lines)
    stack: list[tuple[Iterator[Node], Element, int, bool]] = [(iter(body.children), root, 0, False)]
    while stack:
        children, target, depth, ends = stack[-1]
        node = next(children, None)
        if node is None:
            stack.pop()
            if ends:
                target.children.append(_boundary())
        elif isinstance(node, str):
            target.children.append(node)
        elif node.name in _VERBATIM and depth >= SOFT:
            target.children.append(Element(node.name, node.attributes, [node.text()], node.lines))
        elif not node.children or depth < SOFT or (depth < HARD and node.name in _KEPT):
            copy = Element(node.name, node.attributes, lines=node.lines)
            target.children.append(copy)
            stack.append((iter(node.children), copy, depth + 1, False))
        else:
            where.append(node.lines)
            ends = node.name in BLOCKS
            if ends:
                target.children.append(_boundary())
            stack.append((iter(node.children), target, depth, ends))
    return root, where[0] if where else None, bool(where)


def _boundary() -> Element:
    """Make an element that shows nothing and ends a paragraph."""
    return Element("div")
