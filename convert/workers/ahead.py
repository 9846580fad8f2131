"""Programs and fonts loaded ahead of their use, while a post is read; a failure shows when they are used.

It begins before any writer is imported, so it knows the formats of its own by name; a plug-in's engine starts when the
plug-in asks for it.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

PANDOC: Final = {"docx": "docx", "pdf": "typst"}
"""The formats that pandoc has a part in, and what it writes for each."""


def start(formats: AbstractSet[str], posts: int, *, fonts: bool) -> None:
    """Start what the formats of some posts need.

    With ``fonts`` also load the packaged ones, which Typst is given for a PDF.
    """
    if formats.isdisjoint(PANDOC):
        return
    from convert.workers import pandoc, typst

    written = [writes for to, writes in PANDOC.items() if to in formats]
    pandoc.start(written, requests=posts * len(written))
    if fonts and "pdf" in formats:
        typst.start()
