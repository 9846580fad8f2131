"""What stood over footnotes and nothing else goes with them: rules, elements that are empty now, and titles.

A title goes where it or what it stands in is marked as one of notes; right before a marked list that was the end of the
post it must say “Notes”, for a post may end with a heading: “Happy coding!” It stays where a link leads to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Final

from convert.reader.ast.anchors import FOOTNOTE, names_of
from convert.reader.ast.extents import THINGS, Extents
from convert.reader.ast.footnote_marks import is_of_notes
from convert.reader.ast.state import Reading
from convert.reader.html import Element, Node

TITLE: Final = "footnotes-title"
"""The rule of the Decision about a title of notes."""

_NAMES: Final = frozenset({
    "notes", "footnotes", "endnotes", "references", "notes and references", "anmerkungen", "fußnoten", "endnoten",
    "einzelnachweise", "notes de bas de page", "notas", "notas al pie", "notas de rodapé", "note",
    "note a piè di pagina",
    "сноски", "примечания", "примітки", "noten", "voetnoten", "przypisy", "poznámky", "fotnoter", "noter", "fodnoter",
    "alaviitteet", "dipnotlar", "notlar", "chú thích", "catatan kaki", "注", "注释", "注釋", "註", "註釋", "註解",
    "脚注", "腳註", "尾注", "注記", "참고", "각주", "주석", "هوامش", "الهوامش", "پانویس", "הערות", "הערות שוליים",
})  # fmt: skip
"""What notes are called, in small letters."""
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def take_remains(around: Element, page: Extents, named: AbstractSet[str], reading: Reading) -> None:
    """Take away what stood over the notes that ``around`` held; ``named`` are the places that links lead to."""
    above = _last(around.children)
    if above is not None and above.name == "hr":
        _remove(above, around)
    marked = False
    while around is not page.root:
        titles = _titles_alone(around, named)
        if titles is None or around not in page.parents[around].children:  # a note with notes in it has gone itself
            return
        _drop(titles, reading)
        marked = marked or is_of_notes(around)
        empty, around = around, page.parents[around]
        above = _take_empty(empty, around)
    if marked and above is not None and above is _last(around.children) and _is_called_notes(above, named):
        _drop([above], reading)
        _remove(above, around)


def _take_empty(empty: Element, around: Element) -> Element | None:
    """Take away an empty element with a marked rule above it; return the element above them."""
    before = around.children[: around.children.index(empty)]
    _remove(empty, around)
    above = _last(before)
    if above is None or above.name != "hr" or not is_of_notes(above):
        return above
    _remove(above, around)
    return _last(before[: before.index(above)])


def _titles_alone(around: Element, named: AbstractSet[str]) -> list[Element] | None:
    """Return the titles of notes in an element, unless it shows more than them and rules; takes any depth."""
    titles: list[Element] = []
    every = is_of_notes(around)
    stack = around.children[::-1]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            if node.strip():
                return None
        elif _is_title(node, named) and (every or is_of_notes(node)):
            titles.append(node)
        elif node.name in THINGS - {"hr"}:
            return None
        else:
            stack.extend(reversed(node.children))
    return titles


def _is_title(element: Element, named: AbstractSet[str]) -> bool:
    """Say if an element is a heading of words alone that no link leads to."""
    if element.name not in _HEADINGS:
        return False
    inside = [element, *(node for node in element.descendants() if isinstance(node, Element))]
    return not any(node.name in THINGS | {FOOTNOTE} or names_of(node) & named for node in inside)


def _is_called_notes(element: Element, named: AbstractSet[str]) -> bool:
    return _is_title(element, named) and " ".join(element.text().lower().split()).strip(" :：.") in _NAMES


def _last(nodes: list[Node]) -> Element | None:
    """Return the last of the nodes that is no blank, if it is an element."""
    last = next((node for node in reversed(nodes) if isinstance(node, Element) or node.strip()), None)
    return last if isinstance(last, Element) else None


def _drop(titles: Iterable[Element], reading: Reading) -> None:
    for title in titles:
        if text := " ".join(title.text().split()):
            reading.drop(TITLE, text, title.lines)


def _remove(element: Element, around: Element) -> None:
    around.children = [node for node in around.children if node is not element]
