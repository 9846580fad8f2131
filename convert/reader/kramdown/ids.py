"""Automatic ids of headers."""

from __future__ import annotations

import re
import unicodedata

from .document import Document
from .elements import Element
from .entities import named

_TYPO = {
    "mdash": "—",
    "ndash": "–",
    "hellip": "…",
    "laquo": "«",
    "raquo": "»",
    "laquo_space": "«\u00a0",
    "raquo_space": "\u00a0»",
}


def _is_word(char: str) -> bool:
    category = unicodedata.category(char)
    code = ord(char)
    return (
        category[0] in "LM"
        or category in ("Nd", "Nl", "Pc")
        or 0x24B6 <= code <= 0x24E9
        or 0x1F130 <= code <= 0x1F149
        or 0x1F150 <= code <= 0x1F169
        or 0x1F170 <= code <= 0x1F189
    )


def header_text(element: Element) -> str:
    out = []
    for child in element.children:
        kind = child.type
        if kind in ("text", "codespan", "math", "raw_text", "abbreviation") or kind == "entity":
            out.append(child.value or "")
        elif kind == "smart_quote":
            out.append(named(child.value or "") or "")
        elif kind == "typographic_sym":
            out.append(_TYPO[child.value or ""])
        elif kind not in ("img", "footnote", "xml_comment", "comment", "raw", "br"):
            out.append(header_text(child))
    return "".join(out)


def gfm_ids(document: Document, element: Element, seen: dict[str, int]) -> None:
    """Set ids as the GFM parser does, in the main tree outside HTML elements."""
    for child in element.children:
        if child.type == "header":
            child.options["gfm"] = True
            if document.options["auto_ids"] and "id" not in child.attributes:
                text = "".join(_lower(char) for char in header_text(child))
                kept = "".join("-" if char in " \t" else char for char in text if char in "- \t" or _is_word(char))
                number = seen.get(kept, -1) + 1
                seen[kept] = number
                result = f"{kept}-{number}" if number else kept
                child.options["gfm_id"] = document.options["auto_id_prefix"] + result if result else result
        elif child.type != "html_element":
            gfm_ids(document, child, seen)


def _lower(char: str) -> str:
    return char.lower()


def kramdown_id(text: str, prefix: str, seen: dict[str, int], fallback: str = "section") -> str:
    made = re.sub(r"(?m)^[^A-Za-z]+", "", text)
    made = re.sub(r"[^A-Za-z0-9 \-]", "", made).replace(" ", "-").lower()
    made = made or fallback
    if not made:
        return ""
    made = prefix + made
    number = seen[made] = seen.get(made, -1) + 1
    return f"{made}-{number}" if number else made
