"""Raw HTML at block level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.elements import Element

if TYPE_CHECKING:
    from convert.reader.kramdown.blocks import BlockParser

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_INSTRUCTION = re.compile(r"<\?.*?\?>", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
MAX_DEPTH = 64
"""Elements read as Markdown inside each other; what is deeper stays raw HTML."""

_LINE_REST = re.compile(r"[ \t]*\n")
_START = re.compile(rf" {{0,3}}(<{g.NAME})")
_CLOSE = re.compile(rf" {{0,3}}</({g.NAME})[{g.WS}]*>")


def at_close(parser: BlockParser) -> bool:
    """Say whether the closing tag of the HTML element that is being filled stands at the place; take it if so."""
    tree = parser.tree
    if tree.type != "html_element" or not tree.options.get("open"):
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
    for match in g.ATTRIBUTE.finditer(text or ""):
        name, double, single, bare = match.groups()
        value = double if double is not None else single if single is not None else bare or ""
        out[name.lower() if known else name] = value
    return out


def parse_html(parser: BlockParser) -> bool:
    """Take a comment, or an element that is no span."""
    text, pos = parser.text, parser.pos
    comment = _COMMENT.match(text, pos)
    if comment:
        parser.pos = comment.end()
        rest = _LINE_REST.match(text, parser.pos)
        parser.pos = rest.end() if rest else parser.pos
        parser.add(Element("xml_comment", comment.group(), options={"category": "block"}), pos, takes_ial=False)
        return True
    lead = _START.match(text, pos)
    if not lead:
        return False
    match = g.TAG.match(text, lead.start(1))
    if not match or match.group(1).lower() in g.SPAN_ELEMENTS:
        return False
    name = match.group(1)
    lowered = name.lower() if name.lower() in g.KNOWN else name
    element = Element(
        "html_element", lowered, attributes_of(match.group(2), known=lowered in g.KNOWN), options={"category": "block"}
    )
    parser.pos = match.end()
    parser.add(element, pos)
    _fill(parser, element, self_closed=bool(match.group(3)))
    element.last = parser.line_at(max(pos, parser.pos - 1))
    return True


def model_of(parser: BlockParser, element: Element) -> str:
    """Return how an element's body is read: raw, block or span; take the ``markdown`` attribute off."""
    own = "block" if element.value in g.MODEL_BLOCK else "span" if element.value in g.MODEL_SPAN else "raw"
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


def _fill(parser: BlockParser, element: Element, *, self_closed: bool) -> None:
    text = parser.text
    name = element.value or ""
    model = model_of(parser, element)
    element.options["model"] = model
    if name in g.RAW_TEXT:
        found = re.compile(rf"</{name}[{g.WS}]*>", re.IGNORECASE).search(text, parser.pos)
        body = text[parser.pos : found.start() if found else len(text)]
        element.children.append(Element("raw", body, options={"category": "block", "type": [], "verbatim": True}))
        parser.pos = found.end() if found else len(text)
        element.options["model"] = "raw"
        return
    if self_closed or name in g.WITHOUT_BODY:
        element.options["closed"] = True
        return
    if model == "block" and parser.depth >= MAX_DEPTH:
        parser.document.warn(
            f"'{name}' nests deeper than {MAX_DEPTH} blocks: its body is read as raw HTML", element.line
        )
        model = element.options["model"] = "raw"
    if model == "block":
        rest = _LINE_REST.match(text, parser.pos)
        parser.pos = rest.end() if rest else parser.pos
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
            parser.document.warn(f"no end tag for '{name}'", element.line)
    elif model == "span":
        found = re.compile(rf"</{re.escape(name)}[{g.WS}]*>", re.IGNORECASE).search(text, parser.pos)
        body = text[parser.pos : found.start() if found else len(text)]
        element.children.append(Element("raw_text", body))
        parser.pos = found.end() if found else len(text)
    else:
        parser.pos = fill_raw(element, text, parser.pos, parser.line_at, parser)
    rest = _LINE_REST.match(text, parser.pos)
    parser.pos = rest.end() if rest else parser.pos


def fill_raw(root: Element, text: str, pos: int, line_at: object = None, parser: BlockParser | None = None) -> int:
    """Read raw HTML up to the closing tag of ``root``; return where it ends. No recursion: tags nest as they like.

    With a parser, an element that asks for Markdown inside is read as such.
    """
    stack = [root]
    buffer: list[str] = []

    def flush() -> None:
        if buffer:
            stack[-1].children.append(Element("text", "".join(buffer), options={"raw": True}))
            buffer.clear()

    end = len(text)
    while pos < end:
        at = text.find("<", pos)
        if at < 0:
            buffer.append(text[pos:])
            pos = end
            break
        buffer.append(text[pos:at])
        pos = at
        special = _COMMENT.match(text, pos) or _INSTRUCTION.match(text, pos)
        if special:
            flush()
            stack[-1].children.append(Element("xml_comment", special.group(), options={"category": "span"}))
            pos = special.end()
            continue
        cdata = _CDATA.match(text, pos)
        if cdata:
            buffer.append(cdata.group(1).replace("&", "&amp;").replace("<", "&lt;"))
            pos = cdata.end()
            continue
        close = g.CLOSE_TAG.match(text, pos)
        if close:
            name = close.group(1)
            lowered = name.lower() if name.lower() in g.KNOWN else name
            if lowered == stack[-1].value:
                flush()
                done = stack.pop()
                pos = close.end()
                if line_at:
                    done.last = line_at(pos - 1)  # type: ignore[operator]
                if not stack:
                    return pos
                continue
            buffer.append(close.group().replace("<", "&lt;"))
            pos = close.end()
            continue
        tag = g.TAG.match(text, pos)
        if not tag:
            buffer.append("<")
            pos += 1
            continue
        flush()
        name = tag.group(1)
        lowered = name.lower() if name.lower() in g.KNOWN else name
        element = Element(
            "html_element",
            lowered,
            attributes_of(tag.group(2), known=lowered in g.KNOWN),
            options={"category": "span", "model": "raw"},
        )
        if line_at:
            element.line = element.last = line_at(pos)  # type: ignore[operator]
        stack[-1].children.append(element)
        pos = tag.end()
        asked = element.attributes.get("markdown") in ("1", "block", "span")
        if parser and asked and parser.depth + len(stack) < MAX_DEPTH:
            pos = _fill_inside(parser, stack, element, pos, self_closed=bool(tag.group(3)))
            continue
        element.attributes.pop("markdown", None)
        if lowered in g.RAW_TEXT:
            pos = _fill_verbatim(element, text, pos)
        elif tag.group(3) or lowered in g.WITHOUT_BODY:
            element.options["closed"] = True
        else:
            stack.append(element)
    flush()
    return end


def _fill_inside(parser: BlockParser, stack: list[Element], element: Element, pos: int, *, self_closed: bool) -> int:
    """Read an element that asks for Markdown inside raw HTML; the elements around it know that one is there."""
    for outer in reversed(stack):
        if outer.options.get("holds_markdown"):
            break
        outer.options["holds_markdown"] = True
    element.options = {"category": "block"}
    parser.pos = pos
    parser.depth += len(stack)
    _fill(parser, element, self_closed=self_closed)
    parser.depth -= len(stack)
    return parser.pos


def _fill_verbatim(element: Element, text: str, pos: int) -> int:
    """Read a script or a style up to its closing tag; return where it ends."""
    found = re.compile(rf"</{element.value}[{g.WS}]*>", re.IGNORECASE).search(text, pos)
    body = text[pos : found.start() if found else len(text)]
    element.children.append(Element("raw", body, options={"category": "span", "type": [], "verbatim": True}))
    return found.end() if found else len(text)
