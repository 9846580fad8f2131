"""Span level: emphasis, code, links, HTML, quotes, entities … in the text of one block."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from convert.patterns import pattern
from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.document import Document
from convert.reader.kramdown.elements import Element
from convert.reader.kramdown.emphasis import read_emphasis, read_strike
from convert.reader.kramdown.html_spans import read_autolink, read_html_span
from convert.reader.kramdown.links import Targets, read_footnote_marker, read_link
from convert.reader.kramdown.loose_tags import loose_tags_of
from convert.reader.kramdown.span_extensions import read_span_extension
from convert.reader.kramdown.typography import (
    read_blanks,
    read_entity,
    read_escape,
    read_line_break,
    read_quote,
    read_typographic,
)
from convert.reader.kramdown.verbatim import read_codespan, read_math

_PLAIN = pattern(g.plain_text())

Stop = Callable[[Element], bool]
"""Asked at each place that is not plain text: whether the span that is being read ends there."""


def spans_of(document: Document, text: str, line: int) -> list[Element]:
    """Return the spans of a text, which begins at a line of the document."""
    plain = _PLAIN.match(text)
    if plain and plain.end() == len(text):  # as most texts of list items and cells are
        return [Element("text", text, line=line)]
    holder = Element("raw_text")
    SpanParser(document, text, line).parse(holder)
    return holder.children


class SpanParser:
    """Parses the spans of one text, which begins at a line of the document."""

    def __init__(self, document: Document, text: str, line: int) -> None:
        self.document = document
        self.options = document.options
        self.text, self.pos, self.line = text, 0, line
        self.stack: list[str] = []
        self.joined: Element | None = None
        self.parts: list[str] = []
        self.failed: set[Any] = set()
        self.hopeless: dict[Any, set[int]] = {}
        """Where no emphasis closes any more, by its kind and what is around it: another need not look there again."""
        self.missing: dict[str, int] = {}
        self.loose = loose_tags_of(document, text)

    @cached_property
    def targets(self) -> Targets:
        """Where the addresses of links may end."""
        return Targets(self.text)

    def parse(self, element: Element) -> None:
        """Parse the text into children of an element."""
        self.run(element, None)
        self.join()

    def inner(self, text: str) -> SpanParser:
        """Return a parser of a part of the text that knows nothing of what is open here."""
        return SpanParser(self.document, text, self.line)

    def run(self, element: Element, stop: Stop | None) -> bool:
        """Parse up to the place where ``stop`` holds (True) or to the end (False)."""
        text, end = self.text, len(self.text)
        raw = element.type == "html_element" and element.options.get("model") == "raw"
        while self.pos < end:
            plain = _PLAIN.match(text, self.pos)
            if plain:
                nxt = plain.end()
                if nxt < end and text[nxt] in "\"'" and nxt - 1 >= self.pos and not raw:
                    before, self.pos = text[self.pos : nxt - 1], nxt - 1
                    read_quote(self, element, before)
                    continue
                self.add_text(element, plain.group())
                self.pos = nxt
                if nxt >= end:
                    break
            if stop is not None and stop(element):
                return True
            if self.pos >= end:
                break
            if not self.step(element):
                self.add_text(element, text[self.pos])
                self.pos += 1
        return False

    def add_text(self, element: Element, text: str) -> None:
        """Add text to an element, joined to the text before it."""
        if not text:
            return
        last = element.children[-1] if element.children else None
        if last is None or last.type != "text":
            element.children.append(Element("text", text, line=self.line))
        elif last is self.joined:
            self.parts.append(text)
        else:
            self.join()
            self.joined, self.parts = last, [last.value or "", text]

    def join(self) -> None:
        """Give the text that is being added to its parts in one: adding each would copy it as often."""
        if self.joined is not None:
            self.joined.value = "".join(self.parts)
        self.joined, self.parts = None, []

    def step(self, element: Element) -> bool:
        """Let the first parser that accepts take what stands at the place; say whether one did."""
        char = self.text[self.pos]
        if char in "*_":
            return read_emphasis(self, element)
        if char == "`":
            return read_codespan(self, element)
        if char == "<" and (read_autolink(self, element) or read_html_span(self, element)):
            return True
        opens = char == "[" or (char == "!" and self.text.startswith("![", self.pos))
        if opens and (read_footnote_marker(self, element) or read_link(self, element)):
            return True
        nxt = self.text[self.pos + 1 : self.pos + 2]
        if (char in "\"'" or (nxt and nxt in "\"'" and char != "\\")) and read_quote(self, element):
            return True
        if char == "$":
            return read_math(self, element)
        if char == "{":
            return read_span_extension(self, element)
        if char == "&":
            return read_entity(self, element)
        if char == " " and self.text.startswith("  \n", self.pos) and self.text[self.pos - 1 : self.pos] != " ":
            return not self.document.hard and read_line_break(self, element)
        if char == " " and self.text.startswith("   ", self.pos):
            return read_blanks(self, element)
        if char == "\\":
            return read_escape(self, element)
        if (char in "-.<>" or (char == " " and nxt == ">")) and read_typographic(self, element):
            return True
        if char == "~":
            return read_strike(self, element)
        return False

    def absent(self, what: str, pos: int) -> bool:
        """Say if ``what`` stands nowhere from a place on; the last place is looked up once."""
        last = self.missing.get("last " + what)
        if last is None:
            last = self.missing["last " + what] = self.text.rfind(what)
        return last < pos
