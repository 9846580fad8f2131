"""SVG from strangers: an allow-list of what draws; what runs, loads or links goes.

Source: SVG 2, appendix "element index"; XML is read by lxml without entities, DTDs or network.
"""

from __future__ import annotations

import re
from math import isfinite
from typing import Final

import msgspec
from lxml import etree

from convert.limits import DRAWN_PIXELS, FILTERED_PIXELS, IMAGE_PIXELS
from convert.media.svg_filters import filter_passes
from convert.media.svg_ids import settle_ids
from convert.media.svg_labels import NUMBER, label

SVG: Final = "http://www.w3.org/2000/svg"
XHTML: Final = "http://www.w3.org/1999/xhtml"
XLINK: Final = "{http://www.w3.org/1999/xlink}"

_ZOOM: Final = 2
"""Pixels drawn for one of CSS: on paper they are twice as close as on a screen."""

_SERIF: Final = "Noto Serif SC"
_SANS: Final = "Noto Sans SC"
"""The families that every installation has; for a character that they lack the other fonts are asked."""

_DROPPED: Final = "dropped"
"""The name, in no namespace, of what is to be taken out: all at once, for each by itself would move its text anew."""

_TAKEN_OUT: Final = "what runs or loads was taken out of the drawing"

# fmt: off
ELEMENTS: Final = frozenset((
    "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline",
    "polygon", "text", "tspan", "textPath", "image", "linearGradient", "radialGradient", "stop", "pattern",
    "clipPath", "mask", "marker", "filter", "style", "switch", "feBlend", "feColorMatrix", "feComponentTransfer",
    "feComposite", "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow",
    "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology",
    "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence",
))
# fmt: on

_SILENT: Final = frozenset(("metadata", "view", "flowRoot", "font", "font-face"))
"""Elements whose loss no reader sees: they draw nothing in any browser."""

_OF_LINKS: Final = frozenset(("href", "target", "download", "ping", "rel", "hreflang", "type", "referrerpolicy"))
"""What ``a`` alone says (SVG 2, 16.2)."""

_ACTIVE_CSS: Final = re.compile(
    r"\\|@import|expression\s*+\(|url\s*+\((?!\s*+(?:['\"]\s*+)?#)|-moz-binding|behavior\s*+:", re.IGNORECASE
)
"""What loads or runs; a backslash may write any of it in another way, and nothing that draws needs one."""
_LENGTH: Final = re.compile(rf"\s*+({NUMBER})\s*+(px|pt|pc|mm|cm|in|em|ex|%)?\s*+\Z")
_PIXELS: Final[dict[str, float]] = {
    "px": 1,
    "pt": 4 / 3,
    "pc": 16,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96,
    "em": 16.0,
    "ex": 8.0,
}
_DEFAULT_SIZE: Final = (300, 150)  # CSS 2.2, 10.3.2: a replaced element that says nothing of its size


class CleanedSvg(msgspec.Struct, frozen=True):
    """An SVG that draws and does nothing else, its size in CSS pixels, and what had to be done for it."""

    data: bytes
    width: int
    height: int
    changed: str = ""


def is_svg(data: bytes) -> bool:
    """Say if bytes look like SVG: an ``<svg`` element near the beginning of a text."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and b"<svg" in head


def clean_svg(data: bytes) -> CleanedSvg:
    """Read an SVG and keep what draws.

    Errors: decode.RefusedError for XML that does not parse, nests too deep, or has no size that can be had.
    """
    from convert.media.decode import RefusedError

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        collect_ids=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusedError(f"its XML cannot be read ({error})") from None
    if root.tag not in (f"{{{SVG}}}svg", "svg"):
        raise RefusedError("it is no SVG")
    if root.tag == "svg":
        raise RefusedError("it lacks the namespace of SVG")
    changed = _clean(root)
    settle_ids(root)
    size = _size(root)
    if not all(map(isfinite, size)):
        raise RefusedError("its size is no number")
    width, height = (max(round(side), 1) for side in size)
    if width * height > IMAGE_PIXELS:
        raise RefusedError(f"it has more than {IMAGE_PIXELS:,} pixels")
    root.set("width", str(width))
    root.set("height", str(height))
    etree.cleanup_namespaces(root)
    return CleanedSvg(etree.tostring(root, encoding="utf-8"), width, height, changed)


def _clean(root: etree._Element) -> str:
    """Take out what does not draw; say what a reader may miss by it."""
    said: dict[str, None] = {}
    _clean_attributes(root, said)
    _clean_children(root, said)
    etree.strip_elements(root, _DROPPED, etree.Entity, with_tail=False)
    return "; ".join(said)


def _clean_children(parent: etree._Element, said: dict[str, None]) -> None:
    for element in list(parent):
        if element.tag is etree.Entity:
            said[_TAKEN_OUT] = None
            continue
        name = etree.QName(element)
        if name.namespace == SVG and name.localname == "foreignObject":
            _set_label(element, said)
        elif name.namespace == SVG and name.localname == "a":
            _unlink(element)
            _clean_children(element, said)
        elif name.namespace != SVG or name.localname not in ELEMENTS or _is_active_style(element):
            element.tag = _DROPPED
            if name.namespace in (SVG, XHTML) and name.localname not in _SILENT:
                said[_TAKEN_OUT] = None
        else:
            _clean_attributes(element, said)
            _clean_children(element, said)


def _is_active_style(element: etree._Element) -> bool:
    """Say if a style sheet loads or runs, or holds elements: programs do not agree on what of those is its text."""
    if etree.QName(element).localname != "style":
        return False
    return len(element) > 0 or _ACTIVE_CSS.search(element.text or "") is not None


def _clean_attributes(element: etree._Element, said: dict[str, None]) -> None:
    for attribute in list(element.attrib):
        if not _allowed(str(attribute), str(element.attrib[attribute])):
            del element.attrib[attribute]
            said[_TAKEN_OUT] = None


def _set_label(element: etree._Element, said: dict[str, None]) -> None:
    """Put the text of HTML in its place; a ``switch`` that has another form of it below shows that one."""
    parent = element.getparent()
    set_anew = label(element)
    if parent is not None and etree.QName(parent).localname == "switch" and element.getnext() is not None:
        element.tag = _DROPPED
    elif set_anew is not None and parent is not None:
        set_anew.tail = element.tail
        parent.replace(element, set_anew)
        said["labels written as HTML were set as plain text"] = None
    else:
        element.tag = _DROPPED
        said[_TAKEN_OUT] = None


def _unlink(element: etree._Element) -> None:
    """Turn a link into the group, or within text the run, that it is without its address: no page follows it."""
    parent = element.getparent()
    in_text = parent is not None and etree.QName(parent).localname in ("text", "tspan", "textPath")
    element.tag = f"{{{SVG}}}{'tspan' if in_text else 'g'}"
    for attribute in list(element.attrib):
        if attribute in _OF_LINKS or str(attribute).startswith(XLINK):
            del element.attrib[attribute]


def _allowed(attribute: str, value: str) -> bool:
    name = attribute.rpartition("}")[2].lower()
    if name.startswith("on") or attribute == "{http://www.w3.org/XML/1998/namespace}base":
        return False
    if name in ("href", "src"):
        return value.strip().startswith(("#", "data:image/png;", "data:image/jpeg;", "data:image/gif;"))
    return not _ACTIVE_CSS.search(value)


def _size(root: etree._Element) -> tuple[float, float]:
    """Return the size in CSS pixels: from width and height, else from the view box; what overflows is infinite."""
    box = [_number(part) for part in re.split(r"[\s,]+", (root.get("viewBox") or "").strip())]
    view = (box[2], box[3]) if len(box) == 4 and box[2] > 0 and box[3] > 0 else None  # noqa: PLR2004 - x y w h
    width, height = _length(root.get("width")), _length(root.get("height"))
    if view and width and not height:
        height = width * view[1] / view[0]
    if view and height and not width:
        width = height * view[0] / view[1]
    if not (width and height):
        width, height = view or _DEFAULT_SIZE
    return width, height


def _length(text: str | None) -> float | None:
    found = _LENGTH.match(text or "")
    if not found or found[2] == "%":
        return None
    return float(found[1]) * _PIXELS[found[2] or "px"]


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def draw_svg(data: bytes, fonts: tuple[str, ...] = ()) -> bytes:
    """Draw a cleaned SVG to a PNG at twice its size; its text has the font files given, never the system's.

    A large one is drawn at the size that ``limits.DRAWN_PIXELS`` allows. A family that is not among the fonts gives way
    to the packaged ones: text without a font would not be drawn at all. Errors: decode.RefusedError, also for one whose
    filters would take too long.
    """
    import resvg_py

    from convert.media.decode import RefusedError

    root = etree.fromstring(data)
    width, height = int(root.get("width", "1")), int(root.get("height", "1"))
    zoom = min(_ZOOM, (DRAWN_PIXELS / (width * height)) ** 0.5)
    if filter_passes(root) * width * height * zoom**2 > FILTERED_PIXELS:
        raise RefusedError("its filters take too long to draw")
    try:
        drawn = resvg_py.svg_to_bytes(
            svg_string=data.decode(),
            zoom=zoom,
            skip_system_fonts=True,
            font_files=list(fonts),
            font_family=_SERIF,
            serif_family=_SERIF,
            cursive_family=_SERIF,
            sans_serif_family=_SANS,
            monospace_family=_SANS,
            fantasy_family=_SANS,
        )
    except Exception as error:  # noqa: BLE001 - resvg raises its own and ValueError alike
        raise RefusedError(f"it cannot be drawn ({error})") from None
    return bytes(drawn)
