"""Marks around a definition for Word, in which pandoc gives its indent to its paragraphs alone.

By them ``docx/definitions.py`` gives it to all that the definition holds.
"""

from __future__ import annotations

from typing import Final

from convert.writers.pandoc_json.syntax import Nodes, node

BEGIN: Final = "<!--definition-->"
END: Final = "<!--/definition-->"


def bracketed(definition: Nodes) -> Nodes:
    """Return what a definition holds between the marks."""
    return [node("RawBlock", ["openxml", BEGIN]), *definition, node("RawBlock", ["openxml", END])]
