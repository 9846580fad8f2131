"""Places in the text that links lead to: an ``id`` of any element, or the ``name`` of an ``a``.

Only those to which a link of the same post leads are kept, and those that are asked for. A link that leads to a
heading, or to a place just before one, as READMEs have it, leads to the heading; any other place is marked before the
first text that its element holds or that follows, that of a listing before the text above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import unquote

from convert.normal_form import BLANKS
from convert.reader.ast.foreign import formula
from convert.reader.html import Element, Node

ANCHOR: Final = "#anchor"
"""The name of the elements that mark a place: no element of HTML can be called so."""
FOOTNOTE: Final = "#footnote"
"""The name of those that mark a footnote, whose ``label`` they have, round what the mark is in the page."""

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_WHOLE: Final = frozenset(
    {FOOTNOTE, "button", "code", "kbd", "math:math", "ruby", "samp", "select", "sup", "textarea", "tt"}
)
"""Elements in a line that are one thing: a place in them is before them."""
_SHOWN_APART: Final = frozenset({"pre", "svg:svg"})
_CLOSED: Final = _SHOWN_APART | {"iframe", "object", "script", "thead"}
"""Elements in which no place can be marked; the head of a table may stand on several pages."""


def place_anchors(roots: tuple[Element, ...], asked: frozenset[str] = frozenset()) -> None:
    """Mark the places that links in the trees lead to, and those ``asked`` for. Changes the trees; takes any depth."""
    links = [link for root in roots for link in links_inside(root)]
    if links or asked:
        _Places(links, asked).mark(roots)


def links_inside(root: Element) -> list[Element]:
    """Return the links in a tree that lead to a place of the same post, in order; takes any depth."""
    return [element for element in _elements(root) if element.name == "a" and fragment(element)]


def fragment(link: Element) -> str:
    """Return the id that a link inside the post leads to, empty if it leads elsewhere."""
    url = link.get("href").strip(BLANKS)
    return url[1:] if url.startswith("#") else ""


def names_of(element: Element) -> set[str]:
    """Return the names by which links lead to an element: its ``id``, and the ``name`` of an ``a``."""
    return {element.get("id"), element.get("name") if element.name == "a" else ""} - {""}


def _elements(root: Element) -> Iterator[Element]:
    return (node for node in root.descendants() if not isinstance(node, str))


class _Places:
    """The places of one post: the links to each, and those whose text is still to come."""

    def __init__(self, links: Iterable[Element], asked: frozenset[str]) -> None:
        self._asked = asked
        self._links: dict[str, list[Element]] = {name: [] for name in asked}
        for link in links:
            for name in dict.fromkeys((fragment(link), unquote(fragment(link)))):
                self._links.setdefault(name, []).append(link)
        self._waiting: list[str] = []
        self._last: Element | tuple[list[Node], int] | None = None  # a heading, or the place of a text

    def mark(self, roots: tuple[Element, ...]) -> None:
        every = [element for root in roots for element in _elements(root)]
        headings = {element.get("id") for element in every if element.name in _HEADINGS}
        there = {name for element in every for name in names_of(element)} - headings
        self._links = {name: links for name, links in self._links.items() if name in there}
        for root in roots if self._links else ():
            self._waiting.clear()
            self._last = None
            self._walk(root)

    def _walk(self, root: Element) -> None:
        stack: list[tuple[Element, Iterator[Node], list[Node]]] = [(root, iter(root.children), [])]
        while stack:
            element, children, made = stack[-1]
            node = next(children, None)
            if node is None:
                element.children = made
                stack.pop()
            elif isinstance(node, str):
                made.extend(self._text(node))
                if node.strip():
                    self._last = made, len(made) - 1
            elif self._is_one(node):
                made.extend(self._thing(node))
            else:
                self._take(node)
                stack.append((node, iter(node.children), []))
                made.append(node)

    def _is_one(self, element: Element) -> bool:
        return element.name in _HEADINGS | _WHOLE | _CLOSED or formula(element) is not None

    def _take(self, element: Element) -> None:
        """Let the names of an element wait for a text, those alone that a link leads to; the first of a name counts."""
        self._waiting += [name for name in names_of(element) if name in self._links and name not in self._waiting]

    def _text(self, text: str) -> list[Node]:
        shown = text.lstrip(BLANKS)
        if not self._waiting or not shown.strip():
            return [text]
        blanks = text[: len(text) - len(shown)]
        return [*filter(None, [blanks]), *self._marks(), shown]

    def _thing(self, element: Element) -> list[Node]:
        """Take an element that is one thing, with the names in it."""
        for inner in (element, *_elements(element)):
            self._take(inner)
        if element.name in _HEADINGS:
            self._last = element
            self._lead_to(element)
        if element.name in _SHOWN_APART:
            self._lead_before()
        inline = element.name in _WHOLE or element.name == "span"
        return [*self._marks(), element] if inline and element.text().strip() else [element]

    def _lead_to(self, heading: Element) -> None:
        """Let the links that wait lead to a heading: by its own id, else it gets theirs.

        A name that is asked for from elsewhere and is not that id waits on: it leads to the text below the heading.
        """
        for name in self._waiting:
            if not heading.get("id"):
                heading.attributes["id"] = name
            for link in self._links.pop(name):
                link.attributes["href"] = f"#{heading.get('id')}"
        self._waiting = [name for name in self._waiting if name in self._asked and name != heading.get("id")]
        self._links.update({name: [] for name in self._waiting})

    def _lead_before(self) -> None:
        """Let the links that wait lead to what stands last, if anything does."""
        if isinstance(self._last, Element):
            self._lead_to(self._last)
        elif self._last is not None:
            made, at = self._last
            made[at : at + 1] = self._text(str(made[at]))
            self._last = None

    def _marks(self) -> list[Node]:
        made: list[Node] = [Element(ANCHOR, {"id": name}) for name in self._waiting]
        for name in self._waiting:
            del self._links[name]
        self._waiting.clear()
        return made
