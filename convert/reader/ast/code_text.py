"""The text of code, line by line: pages end a line by a line end, by ``br``, or by an element for each line.

Source: ``innerText`` (WHATWG HTML 3.2.7): a block begins and ends a line; but blanks between two blocks show nothing.
"""

from __future__ import annotations

import re
from typing import Final

from convert.patterns import pattern
from convert.reader.ast.parts import BLOCKS
from convert.reader.html import Element, Node

_CELLS: Final = frozenset({"td", "th"})
_ONE_A_LINE: Final = BLOCKS - _CELLS
_LINE: Final = pattern(r"(?:.*[-_])?line", re.ASCII | re.IGNORECASE)
"""The class of an element that is a line of code: ``line``, ``token-line``, ``code_line``."""


def code_text(element: Element) -> str:
    """Return the text of code. Takes any depth."""
    nodes = list(element.descendants())
    if all(isinstance(node, str) or (node.name == "span" and not node.attributes) for node in nodes):
        return "".join(node for node in nodes if isinstance(node, str))
    return _Text(element).whole()


class _Text:
    """The text so far: its pieces, and whether it has reached the start of a line."""

    def __init__(self, element: Element) -> None:
        self._out: list[str] = []
        self._is_at_start = True
        self._stack: list[tuple[Node, bool]] = []  # with whether an element is a line
        self._ends: list[tuple[int, Element, int]] = []  # of lines: what is left then, the line, the pieces before it
        self._push(element)

    def whole(self) -> str:
        while self._stack or self._ends:
            if self._ends and self._ends[-1][0] == len(self._stack):
                self._end(*self._ends.pop()[1:])
                continue
            node, is_line = self._stack.pop()
            if isinstance(node, str):
                self._add(node)
            elif node.name == "br":
                self._add("\n")
            else:
                self._go_into(node, is_line=is_line)
        return "".join(self._out)

    def _go_into(self, element: Element, *, is_line: bool) -> None:
        if is_line:
            self._break()
            self._ends.append((len(self._stack), element, len(self._out)))
        elif element.name in _CELLS and not self._is_at_start:
            self._add(" ")
        self._push(element)

    def _push(self, element: Element) -> None:
        """Take up what an element holds, but for blanks between two lines."""
        children = element.children
        marked = _are_marked(element)
        lines = [isinstance(node, Element) and (node.name in _ONE_A_LINE or marked) for node in children]
        for number in range(len(children) - 1, -1, -1):
            node = children[number]
            around = (lines[number - 1 : number] or [any(lines)]) + (lines[number + 1 : number + 2] or [any(lines)])
            if not isinstance(node, str) or node.strip() or not all(around):
                self._stack.append((node, lines[number]))

    def _add(self, text: str) -> None:
        if text:
            self._out.append(text)
            self._is_at_start = text.endswith("\n")

    def _break(self) -> None:
        if not self._is_at_start:
            self._add("\n")

    def _end(self, line: Element, begin: int) -> None:
        """End a line; an empty one is a line if it says so."""
        if len(self._out) > begin:
            self._break()
        elif line.name == "li" or _is_line(line):
            self._add("\n")


def _is_line(element: Element) -> bool:
    return any(map(_LINE.fullmatch, element.classes))


def _are_marked(element: Element) -> bool:
    """Say if what an element holds are lines though no blocks: spans of that class, or in ``pre`` code beside code."""
    inside = list(element.elements())
    if len(inside) < 2 or len(inside) != len(element.children):  # noqa: PLR2004 - a row; between them there is no text
        return False
    if element.name == "pre" and all(node.name == "code" for node in inside):
        return True
    return all(node.name == "span" and _is_line(node) for node in inside)
