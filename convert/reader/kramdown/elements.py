"""The element tree between parser and converter."""

from __future__ import annotations

from typing import Any


class Element:
    """A block, a span, a text or a definition's trace; ``type`` uses kramdown's names.

    ``line`` and ``last`` are the first and last line in the text (from 1); ``options`` holds what a converter needs
    besides value and attributes.
    """

    __slots__ = ("attributes", "children", "last", "line", "options", "type", "value")

    def __init__(
        self,
        type_: str,
        value: str | None = None,
        attributes: dict[str, str] | None = None,
        line: int = 0,
        options: dict[str, Any] | None = None,
    ) -> None:
        self.type = type_
        self.value = value
        self.attributes: dict[str, str] = {} if attributes is None else attributes
        self.children: list[Element] = []
        self.line = line
        self.last = line
        self.options: dict[str, Any] = {} if options is None else options


def verbatim(markup: str, line: int = 0, category: str = "span") -> Element:
    """Return what goes into the page as it stands."""
    return Element("raw", markup, line=line, options={"category": category, "type": [], "verbatim": True})
