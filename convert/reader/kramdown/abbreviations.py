"""Abbreviations that a text defines, found in its text."""

from __future__ import annotations

import re

from convert.reader.kramdown.document import Document
from convert.reader.kramdown.elements import Element


def replace(document: Document, root: Element) -> None:
    """Mark each abbreviation that the text defines, outside raw HTML."""
    if not document.abbreviations:
        return
    keys = sorted(document.abbreviations, key=len, reverse=True)
    alternatives = "|".join(r"[\s\u00a0\u3000]+".join(re.escape(part) for part in key.split(" ")) for key in keys)
    pattern = re.compile(rf"(?<![A-Za-z0-9_])(?:{alternatives})(?![A-Za-z0-9_])")
    _visit(document, root, pattern)


def _visit(document: Document, element: Element, pattern: re.Pattern[str]) -> None:
    raw = element.options.get("model") == "raw"
    out = []
    for child in element.children:
        if child.type == "text" and child.value and not raw:
            pos = 0
            for match in pattern.finditer(child.value):
                if match.start() > pos:
                    out.append(Element("text", child.value[pos : match.start()]))
                key = re.sub(r"\s+", " ", match.group())
                out.append(
                    Element(
                        "abbreviation",
                        match.group(),
                        {**document.abbreviation_attributes.get(key, {}), "title": document.abbreviations.get(key, "")},
                    )
                )
                pos = match.end()
            if pos:
                if pos < len(child.value):
                    out.append(Element("text", child.value[pos:]))
                continue
        else:
            _visit(document, child, pattern)
        out.append(child)
    element.children = out
