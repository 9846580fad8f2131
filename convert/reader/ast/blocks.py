"""Elements that are blocks, but for lists, tables, code and media."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from msgspec.structs import replace

from convert.kinds import ParagraphKind
from convert.nodes import Block, Heading, Image, Inlines, LineBreak, MathBlock, Paragraph, Quote, Strong, ThematicBreak
from convert.normal_form import on_one_line
from convert.reader.ast.code import highlighted
from convert.reader.ast.flow import Flow, shows, to_inlines
from convert.reader.ast.foreign import formula
from convert.reader.ast.parts import BLOCKS
from convert.reader.ast.space import collapse
from convert.reader.ast.state import Handler, Reading
from convert.reader.ast.styles import alignment
from convert.reader.html import Element

_NOTICES: Final = frozenset({
    "notice", "alert", "callout", "admonition", "box-note", "box-warning", "box-error", "box-success", "bs-callout",
    "custom-block", "kg-callout-card", "markdown-alert",
})  # fmt: skip
"""Classes of what stands apart from the text, in a frame: Bootstrap's, those of themes and of other programs."""
_BOXES: Final = _NOTICES | {"message", "note", "tip", "important", "warning", "caution", "danger"}
"""Those of a box; a paragraph of one may as well be the small print of an article."""
_WIDE: Final = 100
"""CSS pixels of an image that is no sign in a line."""
_WITH_LINKS: Final = frozenset({"a", "div", "small", "span", "sup"})
"""Elements that are a link in a heading, or hold one."""


def plain(element: Element, reading: Reading) -> Flow:
    """Read an element that is a block in the page and has no node: its runs of inlines become paragraphs."""
    return list(reading.blocks(element))


def paragraph(element: Element, reading: Reading) -> Flow:
    """Read ``p``; the classes that our own Markdown gives a paragraph say what it is for."""
    if _is_of(element, _NOTICES):
        return quote(element, reading)
    blocks = reading.blocks(element)
    if blocks and element.attributes and alignment(element) == "center":
        blocks = tuple(map(_set_below, blocks))
    kind = _kind(element.classes) if "class" in element.attributes else ParagraphKind.BODY
    if kind is ParagraphKind.BODY:
        return list(blocks)
    return [replace(block, kind=kind) if isinstance(block, Paragraph) else block for block in blocks]


def _set_below(block: Block) -> Block:
    """Let what follows the one image of a centred paragraph stand below it, where the image's width has put it."""
    match block:
        case Paragraph(children=(Image(width=width) as image, *rest)) if (width or _WIDE) >= _WIDE:
            if rest and not isinstance(rest[0], LineBreak) and not any(isinstance(one, Image) for one in rest):
                return replace(block, children=collapse((image, LineBreak(), *rest)))
    return block


def _kind(classes: list[str]) -> ParagraphKind:
    return next((kind for kind in ParagraphKind if kind.value in classes), ParagraphKind.BODY)


def division(element: Element, reading: Reading) -> Flow:
    """Read ``div``: a formula, code with what a highlighter put around it, a figure, a notice, or just its content."""
    tex = formula(element)
    if tex is not None:
        return [MathBlock(tex, lines=element.lines)]
    boxed = _boxed(element, reading)
    if boxed is not None:
        return boxed
    if _is_of(element, _BOXES):
        return quote(element, reading)
    if any(name.startswith("data-") for name in element.attributes) and not element.text().strip():
        from convert.reader.ast.embeds import filled  # few posts play anything

        return filled(element, reading) or plain(element, reading)
    return highlighted(element, reading) or plain(element, reading)


def centred(element: Element, reading: Reading) -> Flow:
    """Read ``center``: a figure, or just its content."""
    boxed = _boxed(element, reading)
    return plain(element, reading) if boxed is None else boxed


def _boxed(element: Element, reading: Reading) -> Flow | None:
    """Read an element that is a figure by what it holds, None if it is no figure."""
    if element.name != "center" and not any("class" in child.attributes for child in element.elements()):
        return None  # nothing in it is a caption
    from convert.reader.ast.media import figure, is_boxed

    return figure(element, reading) if is_boxed(element) else None


def aside(element: Element, reading: Reading) -> Flow:
    """Read ``aside``: contents, a picture, who the author is; a notice if its class says so."""
    return quote(element, reading) if _is_of(element, _BOXES) else plain(element, reading)


def quote(element: Element, reading: Reading) -> Flow:
    """Read ``blockquote``, and what stands apart from the text as a quotation does, for there is no other node."""
    with reading.block(element.lines) as fits:
        blocks = reading.blocks(element)
    if not fits:
        return list(blocks)
    return [Quote(blocks, lines=element.lines)] if blocks else []


def _is_of(element: Element, classes: AbstractSet[str]) -> bool:
    """Say if an element has one of some classes; ``notice--info`` is ``notice`` in a colour."""
    if "class" not in element.attributes:
        return False
    return any(name.partition("--")[0] in classes for name in element.classes)


def heading(level: int) -> Handler:
    """Return the handler of ``h1`` to ``h6``; blocks inside that a heading cannot hold stand after its text."""

    def read(element: Element, reading: Reading) -> Flow:
        like = Heading(level, (), id=_id(element), lines=element.lines)
        if any(child.name in _WITH_LINKS for child in element.elements()):
            from convert.reader.ast.heading_links import take_links  # few headings have any

            take_links(element, reading)
        return list(_headings(reading.blocks(element), like))

    return read


def _headings(blocks: tuple[Block, ...], like: Heading) -> Flow:
    out: Flow = []
    text: Inlines = ()
    for block in (*blocks, None):
        if isinstance(block, Paragraph):
            text = (*text, LineBreak(), *block.children) if text else block.children
            continue
        if text:
            out.append(replace(like, children=on_one_line(collapse(text))))
            text, like = (), replace(like, id=None)
        if block is not None:
            out.append(block)
    return out


def _id(element: Element) -> str | None:
    """Return the id of a heading, or of the anchor that stands in it or is all around its text."""
    if element.get("id"):
        return element.get("id")
    for child in element.elements():
        if child.name == "a" and (child.get("id") or child.get("name")):
            return child.get("id") or child.get("name")
    return None


def summary(element: Element, reading: Reading) -> Flow:
    """Read ``summary``."""
    with reading.inline(Strong, element.lines, once=True) as fits:
        children = to_inlines(reading.inside(element))
    if not shows(children):
        return []
    return [Paragraph((Strong(children),) if fits else children, lines=element.lines)]


def thematic_break(element: Element, reading: Reading) -> Flow:
    """Read ``hr``."""
    return [ThematicBreak(lines=element.lines)]


PLAIN: Final = BLOCKS - {"aside", "blockquote", "center", "div", "figure", "hr", "p"}
"""Blocks that have no node of their own, or mean something inside others alone."""

HANDLERS: Final[dict[str, Handler]] = {
    **dict.fromkeys(PLAIN, plain),
    "p": paragraph,
    "div": division,
    "aside": aside,
    "center": centred,
    "blockquote": quote,
    **{f"h{level}": heading(level) for level in range(1, 7)},
    "summary": summary,
    "hr": thematic_break,
}
