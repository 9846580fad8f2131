"""Drawings that stand in a page as SVG: one of a size of its own becomes the image that it would be as a file.

What runs in it stays out; the rest is cleaned where images are read, as that of any file.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from typing import Final

from convert.nodes import Figure, Image
from convert.patterns import pattern
from convert.reader.ast.foreign import UNSEEN, text_without
from convert.reader.ast.space import one_line
from convert.reader.html import Element

_NAMESPACES: Final = {
    "svg:": "http://www.w3.org/2000/svg",
    "math:": "http://www.w3.org/1998/Math/MathML",
    "": "http://www.w3.org/1999/xhtml",
}
_XLINK: Final = "http://www.w3.org/1999/xlink"
_NAME: Final = pattern(r"(?:xlink:|xml:)?[A-Za-z_][\w.-]*", re.ASCII)
"""A name that needs no other namespace than those that are declared."""
_NUMBER: Final = pattern(r"\s*([0-9]*\.?[0-9]+)\s*(px|pt|mm|cm|in)?\s*", re.ASCII)
_PIXELS: Final = {"": 1, "px": 1, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}

_SHAPES: Final = frozenset(
    {"circle", "ellipse", "foreignObject", "image", "line", "path", "polygon", "polyline", "rect", "text"}
)
_SMALLEST: Final = 48
"""CSS pixels of the longer side of a picture; what is smaller is a sign in the text or a button's."""
_OF_ICON: Final = 2
"""Shapes of an icon at most."""


def image_of(element: Element) -> Image | Figure | None:
    """Return the image that an ``svg`` element is, a figure if it is too high for a line.

    None for an icon, and for what draws nothing by itself.
    """
    width, height = _size(element)
    if element.get("aria-hidden") == "true" or max(width, height) < _SMALLEST or not _draws(element):
        return None
    image = _image(element)
    return image if height < _SMALLEST else Figure(image, lines=element.lines)


def _image(element: Element) -> Image:
    data = b64encode("".join(_written(element, "")).encode()).decode("ascii")
    return Image(f"data:image/svg+xml;base64,{data}", _name(element), lines=element.lines)


def _size(element: Element) -> tuple[float, float]:
    """Return the size in CSS pixels as far as it is said."""
    box = [*map(_pixels, element.get("viewBox").replace(",", " ").split()[2:4]), 0, 0]
    return _pixels(element.get("width")) or box[0], _pixels(element.get("height")) or box[1]


def _draws(element: Element) -> bool:
    """Say if a drawing has shapes of its own, and is no icon, whose size only the page says."""
    shapes = [node for node in _inside(element) if node.name.removeprefix("svg:") in _SHAPES]
    if _pixels(element.get("width")) or _pixels(element.get("height")):
        return bool(shapes)
    return len(shapes) > _OF_ICON or any(node.name == "svg:text" for node in shapes)


def _pixels(length: str) -> float:
    """Return a length in CSS pixels, 0 for none, and for a share of the page."""
    found = _NUMBER.fullmatch(length)
    return float(found[1]) * _PIXELS[found[2] or ""] if found else 0


def _inside(element: Element) -> Iterator[Element]:
    return (node for node in element.descendants() if isinstance(node, Element))


def _name(element: Element) -> str:
    """Return what an image is called for who cannot see it: its title, its description, else the words in it."""
    for name in ("svg:title", "svg:desc"):
        for child in element.elements():
            if child.name == name and (text := one_line(child.text())):
                return text
    return one_line(element.get("aria-label")) or one_line(text_without(element, UNSEEN))


def _written(element: Element, around: str) -> Iterator[str]:
    """Yield the XML of an element in one of the namespace ``around``."""
    prefix, colon, local = element.name.rpartition(":")
    namespace = _NAMESPACES.get(prefix + colon)
    if namespace is None or local == "script" or not _NAME.fullmatch(local):
        return
    declared = "" if namespace == around else f' xmlns="{namespace}"' + ("" if around else f' xmlns:xlink="{_XLINK}"')
    yield f"<{local}{declared}{''.join(_attributes(element))}>"
    for node in element.children:
        if isinstance(node, str):
            yield _escaped(node)
        else:
            yield from _written(node, namespace)
    yield f"</{local}>"


def _attributes(element: Element) -> Iterator[str]:
    for name, value in element.attributes.items():
        if _NAME.fullmatch(name) and not name.startswith(("xmlns", "on")):
            yield f' {name}="{_escaped(value)}"'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
