"""Blocks that Word would grow together: paragraphs with one border are one box there, tables in a row one table."""

from __future__ import annotations

from typing import Final

from convert.writers.pandoc_json.syntax import Json, Nodes, node

GAP: Final = node("RawBlock", ["openxml", '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>'])
"""A paragraph as low as one can be, with space below."""
GAP_ABOVE: Final = node("RawBlock", ["openxml", '<w:p><w:pPr><w:pStyle w:val="GapAbove"/></w:pPr></w:p>'])
"""The same with the space above."""

_CODE: Final = "Source Code"
_BORDERED: Final = ("Block Text", "Missing")
"""How the styles of ours begin that have a border; pandoc gives code its own."""


def gap_between(before: Nodes, after: Nodes) -> Nodes:
    """Return the gap that keeps two runs of blocks apart, or nothing where they stay two without it."""
    if before and after and _borders(before[-1], -1) & _borders(after[0], 0):
        return [GAP]
    return []


def _borders(block: Json, end: int) -> frozenset[str]:
    """Return the bordered styles that a block begins (``end`` 0) or ends (-1) in."""
    if block["t"] == "CodeBlock":
        return frozenset({_CODE})
    if block["t"] != "Div":
        return frozenset()
    (_, _, pairs), content = block["c"]
    own = frozenset(value for _, value in pairs if value.startswith(_BORDERED))
    return own | _borders(content[end], end) if content else own
