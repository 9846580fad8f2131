"""Blocks of code: ``pre``, and what Jekyll's highlighters put around it."""

from __future__ import annotations

import re
from typing import Final

from convert.nodes import CodeBlock
from convert.reader.ast.state import Flow, Handler, Reading
from convert.reader.html import Element

_LANGUAGE: Final = re.compile(r"(?:language|lang|highlight-source|brush:)-?(\S+)", re.IGNORECASE)


def pre(element: Element, reading: Reading) -> Flow:
    """Read ``pre``."""
    return code_block(element, language(element), reading)


def code_block(element: Element, language: str | None, reading: Reading) -> Flow:
    """Make a code block of all the text of an element; images inside follow it."""
    out: Flow = []
    text = code_text(element).strip("\n") if element.name != "pre" else code_text(element).rstrip("\n")
    if text.strip():
        out.append(CodeBlock(text, language, lines=element.lines))
    for node in element.descendants():
        if isinstance(node, Element) and node.name == "img":
            out.extend(reading.flow([Element("p", children=[node], lines=element.lines)]))
    return out


def code_text(element: Element) -> str:
    """Return the text of code; ``br`` is a line end."""
    parts: list[str] = []
    for node in element.descendants():
        if isinstance(node, str):
            parts.append(node)
        elif node.name == "br":
            parts.append("\n")
    return "".join(parts)


def language(element: Element) -> str | None:
    """Return the language that an element's classes name, or those of a ``code`` that is its only child."""
    for name in element.classes:
        if found := _LANGUAGE.fullmatch(name):
            return found.group(1)
    if element.get("data-lang"):
        return element.get("data-lang")
    inner = list(element.elements())
    return language(inner[0]) if len(inner) == 1 and inner[0].name in {"code", "pre"} else None


HANDLERS: Final[dict[str, Handler]] = {**dict.fromkeys(("pre", "listing", "xmp", "plaintext"), pre)}
