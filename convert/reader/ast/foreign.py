"""Formulas and drawings: MathML, SVG, and the ways in which pages carry TeX."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Final

from convert.nodes import Math, MathBlock, Text
from convert.notes import Code
from convert.patterns import pattern
from convert.reader.ast.flow import Flow
from convert.reader.ast.state import Handler, Reading
from convert.reader.html import Element, Node

_DELIMITED: Final = pattern(r"\$\$(.*)\$\$|\$(.*)\$|\\\((.*)\\\)|\\\[(.*)\\\]", re.DOTALL)
UNSEEN: Final = frozenset({"svg:title", "svg:desc", "svg:metadata", "svg:style", "svg:script", "svg:defs"})
"""Elements of a drawing whose text it does not show."""
_MATH_CLASSES: Final = frozenset({"kdmath", "math"})


def formula(element: Element) -> str | None:
    """Return the TeX of an element that kramdown or pandoc marked as a formula, None if it is none."""
    if not _MATH_CLASSES.intersection(element.classes):
        return None
    text = element.text().strip()
    found = _DELIMITED.fullmatch(text)
    if not found:
        return None
    return next(part for part in found.groups() if part is not None).strip() or None


def set_once(element: Element) -> list[Node]:
    """Return what an element of KaTeX holds without its second setting, for the eye, of a formula that is MathML too.

    Source: KaTeX's ``buildKatexHTML``: ``span.katex`` holds ``span.katex-mathml``, ``span.katex-html`` or both.
    """
    if not any("katex-mathml" in child.classes for child in element.elements()):
        return element.children
    return [node for node in element.children if isinstance(node, str) or "katex-html" not in node.classes]


def math_script(element: Element, reading: Reading) -> Flow:
    """Read ``script type="math/tex"``, which MathJax 2 shows as a formula."""
    tex = element.text().strip()
    if not tex:
        return []
    return [MathBlock(tex, lines=element.lines) if "display" in element.get("type") else Math(tex)]


def mathml(element: Element, reading: Reading) -> Flow:
    """Read ``math``: the TeX that it was made from if that is there, else TeX that says the same, else its text."""
    tex = _annotated(element)
    if tex is None:
        from convert.reader.ast.mathml import to_tex  # few pages write MathML alone

        tex = to_tex(element)
    if tex:
        return [MathBlock(tex, lines=element.lines) if element.get("display") == "block" else Math(tex)]
    reading.note(Code.UNKNOWN_ELEMENT, "a MathML formula became its text", element.lines)
    return [Text(text_without(element, {"math:annotation", "math:annotation-xml"}))]


def _annotated(element: Element) -> str | None:
    """Return the TeX that an annotation has, or an alternative text that can be nothing else."""
    for node in element.descendants():
        if isinstance(node, Element) and node.name == "math:annotation" and _is_tex(node.get("encoding")):
            tex = node.text().strip()
            if tex:
                return tex
    alternative = (element.get("alttext") or element.get("alt")).strip()
    return alternative if any(sign in alternative for sign in "\\^_{") else None


def _is_tex(encoding: str) -> bool:
    """``TeX``, ``application/x-tex``, ``text/x-latex``; not ``text/plain``."""
    return "tex" in encoding.lower().replace("text", "")


def drawing(element: Element, reading: Reading) -> Flow:
    """Read ``svg``: the image that it is, else the text that it shows."""
    from convert.reader.ast.drawings import image_of  # few posts have any

    image = image_of(element)
    if image is not None:
        return [image]
    reading.note(Code.UNKNOWN_ELEMENT, "a drawing inside the text was left out, its text stays", element.lines)
    return [Text(f" {text_without(element, UNSEEN)} ")]


def text_without(element: Element, names: AbstractSet[str]) -> str:
    """Return the text inside but for that of elements of these names, each piece with a blank around it."""
    out: list[str] = []
    stack: list[Node] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            out.append(node)
        elif node.name not in names:
            stack.extend(reversed(node.children))
    return " ".join(out)


HANDLERS: Final[dict[str, Handler]] = {"script": math_script, "math:math": mathml, "svg:svg": drawing}
