"""Raw HTML at block level."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from convert.patterns import pattern
from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.elements import Element, verbatim
from convert.reader.kramdown.loose_tags import LooseTags

if TYPE_CHECKING:
    from convert.reader.kramdown.blocks import BlockParser
    from convert.reader.kramdown.spans import SpanParser

_INSTRUCTION = pattern(r"<\?.*?\?>", re.DOTALL)
_LINE_REST = pattern(r"[ \t]*\n")
_CLOSE = pattern(rf" {{0,3}}</({g.NAME})[{g.WS}]*>")


def at_close(parser: BlockParser) -> bool:
    """Say if the closing tag of the HTML element that is being filled stands at the place; take it if so."""
    tree = parser.tree
    if not tree.options.get("open"):
        return False
    match = _CLOSE.match(parser.text, parser.pos)
    if not match or match.group(1).lower() != tree.value:
        return False
    parser.pos = match.end()
    tree.options["open"] = False
    return True


def attributes_of(text: str, *, known: bool) -> dict[str, str]:
    """Return the attributes of a tag; names are lower-cased where the tag's is known."""
    out: dict[str, str] = {}
    if not text:
        return out
    for match in g.ATTRIBUTE.finditer(text):
        name, double, single, bare = match.groups()
        value = double if double is not None else single if single is not None else bare or ""
        out[name.lower() if known else name] = value
    return out


def parse_html(parser: BlockParser) -> bool:
    """Take a comment, or an element that is no span."""
    text, pos = parser.text, parser.pos
    may_be_comment = text.startswith("<!", pos) and not parser.absent("-->", pos)
    comment = g.COMMENT.match(text, pos) if may_be_comment else None
    if comment:
        parser.pos = comment.end()
        _skip_line_rest(parser)
        parser.add(Element("xml_comment", comment.group(), options={"category": "block"}), pos, takes_ial=False)
        return True
    start = text.index("<", pos)
    match = g.TAG.match(text, start)
    if not match:
        return parser.loose is not None and _loose_block(parser, parser.loose, start)
    name = known_name(match.group(1))
    if name in g.SPAN_ELEMENTS:
        return False
    attributes = attributes_of(match.group(2), known=name in g.KNOWN)
    element = Element("html_element", name, attributes, options={"category": "block"})
    parser.pos = match.end()
    parser.add(element, pos)
    _fill(parser, element, self_closed=bool(match.group(3)))
    element.last = parser.line_at(max(pos, parser.pos - 1))
    if parser.document.options["html_to_native"]:
        from convert.reader.kramdown.native import to_native

        to_native(parser.document, element, parser.depth - 1)
    return True


def known_name(name: str) -> str:
    """Return a tag's name as it is compared: lower case where it is known."""
    lowered = name.lower()
    return lowered if lowered in g.KNOWN else name


def own_model(name: str) -> str:
    """Return what an element holds by its name: raw, block or span."""
    return "block" if name in g.MODEL_BLOCK else "span" if name in g.MODEL_SPAN else "raw"


def model_of(parser: BlockParser, element: Element) -> str:
    """Return how an element's body is read: raw, block or span; take the ``markdown`` attribute off."""
    own = own_model(element.value or "")
    asked = element.attributes.pop("markdown", None)
    if asked == "0":
        return "raw"
    if asked == "1":
        return own
    if asked in ("span", "block"):
        return asked
    inside_raw = parser.tree.type == "html_element" and parser.tree.options.get("model") == "raw"
    if inside_raw or not parser.document.options["parse_block_html"]:
        return "raw"
    return own


def _loose_block(parser: BlockParser, loose: LooseTags, pos: int) -> bool:
    """Take an element whose tag kramdown shows as text; what is in it goes to the page as it stands."""
    found = loose.block(pos, parser.line_at(pos))
    if not found:
        return False
    element = Element("html_element", found.name, found.attributes, options={"category": "block"})
    start, parser.pos = parser.pos, found.start
    parser.add(element, start)
    if found.attributes.get("markdown") in ("1", "block", "span"):
        _fill(parser, element, self_closed=False)
    else:
        element.children = [verbatim(parser.text[found.start : found.stop])]
        element.options["model"] = "raw"
        parser.pos = found.end
        _skip_line_rest(parser)
    element.last = parser.line_at(max(start, parser.pos - 1))
    return True


def _fill(parser: BlockParser, element: Element, *, self_closed: bool, inside_raw: bool = False) -> None:
    """Read the body of an element and, unless raw HTML is around it, the blanks to the line end behind it."""
    name = element.value or ""
    model = element.options["model"] = model_of(parser, element)
    if name in g.RAW_TEXT:
        element.options["model"] = "raw"
        parser.pos = _fill_verbatim(element, parser.text, parser.pos, "block")
        return
    if model == "block":
        _skip_line_rest(parser)
    if self_closed or name in g.WITHOUT_BODY:
        element.options["closed"] = True
        return
    if model == "block" and parser.depth >= g.MAX_BLOCK_DEPTH:
        parser.document.warn(
            f"'{name}' nests deeper than {g.MAX_BLOCK_DEPTH} blocks: its body is read as raw HTML", element.line
        )
        model = element.options["model"] = "raw"
    if model == "block":
        _fill_with_blocks(parser, element)
    elif model == "span":
        _fill_with_text(parser, element)
    else:
        parser.pos = fill_raw(parser, element, partial(_fill_inside, parser), parser.line_at)
    if not inside_raw:
        _skip_line_rest(parser)


def _skip_line_rest(parser: BlockParser) -> None:
    """Go on to the next line if only blanks stand before it."""
    rest = _LINE_REST.match(parser.text, parser.pos)
    parser.pos = rest.end() if rest else parser.pos


def _fill_with_blocks(parser: BlockParser, element: Element) -> None:
    """Read the blocks of Markdown up to the end tag of an element."""
    element.options["open"] = True
    saved, parser.tree = parser.tree, element
    saved_ial = parser.pending, parser.pending_refs
    parser.pending, parser.pending_refs = None, []
    parser.depth += 1
    parser.run()
    parser.depth -= 1
    parser.tree = saved
    parser.pending, parser.pending_refs = saved_ial
    if element.options["open"]:
        parser.document.warn(f"no end tag for '{element.value}'", element.line)


def _fill_with_text(parser: BlockParser, element: Element) -> None:
    """Take the text up to the end tag of an element: its spans are read later."""
    end_tag = re.compile(rf"</{re.escape(element.value or '')}[{g.WS}]*>", re.IGNORECASE)
    found = end_tag.search(parser.text, parser.pos)
    body = parser.text[parser.pos : found.start() if found else len(parser.text)]
    if body:
        element.children.append(Element("raw_text", body))
    parser.pos = found.end() if found else len(parser.text)


Inside: TypeAlias = Callable[[list[Element], Element, int, bool], int | None]
"""Reads an element inside raw HTML that asks for Markdown, and gives the place behind it, or None if it is too deep.

It gets the elements around it, the element, the place behind its tag, and whether that closes it.
"""


def fill_raw(
    parser: BlockParser | SpanParser, root: Element, inside: Inside, line_at: Callable[[int], int] | None = None
) -> int:
    """Read raw HTML up to the closing tag of ``root``; return where it ends. No recursion: tags nest as they like.

    ``inside`` reads what an element holds that asks for Markdown.
    """
    return _RawHtml(parser, root, inside, line_at).read()


class _RawHtml:
    """Raw HTML while it is read: the elements that are open, the text that is not yet in the tree."""

    def __init__(
        self,
        parser: BlockParser | SpanParser,
        root: Element,
        inside: Inside,
        line_at: Callable[[int], int] | None,
    ) -> None:
        self.text, self.pos, self.loose, self.absent = parser.text, parser.pos, parser.loose, parser.absent
        self.line_at, self.inside = line_at, inside
        self.inline = line_at is None
        """Say if it stands in a line: the tags of blocks and instructions are text there, and scripts hold tags."""
        self.stack, self.buffer = [root], list[str]()

    def read(self) -> int:
        """Read to the closing tag of the root, or to the end of the text."""
        while self.stack and self.pos < len(self.text):
            at = self.text.find("<", self.pos)
            self.buffer.append(self.text[self.pos : at if at >= 0 else len(self.text)])
            self.pos = at if at >= 0 else len(self.text)
            if at >= 0 and not self._markup(self.text[at + 1 : at + 2]):
                self.buffer.append("<")
                self.pos += 1
        if self.stack:
            self._flush()
        return self.pos

    def _markup(self, after: str) -> bool:
        """Take what begins at the place, by the character after its bracket; say whether it was markup."""
        if after == "/":
            return self._close()
        return self._special() if after in ("!", "?") else self._open()

    def _flush(self) -> None:
        text = "".join(self.buffer)
        if text and self.stack:
            self.stack[-1].children.append(Element("text", text))
        self.buffer.clear()

    def _matches(self, form: re.Pattern[str], end: str) -> re.Match[str] | None:
        """Match what ends in ``end``, unless that stands nowhere from here on."""
        return None if self.absent(end, self.pos) else form.match(self.text, self.pos)

    def _special(self) -> bool:
        """Take a comment, an instruction, or CDATA, which is text."""
        special = self._matches(g.COMMENT, "-->") or (None if self.inline else self._matches(_INSTRUCTION, "?>"))
        if special:
            self._flush()
            self.stack[-1].children.append(Element("xml_comment", special.group(), options={"category": "span"}))
            self.pos = special.end()
            return True
        cdata = self._matches(g.CDATA, "]]>")
        if cdata:
            self.buffer.append(cdata.group(1).replace("&", "&amp;").replace("<", "&lt;"))
            self.pos = cdata.end()
        return cdata is not None

    def _close(self) -> bool:
        """Take a closing tag: of the innermost element, else as text."""
        close = g.CLOSE_TAG.match(self.text, self.pos)
        if not close:
            return False
        at, self.pos = self.pos, close.end()
        own = known_name(close.group(1)) == self.stack[-1].value
        if self.loose and (not own or at in self.loose.ends):
            markup = self.loose.close(at, close.group())
            if markup is not None:
                self._add_markup(markup)
                return True
        if not own:
            self.buffer.append(close.group())
            return True
        self._flush()
        done = self.stack.pop()
        if self.line_at:
            done.last = self.line_at(self.pos - 1)
        return True

    def _open(self) -> bool:
        """Take a start tag and, of what holds no further HTML, all that is inside."""
        tag = g.TAG.match(self.text, self.pos)
        if not tag:
            return self._open_loose()
        name = known_name(tag.group(1))
        if self.inline and name in g.BLOCK_ONLY:
            self.buffer.append(tag.group())
            self.pos = tag.end()
            return True
        self._flush()
        attributes = attributes_of(tag.group(2), known=name in g.KNOWN)
        element = Element("html_element", name, attributes, options={"category": "span", "model": "raw"})
        if self.line_at:
            element.line = element.last = self.line_at(self.pos)
        self.stack[-1].children.append(element)
        self.pos = tag.end()
        self._enter(element, self_closed=bool(tag.group(3)))
        return True

    def _open_loose(self) -> bool:
        """Take a tag that browsers read and kramdown shows, if such tags are wanted."""
        loose = self.loose.read(self.pos, self.line_at(self.pos) if self.line_at else 0) if self.loose else None
        if loose:
            markup, self.pos = loose
            self._add_markup(markup)
        return loose is not None

    def _add_markup(self, markup: str) -> None:
        self._flush()
        self.stack[-1].children.append(verbatim(markup))

    def _enter(self, element: Element, *, self_closed: bool) -> None:
        asked = element.attributes.get("markdown") in ("1", "block", "span")
        end = self.inside(self.stack, element, self.pos, self_closed) if asked else None
        if end is not None:
            self.pos = end
            return
        element.attributes.pop("markdown", None)
        if element.value in g.RAW_TEXT and not self.inline:
            self.pos = _fill_verbatim(element, self.text, self.pos, "span")
        elif self_closed or element.value in g.WITHOUT_BODY:
            element.options["closed"] = not self.inline
        else:
            self.stack.append(element)


def _fill_inside(
    parser: BlockParser,
    stack: list[Element],
    element: Element,
    pos: int,
    self_closed: bool,  # noqa: FBT001 - as Inside has it
) -> int | None:
    """Read an element that asks for Markdown inside raw HTML; the elements around it know that one is there."""
    if parser.depth + len(stack) >= g.MAX_BLOCK_DEPTH:
        return None
    for outer in reversed(stack):
        if outer.options.get("holds_markdown"):
            break
        outer.options["holds_markdown"] = True
    element.options = {"category": "block"}
    parser.pos = pos
    parser.depth += len(stack)
    _fill(parser, element, self_closed=self_closed, inside_raw=True)
    parser.depth -= len(stack)
    return parser.pos


def _fill_verbatim(element: Element, text: str, pos: int, category: str) -> int:
    """Read a script or a style up to its closing tag; return where it ends."""
    found = re.compile(rf"</{element.value}[{g.WS}]*>", re.IGNORECASE).search(text, pos)
    body = text[pos : found.start() if found else len(text)]
    element.children.append(verbatim(body, category=category))
    return found.end() if found else len(text)
