"""Indented and fenced code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.elements import Element

if TYPE_CHECKING:
    from convert.reader.kramdown.blocks import BlockParser

_CODE_LINE = re.compile(rf"(?:\t| {{4}})[^\n]*[^{g.WS}\n][^\n]*\n")
_FENCE = re.compile(r" {0,3}(([~`]){3}[~`]*)" + g.BLANKS + r"([^ \t\n\v\f\r]*)" + g.BLANKS + r"\n")
_FENCE_KRAMDOWN = re.compile(r"(~{3,})" + g.BLANKS + r"([^ \t\n\v\f\r]*)?" + g.BLANKS + r"\n")


def read_code(parser: BlockParser) -> bool:
    """Take indented code with the lazy lines below it."""
    match = _CODE_LINE.match(parser.text, parser.pos)
    if not match:
        return False
    start, parser.pos = parser.pos, code_end(parser, parser.pos)
    raw = parser.text[start : parser.pos]
    joined = re.sub(rf"\n( {{0,3}}[^{g.WS}])", r" \1", raw)
    parser.add(Element("codeblock", re.sub(r"(?m)^(?:\t| {4})", "", joined)), start)
    return True


def code_end(parser: BlockParser, pos: int) -> int:
    """Return where indented code ends: indented lines, lazy lines after them, blank runs between."""
    text, end = parser.text, pos
    while pos < len(text):
        match = _CODE_LINE.match(text, pos)
        if match:
            pos = end = match.end()
            while pos < len(text) and not g.LAZY_END_RE.match(text, pos):
                pos = end = text.find("\n", pos) + 1
            continue
        blank = g.BLANK.match(text, pos)
        if not blank:
            break
        pos = blank.end()
    return end


def read_fence(parser: BlockParser) -> bool:
    """Take a fenced block; one without a closing line is none."""
    match = (_FENCE if parser.gfm else _FENCE_KRAMDOWN).match(parser.text, parser.pos)
    if not match:
        return False
    opener = match.group(1)
    info = match.group(3 if parser.gfm else 2) or ""
    closing = re.compile(
        rf"(?m)^{' {0,3}' if parser.gfm else ''}{re.escape(opener)}{re.escape(opener[-1])}*{g.BLANKS}\n"
    )
    while True:
        found = closing.search(parser.text, match.end())
        if found or not parser.gfm or len(opener) <= len("```"):
            break
        info, opener = opener[-1] + info, opener[:-1]
        closing = re.compile(rf"(?m)^ {{0,3}}{re.escape(opener)}{re.escape(opener[-1])}*{g.BLANKS}\n")
    if not found:
        return False
    start, parser.pos = parser.pos, found.end()
    element = Element("codeblock", parser.text[match.end() : found.start()], options={"fenced": True, "info": info})
    language = info[0] + info[1:].partition("?")[0] if info else ""
    if language:
        element.attributes["class"] = f"language-{language}"
    parser.add(element, start)
    return True
