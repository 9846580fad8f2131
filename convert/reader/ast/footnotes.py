"""kramdown's footnotes: marks in the text, and the list of notes at the end of the page.

Source: kramdown's HTML converter, ``footnote`` and ``footnote_content``: ``sup`` with an id ``fnref:…`` around a link
of class ``footnote``; a ``div`` of class ``footnotes`` with an item of id ``fn:…`` for each note, which ends in links
of class ``reversefootnote``. Footnotes written by hand in other forms stay the links that they are.
"""

from __future__ import annotations

from typing import Final

from convert.reader.html import Element, Node

MARK: Final = "sup"
"""The element that each mark of a footnote stands in."""

_NOTE: Final = "fn:"
_TARGET: Final = "#fn:"


def take_footnotes(body: Element) -> dict[str, Element]:
    """Take the list of footnotes out of a tree; give each note's item by its label. Takes any depth."""
    marks = [node for node in body.descendants() if not isinstance(node, str) and node.name == MARK]
    referred = {label for mark in marks if (label := label_of(mark))}
    found: dict[str, Element] = {}
    if not referred:
        return found
    stack = [body]
    while stack:
        element = stack.pop()
        kept: list[Node] = []
        for node in element.children:
            if isinstance(node, Element) and _is_list(node, referred):
                for item in _items(node):
                    _take_back_links(item)
                    found.setdefault(item.get("id").removeprefix(_NOTE), item)
            else:
                kept.append(node)
        element.children = kept
        stack.extend(node for node in kept if isinstance(node, Element))
    return found


def label_of(element: Element) -> str | None:
    """Return the label that a mark (``sup`` around a link) refers to, None if the element is no mark."""
    if element.name != MARK or not element.get("id").startswith("fnref:"):
        return None
    inner = [node for node in element.children if not isinstance(node, str) or node.strip()]
    if len(inner) != 1 or not isinstance(link := inner[0], Element) or "footnote" not in link.classes:
        return None
    target = link.get("href")
    return target.removeprefix(_TARGET) if target.startswith(_TARGET) else None


def _is_list(element: Element, referred: set[str]) -> bool:
    """Say if an element is a list of footnotes, and of nothing else that would be lost with it."""
    if element.name != "div" or "footnotes" not in element.classes:
        return False
    if any(node.strip() if isinstance(node, str) else node.name != "ol" for node in element.children):
        return False
    entries = [node for part in element.elements() for node in part.children]
    return bool(_items(element)) and all(
        not node.strip() if isinstance(node, str) else node.get("id").removeprefix(_NOTE) in referred
        for node in entries
    )


def _items(element: Element) -> list[Element]:
    return [item for part in element.elements() for item in part.elements()]


def _take_back_links(item: Element) -> None:
    """Take the links back to the text out of a note, with the hard blanks before them."""
    stack = [item]
    while stack:
        element = stack.pop()
        kept: list[Node] = []
        for node in element.children:
            if isinstance(node, Element) and "reversefootnote" in node.classes:
                if kept and isinstance(kept[-1], str):
                    kept[-1] = kept[-1].rstrip(" \u00a0\n")
            else:
                kept.append(node)
        element.children = kept
        stack.extend(node for node in kept if isinstance(node, Element))
