"""The elements of Distill's articles, which a script of theirs sets: footnotes, citations, code, formulas.

Source: distill.pub/guide; al-folio has them in Jekyll.
"""

from __future__ import annotations

from typing import Final

from convert.reader.ast.anchors import FOOTNOTE
from convert.reader.html import Element

_PREFIX: Final = "d-"
_BLOCKS: Final = frozenset(
    {"d-abstract", "d-appendix", "d-article", "d-bibliography", "d-byline", "d-contents", "d-figure", "d-title"}
)


def take_distill(body: Element) -> dict[str, Element]:
    """Make elements of HTML of Distill's; give the element that holds each footnote by its label.

    Changes the tree. Takes any depth.
    """
    found: dict[str, Element] = {}
    stack = [body]
    while stack:
        element = stack.pop()
        inside = list(element.elements())
        for child in inside:
            if child.name == "d-footnote":
                label = f"{child.name}-{len(found) + 1}"
                found[label] = Element("div", children=child.children, lines=child.lines)
                child.name, child.attributes, child.children = FOOTNOTE, {"label": label}, []
                stack.append(found[label])
            elif child.name.startswith(_PREFIX):
                _become(child)
        stack.extend(reversed(inside))
    return found


def _become(element: Element) -> None:
    is_block = "block" in element.attributes
    if element.name in _BLOCKS:
        element.name = "div"
    elif element.name == "d-cite":
        _cite(element)
    elif element.name == "d-math":
        element.name, element.attributes = "script", {"type": f"math/tex{'; mode=display' if is_block else ''}"}
    elif element.name == "d-code":
        language = element.get("language")
        element.name = "pre" if is_block else "code"
        element.attributes = {"class": f"language-{language}"} if language else {}
        element.children = [element.text().removeprefix("\n")]


def _cite(element: Element) -> None:
    """Let a citation name its sources by their keys, for the list of them is made by the page."""
    element.name = "span"
    keys = [key.strip() for key in (element.get("key") or element.get("bibtex-key")).split(",")]
    if not element.text().strip() and any(keys):
        element.children = [f"[{', '.join(filter(None, keys))}]"]
