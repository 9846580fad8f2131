"""HTML text → element tree: the one module that knows the tree builder.

The tree is the one that a browser builds (WHATWG HTML 13.2) when the text stands inside ``<body>``. Every element
knows its lines on disk. Comments are left out, and so are the characters that XML forbids.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

from convert.positions import Lines

Node: TypeAlias = "Element | str"
Place: TypeAlias = Callable[[Lines], Lines]
"""Turns lines of the text that was parsed into lines on disk."""

FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML 1.0 document may hold (XML 1.0, 2.2 Char)."""

_NAMESPACES: Final = {"SVG": "svg:", "MATHML": "math:"}


class Element:
    """An element: lower-case name (``svg:…``, ``math:…`` for foreign ones), attributes, children, lines."""

    __slots__ = ("attributes", "children", "lines", "name")

    def __init__(
        self,
        name: str,
        attributes: dict[str, str] | None = None,
        children: list[Node] | None = None,
        lines: Lines | None = None,
    ) -> None:
        self.name = name
        self.attributes = {} if attributes is None else attributes
        self.children: list[Node] = [] if children is None else children
        self.lines = lines

    def get(self, name: str) -> str:
        """Return an attribute's value, empty if there is none."""
        return self.attributes.get(name, "")

    @property
    def classes(self) -> list[str]:
        """The words of the class attribute."""
        return self.get("class").split()

    def elements(self) -> Iterator[Element]:
        """Yield the children that are elements."""
        return (child for child in self.children if isinstance(child, Element))

    def descendants(self) -> Iterator[Node]:
        """Yield everything inside, in document order; takes any depth."""
        stack: list[Node] = self.children[::-1]
        while stack:
            node = stack.pop()
            yield node
            if isinstance(node, Element):
                stack.extend(reversed(node.children))

    def text(self) -> str:
        """Return all characters inside, those of hidden and active elements too."""
        return "".join(node for node in self.descendants() if isinstance(node, str))


class Tree:
    """What was parsed: ``body`` holds the post, elements ``depth`` levels deep.

    ``forbidden`` counts the characters that were left out.
    """

    __slots__ = ("body", "depth", "forbidden")

    def __init__(self, body: Element, depth: int, forbidden: int) -> None:
        self.body, self.depth, self.forbidden = body, depth, forbidden


def parse(text: str, *, marks: str | None = None, place: Place | None = None) -> Tree:
    """Parse the text of a body.

    ``marks`` names the attribute that holds the lines of an element as ``first-last``; it is taken off. Without it
    an element's lines are where it stands in ``text``. Takes any text; linear time, any depth.
    """
    import turbohtml

    surrogates = FORBIDDEN.sub(_harmless, text)
    copier = _Copier(marks, place or (lambda lines: lines))
    body = copier.copy(turbohtml.parse_fragment(surrogates, "body", positions=marks is None))
    return Tree(body, copier.depth, copier.forbidden + _count_forbidden(text) - _count_forbidden(surrogates))


def _harmless(match: re.Match[str]) -> str:
    """Keep what the tree builder can be given: a lone surrogate is no character, U+0000 would become U+FFFD."""
    character = match.group()
    return "" if character == "\x00" or "\ud800" <= character <= "\udfff" else character


def _substitute(match: re.Match[str]) -> str:
    return " " if match.group() in "\v\f" else ""


def _count_forbidden(text: str) -> int:
    return len(FORBIDDEN.findall(text))


class _Copier:
    """Copies the builder's tree into ours, without recursion."""

    def __init__(self, marks: str | None, place: Place) -> None:
        self.marks, self.place, self.depth, self.forbidden = marks, place, 0, 0

    def copy(self, source: Any) -> Element:  # noqa: ANN401 - the builder's own node
        body = Element("body")
        stack: list[tuple[Element, Iterator[Any], list[int]]] = [(body, iter(source.children), [1, 1])]
        while stack:
            parent, children, cursor = stack[-1]
            node = next(children, None)
            if node is None:
                stack.pop()
                self._close(parent, cursor, stack[-1][2] if stack else None)
            elif (name := getattr(node, "tag", None)) is not None:
                element = self._open(name, node, parent)
                line = node.source_line or cursor[1]
                stack.append((element, iter(_inside(node)), [line, line]))
                self.depth = max(self.depth, len(stack) - 1)
            elif isinstance(data := getattr(node, "data", None), str) and type(node).__name__ in {"Text", "CData"}:
                cursor[1] += data.count("\n")
                self._add_text(parent, data)
        return body

    def _open(self, name: str, node: Any, parent: Element) -> Element:  # noqa: ANN401
        prefix = _NAMESPACES.get(node.namespace.name, "")
        attributes = {key: self._clean(_joined(value)) for key, value in node.attrs.items()}
        element = Element(prefix + name.lower() if prefix else name, attributes, lines=parent.lines)
        if self.marks is not None:
            mark = attributes.pop(self.marks, "")
            if mark:
                element.lines = self.place(_lines(mark))
        parent.children.append(element)
        return element

    def _close(self, element: Element, cursor: list[int], outer: list[int] | None) -> None:
        if outer is None:
            return
        outer[1] = max(outer[1], cursor[1])
        if self.marks is None:
            element.lines = self.place(Lines(cursor[0], max(cursor)))

    def _add_text(self, parent: Element, data: str) -> None:
        text = self._clean(data)
        if parent.children and isinstance(parent.children[-1], str):
            parent.children[-1] += text
        elif text:
            parent.children.append(text)

    def _clean(self, text: str) -> str:
        if not FORBIDDEN.search(text):
            return text
        self.forbidden += _count_forbidden(text)
        return FORBIDDEN.sub(_substitute, text)


def _inside(node: Any) -> Any:  # noqa: ANN401
    """Return the children of an element; what a template holds is never shown."""
    return () if node.tag == "template" else node.children


def _joined(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return " ".join(value)
    return value if isinstance(value, str) else ""


def _lines(mark: str) -> Lines:
    first, _, last = mark.partition("-")
    return Lines(int(first), int(last or first))
