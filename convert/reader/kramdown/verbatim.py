"""Code spans and formulas: text that is taken as it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.elements import Element

if TYPE_CHECKING:
    from convert.reader.kramdown.spans import SpanParser

_CODE_RUN = re.compile(r"`+")
_MATH = re.compile(r"\$\$(.*?)\$\$", re.DOTALL)


def read_codespan(parser: SpanParser, element: Element) -> bool:
    """Take a code span, or its backticks as text."""
    text, pos = parser.text, parser.pos
    run = _CODE_RUN.match(text, pos)
    ticks = run.group() if run else "`"
    simple = len(ticks) == 1
    after = text[pos + len(ticks) : pos + len(ticks) + 1]
    if simple and (pos == 0 or text[pos - 1] in g.WS) and (not after or after in g.WS):
        parser.add_text(element, ticks)
        parser.pos += 1
        return True
    key = ("code", len(ticks))
    end = -1 if parser.missing.get(str(key), len(text) + 1) <= pos else text.find(ticks, pos + len(ticks))
    if end < 0:
        parser.missing[str(key)] = min(parser.missing.get(str(key), pos), pos)
        parser.add_text(element, ticks)
        parser.pos += len(ticks)
        return True
    value = text[pos + len(ticks) : end]
    if not simple:
        value = value.removeprefix(" ")
        value = value.removesuffix(" ")
    element.children.append(Element("codespan", value, line=parser.line))
    parser.pos = end + len(ticks)
    return True


def read_math(parser: SpanParser, element: Element) -> bool:
    """Take a formula in a line: ``$$…$$``."""
    if not parser.text.startswith("$$", parser.pos) or parser.absent("$$", parser.pos + 2):
        return False
    match = _MATH.match(parser.text, parser.pos)
    if not match:
        return False
    element.children.append(
        Element("math", match.group(1).strip(g.STRIP), options={"category": "span"}, line=parser.line)
    )
    parser.pos = match.end()
    return True
