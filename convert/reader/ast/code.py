"""Blocks of code: ``pre``, and what highlighters put around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from convert.nodes import CodeBlock
from convert.patterns import pattern
from convert.reader.ast.code_text import code_text
from convert.reader.ast.flow import Flow
from convert.reader.ast.gutters import outside_gutters, take_gutters
from convert.reader.ast.parts import EMBEDS
from convert.reader.ast.state import Handler, Reading
from convert.reader.html import Element, Node

_LANGUAGE: Final = pattern(r"(?:language|lang|sourceCode|highlight-source)-(\S+)", re.IGNORECASE)
_NAMED: Final = pattern(r"(?:figure highlight|div syntaxhighlighter) ([a-z][a-z0-9+#-]*)", re.ASCII)
"""Name and classes of Hexo's figures and of SyntaxHighlighter's boxes."""
_HIGHLIGHTERS: Final = frozenset({
    "highlight", "highlighter-rouge", "highlighter-coderay", "codehilite", "CodeRay", "highlighttable", "rouge-table",
    "wp_syntax",
})  # fmt: skip
"""Classes of elements and tables; the last is of WordPress' WP-Syntax."""
_SHOWN: Final = EMBEDS | {"img"}
_OF_PLAYERS: Final = frozenset({"embed", "img", "param", "source"})
_BOXES: Final = frozenset({"syntaxhighlighter", "crayon-syntax"})
"""Those of what holds lines without a ``pre``."""


def pre(element: Element, reading: Reading) -> Flow:
    """Read ``pre``; images and what plays inside follow it."""
    found = language(element)
    out: Flow = []
    take_gutters(element, reading)
    text = code_text(element).rstrip("\n")
    if text.strip():
        out.append(CodeBlock(text, found, lines=element.lines))
    for node in _shown_in(element):
        bare: list[Node] = [child for child in node.elements() if child.name in _OF_PLAYERS]  # its text is in the code
        shown = Element(node.name, node.attributes, bare, node.lines)
        out.extend(reading.flow([Element("p", children=[shown], lines=element.lines)]))
    return out


def _shown_in(element: Element) -> Iterator[Element]:
    """Yield the images and what plays in an element, without those inside what plays. Takes any depth."""
    left = [*element.elements()][::-1]
    while left:
        node = left.pop()
        if node.name in _SHOWN:
            yield node
        else:
            left.extend([*node.elements()][::-1])


def highlighted(element: Element, reading: Reading) -> Flow:
    """Read what a highlighter made: an element of its class that holds one ``pre`` or lines, besides line numbers.

    Empty if the element is no such thing.
    """
    if not _BOXES.isdisjoint(element.classes):
        return pre(element, reading)
    if _HIGHLIGHTERS.isdisjoint(element.classes):
        return []
    whole = outside_gutters(element)
    blocks = [
        node for node in whole if isinstance(node, Element) and node.name == "pre" and _letters(outside_gutters(node))
    ]
    if len(blocks) != 1 or _letters(whole) != _letters(outside_gutters(blocks[0])):
        return []
    take_gutters(element, reading)
    block = blocks[0]
    named = next((name for name in map(language, (element, *_around(element, block))) if name), None)
    code = Element("pre", {"class": f"language-{named}"} if named else {}, block.children, element.lines)
    return pre(code, reading)


def _letters(nodes: list[Node]) -> str:
    return "".join("".join(node.split()) for node in nodes if isinstance(node, str))


def _around(element: Element, block: Element) -> list[Element]:
    return [node for node in element.descendants() if isinstance(node, Element) and block in node.children] + [block]


def language(element: Element) -> str | None:
    """Return the language that the classes of an element name, or those of the one ``code`` in it."""
    if element.get("data-lang"):  # first: Jekyll writes c++ as the class language-c--
        return element.get("data-lang")
    for name in element.classes:
        if found := _LANGUAGE.fullmatch(name):
            return found.group(1)
    if element.name != "pre" and (found := _NAMED.fullmatch(" ".join((element.name, *element.classes)))):
        return found.group(1)
    inner = [child for child in element.elements() if child.name == "code"]
    return language(inner[0]) if len(inner) == 1 else None


HANDLERS: Final[dict[str, Handler]] = {**dict.fromkeys(("pre", "listing", "xmp", "plaintext"), pre)}
