"""Footnotes are taken out of the tree, and marks stand where the text refers to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, TypeAlias
from urllib.parse import unquote

from convert.reader.ast.anchors import FOOTNOTE, fragment
from convert.reader.ast.extents import BRACKETS, Extents, bare
from convert.reader.ast.footnote_marks import (
    Mark,
    grown,
    is_back,
    may_be_mark,
    shows_a_mark,
    target_of,
)
from convert.reader.ast.footnote_remains import take_remains
from convert.reader.ast.footnotes import ITEMS, Note, find_footnotes
from convert.reader.ast.state import Reading
from convert.reader.html import Element, Node

_KRAMDOWN: Final = "fn:"
"""What kramdown puts before the label in the id of a note."""
_PAIRS: Final = frozenset(map("".join, zip(BRACKETS[::2], BRACKETS[1::2], strict=True)))
_BLANKS: Final = " \t\n\u00a0"
_ARROWS: Final = frozenset("^↑")
"""What stands before several links back, instead of in one."""
_OPENING, _CLOSING = re.escape(BRACKETS[::2]), re.escape(BRACKETS[1::2])
_CLEAR_ENDING: Final = rf"(?:[{_CLOSING}、]\s*|[.:：．](?:\s+|$)|\s*$)"
"""What ends a number so that it is no word of a text."""
_ENDING: Final = rf"(?:{_CLEAR_ENDING}|\s+)"

_Changes: TypeAlias = dict[Element, dict[Element, Element | None]]
"""What elements become, None if they go, by the element that they stand in."""


def take_footnotes(
    body: Element, links: Sequence[Element], reading: Reading, places: frozenset[str] = frozenset()
) -> dict[str, Element]:
    """Take the footnotes out of a tree; give the element that holds each by its label.

    ``links`` are all that lead inside the post, in order; ``places`` are ids that links from elsewhere may lead to.
    Titles that stood over the notes alone go as Decisions. Takes any depth.
    """
    if not any(map(may_be_mark, links)):
        return {}
    page = Extents(body)
    notes = find_footnotes(links, page)
    found, backs = _labelled(notes), _links_back(notes, page)
    for element, changed in _changes(found, backs, page).items():
        _change(element, changed)
    named = places.union(*((name, unquote(name)) for name in map(fragment, links)))
    lists: dict[Element, list[Note]] = {}
    for note in notes:
        lists.setdefault(page.parents[note.element], []).append(note)
    for around, listed in lists.items():
        for note in listed:
            note.element.attributes.pop("class", None)  # it may be that of a box, which a note is not
            _take_rest(note, backs[note], page)
        _take_numbers(listed, backs, page)
        take_remains(around, page, named, reading)
    return {label: Element("div", children=[note.element], lines=note.element.lines) for label, note in found.items()}


def _labelled(notes: list[Note]) -> dict[str, Note]:
    """Give each note a label of its own: the name that links know it by."""
    found: dict[str, Note] = {}
    for note in notes:
        label = fragment(note.marks[0].link).removeprefix(_KRAMDOWN)
        while label in found:
            label += "-"
        found[label] = note
    return found


def _links_back(notes: list[Note], page: Extents) -> dict[Note, list[Element]]:
    """Return the links of each note that go with it: those back to a mark which show nothing that would be lost."""
    marks = [mark for note in notes for mark in note.marks]
    links, places = {mark.link for mark in marks}, {page.begins[mark.outer] for mark in marks}
    return {
        note: [link for link in note.links if link not in links and _leads_back(link, places, page)] for note in notes
    }


def _changes(found: dict[str, Note], backs: dict[Note, list[Element]], page: Extents) -> _Changes:
    """Return what is to change: marks for footnotes stand in the text, links back to it and the notes go."""
    changes: _Changes = {}
    for label, note in found.items():
        for mark in note.marks:
            del mark.link.attributes["href"]
            changes.setdefault(page.parents[mark.outer], {})[mark.outer] = _footnote(mark, label)
        for link in backs[note]:
            back = grown(link, page)
            changes.setdefault(page.parents[back], {})[back] = None
        changes.setdefault(page.parents[note.element], {})[note.element] = None
    return changes


def _footnote(mark: Mark, label: str) -> Element:
    return Element(FOOTNOTE, {"label": label}, [mark.outer], mark.outer.lines)


def _leads_back(link: Element, places: set[int], page: Extents) -> bool:
    """Say if a link leads back to a mark and shows nothing else that would be lost with it."""
    target = target_of(link, page)
    if target is None or page.begins[target] not in places:
        return False
    return shows_a_mark(link) or is_back(link) or not page.shown(link)


def _change(element: Element, changed: dict[Element, Element | None]) -> None:
    """Change children of an element; brackets around one go with it, and blanks before one that goes."""
    nodes = element.children
    for place, node in enumerate(nodes):
        if isinstance(node, Element) and node in changed:
            _take_brackets(nodes, place)
            if changed[node] is None and place and isinstance(before := nodes[place - 1], str):
                nodes[place - 1] = before.rstrip(_BLANKS)
    if element.name == "sup" and any(changed.values()) and shows_a_mark(element):
        element.name = "span"  # around several marks, which are raised by themselves
    every = [changed.get(node, node) if isinstance(node, Element) else node for node in nodes]
    element.children = [node for node in every if node]


def _take_brackets(nodes: list[Node], place: int) -> None:
    before, after = nodes[place - 1 : place], nodes[place + 1 : place + 2]
    match before, after:
        case [str(left)], [str(right)] if left.rstrip()[-1:] + right.lstrip()[:1] in _PAIRS:
            nodes[place - 1], nodes[place + 1] = left.rstrip()[:-1], right.lstrip()[1:]


def _take_rest(note: Note, backs: list[Element], page: Extents) -> None:
    """Take away what links back left at the head of a note: what ended a number, or an arrow before several links."""
    first = _first_text(note.element) if backs else None
    if first is None:
        return
    nodes, place = first
    text = str(nodes[place])
    if text.strip() in _ARROWS and any(page.begins[back] == page.begins[note.element] + 1 for back in backs):
        nodes[place] = ""
    elif _was_numbered(note, backs, page):
        nodes[place] = re.sub(f"^{_CLEAR_ENDING}", "", text)


def _take_numbers(notes: list[Note], backs: dict[Note, list[Element]], page: Extents) -> None:
    """Take away the numbers written at the heads of the notes of a list, which their own will stand for.

    Items have none, nor have notes whose link back showed it, which is gone. It is a number if each of the others has
    its own, and if one that stands alone is set off from the text: else it is a word of its note.
    """
    others = [note for note in notes if note.element.name not in ITEMS and not _was_numbered(note, backs[note], page)]
    ending = _ENDING if len(others) > 1 else _CLEAR_ENDING
    written = [number for note in others if (number := _written_number(note, ending))]
    if len(written) == len(others):
        for nodes, place, rest in written:
            nodes[place] = rest


def _was_numbered(note: Note, backs: list[Element], page: Extents) -> bool:
    """Say if a link back was the number of a note, at its head."""
    begin = page.begins[note.element]
    return any(page.begins[back] == begin and any(map(str.isalnum, back.text())) for back in backs)


def _written_number(note: Note, ending: str) -> tuple[list[Node], int, str] | None:
    """Return the nodes that the number of a note stands in, the place among them, and what follows it there."""
    number = bare(note.marks[0].outer.text())
    first = _first_text(note.element)
    if first is None or not number:
        return None
    nodes, place = first
    text = str(nodes[place])
    found = re.match(rf"[\s{_OPENING}]*{re.escape(number)}{ending}", text)
    return found and (nodes, place, text[found.end() :])


def _first_text(element: Element) -> tuple[list[Node], int] | None:
    """Return the nodes and the place among them of the first text that an element shows; takes any depth."""
    stack = [(element.children, iter(enumerate(element.children)))]
    while stack:
        nodes, left = stack[-1]
        place, node = next(left, (-1, None))
        if node is None:
            stack.pop()
        elif isinstance(node, Element):
            stack.append((node.children, iter(enumerate(node.children))))
        elif node.strip():
            return nodes, place
    return None
