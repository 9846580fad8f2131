"""Pipe tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from convert.patterns import pattern
from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.document import Document
from convert.reader.kramdown.elements import Element
from convert.reader.kramdown.html_spans import read_html_span
from convert.reader.kramdown.spans import SpanParser
from convert.reader.kramdown.verbatim import closing_ticks, code_text, read_codespan

if TYPE_CHECKING:
    from convert.reader.kramdown.blocks import BlockParser

_START = pattern(r" {0,3}[^ \t\n]")
_LINE = pattern(r"(?:\||[^\n]*?[^\\\n]\|)[^\n]*\n")
_SEPARATOR = pattern(r"(?=[^\n]*\|)(?=[^\n]*-)[+|: \t\-]+\n")
_FOOTER = pattern(r"(?=[^\n]*\|)(?=[^\n]*=)[+|: \t=]+\n")
_ALIGN = pattern(r"[ \t]*(:)?-+(:)?[ \t]*")
_TICKS = pattern("`+")
_CODE_ELEMENT = pattern(r"(<code[^\n>]*>.*?</code>)")
_OPENS = pattern("[`<]")
_PIPED = pattern(r"\||.*?[^\\\n]\|")
_PIPE = pattern(r"(?<!\\)\|")


def parse_table(parser: BlockParser) -> bool:
    """Take lines with pipes."""
    text, start = parser.text, parser.pos
    if text.find("|", start, text.find("\n", start)) < 0 or not parser.after_boundary():
        return False
    if not _START.match(text, start) or not _LINE.match(text, start):
        return False
    table = Element("table", options={"alignment": []})
    state = _Rows(table, leading=text[start : start + 4].lstrip(" ").startswith("|"))
    while parser.pos < len(text):
        pos = parser.pos
        if not _LINE.match(text, pos):
            break
        end = text.find("\n", pos) + 1
        line = text[pos:end]
        if _SEPARATOR.match(text, pos):
            state.separator(line)
        elif _FOOTER.match(text, pos):
            state.footer()
        else:
            state.row(line, parser.line_at(pos))
        parser.pos = end
    fits = parser.before_boundary() and _is_table(parser.document, text[start : parser.pos])
    if fits and state.finish():
        parser.add(table, start)
        return True
    if fits:
        parser.document.warn("table without body", parser.line_at(start))
    parser.pos = start
    parser.pending, parser.pending_refs = None, []  # a table that fails has used its attribute list
    return False


def _is_table(document: Document, source: str) -> bool:
    """Say if a pipe stands outside code spans and HTML spans on each line."""
    said = len(document.warnings)
    piped = False  # the line reached has such a pipe
    for text, is_code in _spans(document, source.rstrip("\n")):
        lines = text.rstrip("\n").split("\n")  # as Ruby's split: a piece that ends its line says nothing of the next
        ends = len(lines) > 1
        if is_code:
            if len(lines) > 2 or (ends and not piped):  # noqa: PLR2004 - one line end is all that code may hold
                break
            piped = piped and not ends
        elif ends and not piped and not _PIPED.match(lines[0]):
            break
        else:
            piped = (piped and not ends) or bool(_PIPED.match(lines[-1]))
    del document.warnings[said:]  # the spans are read again, of cells or of a paragraph
    return piped


def _spans(document: Document, source: str) -> Iterator[tuple[str, bool]]:
    """Yield the text outside HTML spans, and the code spans (True); what no end tag closes is HTML to the end."""
    parser = SpanParser(document, source, 0)
    parser.loose = None  # such tags are counted where they are read for the page
    pos = 0
    while found := _OPENS.search(source, parser.pos):
        start = parser.pos = found.start()
        holder, in_ticks = Element("root"), found.group() == "`"
        if not (read_codespan if in_ticks else read_html_span)(parser, holder):
            parser.pos += 1
        made = holder.children[0] if holder.children else None
        if made is not None and made.type not in ("text", "xml_comment"):  # pipes count in comments too
            yield source[pos:start], False
            if in_ticks:
                yield made.value or "", True
            pos = parser.pos
    yield source[pos:], False


class _Rows:
    """The rows of a table while its lines are read."""

    def __init__(self, table: Element, *, leading: bool) -> None:
        self.table, self.leading = table, leading
        self.rows: list[Element] = []
        self.aligned = self.footed = False

    def separator(self, line: str) -> None:
        if self.rows and not self.aligned and not self.footed:
            self._group("thead")
            self.table.options["alignment"] = [
                "center" if left and right else "left" if left else "right" if right else "default"
                for left, right in (match.groups() for match in _ALIGN.finditer(line))
            ]
            self.aligned = True
        elif not self.footed and self.rows:
            self._group("tbody")

    def footer(self) -> None:
        if self.rows and not self.footed:
            self._group("tbody")
        self.footed = True

    def row(self, line: str, number: int) -> None:
        row = Element("tr", line=number)
        for cell in _cells(line.rstrip("\n"), leading=self.leading):
            made = Element("td", line=number)
            made.children.append(Element("raw_text", cell))
            row.children.append(made)
        self.rows.append(row)

    def _group(self, name: str) -> None:
        group = Element(name, line=self.rows[0].line)
        group.last = self.rows[-1].line
        group.children = self.rows
        if name == "thead":
            for row in self.rows:
                for cell in row.children:
                    cell.type = "th"
        self.table.children.append(group)
        self.rows = []

    def finish(self) -> bool:
        if self.rows:
            self._group("tfoot" if self.footed else "tbody")
        if not any(group.type == "tbody" for group in self.table.children):
            return False
        columns = max(len(row.children) for group in self.table.children for row in group.children)
        for group in self.table.children:
            kind = "th" if group.type == "thead" else "td"
            for row in group.children:
                missing = columns - len(row.children)
                row.children.extend(Element(kind, line=row.line) for _ in range(missing))
        alignment = self.table.options["alignment"][:columns]
        self.table.options["alignment"] = alignment + ["default"] * (columns - len(alignment))
        return True


def _cells(line: str, *, leading: bool) -> list[str]:
    """Cut a line into cells: pipes in ``<code>``, wherever that stands, and in code spans cut nothing."""
    pieces: list[str] = [""]
    head, end, tail = line.rstrip(" \t").rpartition("</code>")  # no element ends behind: it is not looked for there
    *parts, last = _CODE_ELEMENT.split(head + end)
    for index, part in enumerate([*parts, last + tail]):
        if index % 2:
            pieces[-1] += part
        else:
            _split_around_code(part, pieces)
    if leading and not pieces[0].strip(g.WS):
        pieces.pop(0)
    if pieces and not pieces[-1].strip(g.WS):
        pieces.pop()
    return [piece.strip(g.STRIP) for piece in pieces]


def _split_around_code(text: str, pieces: list[str]) -> None:
    missing: dict[str, int] = {}
    pos = at = 0
    while found := _TICKS.search(text, at):
        close = closing_ticks(text, found.start(), found.group(), missing)
        if close is None:
            at = found.end()
            continue
        _split_plain(text[pos : found.start()], pieces)
        pieces[-1] += _code_source(found.group(), text[found.end() : close])
        pos = at = close + len(found.group())
    _split_plain(text[pos:], pieces)


def _code_source(ticks: str, inside: str) -> str:
    """Return the source of a code span between as few backticks as it needs: so kramdown hands it to the cell."""
    text = code_text(ticks, inside)
    delimiter = max(_TICKS.findall(text), default="") + "`"
    blank = " " if len(delimiter) > 1 else ""
    return f"{delimiter}{blank}{text}{blank}{delimiter}"


def _split_plain(text: str, pieces: list[str]) -> None:
    parts = _PIPE.split(text)
    pieces[-1] += parts[0].replace("\\|", "|")
    pieces.extend(part.replace("\\|", "|") for part in parts[1:])
