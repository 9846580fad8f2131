"""Elements that are blocks, but for lists, tables, code and media."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from convert.nodes import Block, Heading, Inlines, LineBreak, MathBlock, Paragraph, Quote, Strong, ThematicBreak
from convert.reader.ast.flow import shows, to_blocks, to_inlines
from convert.reader.ast.space import collapse
from convert.reader.ast.state import Flow, Handler, Reading
from convert.reader.html import Element


def plain(element: Element, reading: Reading) -> Flow:
    """Read an element that is a block in the page and has no node: its runs of inlines become paragraphs."""
    return list(to_blocks(reading.flow(element.children), element.lines))


def quote(element: Element, reading: Reading) -> Flow:
    """Read ``blockquote``."""
    with reading.block(element.lines) as fits:
        blocks = to_blocks(reading.flow(element.children), element.lines)
    if not fits:
        return list(blocks)
    return [Quote(blocks, lines=element.lines)] if blocks else []


def heading(level: int) -> Handler:
    """Return the handler of ``h1`` to ``h6``; blocks inside that a heading cannot hold stand after its text."""

    def read(element: Element, reading: Reading) -> Flow:
        blocks = to_blocks(reading.flow(element.children), element.lines)
        return list(_headings(blocks, Heading(level, (), id=_id(element), lines=element.lines)))

    return read


def _headings(blocks: tuple[Block, ...], like: Heading) -> Flow:
    out: Flow = []
    text: Inlines = ()
    for block in (*blocks, None):
        if isinstance(block, Paragraph):
            text = (*text, LineBreak(), *block.children) if text else block.children
            continue
        if text:
            out.append(replace(like, children=collapse(text)))
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


def details(element: Element, reading: Reading) -> Flow:
    """Read ``details``: its summary as a bold paragraph, then its content."""
    return list(to_blocks(reading.flow(element.children), element.lines))


def summary(element: Element, reading: Reading) -> Flow:
    """Read ``summary``."""
    with reading.inline(Strong, element.lines, once=True) as fits:
        children = to_inlines(reading.flow(element.children))
    if not shows(children):
        return []
    return [Paragraph((Strong(children),) if fits else children, lines=element.lines)]


def thematic_break(element: Element, reading: Reading) -> Flow:
    """Read ``hr``."""
    return [ThematicBreak(lines=element.lines)]


# fmt: off
PLAIN: Final = (
    "body", "p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "hgroup", "address",
    "center", "form", "fieldset", "legend", "dialog", "search", "marquee", "optgroup", "option", "select", "datalist",
    "textarea", "li", "dt", "dd", "caption", "tbody", "thead", "tfoot", "tr", "td", "th", "figcaption", "html", "head",
)
# fmt: on
"""Elements that browsers show as blocks, or that only mean something inside others."""

HANDLERS: Final[dict[str, Handler]] = {
    **dict.fromkeys(PLAIN, plain),
    "blockquote": quote,
    **{f"h{level}": heading(level) for level in range(1, 7)},
    "details": details,
    "summary": summary,
    "hr": thematic_break,
}


def math_block(tex: str, element: Element) -> Flow:
    """Make a block of a formula."""
    return [MathBlock(tex, lines=element.lines)]
