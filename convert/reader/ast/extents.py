"""Where the elements of a tree begin and end, counted in what a page shows, brackets at the ends of texts aside.

Two elements that begin at one count have nothing between them that a reader would read, whatever they are nested in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from convert.reader.ast.anchors import names_of
from convert.reader.html import Element, Node

THINGS: Final = frozenset(
    {"audio", "canvas", "embed", "hr", "iframe", "img", "input", "math:math", "object", "svg:svg", "video"}
)
"""Elements that show something without a text."""

BRACKETS: Final = "[](){}［］（）〔〕【】"
"""In pairs: what a number may stand in."""
_OPENING: Final = tuple(BRACKETS[::2])
_ASIDE: Final = f"{BRACKETS} \t\n\r\f\v\u00a0"

_NEAR: Final = 24
"""Levels within which what an element stands in is looked at: no page has more between a text and its notes' list."""


class Extents:
    """The extent of each element below a root, what it stands in, and which element each id names, the first of each.

    ``order`` counts elements and ``last`` is that of the last one inside; ``begins`` and ``ends`` count what shows.
    ``enclosed`` are those that stand right behind an opening bracket.
    """

    def __init__(self, root: Element) -> None:
        self.root = root
        self.parents: dict[Element, Element] = {}
        self.named: dict[str, Element] = {}
        self.order: dict[Element, int] = {root: 0}
        self.last: dict[Element, int] = {}
        self.begins: dict[Element, int] = {root: 0}
        self.ends: dict[Element, int] = {}
        self.enclosed: set[Element] = set()
        self._measure(root)

    def _measure(self, root: Element) -> None:
        """Go through the tree once; takes any depth."""
        shown, before = 0, ""
        stack: list[tuple[Element, Iterator[Node]]] = [(root, iter(root.children))]
        while stack:
            element, children = stack[-1]
            node = next(children, None)
            if node is None:
                stack.pop()
                self.last[element], self.ends[element] = len(self.order) - 1, shown
            elif isinstance(node, str):
                shown += len(bare(node))
                before = node.rstrip() or before
            else:
                self.parents[node] = element
                self.order[node], self.begins[node] = len(self.order), shown
                shown += node.name in THINGS
                if before.endswith(_OPENING):
                    self.enclosed.add(node)
                for name in names_of(node):
                    self.named.setdefault(name, node)
                stack.append((node, iter(node.children)))

    def holds(self, outer: Element, inner: Element) -> bool:
        """Say if an element is another or has it inside."""
        return self.order[outer] <= self.order[inner] <= self.last[outer]

    def shown(self, element: Element) -> int:
        """Return how much an element shows."""
        return self.ends[element] - self.begins[element]

    def around(self, element: Element) -> Iterator[Element]:
        """Yield an element and the next few that it stands in, from the inside out."""
        here: Element | None = element
        for _ in range(_NEAR):
            if here is None:
                return
            yield here
            here = self.parents.get(here)


def bare(text: str) -> str:
    """Return a text without blanks and brackets around it."""
    return text.strip(_ASIDE)
