"""Links that look like marks of footnotes: what they show is a number, a letter or a sign, and they lead inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import unquote

import msgspec

from convert.patterns import pattern
from convert.reader.ast.anchors import fragment
from convert.reader.ast.extents import BRACKETS, Extents
from convert.reader.ast.parts import BLOCKS
from convert.reader.html import Element

_LONGEST: Final = 12
"""Characters of a mark, brackets and all."""
_ROMAN: Final = pattern("[ivx]+|[IVX]+")
_OPENING: Final = tuple(BRACKETS[::2])
_SIGNS: Final = "*∗†‡"
_VERBATIM: Final = frozenset(
    {"button", "code", "kbd", "math:math", "pre", "ruby", "samp", "select", "svg:svg", "textarea", "tt"}
)
"""Elements that hold text alone once they are read."""
_OF_NOTES: Final = ("footnote", "endnote", "noteref")
_SAYING: Final = ("role", "epub:type", "class", "rel", "rev", "style")
"""Attributes that say what an element is for; Word says ``mso-element:footnote`` in its style."""
_BACK: Final = ("back", "reverse", "return")


class Mark(msgspec.Struct, frozen=True, eq=False):
    """A link to a note: the outermost element that shows nothing else, and the element that it leads to."""

    link: Element
    outer: Element
    target: Element
    is_placed: bool  # after a text in its paragraph, as the number of an entry or of a chapter is not
    is_apart: bool  # from the words around it, as the number in “turn to 2” is not


def may_be_mark(link: Element) -> bool:
    """Say if a link shows what a mark may show."""
    return shows_a_mark(link) or any(map(str.isdigit, link.text()))


def marks_among(links: Iterable[Element], page: Extents) -> Iterator[Mark]:
    """Yield the marks among links, whatever they lead to."""
    for link in links:
        target = target_of(link, page)
        if target is None:
            continue
        outer = grown(link, page)
        if not shows_a_mark(link) and not (may_be_mark(link) and any(map(is_of_notes, (link, outer)))):
            continue
        inside = list(_up_to_block(link, page))
        if not any(element.name in _VERBATIM for element in inside):
            is_placed = page.begins[inside[-1]] < page.begins[outer]
            yield Mark(link, outer, target, is_placed, _is_apart(link, inside, page))


def target_of(link: Element, page: Extents) -> Element | None:
    """Return the element that a link inside the post leads to."""
    name = fragment(link)
    return page.named.get(name) or page.named.get(unquote(name))


def grown(link: Element, page: Extents) -> Element:
    """Return the outermost element in a line that shows what a link shows, and brackets at most."""
    outer = link
    for element in page.around(link):
        if element.name in BLOCKS or page.shown(element) > page.shown(link):
            break
        outer = element
    return outer


def shows_a_mark(element: Element) -> bool:
    """Say if all that an element shows is a number, a letter, a Roman number or signs, in brackets or not."""
    text = element.text().strip()
    letters = "".join(filter(str.isalpha, text))
    return 0 < len(text) <= _LONGEST and (len(letters) <= 1 or bool(_ROMAN.fullmatch(letters)))


def _is_apart(link: Element, inside: list[Element], page: Extents) -> bool:
    """Say if a mark is raised, stands in brackets, is a sign, or is marked as one; ``inside`` is what it stands in."""
    text = link.text().strip()
    if link in page.enclosed or text.startswith(_OPENING) or not text.strip(_SIGNS):
        return True
    nodes = [*inside, *link.descendants()]
    return any(isinstance(node, Element) and (node.name == "sup" or is_of_notes(node)) for node in nodes)


def is_of_notes(element: Element) -> bool:
    """Say if an element is marked as one of footnotes, by a role of the web or of EPUB, or by its class."""
    return _says(element, _OF_NOTES)


def is_back(element: Element) -> bool:
    """Say if a link is marked as one that leads back to the text."""
    return _says(element, _BACK)


def _says(element: Element, words: tuple[str, ...]) -> bool:
    if not element.attributes:
        return False
    said = " ".join(map(element.get, _SAYING)).lower()
    return any(word in said for word in words)


def _up_to_block(element: Element, page: Extents) -> Iterator[Element]:
    """Yield an element and what it stands in, up to the paragraph, item or cell."""
    for outer in page.around(element):
        yield outer
        if outer.name in BLOCKS:
            return
