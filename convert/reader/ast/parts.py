"""The parts of an element that is a block: its child blocks, and the runs of text between them, with their lines.

Text nodes have no place of their own: the lines of a run are counted from what stands before it.
"""

from __future__ import annotations

from typing import Final

import msgspec

from convert.normal_form import BLANKS
from convert.positions import Lines
from convert.reader.html import Element, Node

# fmt: off
BLOCKS: Final = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head",
    "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "marquee", "menu", "nav", "ol", "p",
    "plaintext", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    "xmp",
))
# fmt: on
"""Elements that a browser shows as blocks (WHATWG HTML 15.3)."""

EMBEDS: Final = frozenset(("iframe", "video", "audio", "embed", "object", "applet", "frame", "canvas"))
"""Elements in which something plays: a browser has them in a line, but as high as a picture."""


class Part(msgspec.Struct, frozen=True):
    """A child block, or a run of what stands in a line, and its lines on disk (of a run alone)."""

    nodes: list[Node]
    lines: Lines | None = None


def parts(nodes: list[Node], lines: Lines | None) -> list[Part]:
    """Return the parts of an element's children; ``lines`` are its own.

    Two ``br`` in a row end a run, and so does a blank line between what plays and what comes next.
    """
    if len(nodes) == 1 and isinstance(text := nodes[0], str) and "\n" not in text:  # as in most elements
        return [Part(nodes, lines and Lines(lines.first, lines.first))] if text.strip(BLANKS) else []
    out: list[Part] = []
    run = _Run(lines)
    for node in nodes:
        if isinstance(node, str):
            blank = not node.strip(BLANKS)
            if (run.breaks > 1 and not blank) or (run.plays and _begins_apart(node)):
                run.finish(out)
            run.add_text(node, blank=blank)
        elif node.name in BLOCKS:
            run.finish(out)
            out.append(Part([node]))
            run.go_to(node.lines)
        else:
            if run.breaks > 1 and node.name != "br":
                run.finish(out)
            run.add(node)
    run.finish(out)
    return out


class _Run:
    """A run being gathered, and the line reached."""

    def __init__(self, lines: Lines | None) -> None:
        self.breaks = 0
        self.plays = False  # what was added last
        self._around = lines
        self._line = lines.first if lines else 0
        self._nodes: list[Node] = []
        self._first = self._last = -1  # lines of what shows
        self._only_text = True

    def add_text(self, text: str, *, blank: bool) -> None:
        self._nodes.append(text)
        line_ends = text.count("\n")
        if not blank:
            self.breaks, self.plays = 0, False
            before, after = _line_ends_around(text) if line_ends else (0, 0)
            self._show(self._line + before, self._line + line_ends - after)
        self._line += line_ends

    def add(self, element: Element) -> None:
        self._nodes.append(element)
        self._only_text = False
        self.plays = element.name in EMBEDS
        if element.name == "br":
            self.breaks += 1
            self.go_to(element.lines)
            return
        self.breaks = 0
        begin = self._line
        if self._is_own(element.lines):
            begin = element.lines.first if element.lines else begin
            self.go_to(element.lines)
        else:
            self._line += element.text().count("\n")
        self._show(begin, self._line)

    def _show(self, first: int, last: int) -> None:
        """Take in the lines of something that shows."""
        if self._first < 0:
            self._first = first
        self._last = max(self._last, first, last)

    def go_to(self, lines: Lines | None) -> None:
        """Go on from the end of an element that knows its own lines."""
        if lines is not None and self._is_own(lines):
            self._line = lines.last

    def _is_own(self, lines: Lines | None) -> bool:
        """An element without a mark of its own has the very lines of the one around it."""
        return lines is not self._around

    def finish(self, out: list[Part]) -> None:
        """Add the run to the parts, unless it is the blanks between two blocks."""
        if not self._nodes:
            return
        if self._first >= 0 or not self._only_text:
            out.append(Part(self._nodes, self._found()))
        self._nodes, self._first, self._last, self.breaks, self._only_text = [], -1, -1, 0, True

    def _found(self) -> Lines | None:
        if self._first <= 0:
            return self._around
        if self._around is None:
            return Lines(self._first, self._last)
        return Lines(min(self._first, self._around.last), min(self._last, self._around.last))


def _begins_apart(text: str) -> bool:
    """Say if a text begins with a blank line."""
    return text.count("\n", 0, len(text) - len(text.lstrip(BLANKS))) > 1


def _line_ends_around(text: str) -> tuple[int, int]:
    """Return how many line ends stand before what shows in a text, and how many after it."""
    shown = text.strip(BLANKS)
    start = text.index(shown)
    return text.count("\n", 0, start), text.count("\n", start + len(shown))
