"""Automatic ids of headers."""

from __future__ import annotations

import re

from convert.identifiers import AutomaticIds
from convert.reader.kramdown.document import Document
from convert.reader.kramdown.elements import Element
from convert.reader.kramdown.entities import TYPOGRAPHY, named


def header_text(element: Element) -> str:
    """Return a header's text as ids are made of it."""
    out = []
    for child in element.children:
        kind = child.type
        if kind in ("text", "codespan", "math", "raw_text", "abbreviation") or kind == "entity":
            out.append(child.value or "")
        elif kind == "smart_quote":
            out.append(named(child.value or "") or "")
        elif kind == "typographic_sym":
            out.append(TYPOGRAPHY[child.value or ""])
        elif kind not in ("img", "footnote", "xml_comment", "comment", "raw", "br"):
            out.append(header_text(child))
    return "".join(out)


def gfm_ids(document: Document, element: Element, ids: AutomaticIds) -> None:
    """Set ids as the GFM parser does, in the main tree outside HTML elements."""
    for child in element.children:
        if child.type == "header":
            child.options["gfm"] = True
            if document.options["auto_ids"] and "id" not in child.attributes:
                made = ids.take(header_text(child))
                child.options["gfm_id"] = document.options["auto_id_prefix"] + made if made else made
        elif child.children and child.type != "html_element":
            gfm_ids(document, child, ids)


def kramdown_id(text: str, prefix: str, seen: dict[str, int], fallback: str = "section") -> str:
    """Return kramdown's own id of a text: ASCII letters, digits, ``-``; numbered where it is taken."""
    made = re.sub(r"(?m)^[^A-Za-z]+", "", text)
    made = re.sub(r"[^A-Za-z0-9 \-]", "", made).replace(" ", "-").lower()
    made = made or fallback
    if not made:
        return ""
    made = prefix + made
    number = seen[made] = seen.get(made, -1) + 1
    return f"{made}-{number}" if number else made
