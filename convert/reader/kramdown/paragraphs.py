"""Paragraphs, blank lines, quotes, rules and formulas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from convert.patterns import pattern
from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.elements import Element

if TYPE_CHECKING:
    from convert.reader.kramdown.blocks import BlockParser

_QUOTE = pattern(g.QUOTE_START)
_QUOTE_MARK = pattern(r"(?m)^ {0,3}> ?")
_MATH = pattern(r" {0,3}(\\)?\$\$(.*?)\$\$(" + g.BLANKS + r"\n)?", re.DOTALL)


def read_paragraph(parser: BlockParser) -> bool:
    """Take what no other parser took: lines up to one that ends a paragraph."""
    start = parser.pos
    text, pos = parser.text, parser.text.find("\n", start) + 1
    end = parser.paragraph_end
    while pos < len(text) and not g.interrupts(end, text, pos):
        pos = text.find("\n", pos) + 1
    parser.pos = pos
    content = text[start:pos].rstrip(g.STRIP)
    last = parser.tree.children[-1] if parser.tree.children else None
    if last is not None and last.type == "p" and parser.pending is None:
        _continue(last, content, "  \n" if text.endswith("  \n", 0, start) else "\n")
        last.last = parser.line_at(pos - 1)
    else:
        element = Element("p")
        element.children.append(Element("raw_text", content.lstrip(g.STRIP)))
        parser.add(element, start)
    return True


def _continue(paragraph: Element, content: str, end: str) -> None:
    """Add lines to a paragraph: to its text, behind the line end, or to the spans that it has if it was raw HTML."""
    text = paragraph.children[-1] if paragraph.children else None
    if text is None or text.type != "raw_text":
        paragraph.children.append(Element("raw_text", content))
        return
    text.value = f"{text.value or ''}{end}{content}"


def read_bare_line(parser: BlockParser) -> None:
    """Take a line that no parser accepts (blanks, a tab, then text) as bare text."""
    start, parser.pos = parser.pos, parser.text.find("\n", parser.pos) + 1
    parser.add(Element("raw_text", parser.text[start : parser.pos]), start, takes_ial=False)


def read_blank(parser: BlockParser) -> bool:
    """Take a run of blank lines."""
    match = g.BLANK.match(parser.text, parser.pos)
    if not match:
        return False
    parser.pos = match.end()
    last = parser.tree.children[-1] if parser.tree.children else None
    if last is not None and last.type == "blank":
        last.value = (last.value or "") + match.group()  # no new element: a pending attribute list waits on
    else:
        parser.pending, parser.pending_refs = None, []
        parser.add(Element("blank", match.group()), match.start())
    return True


def read_eob(parser: BlockParser) -> bool:
    """Take the line that ends lists and quotes: ``^``."""
    match = g.EOB.match(parser.text, parser.pos)
    if not match:
        return False
    start, parser.pos = parser.pos, match.end()
    parser.pending = None
    parser.add(Element("eob"), start)
    return True


def read_quote(parser: BlockParser) -> bool:
    """Take a quote with the lazy lines below it, and parse what is in it."""
    if parser.depth >= g.MAX_BLOCK_DEPTH or not _QUOTE.match(parser.text, parser.pos):
        return False
    start = parser.pos
    pos = parser.text.find("\n", start) + 1
    while pos < len(parser.text) and not g.interrupts(g.LAZY_END_RE, parser.text, pos):
        pos = parser.text.find("\n", pos) + 1
    parser.pos = pos
    element = parser.add(Element("blockquote"), start)
    parser.parse(element, _QUOTE_MARK.sub("", parser.text[start:pos]), element.line)
    return True


def read_rule(parser: BlockParser) -> bool:
    """Take a line of three or more ``*``, ``-`` or ``_``."""
    match = g.HR.match(parser.text, parser.pos)
    if not match:
        return False
    start, parser.pos = parser.pos, match.end()
    parser.add(Element("hr"), start)
    return True


def read_math(parser: BlockParser) -> bool:
    """Take a formula that stands alone: ``$$…$$``."""
    if not parser.after_boundary():
        return False
    match = _MATH.match(parser.text, parser.pos)
    if not match:
        return False
    if match.group(1):
        if match.group(3) is not None:
            parser.pos = match.end(1)  # without the backslash it is something else
        return False
    start, parser.pos = parser.pos, match.end()
    if not parser.before_boundary():
        parser.pos = start
        return False
    parser.add(Element("math", match.group(2).strip(g.STRIP), options={"category": "block"}), start)
    return True
