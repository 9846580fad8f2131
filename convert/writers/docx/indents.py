"""How far from the sides of the line boxes, quotes and definitions stand."""

from __future__ import annotations

from typing import Final

QUOTE_LEFT: Final = 480
QUOTE_BAR: Final = 280
QUOTE_RIGHT: Final = 240
"""Twips from the side where lines begin to the text of a quote and to its bar, and to its text from the other side."""

INDENTS: Final = {
    "BlockText": QUOTE_LEFT,
    "BlockTextBidi": QUOTE_LEFT,
    "Definition": 480,
    "SourceCode": 100,
    "Missing": 140,
}
"""The indents of styles that may stand in a list, in twips; those of boxes leave their borders inside the line."""


def inset(identifier: str) -> str:
    """Return the indents of a box, on both sides."""
    return f'<w:ind w:left="{INDENTS[identifier]}" w:right="{INDENTS[identifier]}"/>'
