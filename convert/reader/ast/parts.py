"""The parts of an element that is a block: its child blocks, and the runs of text between them, with their lines.

Text nodes have no place of their own: the lines of a run are counted from what stands before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from convert.positions import Lines
from convert.reader.html import Element, Node
from convert.walk import BLANKS

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


class Part(msgspec.Struct, frozen=True):
    """A child block, or a run of what stands in a line, and its lines on disk (of a run alone)."""

    nodes: list[Node]
    lines: Lines | None = None


def parts(nodes: Iterable[Node], lines: Lines | None) -> Iterator[Part]:
    """Yield the parts of an element's children; ``lines`` are its own. Two ``br`` in a row end a run."""
    run = _Run(lines)
    for node in nodes:
        if isinstance(node, Element) and node.name in BLOCKS:
            yield from run.finish()
            yield Part([node])
            run.go_to(node.lines)
            continue
        if run.breaks > 1 and not _is_gap(node):
            yield from run.finish()
        run.add(node)
    yield from run.finish()


def _is_gap(node: Node) -> bool:
    return node.name == "br" if isinstance(node, Element) else not node.strip(BLANKS)


class _Run:
    """A run being gathered, and the line reached."""

    def __init__(self, lines: Lines | None) -> None:
        self.breaks = 0
        self._around = lines
        self._line = lines.first if lines else 0
        self._nodes: list[Node] = []
        self._lines: list[int] = []  # of what shows
        self._only_text = True

    def add(self, node: Node) -> None:
        self._nodes.append(node)
        if isinstance(node, str):
            self._add_text(node)
            return
        self._only_text = False
        if node.name == "br":
            self.breaks += 1
            self.go_to(node.lines)
        else:
            self.breaks = 0
            self._lines.append(node.lines.first if node.lines and self._is_own(node.lines) else self._line)
            self._line += 0 if self._is_own(node.lines) else node.text().count("\n")
            self.go_to(node.lines)
            self._lines.append(self._line)

    def _add_text(self, text: str) -> None:
        shown = text.strip(BLANKS)
        if shown:
            self.breaks = 0
            begin = self._line + text[: text.index(shown)].count("\n")
            self._lines.extend((begin, begin + shown.count("\n")))
        self._line += text.count("\n")

    def go_to(self, lines: Lines | None) -> None:
        """Go on from the end of an element that knows its own lines."""
        if lines is not None and self._is_own(lines):
            self._line = max(self._line, lines.last)

    def _is_own(self, lines: Lines | None) -> bool:
        """An element without a mark of its own has the very lines of the one around it."""
        return lines is not self._around

    def finish(self) -> Iterator[Part]:
        """Yield the run, unless it is the blanks between two blocks."""
        if self._nodes and (self._lines or not self._only_text):
            yield Part(self._nodes, self._found())
        self._nodes, self._lines, self.breaks, self._only_text = [], [], 0, True

    def _found(self) -> Lines | None:
        if not self._lines or not self._lines[0]:
            return self._around
        first, last = self._lines[0], max(self._lines)
        if self._around:
            first, last = min(first, self._around.last), min(last, self._around.last)
        return Lines(first, last)
