"""Quotes, dashes, entities, escapes and line breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from convert.patterns import pattern
from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.elements import Element
from convert.reader.kramdown.entities import ENTITY, character_of

if TYPE_CHECKING:
    from convert.reader.kramdown.spans import SpanParser

_TYPO = pattern(r"---?|\.\.\.|\\<<|\\>>|<<(?: )?|(?: )?>>")
_ESCAPED = frozenset("\\.*_+`<>()[]{}#!:|\"'$=-")
_PUNCT = r"!\"#$%'()*+,\-./:;<=>?@\[\\\]^`{|}~"
"""Punctuation of ASCII but the underscore, which is a letter here."""
_QUOTES = (
    (rf"([\"'])(?=[*_][^{g.WS}])", "open"),
    (rf"([\"'])(?=[{_PUNCT}](?!\.\.)(?!\w))", "close"),
    (rf"([{g.WS}]?)\"'(?=[A-Za-z0-9_])", "both-double"),
    (rf"([{g.WS}]?)'\"(?=[A-Za-z0-9_])", "both-single"),
    (rf"([{g.WS}]?)'(?=[0-9]{{2}}s)", "decade"),
    (rf"([{g.WS}])([\"'])(?=[A-Za-z0-9_])", "open-after"),
    (r"([^ \t\r\n\\\[{(\-])([\"'])", "close-after"),
    (rf"([\"'])(?=[{g.WS}]|s(?!\w)|\Z)", "close"),
    (r"(.?)([\"'])", "open-after"),
)
"""What stands around a quote and what it then is; the first that matches counts."""
_QUOTE = pattern("|".join(f"(?P<form{number}>{form})" for number, (form, _) in enumerate(_QUOTES)), re.DOTALL)
_KINDS = {f"form{number}": kind for number, (_, kind) in enumerate(_QUOTES)}
_BLANK_RUN = pattern(r" +")
_TYPO_NAMES = {
    "---": "mdash",
    "--": "ndash",
    "...": "hellip",
    "<<": "laquo",
    ">>": "raquo",
    "<< ": "laquo_space",
    " >>": "raquo_space",
}


def read_quote(parser: SpanParser, element: Element, before: str = "") -> bool:
    """Turn a straight quote at the place, or one character on, into a curly one; ``before`` is text that goes first."""
    match = _QUOTE.match(parser.text, parser.pos)
    if match:
        _quoted(parser, element, match, before)
    return match is not None


def _quoted(parser: SpanParser, element: Element, match: re.Match[str], before: str) -> None:
    parser.pos = match.end()
    form = match.lastgroup or ""
    kind, first = _KINDS[form], match.re.groupindex[form] + 1
    if kind in ("open", "close"):
        parser.add_text(element, before)
        _smart(parser, element, match.group(first), kind)
        return
    parser.add_text(element, before + match.group(first))
    if kind == "both-double":
        _smart(parser, element, '"', "open")
        _smart(parser, element, "'", "open")
    elif kind == "both-single":
        _smart(parser, element, "'", "open")
        _smart(parser, element, '"', "open")
    elif kind == "decade":
        _smart(parser, element, "'", "close")
    else:
        _smart(parser, element, match.group(first + 1), kind.removesuffix("-after"))


def _smart(parser: SpanParser, element: Element, quote: str, side: str) -> None:
    names = parser.options["smart_quotes"]
    name = names[(0 if side == "open" else 1) + (2 if quote == '"' else 0)]
    element.children.append(parser.document.mark("smart_quote", name))


def read_entity(parser: SpanParser, element: Element) -> bool:
    """Take an entity; a name that kramdown does not know is text."""
    match = ENTITY.match(parser.text, parser.pos)
    if not match:
        return False
    char = character_of(match)
    if char is None:  # a name that kramdown does not know is text behind an ampersand
        element.children.append(Element("entity", "&", options={"original": None}, line=parser.line))
        parser.add_text(element, match.group()[1:])
    else:
        element.children.append(Element("entity", char, options={"original": match.group()}, line=parser.line))
    parser.pos = match.end()
    return True


def _sets_symbols(parser: SpanParser) -> bool:
    return parser.options["input"] != "GFM" or "no_auto_typographic" not in parser.options["gfm_quirks"]


def read_typographic(parser: SpanParser, element: Element) -> bool:
    """Take dashes, an ellipsis or guillemets."""
    if not _sets_symbols(parser):
        return False
    match = _TYPO.match(parser.text, parser.pos)
    if not match:
        return False
    found = match.group()
    if found.startswith(" ") and found.strip() != ">>":
        return False
    element.children.append(parser.document.mark("typographic_sym", _TYPO_NAMES[found]))
    parser.pos = match.end()
    return True


def read_escape(parser: SpanParser, element: Element) -> bool:
    """Take a backslash and what it escapes, or a break of two backslashes."""
    text, pos = parser.text, parser.pos
    if text.startswith("\\\\\n", pos) and not parser.document.hard:
        return read_line_break(parser, element)
    if text.startswith(("\\<<", "\\>>"), pos) and _sets_symbols(parser):
        for char in text[pos + 1 : pos + 3]:
            original = f"&{'lt' if char == '<' else 'gt'};"
            element.children.append(Element("entity", char, options={"original": original}, line=parser.line))
        parser.pos += 3
        return True
    escaped = text[pos + 1 : pos + 2]
    if escaped in _ESCAPED or (escaped == "~" and parser.options["input"] == "GFM"):
        parser.add_text(element, text[pos + 1])
        parser.pos = pos + 2
        if parser.pos < len(text) and text[parser.pos] in "\"'":
            return read_quote(parser, element)
        return True
    return False


def read_line_break(parser: SpanParser, element: Element) -> bool:
    """Take the two characters before a line end that make it a break."""
    element.children.append(Element("br", line=parser.line))
    parser.pos += 2
    return True


def read_blanks(parser: SpanParser, element: Element) -> bool:
    """Take three blanks or more: the last two before a line end are a break."""
    match = _BLANK_RUN.match(parser.text, parser.pos)
    end = match.end() if match else parser.pos + 1
    if end < len(parser.text) and parser.text[end] == "\n" and not parser.document.hard:
        parser.add_text(element, parser.text[parser.pos : end - 2])
        parser.pos = end - 2
        return read_line_break(parser, element)
    if end < len(parser.text) and parser.text[end] in ">\"'":
        end -= 1
    parser.add_text(element, parser.text[parser.pos : end])
    parser.pos = end
    return True
