"""Code spans and formulas: text that is taken as it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from convert.patterns import pattern
from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.elements import Element

if TYPE_CHECKING:
    from convert.reader.kramdown.spans import SpanParser

_CODE_RUN = pattern(r"`+")
_MATH = pattern(r"\$\$(.*?)\$\$", re.DOTALL)


def read_codespan(parser: SpanParser, element: Element) -> bool:
    """Take a code span, or its backticks as text."""
    text, pos = parser.text, parser.pos
    run = _CODE_RUN.match(text, pos)
    ticks = run.group() if run else "`"
    end = closing_ticks(text, pos, ticks, parser.missing)
    if end is None:
        parser.add_text(element, ticks)
        parser.pos += len(ticks)
        return True
    value = code_text(ticks, text[pos + len(ticks) : end])
    element.children.append(Element("codespan", value, line=parser.line))
    parser.pos = end + len(ticks)
    return True


def code_text(ticks: str, inside: str) -> str:
    """Return what a code span shows of what is between its backticks: more than one may have a blank beside them."""
    return inside if len(ticks) == 1 else inside.removeprefix(" ").removesuffix(" ")


def closing_ticks(text: str, pos: int, ticks: str, missing: dict[str, int]) -> int | None:
    """Return where the code span ends that backticks at a place begin; None if they are text, as a lone one is.

    ``missing`` keeps from where on nothing closes backticks, so that each is looked for once.
    """
    end = pos + len(ticks)
    before, after = text[max(pos - 1, 0) : pos], text[end : end + 1]
    lone = len(ticks) == 1 and not before.strip(g.WS) and not after.strip(g.WS)
    if lone or missing.get(ticks, len(text)) <= pos:
        return None
    close = text.find(ticks, end)
    if close < 0:
        missing[ticks] = pos
        return None
    return close


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
