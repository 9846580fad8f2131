"""Indented and fenced code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from convert.patterns import pattern
from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.elements import Element

if TYPE_CHECKING:
    from convert.reader.kramdown.blocks import BlockParser

CODE_LINE: Final = pattern(rf"(?:\t| {{4}})[^\n]*[^{g.WS}\n][^\n]*\n")
_INDENT = pattern(r"(?m)^(?:\t| {4})")
_FENCE = pattern(r" {0,3}(([~`]){3}[~`]*)" + g.BLANKS + r"([^ \t\n\v\f\r]*)" + g.BLANKS + r"\n")
_FENCE_KRAMDOWN = pattern(r"(~{3,})" + g.BLANKS + r"([^ \t\n\v\f\r]*)?" + g.BLANKS + r"\n")
_REST: Final = {mark: pattern(mark + "*" + g.BLANKS + r"\n") for mark in "~`"}
_INDENTS: Final = ("", " ", "  ", "   ")
"""What may stand before a closing line."""

_SHORTER: Final = 32
"""An opening run without closing line is tried this many marks shorter; Ruby tries every length."""


def read_code(parser: BlockParser) -> bool:
    """Take indented code with the lazy lines below it."""
    match = CODE_LINE.match(parser.text, parser.pos)
    if not match:
        return False
    start, parser.pos = parser.pos, code_end(parser, parser.pos)
    raw = parser.text[start : parser.pos]
    joined = re.sub(rf"\n( {{0,3}}[^{g.WS}])", r" \1", raw)
    parser.add(Element("codeblock", without_indent(joined)), start)
    return True


def without_indent(text: str) -> str:
    """Return lines without the tab or the four blanks that each may begin with."""
    return _INDENT.sub("", text)


def code_end(parser: BlockParser, pos: int) -> int:
    """Return where indented code ends: indented lines, lazy lines after them, blank runs between."""
    text, end = parser.text, pos
    while pos < len(text):
        match = CODE_LINE.match(text, pos)
        if match:
            pos = end = match.end()
            while pos < len(text) and not g.interrupts(g.LAZY_END_RE, text, pos):
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
    run, info = match.group(1), match.group(3 if parser.gfm else 2) or ""
    for length in range(len(run), max(len(run) - _SHORTER, len("```") - 1) if parser.gfm else len(run) - 1, -1):
        found = _closing_line(parser, run[:length], match.end())
        if found:
            _add_fenced(parser, match.end(), found, run[length:] + info)
            return True
    return False


def _closing_line(parser: BlockParser, opener: str, pos: int) -> tuple[int, int] | None:
    """Return where the line that closes a fence begins and ends.

    What the text does not hold from a place on is not looked for again. Takes a fence of any length: it is looked for
    as it stands, for a pattern is dear to compile.
    """
    if opener in parser.unclosed:
        return None
    text, indents = parser.text, _INDENTS if parser.gfm else ("",)
    at = text.find(opener, pos)
    while at >= 0:
        line = text.rfind("\n", 0, at) + 1
        rest = _REST[opener[-1]].match(text, at + len(opener))
        if rest and text[line:at] in indents:
            return line, rest.end()
        at = text.find(opener, text.find("\n", at) + 1 or len(text))
    parser.unclosed.add(opener)
    return None


def _add_fenced(parser: BlockParser, body: int, closing: tuple[int, int], info: str) -> None:
    start, (end, parser.pos) = parser.pos, closing
    element = Element("codeblock", parser.text[body:end], options={"fenced": True, "info": info})
    if info:
        element.attributes["class"] = f"language-{info[0]}{info[1:].partition('?')[0]}"
    parser.add(element, start)
