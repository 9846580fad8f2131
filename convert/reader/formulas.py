"""Formulas in kramdown's HTML: without a math engine it writes TeX as it stands, and ``a<b`` would begin a tag.

What formulas there are besides kramdown's own is told here too; ``delimiters`` finds them.

Source: kramdown's HTML converter, ``format_as_span_html`` of a formula without an engine; every engine escapes.
"""

from __future__ import annotations

import re
from typing import Final

from convert.patterns import pattern

_BEGIN: Final = pattern(r'<(span|div)\b[^<>]*\bkdmath"[^<>]*>\$')
_SPECIAL: Final = pattern(r"<|&(?!(?:[a-z]+|#[0-9]+|#x[0-9a-f]+);)", re.ASCII | re.IGNORECASE)


def escape_formulas(html: str) -> str:
    """Escape what HTML would take for markup in the formulas of kramdown's output; linear time."""
    if 'kdmath"' not in html:  # as in most posts: no pattern need be compiled
        return html
    out: list[str] = []
    at = 0
    unclosed: set[str] = set()
    for begin in _BEGIN.finditer(html):
        name = begin.group(1)
        end = -1 if begin.start() < at or name in unclosed else html.find(f"$</{name}>", begin.end())
        if end >= 0:
            out += (html[at : begin.end()], _SPECIAL.sub(_escaped, html[begin.end() : end]))
            at = end
        elif begin.start() >= at:
            unclosed.add(name)
    return "".join((*out, html[at:])) if out else html


def _escaped(match: re.Match[str]) -> str:
    return "&lt;" if match.group() == "<" else "&amp;"


def may_hold_formulas(html: str, *, asked: bool) -> bool:
    """Say if a page's text may hold a formula between delimiters: the tree need not be searched if not."""
    return "\\(" in html or "\\[" in html or "\\begin{" in html or (asked and "$" in html)
