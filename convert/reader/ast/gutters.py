"""Line numbers beside code: they are the page's, not the text's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from convert.patterns import pattern
from convert.reader.ast.code_text import code_text
from convert.reader.ast.state import Reading
from convert.reader.html import Element, Node

LINE_NUMBERS: Final = "line-numbers"
"""The rule of the Decision about line numbers that a highlighter put beside code."""

_GUTTER: Final = pattern(
    r"(?:.*[-_])?(?:gutter|toolbar|lnt?|nums?|(?:line|blob|ln)[-_]?(?:no|num|number)s?(?:div)?)",
    re.ASCII | re.IGNORECASE,
)
"""The class of numbers, of one or of all, or of what stands above them."""
_DIGITS: Final = 6
"""Of the number of a line at most."""
_COLUMN: Final = 2
"""Numbers below each other at least."""


def is_gutter(node: Node) -> bool:
    """Say if an element holds line numbers: by its class, if it holds no letter."""
    if isinstance(node, str) or "class" not in node.attributes:
        return False
    return any(map(_GUTTER.fullmatch, node.classes)) and not any(map(str.isalpha, node.text()))


def outside_gutters(element: Element) -> list[Node]:
    """Return an element and all that it holds but for line numbers, in order."""
    out: list[Node] = []
    stack: list[Node] = [element]
    while stack:
        node = stack.pop()
        out.append(node)
        if isinstance(node, Element):
            stack.extend(child for child in reversed(node.children) if not is_gutter(child))
    return out


def take_gutters(element: Element, reading: Reading) -> None:
    """Take the line numbers out of code."""
    stack = [element]
    while stack:
        node = stack.pop()
        _take(filter(is_gutter, node.elements()), node, reading)
        if _is_numbered(node):
            for row in node.elements():
                _take([next(row.elements())], row, reading)
        if node.name in {"pre", "code"}:
            _take_leading(node, reading)
        stack.extend(reversed(list(node.elements())))


def _take(gone: Iterable[Element], around: Element, reading: Reading) -> None:
    taken = dict.fromkeys(gone)  # in order
    for gutter in taken:
        if text := " ".join(code_text(gutter).split()):
            reading.drop(LINE_NUMBERS, text, gutter.lines)
    if taken:
        around.children = [child for child in around.children if child not in taken]


def _is_numbered(rows: Element) -> bool:
    """Say if an element holds rows whose first cells count them, and others follow these."""
    inside = list(rows.elements())
    if len(inside) < _COLUMN or any(row.name != "tr" for row in inside):
        return False
    cells = [list(row.elements()) for row in inside]
    return all(len(row) > 1 for row in cells) and _count([row[0] for row in cells])


def _count(elements: list[Element]) -> bool:
    """Say if elements hold a number each that is one more than that before it."""
    texts = [element.text().strip() for element in elements]
    if not all(text.isascii() and text.isdigit() and len(text) <= _DIGITS for text in texts):
        return False
    return all(int(after) == int(before) + 1 for before, after in pairwise(texts))


def _take_leading(code: Element, reading: Reading) -> None:
    """Take out numbers that stand before each line, in an element that a style alone sets apart, and a blank behind."""
    found = [
        number
        for number, node in enumerate(code.children)
        if isinstance(node, Element) and node.attributes.keys() == {"style"} and _is_at_start(code.children, number)
    ]
    marks = [node for number in found if isinstance(node := code.children[number], Element)]
    lines = sum(map(bool, code.text().split("\n")))
    if len(marks) < _COLUMN or len(marks) != lines or not _count(marks):
        return
    for number in found:
        if number + 1 < len(code.children) and isinstance(after := code.children[number + 1], str):
            code.children[number + 1] = after.removeprefix(" ")
    code.children = [node for node in code.children if node not in marks]
    reading.drop(LINE_NUMBERS, " ".join(mark.text().strip() for mark in marks), code.lines)


def _is_at_start(nodes: list[Node], number: int) -> bool:
    before = nodes[number - 1] if number else "\n"
    return isinstance(before, str) and before.endswith("\n")
