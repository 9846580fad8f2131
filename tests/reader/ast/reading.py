"""What the tests of this folder share: from HTML to blocks, and what a browser would show of HTML."""

from __future__ import annotations

import re

from convert.nodes import Block, Blocks, DefinitionList, Inline, Inlines, List, Math, Paragraph, Quote, Table, Text
from convert.reader import html
from convert.reader.ast import Content, to_ast
from convert.reader.ast.image_text import text_of_image
from convert.walk import block_text, plain_text

_UNSEEN = {"script", "style", "template", "noscript", "noframes", "noembed", "title", "datalist", "rp"}
_DRAWN_ALONE = {"svg:title", "svg:desc", "svg:metadata", "svg:style", "svg:script", "svg:defs"}
_PLAYED = {"iframe", "video", "audio", "embed", "frame"}
_PLAYED_OR_SHOWN = {"object", "applet"}
_WITH_TEXT = {"", "text", "submit", "reset", "button"}
_UNPRINTED = re.compile("[\\s\u00a0\u200b-\u200d\u2060\u3000\ufeff]+")


def content(text: str, lang: str = "und") -> Content:
    return to_ast(html.parse(text), lang=lang)


def blocks(text: str) -> Blocks:
    return content(text).blocks


def inlines(text: str) -> Inlines:
    """Return the inlines of the one paragraph that the text is."""
    (block,) = blocks(text)
    assert isinstance(block, Paragraph)
    return block.children


def p(*children: Inline | str) -> Paragraph:
    return Paragraph(run(*children))


def run(*children: Inline | str) -> Inlines:
    return tuple(Text(child) if isinstance(child, str) else child for child in children)


def letters(text: str) -> str:
    """Take blanks of all kinds out of a text."""
    return _UNPRINTED.sub("", text)


# --- the text of both sides --------------------------------------------------------------------------------------


def text_of_tree(element: html.Element) -> str:
    """Return what a page shows of a tree, and the name or address of what plays in it."""
    out: list[str] = []
    for child in sorted(element.children, key=_is_foot):
        if isinstance(child, str):
            out.append(child)
        elif child.name in _PLAYED | _PLAYED_OR_SHOWN and (label := _label(child)):
            out.append(label)
        elif child.name == "img":
            out.append("".join(map(_drawn, text_of_image(child, child.get("src")) or ())))
        elif child.name == "input" and child.get("type") in _WITH_TEXT:
            out.append(child.get("value"))
        elif child.name == "script" and "//gist.github.com/" in child.get("src"):
            out.append(child.get("src").removesuffix(".js"))
        elif not _is_unseen(child):
            out.append(child.get("label") if child.name == "optgroup" else "")
            out.append(f"“{text_of_tree(child)}”" if child.name == "q" else text_of_tree(child))
    return "".join(out)


def _drawn(inline: object) -> str:
    """Return the text of what an image that stands for text shows."""
    return inline.tex if isinstance(inline, Math) else inline.text if isinstance(inline, Text) else ""


def _is_foot(node: html.Node) -> bool:
    """A table's foot stands below its body, wherever it is written."""
    return isinstance(node, html.Element) and node.name == "tfoot"


def _label(element: html.Element) -> str:
    inside = [node for node in element.descendants() if isinstance(node, html.Element)]
    addresses = [node.get(name) for node in (element, *inside) for name in ("src", "data")]
    address = next((address.strip() for address in addresses if address.strip()), "")
    return address and (element.get("title") or address)


def _is_unseen(element: html.Element) -> bool:
    style = element.get("style").replace(" ", "").lower()
    if "display:none" in style or "visibility:hidden" in style or "hidden" in element.attributes:
        return True
    if "reversefootnote" in element.classes or (element.name == "a" and "footnote" in element.classes):
        return True
    return element.name in _UNSEEN | _DRAWN_ALONE | _PLAYED


def text_of_content(read: Content) -> str:
    """Return the text of an AST in reading order, its footnotes last."""
    notes = [block for footnote in read.footnotes for block in footnote.blocks]
    return "".join(map(_text, (*read.blocks, *notes)))


def _text(block: Block) -> str:
    match block:
        case Quote(inside):
            return "".join(map(_text, inside))
        case List(items=items):
            return "".join(_text(inside) for item in items for inside in item.blocks)
        case DefinitionList(items):
            return "".join(
                "".join(map(plain_text, item.terms))
                + "".join(_text(inside) for part in item.definitions for inside in part)
                for item in items
            )
        case Table(head, body, _, caption):
            cells = [cell for row in (*head, *body) for cell in row.cells]
            return plain_text(caption) + "".join(_text(inside) for cell in cells for inside in cell.blocks)
        case _:
            return block_text(block)
