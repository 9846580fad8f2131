"""Blocks of code: ``pre``, and what highlighters put around it."""

from __future__ import annotations

import re
from typing import Final

from convert.nodes import CodeBlock
from convert.patterns import pattern
from convert.reader.ast.flow import Flow
from convert.reader.ast.state import Handler, Reading
from convert.reader.html import Element, Node

LINE_NUMBERS: Final = "line-numbers"
"""The rule of the Decision about line numbers that a highlighter put beside code."""

_LANGUAGE: Final = pattern(r"(?:language|lang|sourceCode|highlight-source)-(\S+)", re.IGNORECASE)
_HIGHLIGHTERS: Final = frozenset({"highlight", "highlighter-rouge", "highlighter-coderay", "codehilite", "CodeRay"})
_GUTTERS: Final = frozenset({"gutter", "rouge-gutter", "lineno", "linenos", "linenodiv", "line-numbers"})


def pre(element: Element, reading: Reading) -> Flow:
    """Read ``pre``; images inside follow it."""
    found = language(element)
    out: Flow = []
    _take_gutters(element, reading)
    text = _text(element).rstrip("\n")
    if text.strip():
        out.append(CodeBlock(text, found, lines=element.lines))
    for node in element.descendants():
        if isinstance(node, Element) and node.name == "img":
            out.extend(reading.flow([Element("p", children=[node], lines=element.lines)]))
    return out


def highlighted(element: Element, reading: Reading) -> Flow:
    """Read what a highlighter made: an element of its class that holds one ``pre`` besides line numbers.

    Empty if the element is no such thing.
    """
    if not _HIGHLIGHTERS.intersection(element.classes):
        return []
    blocks = [node for node in _outside_gutters(element) if isinstance(node, Element) and node.name == "pre"]
    texts = "".join(node for node in _outside_gutters(element) if isinstance(node, str))
    if len(blocks) != 1 or texts.split() != "".join(_texts(blocks[0])).split():
        return []
    _take_gutters(element, reading)
    block = blocks[0]
    named = next((name for name in map(language, (element, *_around(element, block))) if name), None)
    code = Element("pre", {"class": f"language-{named}"} if named else {}, block.children, element.lines)
    return pre(code, reading)


def _around(element: Element, block: Element) -> list[Element]:
    return [node for node in element.descendants() if isinstance(node, Element) and block in node.children] + [block]


def language(element: Element) -> str | None:
    """Return the language that the classes of an element name, or those of a ``code`` that is all it holds."""
    for name in element.classes:
        if found := _LANGUAGE.fullmatch(name):
            return found.group(1)
    if element.get("data-lang"):
        return element.get("data-lang")
    inner = list(element.elements())
    return language(inner[0]) if len(inner) == 1 and inner[0].name == "code" else None


def _text(element: Element) -> str:
    """Return the text of code; ``br`` is a line end."""
    return "".join(_texts(element))


def _texts(element: Element) -> list[str]:
    return [
        node if isinstance(node, str) else "\n"
        for node in element.descendants()
        if isinstance(node, str) or node.name == "br"
    ]


def _is_gutter(node: Node) -> bool:
    return isinstance(node, Element) and bool(_GUTTERS.intersection(node.classes))


def _outside_gutters(element: Element) -> list[Node]:
    out: list[Node] = []
    stack: list[Node] = [element]
    while stack:
        node = stack.pop()
        out.append(node)
        if isinstance(node, Element):
            stack.extend(child for child in reversed(node.children) if not _is_gutter(child))
    return out


def _take_gutters(element: Element, reading: Reading) -> None:
    """Take the line numbers out of code: they are the page's, not the text's."""
    stack = [element]
    while stack:
        node = stack.pop()
        for gutter in filter(_is_gutter, node.elements()):
            if text := " ".join(gutter.text().split()):
                reading.drop(LINE_NUMBERS, text, gutter.lines)
        node.children = [child for child in node.children if not _is_gutter(child)]
        stack.extend(node.elements())


HANDLERS: Final[dict[str, Handler]] = {**dict.fromkeys(("pre", "listing", "xmp", "plaintext"), pre)}
