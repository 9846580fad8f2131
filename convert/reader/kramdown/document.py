"""A document while it is parsed: its options, its definitions, its warnings."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from convert.reader.kramdown.attributes import merge
from convert.reader.kramdown.elements import Element


class Document:
    """What all parsers of one text share."""

    def __init__(self, options: dict[str, Any], *, loose_tags: bool = False) -> None:
        self.options = options
        self.loose_tags = loose_tags
        self.hard = bool(options["hard_wrap"]) and options["input"] == "GFM"
        """Say if each line end is a break: then nothing else is one."""
        self.root = Element("root")
        self.links: dict[str, tuple[str, str | None, dict[str, str]]] = {}
        self.footnotes: dict[str, Element] = {}
        self.abbreviations: dict[str, str] = {}
        self.late: list[tuple[dict[str, str], dict[str, str], tuple[str, ...]]] = []
        """Attribute lists of definitions, resolved when all references are known: where to, what, which."""
        self.abbreviation_attributes: dict[str, dict[str, str]] = {}
        self.alds: dict[str, tuple[dict[str, str], list[str]]] = {}
        self.warnings: list[tuple[str, int, bool]] = []
        self.read_in_links = self.read_in_vain = 0
        """Places that were looked at inside of links, and those of them where it turned out to be none."""
        self.marks: dict[tuple[str, str], Element] = {}
        self.left_out: Counter[str] = Counter()
        """How many loose tags of each name nothing closes in their text: so many stray end tags go with them."""

    def warn(self, message: str, line: int, *, loose: bool = False) -> None:
        """Note what did not fit at a line, from 1; 0 where none is to blame."""
        self.warnings.append((message, line, loose))

    def mark(self, kind: str, name: str) -> Element:
        """Return the element of a quote or a symbol: one for all of its name, for thousands may stand in a text."""
        if (kind, name) not in self.marks:
            self.marks[kind, name] = Element(kind, name)
        return self.marks[kind, name]

    def resolve(
        self, attributes: dict[str, str], references: tuple[str, ...]
    ) -> tuple[dict[str, str], tuple[str, ...]]:
        """Return attributes with those of the references before them, and all references named on the way."""
        out: dict[str, str] = {}
        seen: list[str] = []

        def visit(names: tuple[str, ...] | list[str]) -> None:
            for name in names:
                if name in seen:
                    continue
                seen.append(name)
                if name in self.alds:
                    own, further = self.alds[name]
                    visit(further)
                    merge(out, own)

        visit(references)
        merge(out, attributes)
        return out, tuple(seen)


def normal_key(text: str) -> str:
    """Return the form in which link names are compared."""
    return re.sub(r"[ \t\n\v\f\r]+", " ", text).lower()
