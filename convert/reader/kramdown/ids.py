"""Automatic ids of headers."""

from __future__ import annotations

import re

from convert.identifiers import AutomaticIds
from convert.reader.kramdown.document import Document
from convert.reader.kramdown.elements import Element
from convert.reader.kramdown.entities import TYPOGRAPHY, named
from convert.slugs import LATIN

_LATIN = str.maketrans({**LATIN, "ẞ": "SS"})
"""Latin letters that Unicode does not take apart."""


def text_for_id(document: Document, element: Element) -> str:
    """Return the text of a header or a term that its id is made of: GFM takes code, formulas and symbols too."""
    return header_text(element) if document.options["input"] == "GFM" else _bare_text(element)


def _bare_text(element: Element) -> str:
    shown = ("text", "abbreviation")
    return "".join((child.value or "") if child.type in shown else _bare_text(child) for child in element.children)


def header_text(element: Element) -> str:
    """Return a header's text as GFM makes ids of it."""
    out = []
    for child in element.children:
        kind = child.type
        if kind in ("text", "codespan", "math", "raw_text", "abbreviation", "entity"):
            out.append(child.value or "")
        elif kind == "smart_quote":
            out.append(named(child.value or "") or "")
        elif kind == "typographic_sym":
            out.append(TYPOGRAPHY[child.value or ""])
        elif kind not in ("img", "footnote", "xml_comment", "comment", "raw", "br"):
            out.append(header_text(child))
    return "".join(out)


def gets_id(document: Document, header: Element) -> bool:
    """Say if the GFM parser gives a header an id, and then leaves what is in it as it is."""
    return document.options["auto_ids"] and "id" not in header.attributes


def gfm_ids(document: Document, element: Element, ids: AutomaticIds) -> None:
    """Set ids as the GFM parser does, in the main tree outside HTML elements."""
    for child in element.children:
        if child.type == "header":
            child.options["gfm"] = True
            if gets_id(document, child):
                made = ids.take(header_text(child))
                child.options["gfm_id"] = document.options["auto_id_prefix"] + made
                continue
        if child.children and child.type != "html_element":
            gfm_ids(document, child, ids)


def transliterated(text: str) -> str:
    """Return a text with Latin letters without their marks; other scripts' letters are left, as no table is at hand."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", text.translate(_LATIN))
    return "".join(char for char in plain if not unicodedata.combining(char))


def plain_id(text: str) -> str:
    """Return a text's ASCII letters, digits and ``-``, from the first letter on."""
    made = re.sub(r"(?m)^[^A-Za-z]+", "", text)
    return re.sub(r"[^A-Za-z0-9 \-]", "", made).replace(" ", "-").lower()


def kramdown_id(text: str, prefix: str, seen: dict[str, int]) -> str:
    """Return kramdown's own id of a header: numbered where it is taken."""
    made = prefix + (plain_id(text) or "section")
    number = seen[made] = seen.get(made, -1) + 1
    return f"{made}-{number}" if number else made
