"""Block level: the text cut into paragraphs, headers, quotes, code, lists … in kramdown's order."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.document import Document
from convert.reader.kramdown.elements import Element

MAX_DEPTH: Final = 64
"""Blocks inside each other; what is deeper stays text."""

_PARAGRAPH_END_GFM = re.compile(
    rf"{g.LAZY_END}|{g.LIST_START}|{g.ATX_START}|{g.DEFINITION_START}|{g.QUOTE_START}|{g.FENCE_START}"
)
_PARAGRAPH_END = re.compile(rf"{g.LAZY_END}|{g.DEFINITION_START}")
_INDENT = re.compile(r"(?:\t| {4})")
_CODE_LINE = re.compile(rf"(?:\t| {{4}})[^\n]*[^{g.WS}\n][^\n]*\n")
_QUOTE = re.compile(g.QUOTE_START)
_QUOTE_MARK = re.compile(r"(?m)^ {0,3}> ?")
_ATX = re.compile(r"(\#{1,6})[ \t]+([^\n]*)\n")
_ATX_KRAMDOWN = re.compile(r"(\#{1,6})([^\n]*)\n")
_SETEXT = re.compile(r" {0,3}([^ \t\n][^\n]*)\n([\-=])[\-=]*" + g.BLANKS + r"\n")
_HEADER_ID = re.compile(r"[ \t]\{\#((?:[A-Za-z_:]|[^\x00-\x7f])(?:[\w:.\-])*)\}\Z")
_FENCE = re.compile(r" {0,3}(([~`]){3}[~`]*)" + g.BLANKS + r"([^ \t\n\v\f\r]*)" + g.BLANKS + r"\n")
_FENCE_KRAMDOWN = re.compile(r"(~{3,})" + g.BLANKS + r"([^ \t\n\v\f\r]*)?" + g.BLANKS + r"\n")
_MATH = re.compile(r" {0,3}(\\)?\$\$(.*?)\$\$(" + g.BLANKS + r"\n)?", re.DOTALL)
_LINK = re.compile(r" {0,3}\[([^\n\]]+)\]:[ \t]*(?=[^\n])")
_FOOTNOTE = re.compile(rf" {{0,3}}\[\^({g.ID})\]:([^\n]*\n)")
_ABBREVIATION = re.compile(r" {0,3}\*\[([^\n]+?)\]:([^\n]*)\n")
_MARKER = frozenset({"eob", "definition"})


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
        self.paragraph_end = (
            _PARAGRAPH_END_GFM if self.gfm and "paragraph_end" in document.options["gfm_quirks"] else _PARAGRAPH_END
        )

    # --- the frame -----------------------------------------------------------------------------------------------

    def parse(self, element: Element, text: str, first_line: int) -> None:
        """Parse ``text`` into children of ``element``; its first line is ``first_line`` of the document."""
        saved = self.text, self.pos, self.tree, self.first_line, self._starts, self.pending, self.pending_refs
        self.text, self.pos, self.tree, self.first_line = text, 0, element, first_line
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.pending, self.pending_refs = None, []
        self.depth += 1
        self.run()
        self.depth -= 1
        (self.text, self.pos, self.tree, self.first_line, self._starts, self.pending, self.pending_refs) = saved

    def run(self) -> None:
        """Parse from the place to the end of the text, or to the closing tag of the element that is open."""
        from convert.reader.kramdown.html_blocks import at_close

        end = len(self.text)
        while self.pos < end:
            if at_close(self):
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
        indented = start - pos == 4 or (char == "\t" and start == pos)
        for parser in _INDENTED if indented else _BY_CHAR.get(char, ()):
            if parser(self):
                return
        if (char in g.WS and g.BLANK.match(text, pos)) and self.blank():
            return
        if not indented and char not in g.WS:
            if self.setext() or (("|" in text[pos:line_end]) and self.table()):
                return
            self.paragraph()
            return
        self.bare_line()

    def line_at(self, pos: int) -> int:
        """Return the line in the document of a place in the text."""
        return self.first_line + bisect_right(self._starts, pos) - 1

    def add(self, element: Element, start: int, *, takes_ial: bool = True) -> Element:
        """Add a block that ends at the place; a pending attribute list becomes its own."""
        element.line = self.line_at(start)
        element.last = max(element.line, self.line_at(max(start, self.pos - 1)))
        if takes_ial and (self.pending is not None):
            element.options["ial"] = (self.pending, tuple(self.pending_refs))
            self.pending, self.pending_refs = None, []
        self.tree.children.append(element)
        return element

    def after_boundary(self) -> bool:
        """Say whether a block boundary stands before the place."""
        if not self.tree.children or self.pending is not None:
            return True
        last = self.tree.children[-1]
        return last.type == "blank" or (last.type == "eob" and last.value is None)

    def before_boundary(self) -> bool:
        """Say whether a block boundary stands at the place."""
        return g.BOUNDARY.match(self.text, self.pos) is not None

    # --- blank lines, code, quotes, headers, rules -----------------------------------------------------------------

    def blank(self) -> bool:
        match = g.BLANK.match(self.text, self.pos)
        if not match:
            return False
        self.pos = match.end()
        last = self.tree.children[-1] if self.tree.children else None
        self.pending, self.pending_refs = None, []
        if last is not None and last.type == "blank":
            last.value = (last.value or "") + match.group()
        else:
            self.add(Element("blank", match.group()), match.start())
        return True

    def eob(self) -> bool:
        match = g.EOB.match(self.text, self.pos)
        if not match:
            return False
        start, self.pos = self.pos, match.end()
        self.pending = None
        self.add(Element("eob"), start)
        return True

    def code(self) -> bool:
        match = _CODE_LINE.match(self.text, self.pos)
        if not match:
            return False
        start, self.pos = self.pos, self._code_end(self.pos)
        raw = self.text[start : self.pos]
        joined = re.sub(rf"\n( {{0,3}}[^{g.WS}])", r" \1", raw)
        self.add(Element("codeblock", re.sub(r"(?m)^(?:\t| {4})", "", joined)), start)
        return True

    def _code_end(self, pos: int) -> int:
        """Return where indented code ends: indented lines, lazy lines after them, blank runs between."""
        text, end = self.text, pos
        while pos < len(text):
            match = _CODE_LINE.match(text, pos)
            if match:
                pos = end = match.end()
                while pos < len(text) and not g.LAZY_END_RE.match(text, pos):
                    pos = end = text.find("\n", pos) + 1
                continue
            blank = g.BLANK.match(text, pos)
            if not blank:
                break
            pos = blank.end()
        return end

    def fence(self) -> bool:
        match = (_FENCE if self.gfm else _FENCE_KRAMDOWN).match(self.text, self.pos)
        if not match:
            return False
        opener = match.group(1)
        info = match.group(3 if self.gfm else 2) or ""
        closing = re.compile(
            rf"(?m)^{' {0,3}' if self.gfm else ''}{re.escape(opener)}{re.escape(opener[-1])}*{g.BLANKS}\n"
        )
        while True:
            found = closing.search(self.text, match.end())
            if found or not self.gfm or len(opener) <= 3:
                break
            info, opener = opener[-1] + info, opener[:-1]
            closing = re.compile(rf"(?m)^ {{0,3}}{re.escape(opener)}{re.escape(opener[-1])}*{g.BLANKS}\n")
        if not found:
            return False
        start, self.pos = self.pos, found.end()
        element = Element("codeblock", self.text[match.end() : found.start()], options={"fenced": True, "info": info})
        language = info[0] + info[1:].partition("?")[0] if info else ""
        if language:
            element.attributes["class"] = f"language-{language}"
        self.add(element, start)
        return True

    def quote(self) -> bool:
        if self.depth >= MAX_DEPTH or not _QUOTE.match(self.text, self.pos):
            return False
        start = self.pos
        pos = self.text.find("\n", start) + 1
        while pos < len(self.text) and not g.LAZY_END_RE.match(self.text, pos):
            pos = self.text.find("\n", pos) + 1
        self.pos = pos
        element = self.add(Element("blockquote"), start)
        self.parse(element, _QUOTE_MARK.sub("", self.text[start:pos]), element.line)
        return True

    def atx(self) -> bool:
        match = (_ATX if self.gfm else _ATX_KRAMDOWN).match(self.text, self.pos)
        if not match or (not self.gfm and not self.after_boundary()):
            return False
        title = match.group(2).strip(g.STRIP)
        identifier = _HEADER_ID.search(title)
        if identifier:
            title = title[: identifier.start()].rstrip(g.STRIP)
        closing = r"[ \t]\#+\Z" if self.gfm else r"(?<!\\)(?<!\#)\#+\Z|(?<=\\\#)\#+\Z"
        title = re.sub(closing, "", title).strip(g.STRIP)
        if not title:
            return False
        start, self.pos = self.pos, match.end()
        self._header(len(match.group(1)), title, identifier and identifier.group(1), start)
        return True

    def setext(self) -> bool:
        if not self.after_boundary():
            return False
        match = _SETEXT.match(self.text, self.pos)
        if not match:
            return False
        title = match.group(1).strip(g.STRIP)
        identifier = _HEADER_ID.search(title)
        if identifier:
            title = title[: identifier.start()].rstrip(g.STRIP)
        start, self.pos = self.pos, match.end()
        self._header(1 if match.group(2) == "=" else 2, title, identifier and identifier.group(1), start)
        return True

    def _header(self, level: int, title: str, identifier: str | None, start: int) -> None:
        element = Element("header", options={"level": level, "raw": title})
        if identifier:
            element.attributes["id"] = identifier
        element.children.append(Element("raw_text", title))
        self.add(element, start)

    def rule(self) -> bool:
        match = g.HR.match(self.text, self.pos)
        if not match:
            return False
        start, self.pos = self.pos, match.end()
        self.add(Element("hr"), start)
        return True

    # --- paragraphs --------------------------------------------------------------------------------------------------

    def paragraph(self) -> bool:
        start = self.pos
        text, pos = self.text, self.text.find("\n", start) + 1
        end = self.paragraph_end
        while pos < len(text) and not end.match(text, pos):
            pos = text.find("\n", pos) + 1
        self.pos = pos
        content = text[start:pos].rstrip(g.STRIP)
        last = self.tree.children[-1] if self.tree.children else None
        if last is not None and last.type == "p" and self.pending is None:
            before = last.children[0]
            value = before.value or ""
            hard = "  \n" if last.options.get("hard_end") else "\n"
            before.value = f"{value}{hard}{content}"
            last.last = self.line_at(pos - 1)
        else:
            element = Element("p")
            element.children.append(Element("raw_text", content.lstrip(g.STRIP)))
            last = self.add(element, start)
        last.options["hard_end"] = text[start:pos].endswith("  \n")
        return True

    def bare_line(self) -> None:
        """Take a line that no parser accepts (blanks, a tab, then text) as bare text."""
        start, self.pos = self.pos, self.text.find("\n", self.pos) + 1
        self.add(Element("raw_text", self.text[start : self.pos]), start, takes_ial=False)

    # --- math and definitions -----------------------------------------------------------------------------------------

    def math(self) -> bool:
        if not self.after_boundary():
            return False
        match = _MATH.match(self.text, self.pos)
        if not match:
            return False
        start, saved = self.pos, self.pos
        if match.group(3) is None:
            return False
        self.pos = match.end()
        if not self.before_boundary():
            self.pos = saved
            return False
        if match.group(1):
            self.pos = saved + match.start(1) - match.start() + 1
            return self.paragraph()
        self.add(Element("math", match.group(2).strip(g.STRIP), options={"category": "block"}), start)
        return True

    def table(self) -> bool:
        from convert.reader.kramdown.tables import parse_table

        return parse_table(self)

    def list_(self) -> bool:
        from convert.reader.kramdown.lists import parse_list

        return self.depth < MAX_DEPTH and parse_list(self)

    def definition_list(self) -> bool:
        from convert.reader.kramdown.lists import parse_definition_list

        return self.depth < MAX_DEPTH and parse_definition_list(self)

    def html(self) -> bool:
        from convert.reader.kramdown.html_blocks import parse_html

        return parse_html(self)

    def footnote_definition(self) -> bool:
        match = _FOOTNOTE.match(self.text, self.pos)
        if not match:
            return False
        start, pos = self.pos, match.end()
        if _CODE_LINE.match(self.text, pos) or g.BLANK.match(self.text, pos):
            pos = max(pos, self._code_end(pos))
        self.pos = pos
        content = match.group(2) + re.sub(r"(?m)^(?:\t| {4})", "", self.text[match.end() : pos])
        element = Element("footnote_definition")
        element.line = self.line_at(start)
        self.parse(element, content, element.line)
        name = match.group(1)
        if name in self.document.footnotes:
            self.document.warn(f"duplicate footnote name '{name}'", element.line)
        self.document.footnotes[name] = element
        self.add(Element("eob", "footnote"), start, takes_ial=False)
        return True

    def link_definition(self) -> bool:
        from convert.reader.kramdown.definitions import read_link_definition

        return read_link_definition(self)

    def abbreviation_definition(self) -> bool:
        match = _ABBREVIATION.match(self.text, self.pos)
        if not match:
            return False
        start, self.pos = self.pos, match.end()
        key = re.sub(rf"[{g.WS}]+", " ", match.group(1)).strip(g.STRIP)
        self.document.abbreviations[key] = match.group(2).strip(g.STRIP)
        self.add(Element("eob", "abbreviation", options={"key": key}), start, takes_ial=False)
        return True

    def extension(self) -> bool:
        from convert.reader.kramdown.extensions import parse_extension

        return parse_extension(self)


def _table_of(**names: tuple[str, ...]) -> dict[str, tuple[object, ...]]:
    return {key: tuple(getattr(BlockParser, name) for name in value) for key, value in names.items()}


_B = BlockParser
_INDENTED = (_B.code,)
_BY_CHAR = {
    "~": (_B.fence,),
    "`": (_B.fence,),
    ">": (_B.quote,),
    "#": (_B.atx,),
    "*": (_B.rule, _B.list_, _B.setext, _B.table, _B.abbreviation_definition),
    "-": (_B.rule, _B.list_),
    "_": (_B.rule,),
    "+": (_B.list_,),
    ":": (_B.definition_list,),
    "<": (_B.html,),
    "$": (_B.setext, _B.math),
    "[": (_B.setext, _B.table, _B.footnote_definition, _B.link_definition),
    "{": (_B.setext, _B.table, _B.extension),
    "^": (_B.setext, _B.table, _B.eob),
    "\\": (_B.setext, _B.math),
    **dict.fromkeys("0123456789", (_B.list_,)),
}
