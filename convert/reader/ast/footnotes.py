"""Footnotes: marks in the text, and the notes that they lead to, which stand together.

kramdown writes ``sup`` around a link, and a ``div`` of class ``footnotes`` with an item for each note, which ends in
links back. Other programs write the same in other forms, and posts hold their output as it is. So what tells a
footnote is how it stands, where that is certain:

- every note of the list is referred to by a mark (``footnote_marks``), and they stand in the order of their marks;
- nothing else stands between them; a list holds nothing but notes;
- the list is marked as one of notes; or it alone is like one: it is the end of the post and no more than half of it,
  each note leads back to a mark before it that follows a text and is set apart from it, most marks have a text of
  their own, no note holds a section or a heading, and the numbers shown are those that the notes will have, for the
  text may name them.

So chapters below a line of their numbers are none. Anything else stays the links that it is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import msgspec

from convert.reader.ast.extents import Extents, bare
from convert.reader.ast.footnote_marks import Mark, grown, is_of_notes, marks_among, target_of
from convert.reader.ast.parts import BLOCKS
from convert.reader.html import Element

_NOTES: Final = frozenset({"aside", "div", "p", "section"})
"""Elements that a note can be, besides the items of a list."""
_LISTS: Final = frozenset({"dl", "menu", "ol", "ul"})
"""Elements that hold nothing but notes if they hold any."""
ITEMS: Final = frozenset({"dd", "li"})
"""The items of a list, numbered by it."""
_ENTRIES: Final = ITEMS | {"td", "th"}
_SECTIONS: Final = frozenset({"article", "h1", "h2", "h3", "h4", "h5", "h6", "section"})
_BOLD: Final = frozenset({"b", "strong"})


class Note(msgspec.Struct, frozen=True, eq=False):
    """A note: its element, the marks that lead to it, and the links in it."""

    element: Element
    marks: list[Mark]
    links: Sequence[Element]


def find_footnotes(links: Sequence[Element], page: Extents) -> list[Note]:
    """Return the notes of a page that are certain to be footnotes; ``links`` are all that lead inside, in order."""
    lists: dict[Element, list[Note]] = {}
    for note in _candidates(links, page):
        lists.setdefault(page.parents[note.element], []).append(note)
    certain: list[list[Note]] = []
    others: list[list[Note]] = []
    for notes in lists.values():
        if _are_marked(notes, page):
            certain.append(notes)
        elif any(_leads_back(note, notes[0].element, page) for note in notes):
            others.append(notes)
    found = [note for notes in certain if _is_list(notes, page) for note in notes]
    if len(others) == 1 and _is_the_end(others[0], page) and _are_numbered(others[0], len(found) + 1):
        found += others[0]
    return found


def _candidates(links: Sequence[Element], page: Extents) -> list[Note]:
    """Return what marks lead to and begins there, in order."""
    marks = list(marks_among(links, page))
    starts = sorted({page.order[mark.target] for mark in marks})
    places = [page.order[link] for link in links]
    led_to: dict[Element, list[Mark]] = {}
    for mark in marks:
        element = _note_at(mark.target, starts, page)
        if element is not None:
            led_to.setdefault(element, []).append(mark)
    out = []
    for element in sorted(led_to, key=lambda element: page.order[element]):
        inside = slice(bisect_left(places, page.order[element]), bisect_right(places, page.last[element]))
        out.append(Note(element, led_to[element], links[inside]))
    return out


def _note_at(target: Element, starts: list[int], page: Extents) -> Element | None:
    """Return the element of the note that begins with a target of marks: an item, or what surely belongs together."""
    found: Element | None = None
    for element in page.around(target):
        targets = bisect_right(starts, page.last[element]) - bisect_left(starts, page.order[element])
        if page.begins[element] < page.begins[target] or (found is not None and targets > 1):
            return found
        if element.name in ITEMS:
            return element
        if element.name in _NOTES and _is_one(element, found, page):
            found = element
        elif element.name in BLOCKS:
            return found
    return found


def _is_one(element: Element, inner: Element | None, page: Extents) -> bool:
    """Say if an element is one note: the first around the target, or with no more in it, or marked as one."""
    return inner is None or page.ends[element] == page.ends[inner] or is_of_notes(element)


# --- what is certain ---------------------------------------------------------------------------------------------


def _is_list(notes: list[Note], page: Extents) -> bool:
    """Say if notes in one element follow each other, as their marks do, and are all of it if it is a list."""
    around, first, last = page.parents[notes[0].element], notes[0].element, notes[-1].element
    together = all(page.ends[one.element] == page.begins[two.element] for one, two in pairwise(notes))
    alone = page.begins[first] == page.begins[around] and page.ends[last] == page.ends[around]
    return together and (alone or around.name not in _LISTS) and _are_in_order(notes, page)


def _are_in_order(notes: list[Note], page: Extents) -> bool:
    """Say if the notes stand as the text refers to them, for that is how they will be counted."""
    begin, end = page.order[notes[0].element], page.last[notes[-1].element]

    def first_mark(note: Note) -> tuple[bool, int]:
        """Return the place of the first mark; those in notes come after all others."""
        return min((begin <= page.order[mark.link] <= end, page.order[mark.link]) for mark in note.marks)

    return all(first_mark(one) < first_mark(two) for one, two in pairwise(notes))


def _are_marked(notes: list[Note], page: Extents) -> bool:
    """Say if each note of a list, or what it stands in apart from the text, is marked as one of notes."""
    links = [mark.link for note in notes for mark in note.marks]  # notes may refer to one that the text does not
    return all(_is_marked(note, links, page) for note in notes)


def _is_marked(note: Note, links: list[Element], page: Extents) -> bool:
    for element in page.around(note.element):
        if all(page.holds(element, link) for link in links):
            return False
        if is_of_notes(element):
            return True
    return False


def _is_the_end(notes: list[Note], page: Extents) -> bool:
    """Say if notes that nothing marks are the end of a post, as its chapters and the cells of a table are not."""
    around, first, last = page.parents[notes[0].element], notes[0].element, notes[-1].element
    if around.name in _ENTRIES or page.ends[last] != page.ends[page.root] or not _is_list(notes, page):
        return False
    if page.ends[last] - page.begins[first] > page.begins[first] or _are_in_a_row(notes, page):
        return False
    return all(_leads_back(note, first, page) and not _holds_a_section(note, page) for note in notes)


def _are_in_a_row(notes: list[Note], page: Extents) -> bool:
    """Say if most marks follow the one before with a comma or a bar between at most, as in a line of contents."""
    marks = [note.marks[0].outer for note in notes]
    close = [page.begins[two] - page.ends[one] <= 1 for one, two in pairwise(marks)]
    return 2 * sum(close) > len(close)


def _are_numbered(notes: list[Note], first: int) -> bool:
    """Say if the marks show the numbers that notes from ``first`` on will have; letters and signs stand for any."""
    shown = [bare(note.marks[0].outer.text()) for note in notes]
    return all(not text.isdecimal() or int(text) == number for number, text in enumerate(shown, first))


def _leads_back(note: Note, first: Element, page: Extents) -> bool:
    """Say if a note leads back to a mark of its own that stands in the text, before the first of the notes."""
    end = page.order[first]
    marks = [mark for mark in note.marks if mark.is_placed and mark.is_apart and page.order[mark.link] < end]
    own = {page.begins[mark.outer] for mark in marks}
    targets = [target_of(link, page) for link in note.links]
    return any(target is not None and page.begins[target] in own for target in targets)


def _holds_a_section(note: Note, page: Extents) -> bool:
    """Say if a note is a section, or has one in it, or a heading."""
    elements = [note.element, *(node for node in note.element.descendants() if isinstance(node, Element))]
    return any(element.name in _SECTIONS or _is_title(element, page) for element in elements)


def _is_title(element: Element, page: Extents) -> bool:
    """Say if an element is bold, says something, and is all that its paragraph holds."""
    if element.name not in _BOLD or not any(map(str.isalnum, element.text())):
        return False
    return page.shown(page.parents[grown(element, page)]) == page.shown(element)
