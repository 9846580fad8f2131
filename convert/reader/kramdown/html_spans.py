"""Autolinks and raw HTML in spans."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from convert.patterns import pattern
from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.elements import Element, verbatim
from convert.reader.kramdown.html_blocks import attributes_of, fill_raw, known_name, own_model

if TYPE_CHECKING:
    from convert.reader.kramdown.spans import SpanParser

_AUTOLINK = pattern(r"<((?:mailto|https?|ftps?):[^\n>]+|[\w.\-]+@[\w.\-]+)>")


def read_autolink(parser: SpanParser, element: Element) -> bool:
    """Take an address in angle brackets."""
    if parser.missing.get("no address from", 0) <= parser.pos < parser.missing.get("no address to", 0):
        return False
    match = _AUTOLINK.match(parser.text, parser.pos)
    if not match:
        end = parser.text.find("\n", parser.pos)
        end = len(parser.text) if end < 0 else end
        if parser.text.find(">", parser.pos, end) < 0:
            parser.missing["no address from"], parser.missing["no address to"] = parser.pos, end
        return False
    target = match.group(1)
    mail = "@" in target and not re.match(r"(?:mailto|https?|ftps?):", target)
    shown = target.removeprefix("mailto:")
    made = Element("a", attributes={"href": f"mailto:{target}" if mail else target}, line=parser.line)
    made.children.append(Element("text", shown, options={"verbatim": True}, line=parser.line))
    element.children.append(made)
    parser.pos = match.end()
    return True


def read_html_span(parser: SpanParser, element: Element) -> bool:
    """Take a comment, an element or a stray tag."""
    text, pos = parser.text, parser.pos
    comment = None if parser.absent("-->", pos) else g.COMMENT.match(text, pos)
    if comment:
        element.children.append(Element("xml_comment", comment.group(), options={"category": "span"}, line=parser.line))
        parser.pos = comment.end()
        return True
    cdata = None if parser.absent("]]>", pos) else g.CDATA.match(text, pos)
    if cdata:
        element.children.append(Element("text", cdata.group(1), options={"cdata": True}, line=parser.line))
        parser.pos = cdata.end()
        return True
    close = g.CLOSE_TAG.match(text, pos)
    loose_end = parser.loose.close(pos, close.group()) if close and parser.loose else None
    if close and loose_end is not None:
        _add_markup(parser, element, loose_end, close.end())
        return True
    if close:
        parser.document.warn(f"found closing tag '{close.group(1)}' without an opening tag", parser.line)
        parser.add_text(element, close.group())
        parser.pos = close.end()
        return True
    if parser.absent(">", pos):
        return False
    tag = g.TAG.match(text, pos)
    if not tag:
        loose = parser.loose.read(pos, parser.line) if parser.loose else None
        if loose:
            _add_markup(parser, element, *loose)
        return loose is not None
    name = known_name(tag.group(1))
    if name in g.BLOCK_ONLY:
        parser.document.warn(f"block HTML tag '{name}' in span text", parser.line)
        parser.add_text(element, tag.group())
        parser.pos = tag.end()
        return True
    _html_element(parser, element, tag, name)
    return True


def _add_markup(parser: SpanParser, element: Element, markup: str, end: int) -> None:
    """Add what goes into the page as it stands, and go on behind it."""
    element.children.append(verbatim(markup, parser.line))
    parser.pos = end


def _html_element(parser: SpanParser, element: Element, tag: re.Match[str], name: str) -> None:
    attributes = {
        key: re.sub(r"\n+", " ", value) for key, value in attributes_of(tag.group(2), known=name in g.KNOWN).items()
    }
    asked = attributes.pop("markdown", None)
    own = "raw" if own_model(name) == "raw" else "span"
    parent_raw = element.type == "html_element" and element.options.get("model") == "raw"
    model = "raw" if parent_raw or not parser.options["parse_span_html"] else own
    if asked == "0":
        model = "raw"
    elif asked in ("1", "span"):
        model = "span" if asked == "span" else own
    made = Element("html_element", name, attributes, options={"category": "span", "model": model}, line=parser.line)
    element.children.append(made)
    parser.pos = tag.end()
    if not tag.group(3) and name not in g.WITHOUT_BODY:
        if model == "raw" or len(parser.stack) > g.MAX_SPAN_DEPTH:
            parser.pos = fill_raw(parser, made, partial(_fill_inside, parser))
        else:
            _run_inside(parser, made, name)
    if parser.options["html_to_native"]:
        from convert.reader.kramdown.native import span_to_native

        parser.join()
        span_to_native(parser.document, made, len(parser.stack))


def _fill_inside(parser: SpanParser, stack: list[Element], element: Element, pos: int, self_closed: bool) -> int | None:  # noqa: FBT001 - as Inside has it
    """Read an element that asks for Markdown inside raw HTML."""
    name, asked = element.value or "", element.attributes["markdown"]
    if asked == "block" or (asked == "1" and own_model(name) == "raw"):
        return None
    if len(parser.stack) + len(stack) > g.MAX_SPAN_DEPTH:
        return None
    del element.attributes["markdown"]
    element.options["model"] = "span"
    parser.pos = pos
    if not self_closed and name not in g.WITHOUT_BODY:
        outer, parser.stack = parser.stack, [*parser.stack, *["raw"] * len(stack)]
        _run_inside(parser, element, name)
        parser.stack = outer
    return parser.pos


def _run_inside(parser: SpanParser, made: Element, name: str) -> None:
    """Read spans up to the end tag of an element."""
    flags = re.IGNORECASE if name in g.KNOWN else 0
    closing = re.compile(rf"</{re.escape(name)}[{g.WS}]*>", flags)

    def closes(_inner: Element) -> bool:
        return (
            parser.text.startswith("</", parser.pos)
            and closing.match(parser.text, parser.pos) is not None
            and not (parser.loose and parser.pos in parser.loose.ends)
        )

    parser.stack.append("html")
    found_end = parser.run(made, closes)
    parser.stack.pop()
    if found_end:
        match = closing.match(parser.text, parser.pos)
        parser.pos = match.end() if match else parser.pos
    else:
        parser.document.warn(f"no end tag for '{name}'", parser.line)
