"""What makes a list tight, as kramdown reads it and Markdown is written for it."""

from __future__ import annotations

from typing import Final

from convert.nodes import Block, CodeBlock, Figure, Heading, List, Paragraph, Quote

CLOSE: Final = (List, Quote, CodeBlock, Heading)
"""Blocks that may stand below the text of an item without a blank line."""


def is_text(block: Block) -> bool:
    """Say if kramdown makes a paragraph of what is written for a block."""
    return isinstance(block, Paragraph) or (isinstance(block, Figure) and not block.caption and not block.credit)
