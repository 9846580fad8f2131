"""Bullet, ordered and definition lists, with kramdown's indentation, laziness and looseness."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from convert.patterns import pattern
from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.attributes import parse_attributes
from convert.reader.kramdown.elements import Element

if TYPE_CHECKING:
    from convert.reader.kramdown.blocks import BlockParser

_BULLET = pattern(r"( {0,3}[+*\-])([\t |][^\n]*\n)")
_NUMBER = pattern(r"( {0,3}[0-9]+\.)([\t |][^\n]*\n)")
_START = pattern(g.LIST_START)
_DEFINITION = pattern(r"( {0,3}:)([\t |][^\n]*\n)")
_ITEM_IAL = pattern(rf"[{g.WS}]*\{{:(?!(?:{g.ID})?:|/)({g.ALD_ANY}+)\}}[{g.WS}]*")
_LINE = pattern(rf"[^\n]*[^{g.WS}\n][^\n]*\n")
_TASK = pattern(rf"[{g.WS}]*\[([ xX])\][{g.WS}]+")


@lru_cache(maxsize=256)
def _patterns(indentation: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what continues an item of this indentation, its indented content, and what no lazy line begins with."""
    quotient, rest = divmod(indentation, 4)
    indent = r"(?:\t| {4})"
    content = re.compile(rf"(?:{indent}{{{quotient}}} {{{rest}}}|{indent}{{{quotient + 1}}})[^\n]*[^{g.WS}\n][^\n]*\n")
    return content, re.compile(rf" {{0,{min(indentation, 3)}}}(?:{g.IAL_INNER}{g.BLANKS}\n|{g.HTML_LINE})")


def _continuation(text: str, pos: int, indentation: int, *, lazy: bool) -> re.Match[str] | None:
    """Match a line that continues an item of this indentation; a ``lazy`` one need not be indented."""
    content, never_lazy = _patterns(indentation)
    found = content.match(text, pos)
    if found or not lazy or g.interrupts(never_lazy, text, pos):
        return found
    return _LINE.match(text, pos)


def _first_line(marker: str, rest: str) -> tuple[int, str]:
    """Return an item's indentation and its content, from its marker and the rest of its first line."""
    stripped = rest.strip(g.WS)
    ial = _ITEM_IAL.match(rest) if "{:" in rest else None
    if not stripped or (ial and not rest[ial.end() :].strip(g.WS)):
        return 4, rest.lstrip(g.WS)
    column, width = len(marker), 0
    for char in rest:
        if char == " ":
            width += 1
        elif char == "\t":
            width += 4 - (column + width) % 4
        else:
            break
    return column + width, rest.lstrip(" \t\v\f\r")


def _item_attributes(item: Element, content: str) -> str:
    """Give an item or a term the attribute list that its text begins with; return the rest of the text."""
    match = _ITEM_IAL.match(content) if "{:" in content else None
    if not match:
        return content
    references: list[str] = []
    attributes: dict[str, str] = {}
    parse_attributes(match.group(1), attributes, references)
    item.options["ial"] = (attributes, tuple(references))
    return content[match.end() :]


class _Items:
    """The items of a list while its lines are read: each with chunks of text and the line where each begins."""

    def __init__(self, parser: BlockParser, item_type: str) -> None:
        self.parser, self.type = parser, item_type
        self.items: list[tuple[Element, list[list[str]], list[int]]] = []

    def begin(self, match: re.Match[str]) -> int:
        indentation, content = _first_line(match.group(1), match.group(2))
        item = Element(self.type)
        item.line = item.last = self.parser.line_at(match.start())
        content = _item_attributes(item, content)
        self.items.append((item, [[content]], [item.line if content else item.line + 1]))
        return indentation

    def add(self, line: str, at: int, *, chunk: bool = False) -> None:
        item, chunks, lines = self.items[-1]
        if chunk:
            chunks.append([])
            lines.append(self.parser.line_at(at))
        chunks[-1].append(line)
        item.last = self.parser.line_at(at)


def _dedented(line: str, indentation: int) -> tuple[str, bool]:
    """Return a content line without its item's indentation, and whether it had it."""
    bare = line.lstrip("\t")
    line = "    " * (len(line) - len(bare)) + bare
    if line.startswith(" " * indentation):
        return line[indentation:], True
    return line, False


def parse_list(parser: BlockParser) -> bool:
    """Take a bullet or ordered list."""
    if parser.depth >= g.MAX_BLOCK_DEPTH or not _START.match(parser.text, parser.pos):
        return False
    start = parser.pos
    ordered = _NUMBER.match(parser.text, start) is not None
    pattern = _NUMBER if ordered else _BULLET
    items = _Items(parser, "li")
    eob = _read_items(parser, items, pattern)
    element = parser.add(Element("ol" if ordered else "ul"), start)
    element.children = [item for item, _, _ in items.items]
    for item, chunks, lines in items.items:
        for chunk, line in zip(chunks, lines, strict=True):
            parser.parse(item, "".join(chunk), line)
    trailing = _settle(element, eob=eob)
    if parser.gfm:
        _mark_tasks(element)
    if trailing and not eob:
        parser.tree.children.append(trailing)
    return True


def _read_items(parser: BlockParser, items: _Items, pattern: re.Pattern[str]) -> bool:
    text, end = parser.text, len(parser.text)
    nested = blank = False
    indentation = 0
    while parser.pos < end:
        pos = parser.pos
        if blank and g.HR.match(text, pos):
            return False
        eob = g.EOB.match(text, pos)
        if eob:
            parser.pos = eob.end()
            return True
        match = _marker(pattern, text, pos, indentation)
        if match:
            parser.pos = match.end()
            indentation = items.begin(match)
            blank = False
            nested = _START.match(items.items[-1][1][0][0]) is not None
            continue
        found = _continuation(text, pos, indentation, lazy=not blank)
        if found:
            parser.pos = found.end()
            line, indented = _dedented(found.group(), indentation)
            starts = _START.match(line) is not None
            if not nested and indented and starts:
                items.add(line, pos, chunk=True)
                nested = True
            else:
                if nested and not indented and starts:
                    line = " " * (indentation + 4) + line
                items.add(line, pos)
            blank = False
            continue
        run = g.BLANK.match(text, pos)
        if not run:
            break
        parser.pos = run.end()
        nested = blank = True
        items.add(run.group(), pos)
    return False


def _marker(pattern: re.Pattern[str], text: str, pos: int, indentation: int) -> re.Match[str] | None:
    """Match an item's first line, indented less than what the item before holds; 0 says that none is before."""
    match = pattern.match(text, pos)
    allowed = min(indentation - 1, 3) if indentation else 3
    return match if match and len(match[1]) - len(match[1].lstrip(" ")) <= allowed else None


def _settle(element: Element, *, eob: bool) -> Element | None:
    """Decide for each item whether its first paragraph is bare; return the blank that belongs after the list."""
    count = len(element.children)
    earlier = False
    trailing: Element | None = None
    for index, item in enumerate(element.children):
        kids = item.children
        last = index == count - 1
        if len(kids) > 1 and kids[0].type == "p" and kids[1].type == "eob" and kids[1].value == "ial":
            del kids[1]
        if not kids or kids[0].type != "p":
            bare = False
            earlier = True
        else:
            second = kids[1] if len(kids) > 1 else None
            bare = (second is None or second.type != "blank" or (last and kids[-1] is second and not eob)) and (
                not last or count == 1 or earlier
            )
            if bare:
                kids[0].options["transparent"] = True
                earlier = True
                if second is not None and second.type != "blank":
                    _end_line(kids[0])
        if kids and kids[-1].type == "blank":
            trailing = kids.pop()
        elif kids:
            trailing = None
    return trailing


def _source(element: Element) -> Element | None:
    """Return the text that a paragraph begins with; what was raw HTML may begin with something else."""
    first = element.children[0] if element.type == "p" and element.children else None
    return first if first and first.type in ("raw_text", "text") else None


def _end_line(paragraph: Element) -> None:
    """Set a line end behind the text of a bare paragraph, since a block follows."""
    text = _source(paragraph)
    if text:
        text.value = f"{text.value or ''}\n"


def _mark_tasks(element: Element) -> None:
    task = False
    for item in element.children:
        raw = _source(item.children[0]) if item.children else None
        if not raw:
            continue
        match = _TASK.match(raw.value or "") if "[" in (raw.value or "") else None
        if match:
            task = True
            checked = ' checked="checked"' if match.group(1) in "xX" else ""
            box = f'<input type="checkbox" class="task-list-item-checkbox" disabled="disabled"{checked} />'
            raw.value = (raw.value or "")[match.end() :]
            item.children[0].children.insert(0, Element("raw", box, options={"category": "span", "type": []}))
        if task:
            item.options["task"] = True
    if task:
        element.options["task"] = True


def parse_definition_list(parser: BlockParser) -> bool:
    """Take definitions; the paragraph before them gives the terms."""
    children = parser.tree.children
    if parser.depth >= g.MAX_BLOCK_DEPTH or not _DEFINITION.match(parser.text, parser.pos) or not children:
        return False
    after_blank = False
    if children[-1].type == "blank" and children[-1].value == "\n" and len(children) > 1 and children[-2].type == "p":
        after_blank = True
        paragraph = children[-2]
    elif children[-1].type == "p":
        paragraph = children[-1]
    else:
        return False
    if len(paragraph.children) != 1 or not _source(paragraph):
        return False  # a paragraph of raw HTML gives no terms
    del children[-2 if after_blank else -1 :]
    parser.pending, parser.pending_refs = None, []  # used up, and lost
    terms = _terms(paragraph)
    items = _Items(parser, "dd")
    looses: list[bool] = []
    _read_definitions(parser, items, looses, after_blank=after_blank)
    element = Element("dl")
    element.line, element.last = paragraph.line, parser.line_at(parser.pos - 1)
    if "ial" in paragraph.options:
        element.options["ial"] = paragraph.options["ial"]
    element.children = [*terms, *(item for item, _, _ in items.items)]
    trailing: Element | None = None
    for (item, chunks, lines), loose in zip(items.items, looses, strict=True):
        parser.parse(item, "".join(chunks[0]), lines[0])
        if item.children:
            trailing = item.children.pop() if item.children[-1].type == "blank" else None
        if not loose and item.children and item.children[0].type == "p":
            item.children[0].options["transparent"] = True
            if len(item.children) > 1:
                _end_line(item.children[0])
    _join_lists(parser, element)
    if trailing:
        parser.tree.children.append(trailing)
    return True


def _terms(paragraph: Element) -> list[Element]:
    terms = []
    for offset, line in enumerate((paragraph.children[0].value or "").split("\n")):
        term = Element("dt", line=paragraph.line + offset)
        term.children.append(Element("raw_text", _item_attributes(term, line)))
        terms.append(term)
    return terms


def _read_definitions(parser: BlockParser, items: _Items, looses: list[bool], *, after_blank: bool) -> None:
    text, end = parser.text, len(parser.text)
    indentation, blank = 0, after_blank
    while parser.pos < end:
        pos = parser.pos
        match = _marker(_DEFINITION, text, pos, indentation)
        if match:
            looses.append(blank)
            parser.pos = match.end()
            indentation = items.begin(match)
            blank = False
            continue
        if g.EOB.match(text, pos):
            break
        found = _continuation(text, pos, indentation, lazy=not blank)
        if found:
            parser.pos = found.end()
            items.add(_dedented(found.group(), indentation)[0], pos)
            blank = False
            continue
        run = g.BLANK.match(text, pos)
        if not run:
            break
        parser.pos = run.end()
        items.add(run.group(), pos)
        blank = True


def _join_lists(parser: BlockParser, element: Element) -> None:
    children = parser.tree.children
    before = children[-1] if children else None
    if before is not None and before.type == "blank" and len(children) > 1:
        before = children[-2]
    if before is not None and before.type == "dl":
        if children[-1].type == "blank":
            children.pop()
        before.children.extend(element.children)
        before.last = element.last
    else:
        children.append(element)
