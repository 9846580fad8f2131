"""HTML text → element tree: the one module that knows the tree builder.

The tree is the one that a browser builds (WHATWG HTML 13.2) when the text stands inside ``<body>``. Every element
knows its lines on disk. Comments are left out, and so are the characters that XML forbids.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final, TypeAlias

from convert.characters import NOT_IN_XML
from convert.patterns import pattern
from convert.positions import Lines

if TYPE_CHECKING:
    import turbohtml

Node: TypeAlias = "Element | str"
Place: TypeAlias = Callable[[Lines], Lines]
"""Turns lines of the text that was parsed into lines on disk."""

FORBIDDEN: Final = pattern(f"[{NOT_IN_XML}]")
"""What no document may hold."""
_CONTROLS: Final = bytes(set(range(0x20)) - set(b"\t\n\r"))

_NAMESPACES: Final = {"SVG": "svg:", "MATHML": "math:"}


class Element:
    """An element: lower-case name (foreign ones ``svg:…``, ``math:…``, as they are), attributes, children, lines."""

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

    ``names`` are those of its elements, ``attributes`` those of their attributes: what does not occur need not be
    looked for. ``forbidden`` counts the characters that were left out.
    """

    __slots__ = ("_classes", "attributes", "body", "depth", "forbidden", "names")

    def __init__(
        self, body: Element, depth: int, names: frozenset[str], attributes: frozenset[str], forbidden: int
    ) -> None:
        self.body, self.depth, self.names, self.attributes = body, depth, names, attributes
        self.forbidden = forbidden
        self._classes: str | None = None

    def classes(self) -> str:
        """Return the ``class`` attributes of the elements, in small letters, each once: looked up once, as parsed."""
        if self._classes is None:
            elements = self.body.descendants() if "class" in self.attributes else ()
            found = (node.attributes.get("class", "") for node in elements if isinstance(node, Element))
            self._classes = "\n".join(dict.fromkeys(found)).lower()
        return self._classes


def parse(text: str, *, marks: str | None = None, place: Place | None = None) -> Tree:
    """Parse the text of a body.

    ``marks`` names the attribute that holds the lines of an element as ``first-last``; it is taken off. Without it
    an element's lines are where it stands in ``text``. Takes any text; linear time, any depth.
    """
    from turbohtml import parse_fragment

    clean = is_clean(text)
    given = text if clean else FORBIDDEN.sub(_without_surrogates, text)
    place = place or (lambda lines: lines)
    copier = _Copier(marks, place, clean=clean and "&#" not in text)
    body = copier.copy(parse_fragment(given, "body", positions=marks is None))
    if marks is None:
        _count_lines(body, place)
    lost = 0 if clean else _count_forbidden(text) - _count_forbidden(given)
    return Tree(body, copier.depth, frozenset(copier.names), frozenset(copier.attributes), copier.forbidden + lost)


def is_clean(text: str) -> bool:
    """Say if nothing in a text is forbidden; asked of its bytes, which is faster than a search."""
    try:
        data = text.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return False
    return len(data.translate(None, _CONTROLS)) == len(data) and "\ufffe" not in text and "\uffff" not in text


def _without_surrogates(match: re.Match[str]) -> str:
    """Take out what the tree builder must not see: lone surrogates are no text, U+0000 would become U+FFFD."""
    character = match.group()
    return "" if character == "\x00" or "\ud800" <= character <= "\udfff" else character


def _without_forbidden(match: re.Match[str]) -> str:
    return " " if match.group() in "\v\f" else ""


def _count_forbidden(text: str) -> int:
    return len(FORBIDDEN.findall(text))


# --- the builder's tree into ours --------------------------------------------------------------------------------


class _Copier:
    """Copies a tree without recursion; counts its levels and the characters that were left out.

    ``clean`` says that no character in it is forbidden, not even one that stood there as a reference. Without ``marks``
    the lines of an element are those of its start tag.
    """

    def __init__(self, marks: str | None, place: Place, *, clean: bool) -> None:
        self.depth = self.forbidden = 0
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self._marks, self._place, self._is_clean = marks, place, clean

    def copy(self, source: turbohtml.Element) -> Element:
        import turbohtml

        body = Element("body")
        stack: list[tuple[Iterable[turbohtml.Node], Element, int]] = [(source.children, body, 0)]
        while stack:
            nodes, parent, depth = stack.pop()
            self.depth = max(self.depth, depth)
            for node in nodes:
                if isinstance(node, turbohtml.Element):
                    element = self._element(node, parent)
                    # what a template holds is never shown
                    stack.append((() if node.tag == "template" else node.children, element, depth + 1))
                elif isinstance(node, (turbohtml.Text, turbohtml.CData)):
                    self._add_text(node.data, parent.children)
        return body

    def _element(self, node: turbohtml.Element, parent: Element) -> Element:
        """Copy an element without its children; one without a mark has the very lines of its parent."""
        space = _NAMESPACES.get(node.namespace.name)
        name = node.tag.lower() if space is None else space + node.tag
        lines = parent.lines if self._marks else _start_line(node)
        attributes: dict[str, str] = {}
        for key, value in node.attrs.items():
            if key == self._marks:
                lines = self._place(_lines(_joined(value)))
            else:
                attributes[key] = self._clean(_joined(value))
                self.attributes.add(key)
        self.names.add(name)
        element = Element(name, attributes, lines=lines)
        parent.children.append(element)
        return element

    def _add_text(self, data: str, children: list[Node]) -> None:
        text = self._clean(data)
        if self._marks and self._marks in text:  # in iframe and its like tags are text, and their marks with them
            text = re.sub(rf' {re.escape(self._marks)}="[0-9-]+"', "", text)
        if children and isinstance(last := children[-1], str):
            children[-1] = last + text
        elif text:
            children.append(text)

    def _clean(self, text: str) -> str:
        if self._is_clean:
            return text
        self.forbidden += _count_forbidden(text)
        return FORBIDDEN.sub(_without_forbidden, text)


def _start_line(node: turbohtml.Element) -> Lines | None:
    return Lines(node.source_line, node.source_line) if node.source_line else None


def _joined(value: str | list[str] | None) -> str:
    return " ".join(value) if isinstance(value, list) else value or ""


def _lines(mark: str) -> Lines:
    first, last = mark.split("-")
    return Lines(int(first), int(last))


# --- lines without marks -----------------------------------------------------------------------------------------


class _Open:
    """An element whose lines are being counted: what is left of its children, its first line, and the line reached."""

    __slots__ = ("element", "first", "left", "line")

    def __init__(self, element: Element, line: int) -> None:
        self.element, self.left = element, iter(element.children)
        self.first = self.line = element.lines.first if element.lines else line


def _count_lines(body: Element, place: Place) -> None:
    """Give each element its lines, from its start tag to the line reached where it ends; takes any depth."""
    stack = [_Open(body, 1)]
    while stack:
        here = stack[-1]
        node = next(here.left, None)
        if isinstance(node, Element):
            stack.append(_Open(node, here.line))
        elif node is not None:
            here.line += node.count("\n")
        else:
            stack.pop()
            here.element.lines = place(Lines(here.first, here.line))
            if stack:
                stack[-1].line = max(stack[-1].line, here.line)
