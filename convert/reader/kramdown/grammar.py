r"""Patterns that several parsers share: blanks, names, line ends of blocks, the element sets of HTML.

Ruby's ``\\s`` and ``\\w`` are ASCII; here every class names its characters. A pattern is matched at a place, never
searched with ``^``: a place is a line start because the parser stands there.
"""

from __future__ import annotations

import re
from typing import Final

from convert.patterns import pattern

WS: Final = " \t\n\v\f\r"
"""White space of Ruby's ``\\s``; no-break and ideographic blanks are text."""

STRIP: Final = WS + "\0"
"""What Ruby's ``strip`` takes off."""

MAX_BLOCK_DEPTH: Final = 64
"""Blocks inside each other; what is deeper stays text or raw HTML."""
MAX_SPAN_DEPTH: Final = 60
"""Spans inside each other; what is deeper is text or raw HTML."""
MAX_READ_IN_VAIN: Final = 300_000
"""Places of one text that may be looked at for links that are none: a second, where kramdown takes minutes."""

BLANKS: Final = r"[ \t\v\f\r]*"
NAME: Final = r"(?:[^\W\d][\w.\-]*:)?[^\W\d][\w.\-]*"
ID: Final = r"[A-Za-z0-9_][A-Za-z0-9_\-]*"
ALD_ANY: Final = r"(?:\\\}|[^}])"

SPAN_ELEMENTS: Final = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "big",
        "bdo",
        "br",
        "button",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "option",
        "q",
        "rb",
        "rbc",
        "rp",
        "rt",
        "rtc",
        "ruby",
        "samp",
        "select",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
    ]
)
BLOCK_ONLY: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "applet",
        "body",
        "blockquote",
        "caption",
        "col",
        "colgroup",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "head",
        "iframe",
        "legend",
        "menu",
        "li",
        "main",
        "map",
        "nav",
        "ol",
        "optgroup",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tfoot",
        "tr",
        "ul",
    ]
)
WITHOUT_BODY: Final = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "command",
        "embed",
        "hr",
        "img",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
MODEL_BLOCK: Final = frozenset(
    [
        "address",
        "applet",
        "article",
        "aside",
        "blockquote",
        "body",
        "dd",
        "details",
        "div",
        "dl",
        "fieldset",
        "figure",
        "figcaption",
        "footer",
        "form",
        "header",
        "hgroup",
        "iframe",
        "li",
        "main",
        "map",
        "menu",
        "nav",
        "noscript",
        "object",
        "section",
        "summary",
        "td",
    ]
)
MODEL_SPAN: Final = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdo",
        "big",
        "button",
        "cite",
        "caption",
        "del",
        "dfn",
        "dt",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "i",
        "ins",
        "label",
        "legend",
        "optgroup",
        "p",
        "q",
        "rb",
        "rbc",
        "rp",
        "rt",
        "rtc",
        "ruby",
        "select",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "th",
        "tt",
    ]
)
RAW_TEXT: Final = frozenset(["script", "style"])
KNOWN: Final = (
    SPAN_ELEMENTS
    | BLOCK_ONLY
    | WITHOUT_BODY
    | MODEL_BLOCK
    | MODEL_SPAN
    | frozenset(["script", "style", "math", "option", "textarea", "pre", "code", "kbd", "samp", "var"])
)

_SPAN_TAGS: Final = SPAN_ELEMENTS | {"script"}
"""Elements whose tags may begin a line of a paragraph."""
HTML_LINE: Final = rf"<(?=/?(?P<tag>\w+))(?:{NAME}|/{NAME}[{WS}]*>)"
"""A tag that ends a paragraph, unless it is one of a span: see ``interrupts``."""

IAL_INNER: Final = rf"\{{:(?![:/])({ALD_ANY}+)\}}"
IAL_LINE: Final = rf" {{0,3}}{IAL_INNER}{BLANKS}\n"
BLANK_LINE: Final = rf"{BLANKS}\n"
EOB_LINE: Final = rf"\^{BLANKS}\n"
LAZY_END: Final = rf"{BLANK_LINE}|{IAL_LINE}|{EOB_LINE}| {{0,3}}{HTML_LINE}|\Z"

LIST_START: Final = r" {0,3}(?:[+*\-]|[0-9]+\.)[\t |]"
ATX_START: Final = r"\#{1,6}[ \t]"
QUOTE_START: Final = r" {0,3}>"
FENCE_START: Final = r" {0,3}[~`]{3}"
DEFINITION_START: Final = r" {0,3}:[\t |]"

BOUNDARY: Final = pattern(rf"{BLANK_LINE}|{EOB_LINE}|{IAL_LINE}|\Z")
BLANK: Final = pattern(rf"(?:{BLANKS}\n)+")
EOB: Final = pattern(EOB_LINE)
HR: Final = pattern(r" {0,3}(?:\*[ \t]*\*[ \t]*\*[ \t*]*|-[ \t]*-[ \t]*-[ \t\-]*|_[ \t]*_[ \t]*_[ \t_]*)\n")
TAG: Final = pattern(rf"<({NAME})((?:[{WS}]+{NAME}(?:[{WS}]*=[{WS}]*(?:\"[^\"]*\"|'[^']*'|\w+))?)*)[{WS}]*(/)?>")
ATTRIBUTE: Final = pattern(rf"[{WS}]+({NAME})(?:[{WS}]*=[{WS}]*(?:\"([^\"]*)\"|'([^']*)'|(\w+)))?")
COMMENT: Final = pattern(r"<!--.*?-->", re.DOTALL)
CDATA: Final = pattern(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
CLOSE_TAG: Final = pattern(rf"</({NAME})[{WS}]*>")
LAZY_END_RE: Final = pattern(LAZY_END)


def interrupts(end: re.Pattern[str], text: str, pos: int) -> bool:
    """Say if a form with ``HTML_LINE`` in it matches at a place, by more than a tag of a span."""
    found = end.match(text, pos)
    return found is not None and found["tag"] not in _SPAN_TAGS


def plain_text(besides: str = "") -> str:
    """Return an expression for text in which no span begins or ends; ``besides`` are more characters that end it.

    A blank, dot, dash and the like are plain but where a quote, or more of them, make typography of them. Words with
    single blanks between them are most of any text, and taken in one.
    """
    word = rf"[^*_`<\[!\"'$&\\~{{\-.>\n {besides}]++"
    return rf"(?:{word}(?: {word})*+" + r"""| (?![ "'>])|\.(?!\.\.|["'])|-(?![-"'])|>(?![>"'])|!(?![\["']))++"""
