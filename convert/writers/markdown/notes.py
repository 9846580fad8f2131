"""Footnotes → Markdown."""

from __future__ import annotations

from convert.nodes import Footnote, Paragraph
from convert.writers.markdown.blocks import blocks, inside_html
from convert.writers.markdown.labels import plain_label


def footnote(note: Footnote) -> str:
    """Return a definition: a text begins beside the label, what is no text stands below it, all of it indented."""
    beside = not note.blocks or isinstance(note.blocks[0], Paragraph)
    content = blocks(inside_html(note.blocks), in_item=beside)
    indented = "\n".join(f"    {line}" if line else "" for line in content.split("\n"))
    label = f"[^{plain_label(note.label)}]:"
    return f"{label} {indented.lstrip(' ')}" if beside else f"{label}\n{indented}"
