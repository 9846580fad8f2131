"""Hidden text that a page shows none the less, once its scripts have run: the article itself, panes, animated parts.

What hides for good is an advertisement, a counter, a box for sharing: these are told by their names, or are links.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from convert.patterns import pattern
from convert.reader.ast.extents import THINGS
from convert.reader.html import Element, Node

_WORD: Final = pattern(r"[a-z]+", re.ASCII)
_PANES: Final = frozenset(
    {"accordion", "collapse", "collapsible", "expandable", "pane", "spoiler"}
    | {"tab", "tabcontent", "tabpane", "tabpanel"}
)
"""Words in the class of what a reader opens by a click."""
_COMING: Final = frozenset({"animate", "animated", "aos", "article", "content", "entry", "reveal", "wow"})
"""Words in the class or id of what comes in when a reader gets there, or when the page is loaded."""
_ASIDE: Final = frozenset(
    {"ad", "ads", "advert", "advertisement", "comment", "comments", "cookie", "form", "menu", "modal", "nav", "navbar"}
    | {"newsletter", "popup", "promo", "qrcode", "related", "share", "sharing", "social", "sponsor", "subscribe"}
)
"""Words in the class or id of what is no part of the text."""
_CONTAINERS: Final = frozenset({"article", "div", "li", "section"})
_CONTROLS: Final = ("aria-controls", "data-target", "data-bs-target", "href", "onclick")
"""Attributes that say what a click opens."""
_REFERENCE: Final = pattern(r"#?([\w-]+)")

_THING: Final = 40
"""Letters that an image or what plays counts for: about a line."""
_LABEL: Final = 80
"""Characters of a button's label and what stands around it."""
_MOST: Final = 3
"""How many times as much as the rest an element holds if it is the post itself."""

IsHidden = Callable[[Element], bool]


class Page:
    """What a page shows before any script has run: how much, and what a click on it opens."""

    def __init__(self, body: Element, is_hidden: IsHidden) -> None:
        self._is_hidden = is_hidden
        self._opened: set[str] = set()
        self._rows: dict[Element, bool] = {}
        self._shown = self._measure(body)[0]

    def reveals(self, element: Element, before: Element | None, around: Element) -> bool:
        """Say if a script shows a hidden element, behind ``before`` in ``around``; count it as shown then."""
        letters, of_links = self._measure(element)
        words = set(_WORD.findall(f"{element.get('class')} {element.get('id')}".lower()))
        if not letters or of_links * 2 > letters or words & _ASIDE or element.name == "input":
            return False
        found = (
            letters > _MOST * self._shown
            or element.get("role") == "tabpanel"
            or not words.isdisjoint(_PANES)
            or _is_coming(element, words)
            or element.get("id") in self._opened
            or (before is not None and _holds_button(before))
            or (element.name in _CONTAINERS and self._is_row(around))
        )
        self._shown += letters if found else 0
        return found

    def _measure(self, root: Element) -> tuple[int, int]:
        """Return how much an element shows, if it is shown, and how much of that are links; note what they open."""
        letters = of_links = 0
        stack: list[tuple[Node, bool]] = [(node, False) for node in root.children]
        while stack:
            node, in_link = stack.pop()
            if isinstance(node, str):
                size = len(node.strip())
            elif node.name in {"script", "style", "template", "noscript"} or self._is_hidden(node):
                continue
            else:
                size = _THING if node.name in THINGS else 0
                self._opened.update(_references(node))
                stack.extend((child, in_link or node.name == "a") for child in node.children)
            letters += size
            of_links += size if in_link else 0
        return letters, of_links

    def _is_row(self, around: Element) -> bool:
        """Say if an element holds several of one kind, told by their class, and nothing else, some of them shown."""
        if around not in self._rows:
            row = list(around.elements())
            kinds = {(one.name, *one.classes[:1]) for one in row}
            alike = len(row) > 1 and len(kinds) == 1 and bool(row[0].classes)
            self._rows[around] = alike and not all(map(self._is_hidden, row))
        return self._rows[around]


def _references(element: Element) -> list[str]:
    """Return the ids that the attributes of an element may mean."""
    out: list[str] = []
    for name in _CONTROLS:
        value = element.attributes.get(name)
        if value and (name != "href" or value.startswith("#")):
            out.extend(_REFERENCE.findall(value))
    return out


def _is_coming(element: Element, words: set[str]) -> bool:
    """Say if what hides an element leaves it its room, and it is to come in there."""
    return "visibility" in element.get("style").lower() and (
        not words.isdisjoint(_COMING) or any(name.startswith(("data-aos", "data-wow")) for name in element.attributes)
    )


def _holds_button(element: Element) -> bool:
    """Say if an element is a button, or one with its label, and no text of the post."""
    if len(element.text().strip()) > _LABEL:
        return False
    return any(isinstance(node, Element) and _is_button(node) for node in (element, *element.descendants()))


def _is_button(element: Element) -> bool:
    return (
        element.name == "button"
        or "onclick" in element.attributes
        or (element.name == "input" and element.get("type").lower() == "button")
        or element.get("role") == "button"
    )
