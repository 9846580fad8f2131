"""Emphasis (``*a*``, ``__b__``) and strikethrough (``~~c~~``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from convert.patterns import pattern
from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.elements import Element

if TYPE_CHECKING:
    from convert.reader.kramdown.spans import SpanParser

_STRIKE = pattern(rf"~~(?![{g.WS}~])(.*?[^{g.WS}~])~~", re.DOTALL)
_STRIKE_END = pattern(rf"[^{g.WS}~]~~")

_RUNS = {"*": pattern(r"\*\**"), "_": pattern("__*")}  # so spelt, re looks for the first character


def _closes(run: re.Match[str], length: int) -> bool:
    """Say if a run of delimiters could close emphasis of this length; two are never taken for one."""
    count, before = len(run.group()), run.string[run.start() - 1 : run.start()]
    if count < length or (count == len("**") and length == 1 and before != "\\"):
        return False
    return count > length or (before != "" and before not in g.WS)


def _in_word(parser: SpanParser) -> bool:
    """Say if the delimiters at the place follow a letter, or a letter and ``-``; ``_`` is literal there."""
    text, at = parser.text, parser.pos - 1
    while at >= 0 and text[at] == "_":
        at -= 1
    if at > 0 and text[at] == "-":
        at -= 1
    return at >= 0 and text[at].isalpha()


def read_emphasis(parser: SpanParser, element: Element) -> bool:
    """Take emphasis, strong first where two delimiters stand, or the delimiters as text."""
    text, pos = parser.text, parser.pos
    char = text[pos]
    delimiter = char * 2 if text.startswith(char * 2, pos) else char
    after = text[pos + len(delimiter) : pos + len(delimiter) + 1]
    kind = "em" if delimiter == char else "strong"
    if (
        (char == "_" and _in_word(parser))
        or not after
        or after in g.WS
        or kind in parser.stack
        or len(parser.stack) > g.MAX_SPAN_DEPTH
    ):
        parser.add_text(element, delimiter)
        parser.pos += len(delimiter)
        return True
    if _try_emphasis(parser, element, kind, delimiter):
        return True
    if kind == "strong" and element.type != "em" and _try_emphasis(parser, element, "em", char):
        return True
    parser.pos = pos + len(delimiter)
    parser.add_text(element, delimiter)
    return True


def _try_emphasis(parser: SpanParser, element: Element, kind: str, delimiter: str) -> bool:
    text, pos = parser.text, parser.pos
    key = (kind, delimiter, pos, tuple(sorted(set(parser.stack))), element.type)
    if key in parser.failed or not _may_close(parser, delimiter, pos):
        return False
    made = Element(kind, line=parser.line)
    parser.pos = pos + len(delimiter)
    hopeless = parser.hopeless.setdefault((kind, delimiter, frozenset(parser.stack)), set())
    passed: list[int] = []

    def stops(inner: Element) -> bool:
        at = parser.pos
        if not inner.children:
            return False
        if at in hopeless or (text[at] == delimiter[0] and _closes_at(text, at, delimiter)):
            return True
        if text[at] != "{":  # what an attribute list does depends on what is before it
            passed.append(at)
        return False

    parser.stack.append(kind)
    found = parser.run(made, stops) and parser.pos not in hopeless
    parser.stack.pop()
    if not found:
        parser.pos = pos
        parser.failed.add(key)
        hopeless.update(passed)
        return False
    parser.pos += len(delimiter)
    element.children.append(made)
    return True


def _closes_at(text: str, at: int, delimiter: str) -> bool:
    """Say if a delimiter stands at a place and may close there what is not empty."""
    if not text.startswith(delimiter, at) or text[at - 1] in g.WS:
        return False
    if len(delimiter) == 1 and text.startswith(delimiter * 2, at) and not text.startswith(delimiter * 3, at):
        return False
    follow = text[at + len(delimiter) : at + len(delimiter) + 1]
    return not (delimiter[0] == "_" and follow.isalnum())


def _may_close(parser: SpanParser, delimiter: str, pos: int) -> bool:
    """Say if any later place could close the delimiter; remembered from the right end on."""
    last = parser.missing.get(delimiter)
    if last is None:
        runs = _RUNS[delimiter[0]].finditer(parser.text)
        last = max((run.end() - 1 for run in runs if _closes(run, len(delimiter))), default=-1)
        parser.missing[delimiter] = last
    return last > pos


def read_strike(parser: SpanParser, element: Element) -> bool:
    """Take GFM's strikethrough."""
    if parser.options["input"] != "GFM" or _last_strike(parser) < parser.pos + 2:
        return False
    match = _STRIKE.match(parser.text, parser.pos)
    if not match or len(parser.stack) > g.MAX_SPAN_DEPTH:
        return False
    made = Element("html_element", "del", options={"category": "span", "model": "span"}, line=parser.line)
    parser.inner(match.group(1)).parse(made)
    element.children.append(made)
    parser.pos = match.end()
    return True


def _last_strike(parser: SpanParser) -> int:
    last = parser.missing.get("strike")
    if last is None:
        last = max((match.start() for match in _STRIKE_END.finditer(parser.text)), default=-1)
        parser.missing["strike"] = last
    return last
