"""Labels that an SVG writes as HTML → text of its own: drawing programs write them so, and books cannot hold them."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

_LINE: Final = frozenset(("p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote"))
_UNSEEN: Final = frozenset(("script", "style", "title", "template"))
NUMBER: Final = r"(?:[0-9]++(?:\.[0-9]++)?|\.[0-9]++)"
"""A number as drawing programs write it; possessive, so that no digit is read twice."""
_NUMBER: Final = re.compile(rf"\s*+(-?{NUMBER})\s*+(?:px)?\s*+\Z")


def label(element: etree._Element) -> etree._Element | None:
    """Return what a ``foreignObject`` says as ``text`` in the middle of its place; None if it says nothing."""
    lines = [line for line in (" ".join(part.split()) for part in _text(element).split("\n")) if line]
    if not lines:
        return None
    namespace = etree.QName(element).namespace
    x, y, width, height = (_number(element.get(name)) for name in ("x", "y", "width", "height"))
    middle = f"{x + width / 2:g}"
    made = etree.Element(f"{{{namespace}}}text", {"text-anchor": "middle", "y": f"{y + height / 2:g}"})
    if transform := element.get("transform"):
        made.set("transform", transform)
    for number, line in enumerate(lines):
        down = 1.2 if number else 0.35 - 0.6 * (len(lines) - 1)  # ems: lines 1.2 apart, about the middle of the place
        etree.SubElement(made, f"{{{namespace}}}tspan", {"x": middle, "dy": f"{down:g}em"}).text = line
    return made


def _text(element: etree._Element) -> str:
    """Return the text of HTML, a line for each of its own."""
    parts = [_in_line(element.text)]
    for child in element:
        if isinstance(child.tag, str):
            name = etree.QName(child).localname.lower()
            inside = "" if name in _UNSEEN else _text(child)
            parts.append("\n" if name == "br" else f"\n{inside}\n" if name in _LINE else inside)
        parts.append(_in_line(child.tail))
    return "".join(parts)


def _in_line(text: str | None) -> str:
    return (text or "").replace("\n", " ")


def _number(value: str | None) -> float:
    found = _NUMBER.match(value or "")
    return float(found[1]) if found else 0.0
