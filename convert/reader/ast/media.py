"""Images, figures, and what a page plays inside itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from convert.nodes import Figure, Image, Inlines, LineBreak, Link, Paragraph, Table, Text
from convert.notes import Code
from convert.patterns import pattern
from convert.reader.ast.code import highlighted
from convert.reader.ast.flow import Flow, Item, shows, to_blocks, to_inlines
from convert.reader.ast.image_text import text_of_image
from convert.reader.ast.parts import BLOCKS, EMBEDS
from convert.reader.ast.picture_address import address
from convert.reader.ast.space import one_line
from convert.reader.ast.state import Handler, Reading
from convert.reader.html import Element
from convert.schemes import is_safe_image, is_safe_link

_LENGTH: Final = pattern(r"\s*(\d{1,5})(?:\.\d+)?\s*(px|%)?\s*(?:!important\s*)?", re.ASCII | re.IGNORECASE)
_CAPTION_ELEMENTS: Final = frozenset({"p", "div", "span", "small"})
_LINES: Final = _CAPTION_ELEMENTS | {"em", "font", "i"}
_LINE_LENGTH: Final = 200
"""Characters of a caption that nothing but its place tells."""
_CAPTION: Final = pattern(
    r"(?:.*[-_])?(?:fig)?caption(?:[-_]text)?"
    r"|(?:.*[-_])?(?:image|img|photo|pic(?:ture)?|media|figure)[-_]?(?:desc(?:r|ription)?|title|text|note|legend)",
    re.ASCII | re.IGNORECASE,
)
"""Classes that themes, papers and WordPress give a caption."""
_TITLED: Final = frozenset({"imageblock"})
"""Asciidoctor's class of a box around an image whose ``title`` is its caption."""
_STYLE_WIDTH: Final = pattern(r"(?:^|;)\s*width\s*:([^;]*)", re.ASCII | re.IGNORECASE)


def image(element: Element, reading: Reading) -> Flow:
    """Read ``img``; one without a safe address is its alternative text."""
    alt = element.get("alt")
    url = address(element)
    if not url:
        reading.note(Code.IMAGE_MISSING, "an image without an address was left out", element.lines)
        return [Text(alt)] if alt.strip() else []
    if not is_safe_image(url):
        reading.note(Code.LINK_REFUSED, f"an image from {url[:40]!r} was left out", element.lines)
        return [Text(alt)] if alt.strip() else []
    text = text_of_image(element, url)
    if text:
        return text
    title = one_line(element.get("title")) or None
    width, percent = _width(element)
    return [Image(url, one_line(alt), title, width, percent, lines=element.lines)]


def amp_image(element: Element, reading: Reading) -> Flow:
    """Read ``amp-img``: an image, and what is inside it but for that which is shown while or where it cannot be."""
    inside = (
        node
        for node in element.children
        if isinstance(node, str) or not ({"placeholder", "fallback"} & node.attributes.keys())
    )
    return [*image(element, reading), *reading.flow(inside)]


def _width(element: Element) -> tuple[int | None, int | None]:
    """Return how wide an image is to be: in pixels, or in per cent of its room; CSS goes before the attribute."""
    styled = _STYLE_WIDTH.search(element.get("style"))
    for value in (styled.group(1) if styled else "", element.get("width")):
        found = _LENGTH.fullmatch(value)
        number = int(found.group(1)) if found else 0
        if found and number:
            return (None, min(number, 100)) if found.group(2) == "%" else (number, None)
    return None, None


# --- figures -----------------------------------------------------------------------------------------------------


def figure(element: Element, reading: Reading) -> Flow:
    """Read ``figure``: its images become figures, the last of them has the caption.

    A figure without an image is what it holds, with the caption as a paragraph before or after it.
    """
    captions = _captions(element)
    rest = [node for node in element.children if node not in captions]
    code = highlighted(Element(element.name, element.attributes, rest, element.lines), reading)
    if code:
        _set_apart(captions)
    inside = code or to_blocks(_images_apart(reading.flow(rest)), element.lines)
    caption, credit = _caption(captions, reading)
    last = next((n for n in range(len(inside) - 1, -1, -1) if _takes_caption(inside[n])), None)
    if not caption and not credit:
        return list(inside)
    if last is not None:
        return [*inside[:last], _captioned(inside[last], caption, credit, element), *inside[last + 1 :]]
    paragraphs = [Paragraph(part, lines=element.lines) for part in (caption, credit) if part]
    first = next(element.elements(), None) in captions
    return [*paragraphs, *inside] if first else [*inside, *paragraphs]


def _set_apart(captions: Iterable[Element]) -> None:
    """Put a blank between elements that stand at both ends of a line above code: its name, a link to it."""
    for caption in captions:
        inside = caption.children
        if all(isinstance(node, Element) for node in inside):
            caption.children = [part for node in inside for part in (node, " ")]


def _takes_caption(item: Item) -> bool:
    return isinstance(item, Figure | Table) and not item.caption and not (isinstance(item, Figure) and item.credit)


def _captioned(item: Item, caption: Inlines, credit: Inlines, element: Element) -> Item:
    """Give a figure or a table its caption; the credit of a table is a line of it."""
    match item:
        case Figure():
            return replace(item, caption=caption, credit=credit, lines=element.lines)
        case Table():
            return replace(item, caption=(*caption, LineBreak(), *credit) if caption and credit else caption or credit)
        case _:
            return item


def _images_apart(flow: Flow) -> Flow:
    """Put a paragraph's end between neighbouring images, so that each becomes a figure."""
    out: Flow = []
    for item in flow:
        if _is_image(item) and out and any(_is_image(other) for other in out[-2:]):
            out.extend([LineBreak(), LineBreak()])
        out.append(item)
    return out


def _is_image(item: object) -> bool:
    if isinstance(item, Link):
        return any(_is_image(child) for child in item.children)
    return isinstance(item, Image)


def is_boxed(element: Element) -> bool:
    """Say if an element is what a figure was before ``figure``: an image, a caption by its class, and nothing more.

    In ``center`` the line below the image is its caption without a class.
    """
    captions = _captions(element)
    if len(captions) != 1 or ("class" not in captions[0].attributes and element.name != "center"):
        return False
    rest = Element(element.name, children=[node for node in element.children if node not in captions])
    images = sum(isinstance(node, Element) and node.name == "img" for node in rest.descendants())
    return images == 1 and not rest.text().strip()


def _captions(element: Element) -> list[Element]:
    """Return the captions among the children of an element."""
    titled = not _TITLED.isdisjoint(element.classes)
    named = [child for child in element.elements() if _is_caption(child) or (titled and "title" in child.classes)]
    return named if named or element.name != "center" else _line_below(element)


def _line_below(element: Element) -> list[Element]:
    """Return what stands below an image, if both are all that an element holds and it is a short line."""
    shown = [node for node in element.children if (node.strip() if isinstance(node, str) else node.name != "br")]
    match shown:
        case [Element(), Element() as line] if line.name in _LINES:
            inside = {node.name for node in line.descendants() if isinstance(node, Element)}
            text = line.text().strip()
            return [line] if 0 < len(text) <= _LINE_LENGTH and inside.isdisjoint(BLOCKS | {"img"}) else []
        case _:
            return []


def _is_caption(node: Element) -> bool:
    if node.name == "figcaption":
        return True
    return node.name in _CAPTION_ELEMENTS and "class" in node.attributes and any(map(_CAPTION.fullmatch, node.classes))


def _caption(captions: list[Element], reading: Reading) -> tuple[Inlines, Inlines]:
    """Return caption and credit: what stands in an element of class ``credit`` is the credit."""
    caption: Flow = []
    credit: Flow = []
    for part in captions:
        caption += reading.flow(node for node in part.children if not _is_credit(node))
        caption += [LineBreak(), LineBreak()]
        for node in filter(_is_credit, part.children):
            credit += reading.flow([node])
    return _shown(to_inlines(caption)), _shown(to_inlines(credit))


def _is_credit(node: object) -> bool:
    return isinstance(node, Element) and "credit" in node.classes


def _shown(run: Inlines) -> Inlines:
    return run if shows(run) else ()


# --- what plays --------------------------------------------------------------------------------------------------

_WITH_FALLBACK: Final = frozenset({"object", "applet", "canvas"})
"""Elements whose content is what a page shows instead of them."""


def embed(element: Element, reading: Reading) -> Flow:
    """Read ``iframe``, ``video`` …: a link to what would have been shown there."""
    url = _source(element)
    if not url or not is_safe_link(url):
        reading.note(Code.EMBED, f"<{element.name}> without an address was left out", element.lines)
        return reading.inside(element) if element.name in _WITH_FALLBACK else []
    reading.note(Code.EMBED, f"<{element.name}> became a link to {url}", element.lines)
    label = one_line(element.get("title")) or url
    return [Link(url, (Text(label),))]


def _source(element: Element) -> str:
    own = element.get("data") if element.name == "object" else element.get("src")
    if own.strip():
        return own.strip()
    for node in element.descendants():
        if isinstance(node, Element) and node.name in {"source", "embed", "param"}:
            movie = node.name != "param" or node.get("name").lower() in {"movie", "src"}
            if movie and (url := (node.get("src") or node.get("value")).strip()):
                return url
    return element.get("data-src").strip()


HANDLERS: Final[dict[str, Handler]] = {
    **dict.fromkeys(("img", "image"), image),
    "amp-img": amp_image,
    "figure": figure,
    **dict.fromkeys(EMBEDS, embed),
}
