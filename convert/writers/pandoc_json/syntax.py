"""pandoc's constructors, by their own names, as JSON values.

Source: pandoc-types 1.23, Text.Pandoc.Definition.
"""

from __future__ import annotations

from typing import Any, Final, TypeAlias

Json: TypeAlias = Any
"""A value of pandoc's JSON; its shape is what the constructor says."""

Nodes: TypeAlias = list[Json]

API_VERSION: Final = [1, 23, 1]


def attr(identifier: str = "", classes: tuple[str, ...] = (), **pairs: str) -> Json:
    """Attr: an id, classes, key-value pairs (``_`` in a key stands for ``-``)."""
    return [identifier, list(classes), [[key.replace("_", "-"), value] for key, value in pairs.items()]]


def node(name: str, content: Json = None) -> Json:
    """Return a constructor with its contents; one without contents has no ``c``."""
    return {"t": name} if content is None else {"t": name, "c": content}


def string(text: str) -> Json:
    """Str: any text; blanks may stand in it."""
    return node("Str", text)


def para(inlines: Nodes) -> Json:
    """Para."""
    return node("Para", inlines)


def plain(inlines: Nodes) -> Json:
    """Plain: a paragraph without space around it."""
    return node("Plain", inlines)


def div(blocks: Nodes, *, classes: tuple[str, ...] = (), **pairs: str) -> Json:
    """Div."""
    return node("Div", [attr("", classes, **pairs), blocks])


def styled(style: str, blocks: Nodes) -> Json:
    """Div of a custom style: a named paragraph style in DOCX, a role in PDF."""
    return div(blocks, custom_style=style)


def span(inlines: Nodes, *, classes: tuple[str, ...] = (), **pairs: str) -> Json:
    """Span."""
    return node("Span", [attr("", classes, **pairs), inlines])


def link(url: str, inlines: Nodes, title: str = "") -> Json:
    """Link."""
    return node("Link", [attr(), inlines, [url, title]])
