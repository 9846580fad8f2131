"""Block level: the text cut into paragraphs, headers, quotes, code, lists … in kramdown's order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from itertools import accumulate
from typing import Final

from convert.patterns import pattern
from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.code_blocks import read_code, read_fence
from convert.reader.kramdown.definitions import read_link_definition
from convert.reader.kramdown.document import Document
from convert.reader.kramdown.elements import Element
from convert.reader.kramdown.extensions import parse_extension
from convert.reader.kramdown.headers import read_atx, read_setext
from convert.reader.kramdown.html_blocks import at_close, parse_html
from convert.reader.kramdown.lists import parse_definition_list, parse_list
from convert.reader.kramdown.loose_tags import LooseTags, loose_tags_of
from convert.reader.kramdown.notes_definitions import read_abbreviation_definition, read_footnote_definition
from convert.reader.kramdown.paragraphs import (
    read_bare_line,
    read_blank,
    read_eob,
    read_math,
    read_paragraph,
    read_quote,
    read_rule,
)
from convert.reader.kramdown.tables import parse_table

_PARAGRAPH_END_GFM = pattern(
    rf"{g.LAZY_END}|{g.LIST_START}|{g.ATX_START}|{g.DEFINITION_START}|{g.QUOTE_START}|{g.FENCE_START}"
)
_PARAGRAPH_END = pattern(rf"{g.LAZY_END}|{g.DEFINITION_START}")

Parser = Callable[["BlockParser"], bool]
_INDENTED: Final[tuple[Parser, ...]] = (read_code,)
_BY_CHAR: Final[Mapping[str, tuple[Parser, ...]]] = {
    "~": (read_fence,),
    "`": (read_fence,),
    ">": (read_quote,),
    "#": (read_atx,),
    "*": (read_rule, parse_list, read_setext, parse_table, read_abbreviation_definition),
    "-": (read_rule, parse_list),
    "_": (read_rule,),
    "+": (parse_list,),
    ":": (parse_definition_list,),
    "<": (parse_html,),
    "$": (read_setext, read_math),
    "[": (read_setext, parse_table, read_footnote_definition, read_link_definition),
    "{": (read_setext, parse_table, parse_extension),
    "^": (read_setext, parse_table, read_eob),
    "\\": (read_setext, read_math),
    **dict.fromkeys("0123456789", (parse_list,)),
}
"""The parsers that may take a line, by its first character, in kramdown's order."""


class BlockParser:
    """Parses blocks of one document; spans are parsed afterwards, when all definitions are known."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.gfm = document.options["input"] == "GFM"
        self.text, self.pos, self.tree = "", 0, document.root
        self.first_line, self._starts = 1, [0]
        self.pending: dict[str, str] | None = None
        self.pending_refs: list[str] = []
        self.depth = 0
        self.loose: LooseTags | None = None
        self.last: dict[str, int] = {}
        self.unclosed: set[str] = set()
        """Opening runs, of fences and extensions, that no later line of the text closes."""
        self.ends_paragraphs = self.gfm and "paragraph_end" in document.options["gfm_quirks"]
        """Say if headers, lists, quotes and code need no blank line before them."""
        self.paragraph_end = _PARAGRAPH_END_GFM if self.ends_paragraphs else _PARAGRAPH_END

    def parse(self, element: Element, text: str, first_line: int) -> None:
        """Parse ``text`` into children of ``element``; its first line is ``first_line`` of the document."""
        saved = self.text, self.pos, self.tree, self.first_line, self._starts, self.pending, self.pending_refs
        self.text, self.pos, self.tree, self.first_line = text, 0, element, first_line
        self._starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
        self.pending, self.pending_refs = None, []
        unclosed, self.unclosed = self.unclosed, set()
        last, self.last = self.last, {}
        loose, self.loose = self.loose, loose_tags_of(self.document, text)
        self.depth += 1
        self.run()
        self.depth -= 1
        self.unclosed, self.loose, self.last = unclosed, loose, last
        (self.text, self.pos, self.tree, self.first_line, self._starts, self.pending, self.pending_refs) = saved

    def run(self) -> None:
        """Parse from the place to the end of the text, or to the closing tag of the element that is open."""
        end = len(self.text)
        may_close = self.tree.type == "html_element"
        while self.pos < end:
            if may_close and at_close(self):
                return
            self.step()

    def step(self) -> None:
        """Let the first parser that accepts take what stands at the place."""
        text, pos = self.text, self.pos
        line_end = text.find("\n", pos)
        start = pos
        while start < pos + 4 and start < line_end and text[start] == " ":
            start += 1
        char = text[start] if start < len(text) else "\n"
        indented = text.startswith("    ", pos) or (char == "\t" and start == pos)
        for parser in _INDENTED if indented else _BY_CHAR.get(char, ()):
            if parser(self):
                return
        if char in g.WS and read_blank(self):
            return
        if not indented and char not in " \t\n\r":  # a form feed begins a paragraph
            if read_setext(self) or parse_table(self):
                return
            read_paragraph(self)
            return
        read_bare_line(self)

    def line_at(self, pos: int) -> int:
        """Return the line in the document of a place in the text."""
        return self.first_line + bisect_right(self._starts, pos) - 1

    def add(self, element: Element, start: int, *, takes_ial: bool = True) -> Element:
        """Add a block that ends at the place; a pending attribute list becomes its own."""
        element.line = self.line_at(start)
        element.last = self.line_at(self.pos - 1) if self.pos > start else element.line
        if takes_ial and (self.pending is not None):
            element.options["ial"] = (self.pending, tuple(self.pending_refs))
            self.pending, self.pending_refs = None, []
        self.tree.children.append(element)
        return element

    def add_marker(self, kind: str, start: int, takes: dict[str, str] | None = None, key: str = "") -> None:
        """Add the trace of a definition: it uses a pending attribute list up, which ``takes`` gets later if given."""
        if takes is not None and self.pending is not None:
            self.document.late.append((takes, self.pending, tuple(self.pending_refs)))
        self.pending, self.pending_refs = None, []
        self.add(Element("eob", kind, options={"key": key}), start)

    def after_boundary(self) -> bool:
        """Say if a block boundary stands before the place."""
        if not self.tree.children or self.pending is not None:
            return True
        last = self.tree.children[-1]
        return last.type == "blank" or (last.type == "eob" and last.value is None)

    def absent(self, what: str, pos: int) -> bool:
        """Say if ``what`` stands nowhere from a place on; the last place is looked up once."""
        if what not in self.last:
            self.last[what] = self.text.rfind(what)
        return self.last[what] < pos

    def before_boundary(self) -> bool:
        """Say if a block boundary stands at the place."""
        return g.BOUNDARY.match(self.text, self.pos) is not None
