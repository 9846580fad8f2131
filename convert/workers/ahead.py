"""Programs and fonts loaded ahead of their use, while a post is read; a failure shows when they are used."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from convert.workers import pandoc, typst

PANDOC: Final = {"docx": "docx", "pdf": "typst"}
"""The formats that pandoc has a part in, and what it writes for each."""


def start(formats: AbstractSet[str], *, fonts: bool) -> None:
    """Start what the formats need; with ``fonts`` also load the packaged ones, which Typst is given for a PDF."""
    pandoc.start([written for to, written in PANDOC.items() if to in formats])
    if fonts and "pdf" in formats:
        typst.start()
