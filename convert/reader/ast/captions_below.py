"""Captions that a class tells and no figure holds: Hydejack's ``{:.figcaption}``, al-folio's ``div.caption``.

Each stands right below what it speaks of: an image, a row of images, a table.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from convert.positions import enclosing
from convert.reader.html import Element, Node

_CAPTIONS: Final = frozenset({("p", "figcaption"), ("div", "figcaption"), ("div", "caption")})
"""Elements and the classes that make captions of them; a paragraph of class ``caption`` may be any small print."""
_MOST: Final = 500
"""Elements and blanks in a row of images at most."""


def join_captions(body: Element) -> None:
    """Put figures around captions and what stands above them. Changes the tree, takes any depth."""
    stack = [body]
    while stack:
        around = stack.pop()
        inside = list(around.elements())
        stack.extend(inside)
        if any(map(_is_caption, inside)):
            around.children = list(_joined(around.children))


def _joined(nodes: list[Node]) -> Iterator[Node]:
    held: list[Node] = []  # what a caption may speak of, and blanks behind it
    for node in nodes:
        if isinstance(node, str):
            held.append(node)
            if node.strip():
                yield from held
                held = []
            continue
        above = next((one for one in held if isinstance(one, Element)), None)
        if above is not None and _is_caption(node) and _may_have_caption(above):
            caption = Element("figcaption", children=node.children, lines=node.lines)
            yield Element("figure", children=[above, caption], lines=enclosing(above.lines, node.lines))
            held = []
        else:
            yield from held
            held = [node]
    yield from held


def _is_caption(element: Element) -> bool:
    return any((element.name, name) in _CAPTIONS for name in element.classes)


def _may_have_caption(element: Element) -> bool:
    """Say if an element is a table, or shows images and no word."""
    if element.name == "table":
        return True
    inside = [element, *islice(element.descendants(), _MOST)]
    if len(inside) > _MOST or any(isinstance(node, str) and node.strip() for node in inside):
        return False
    return any(isinstance(node, Element) and node.name == "img" for node in inside)
