"""Lists as Word writes them in HTML: a paragraph an item, its sign and a row of blanks before its text.

Word marks both, and only what it marked is read: the paragraph by ``mso-list`` (which list, which level) and its class,
the sign as what others ignore. A sign that is neither a bullet nor a plain number leaves its neighbours as they are.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from convert.patterns import pattern
from convert.positions import enclosing
from convert.reader.ast.state import Reading
from convert.reader.ast.styles import declarations
from convert.reader.html import Element, Node

WORD_LIST: Final = "word-list"
"""The rule of the Decision about the signs of a list."""

_PLACE: Final = pattern(r"(?P<list>l\d+) level(?P<level>\d) (?P<form>lfo\d+)", re.ASCII)
_COUNTED: Final = pattern(r"\(?(?:(?P<number>\d{1,6})|(?P<letters>[a-z]{1,6}))[.)]", re.ASCII | re.IGNORECASE)
_FIRST: Final = frozenset("aAiI")
"""Letters that begin a list: each is the ``type`` of its ``ol``."""
_BULLETS: Final = frozenset("o-–—")
"""Bullets that are letters or hyphens: Word sets the first in a fixed width."""


class _Item(msgspec.Struct, frozen=True):
    """A paragraph that is an item: its list, its level, and its sign, which counts or is a bullet."""

    paragraph: Element
    list: str
    level: int
    sign: Element
    counted: re.Match[str] | None


def make_lists(body: Element, reading: Reading) -> None:
    """Put lists in the place of the paragraphs that are their items. Changes the tree, takes any depth."""
    stack = [body]
    while stack:
        around = stack.pop()
        stack.extend(around.elements())
        if any(map(_is_marked, around.elements())):
            around.children = _with_lists(around.children, reading)


def _is_marked(element: Element) -> bool:
    return (
        element.name == "p"
        and any(name.startswith("MsoListParagraph") for name in element.classes)
        and "mso-list" in declarations(element.get("style"))
    )


def _with_lists(nodes: list[Node], reading: Reading) -> list[Node]:
    out: list[Node] = []
    run: list[Node] = []
    for node in [*nodes, None]:
        if node is not None and (not node.strip() if isinstance(node, str) else _is_marked(node)):
            run.append(node)
            continue
        items = [_item(one) for one in run if isinstance(one, Element)]
        known = [item for item in items if item is not None]
        out.extend(_lists(known, reading) if known and len(known) == len(items) else run)
        out.extend([] if node is None else [node])
        run = []
    return out


def _item(paragraph: Element) -> _Item | None:
    """Return the item that a paragraph is, None if its place or its sign says nothing."""
    place = _PLACE.fullmatch(declarations(paragraph.get("style"))["mso-list"])
    sign = _sign(paragraph)
    if place is None or sign is None:
        return None
    text = "".join(sign.text().split())
    counted = _COUNTED.fullmatch(text)
    if counted is None and (len(text) != 1 or (text.isalnum() and text not in _BULLETS)):
        return None
    return _Item(paragraph, f"{place['list']} {place['form']}", int(place["level"]), sign, counted)


def _sign(paragraph: Element) -> Element | None:
    """Return the element that holds the sign of an item."""
    spans = (node for node in paragraph.descendants() if isinstance(node, Element) and node.name == "span")
    return next((one for one in spans if declarations(one.get("style")).get("mso-list") == "ignore"), None)


def _lists(items: list[_Item], reading: Reading) -> list[Node]:
    """Make the lists that items are; one whose letters begin in the middle stays a paragraph."""
    out: list[Node] = []
    open_lists: list[tuple[_Item, Element]] = []  # the first item of each, and the list
    for item in items:
        while open_lists and not _goes_on(open_lists[-1][0], item):
            open_lists.pop()
        if not open_lists or open_lists[-1][0].level < item.level:
            made = _list(item)
            if made is None:
                open_lists.clear()
                out.append(item.paragraph)
                continue
            around = next(reversed(open_lists), None)
            (_last_item(around[1]).children if around else out).append(made)
            open_lists.append((item, made))
        _add(item, [made for _, made in open_lists], reading)
    return out


def _goes_on(first: _Item, item: _Item) -> bool:
    """Say if an item belongs to the list that another began, or to one in it."""
    if first.list != item.list or first.level > item.level:
        return False
    return first.level < item.level or (first.counted is None) == (item.counted is None)


def _list(first: _Item) -> Element | None:
    """Return the list that an item begins; letters count from the first alone, for ``i.`` may be the ninth or one."""
    if first.counted is None:
        return Element("ul", lines=first.paragraph.lines)
    letters = first.counted["letters"]
    if letters and letters not in _FIRST:
        return None
    attributes = {"type": letters} if letters else {"start": first.counted["number"]}
    return Element("ol", attributes, lines=first.paragraph.lines)


def _last_item(made: Element) -> Element:
    return next(node for node in reversed(made.children) if isinstance(node, Element))


def _add(item: _Item, open_lists: list[Element], reading: Reading) -> None:
    """Add an item to the innermost of the open lists, without its sign; all of them reach its lines."""
    paragraph, counted = item.paragraph, item.counted
    reading.repair(WORD_LIST, item.sign.text().strip(), paragraph.lines)
    item.sign.children = []
    value = {"value": counted["number"]} if counted is not None and counted["number"] else {}
    open_lists[-1].children.append(Element("li", value, paragraph.children, paragraph.lines))
    for made in open_lists:
        made.lines = enclosing(made.lines, paragraph.lines)
