"""Lists and definition lists."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from convert.kinds import Numbering
from convert.nodes import Blocks, DefinitionItem, DefinitionList, Inlines, List, ListItem
from convert.normal_form import BLANKS
from convert.reader.ast.flow import Flow, to_blocks, to_inlines
from convert.reader.ast.parts import BLOCKS
from convert.reader.ast.state import Handler, Reading
from convert.reader.html import Element, Node
from convert.tightness import CLOSE, is_text


def listing(element: Element, reading: Reading) -> Flow:
    """Read ``ul``, ``ol``, ``menu``, ``dir``; what stands in them outside an item belongs to the item before it."""
    with reading.block(element.lines) as fits:
        items = _items(element, reading)
    if not fits:
        return [block for item in items for block in item.blocks]
    if not any(item.blocks for item in items):
        return []
    tight = _is_tight(element, items)
    if element.name != "ol":
        return [List(ordered=False, items=tuple(items), tight=tight, lines=element.lines)]
    start, numbered = _numbered(element, items)
    numbering = _NUMBERINGS.get(element.get("type").strip(), Numbering.DECIMAL)
    return [List(True, numbered, start, tight, numbering, lines=element.lines)]  # noqa: FBT003 - as List has it


def _items(element: Element, reading: Reading) -> list[ListItem]:
    items: list[ListItem] = []
    for node in element.children:
        if isinstance(node, Element) and node.name == "li":
            items.append(_item(node, reading))
            continue
        if isinstance(node, str) and not node.strip(BLANKS):  # as between any two items
            continue
        blocks = to_blocks(reading.flow([node]), element.lines)
        if blocks and items:
            items[-1] = replace(items[-1], blocks=(*items[-1].blocks, *blocks))
        elif blocks:
            items.append(ListItem(blocks, lines=element.lines))
    return items


def _item(element: Element, reading: Reading) -> ListItem:
    box = _task_box(element)
    blocks = reading.blocks(element)
    return ListItem(blocks, None if box is None else "checked" in box.attributes, lines=element.lines)


def _task_box(element: Element) -> Element | None:
    """Return the box that makes an item a task: a checkbox before all its text."""
    for node in element.children:
        if isinstance(node, str):
            if node.strip():
                return None
        elif node.name == "input" and node.get("type").lower() == "checkbox":
            return node
        elif node.name in {"p", "label", "span", "div"}:
            return _task_box(node)
        else:
            return None
    return None


def _numbered(element: Element, items: list[ListItem]) -> tuple[int, tuple[ListItem, ...]]:
    """Return the first number, and the items, of which only those have one that does not follow on."""
    backwards = "reversed" in element.attributes
    written = [_integer(child.get("value")) for child in element.elements() if child.name == "li"]
    written += [None] * (len(items) - len(written))
    begin = _integer(element.get("start"))
    number = begin if begin is not None else len(items) if backwards else 1
    numbers: list[int] = []
    for value in written[: len(items)]:
        number = number if value is None else value
        numbers.append(number)
        number += -1 if backwards else 1
    follows = [True, *(after == before + 1 for before, after in pairwise(numbers))]
    counted = zip(items, numbers, follows, strict=True)
    return numbers[0], tuple(item if goes_on else replace(item, number=number) for item, number, goes_on in counted)


def _integer(value: str) -> int | None:
    digits = value.strip().removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 9):  # noqa: PLR2004 - what 32 bits hold
        return None
    return int(value)


_NUMBERINGS: Final = {kind.value: kind for kind in Numbering}


def _is_tight(element: Element, items: list[ListItem]) -> bool:
    """Say if the list has no paragraphs, and nothing in it that would need the space of one."""
    if not any(is_text(block) for item in items for block in item.blocks):
        return True
    if any(child.name == "p" for item in element.elements() for child in item.elements()):
        return False
    return all(_is_close(item.blocks) for item in items)


def _is_close(blocks: Blocks) -> bool:
    if not blocks:
        return True
    first, *rest = blocks
    close = not rest or not is_text(first) or isinstance(rest[0], CLOSE)
    return close and not any(map(is_text, rest))


# --- definition lists --------------------------------------------------------------------------------------------


def definitions(element: Element, reading: Reading) -> Flow:
    """Read ``dl``; its pairs may be grouped in ``div``; what is neither term nor definition defines the last term."""
    if figures := _figures(element):
        return reading.flow(figures)
    with reading.block(element.lines) as fits:
        items = _definition_items(element, reading)
    if not fits:
        flat: Flow = []
        for item in items:
            for term in item.terms:
                flat.extend(to_blocks(term, element.lines))
            flat.extend(block for definition in item.definitions for block in definition)
        return flat
    return [DefinitionList(tuple(items), lines=element.lines)] if items else []


def _figures(element: Element) -> list[Element]:
    """Return a figure for each term, if all are images and what defines them is a line: so papers set captions."""
    out: list[Element] = []
    for node in element.elements():
        if node.name == "dt" and _is_image(node):
            out.append(Element("figure", children=list(node.children), lines=element.lines))
        elif node.name == "dd" and out and _is_line(node):
            out[-1].children.append(Element("figcaption", children=node.children, lines=node.lines))
        else:
            return []
    return out


def _is_image(element: Element) -> bool:
    images = sum(isinstance(node, Element) and node.name == "img" for node in element.descendants())
    return images == 1 and not element.text().strip()


def _is_line(element: Element) -> bool:
    blocks = [node for node in element.descendants() if isinstance(node, Element) and node.name in BLOCKS]
    return len(blocks) <= 1 and all(block.name in {"p", "div"} for block in blocks)


def _definition_items(element: Element, reading: Reading) -> list[DefinitionItem]:
    items: list[DefinitionItem] = []
    terms: list[Inlines] = []
    said: list[Blocks] = []

    def close() -> None:
        if terms or said:
            items.append(DefinitionItem(tuple(terms), tuple(said)))
        terms.clear()
        said.clear()

    for node in _entries(element):
        if isinstance(node, Element) and node.name == "dt":
            if said:
                close()
            if term := to_inlines(reading.inside(node)):
                terms.append(term)
        elif blocks := to_blocks(reading.flow([node]), element.lines):
            said.append(blocks)
    close()
    return items


def _entries(element: Element) -> list[Node]:
    out: list[Node] = []
    for node in element.children:
        if isinstance(node, Element) and node.name == "div" and any(c.name in {"dt", "dd"} for c in node.elements()):
            out.extend(node.children)
        else:
            out.append(node)
    return out


HANDLERS: Final[dict[str, Handler]] = {**dict.fromkeys(("ul", "ol", "menu", "dir"), listing), "dl": definitions}
