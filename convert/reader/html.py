"""HTML text → element tree: the one module that knows the tree builder.

The tree is the one that a browser builds (WHATWG HTML 13.2) when the text stands inside ``<body>``. Every element
knows its lines on disk. Comments are left out, and so are the characters that XML forbids.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, TypeAlias

from convert.positions import Lines

if TYPE_CHECKING:
    import turbohtml

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
    from turbohtml import parse_fragment

    clean = not FORBIDDEN.search(text)
    given = text if clean else FORBIDDEN.sub(_without_surrogates, text)
    copier = _Copier(marks, place or (lambda lines: lines), clean=clean and "&#" not in text)
    body = copier.copy(parse_fragment(given, "body", positions=marks is None))
    lost = 0 if clean else _count_forbidden(text) - _count_forbidden(given)
    return Tree(body, copier.depth, copier.forbidden + lost)


def _without_surrogates(match: re.Match[str]) -> str:
    """Take out what the tree builder must not see: lone surrogates are no text, U+0000 would become U+FFFD."""
    character = match.group()
    return "" if character == "\x00" or "\ud800" <= character <= "\udfff" else character


def _without_forbidden(match: re.Match[str]) -> str:
    return " " if match.group() in "\v\f" else ""


def _count_forbidden(text: str) -> int:
    return len(FORBIDDEN.findall(text))


# --- the builder's tree into ours --------------------------------------------------------------------------------


class _Open:
    """An element being copied: what is left of its children, its first line, and the line reached."""

    __slots__ = ("element", "first", "left", "line")

    def __init__(self, element: Element, left: Iterator[turbohtml.Node], first: int) -> None:
        self.element, self.left, self.first, self.line = element, left, first, first


class _Copier:
    """Copies a tree without recursion; counts its levels and the characters that were left out.

    ``clean`` says that no character in it is forbidden, not even one that stood there as a reference.
    """

    def __init__(self, marks: str | None, place: Place, *, clean: bool) -> None:
        self.depth = self.forbidden = 0
        self._marks, self._place, self._is_clean = marks, place, clean
        # Inside iframe and its like tags are text, and their marks with them.
        self._stray = re.compile(rf' {re.escape(marks)}="[0-9-]+"') if marks else None

    def copy(self, source: turbohtml.Element) -> Element:
        import turbohtml

        body = _Open(Element("body"), iter(source.children), 1)
        stack = [body]
        while stack:
            here = stack[-1]
            node = next(here.left, None)
            if node is None:
                stack.pop()
                self._close(here, stack[-1] if stack else None)
            elif isinstance(node, turbohtml.Element):
                stack.append(self._open(node, here))
                self.depth = max(self.depth, len(stack) - 1)
            elif isinstance(node, (turbohtml.Text, turbohtml.CData)):
                self._add_text(here, node.data)
        return body.element

    def _open(self, node: turbohtml.Element, parent: _Open) -> _Open:
        prefix = _NAMESPACES.get(node.namespace.name, "")
        attributes = {name: self._clean(_joined(value)) for name, value in node.attrs.items()}
        element = Element(prefix + node.tag.lower(), attributes, lines=parent.element.lines)
        parent.element.children.append(element)
        if self._marks is not None and (mark := attributes.pop(self._marks, "")):
            element.lines = self._place(_lines(mark))
        # what a template holds is never shown
        children = () if node.tag == "template" else node.children
        return _Open(element, iter(children), node.source_line or parent.line)

    def _close(self, done: _Open, parent: _Open | None) -> None:
        if parent is not None:
            parent.line = max(parent.line, done.line)
        if self._marks is None:
            done.element.lines = self._place(Lines(done.first, done.line))

    def _add_text(self, parent: _Open, data: str) -> None:
        parent.line += data.count("\n")
        text = self._clean(self._stray.sub("", data) if self._stray and self._marks and self._marks in data else data)
        children = parent.element.children
        if children and isinstance(last := children[-1], str):
            children[-1] = last + text
        elif text:
            children.append(text)

    def _clean(self, text: str) -> str:
        if self._is_clean or not FORBIDDEN.search(text):
            return text
        self.forbidden += _count_forbidden(text)
        return FORBIDDEN.sub(_without_forbidden, text)


def _joined(value: str | list[str] | None) -> str:
    return " ".join(value) if isinstance(value, list) else value or ""


def _lines(mark: str) -> Lines:
    first, _, last = mark.partition("-")
    return Lines(int(first), int(last or first))
