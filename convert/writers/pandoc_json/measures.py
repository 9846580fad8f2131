"""How wide a picture may be in DOCX, where none shrinks to its place: pixels, 96 to the inch (15 twips each)."""

from __future__ import annotations

from typing import Final

TWIPS: Final = 15
"""In a pixel."""
PANDOC_LINE: Final = 7_920
"""The line in twips of which pandoc gives the columns of a table shares."""
LINE: Final = 597
"""A line of text on the page of ``docx/reference.py``."""
TALLEST: Final = 840
"""What that page takes with a caption below."""
LOW: Final = 280
"""What a picture of a gallery takes: three rows to a page."""
ITEM: Final = 48
"""The indent of an item's text at each level of lists, as pandoc numbers them: 720 twips."""
QUOTE: Final = 48
"""The indents of a quote on both sides, at most: 480 and 240 twips."""
BESIDE_BAR: Final = 520
"""Twips of a line that are outside a quote in a cell: 280 before its bar and 240 behind its text."""
DEFINITION: Final = 32
"""The indent of a definition: 480 twips."""
LEAST: Final = 16
"""A picture in the narrowest place: it can be seen that it is there."""
CELL: Final = 15
"""The margins of a cell on both sides: 216 twips."""
TIGHT_CELL: Final = 6
"""The same in a table that has no room for them: 80 twips and a hair."""
