"""Attribute lists and extensions in spans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from convert.patterns import pattern
from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.attributes import merge, parse_attributes
from convert.reader.kramdown.elements import Element
from convert.reader.kramdown.extensions import extension_element

if TYPE_CHECKING:
    from convert.reader.kramdown.spans import SpanParser

_IAL = pattern(rf"\{{:(?![:/])({g.ALD_ANY}+)\}}")
_SHARED = frozenset({"smart_quote", "typographic_sym"})
_EXT = pattern(rf"\{{::(\w+)(?:[{g.WS}]({g.ALD_ANY}*?))?(/)?\}}", re.ASCII)


def read_span_extension(parser: SpanParser, element: Element) -> bool:
    """Take an attribute list of the span before it, or an extension."""
    if parser.absent("}", parser.pos):
        return False
    ext = _EXT.match(parser.text, parser.pos)
    if ext:
        return _named_extension(parser, element, ext)
    match = _IAL.match(parser.text, parser.pos)
    if not match:
        return False
    last = element.children[-1] if element.children else None
    if last is None or last.type == "text":
        parser.document.warn("span attribute list after text", parser.line)
        return False
    parser.pos = match.end()
    if last.type in _SHARED:
        return True  # a character has no tag that could carry attributes
    attributes: dict[str, str] = {}
    references: list[str] = []
    parse_attributes(match.group(1), attributes, references)
    resolved, names = parser.document.resolve(attributes, tuple(references))
    merge(last.attributes, resolved)
    last.options["refs"] = names
    return True


def _named_extension(parser: SpanParser, element: Element, match: re.Match[str]) -> bool:
    name, body, end = match.group(1), None, match.end()
    if not match.group(3):
        key = ("extension", name)
        stop = None if key in parser.failed else re.compile(rf"\{{:/(?:{re.escape(name)})?\}}").search(parser.text, end)
        if not stop:
            parser.failed.add(key)
        if stop:
            body, end = parser.text[end : stop.start()], stop.end()
        elif name in ("comment", "nomarkdown", "options"):
            parser.document.warn(f"no stop tag for extension '{name}' found", parser.line)
            return False
    attributes: dict[str, str] = {}
    parse_attributes(match.group(2) or "", attributes, [])
    made = extension_element(parser.document, name, attributes, body, "span")
    if made is None:
        return False
    if made.type != "eob":
        element.children.append(made)
    parser.pos = end
    return True
