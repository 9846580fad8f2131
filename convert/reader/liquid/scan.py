"""Template text → pieces: text, outputs and tags, each with its place; linear time on any text.

Source: Liquid 4.0.4, ``lib/liquid.rb`` (TemplateParser), ``block_body.rb`` (FullToken). A ``}`` inside quotes is let
through, where Liquid 4 ends the build.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

import msgspec

BLANKS: Final = " \t\n\v\f\r\0"
"""What Ruby's ``strip`` takes off."""

_START: Final = re.compile(r"\{[{%]")
_TAG: Final = re.compile(r"\{%-?[ \t\n\v\f\r]*(\w+)[ \t\n\v\f\r]*", re.ASCII)
_ENDRAW: Final = re.compile(r"\{%-?[ \t\n\v\f\r]*endraw[ \t\n\v\f\r]*(-?)%\}")
_COMMENT: Final = re.compile(r"\{%-?[ \t\n\v\f\r]*(end)?comment\b[^%]*%\}", re.ASCII)


class Kind(StrEnum):
    """What a piece is; ``faulty`` is a construct that cannot be read, ``open`` a block without its end."""

    TEXT = "text"
    OUTPUT = "output"
    TAG = "tag"
    FAULTY = "faulty"
    OPEN = "open"


class Piece(msgspec.Struct, frozen=True):
    """A piece of a template: its source runs from ``start`` to ``end``; ``line`` is that of its first character.

    ``value`` is the text of a text, the expression of an output, the arguments of a tag, or what is wrong.
    """

    kind: Kind
    value: str
    start: int
    end: int
    line: int
    name: str = ""


def scan(source: str) -> list[Piece]:
    """Cut a template into pieces; joined, their sources are the template but for comments and trimmed blanks."""
    return _Scanner(source).pieces()


class _Scanner:
    def __init__(self, source: str) -> None:
        self.source, self.found = source, list[Piece]()
        self.position, self.line, self.counted = 0, 1, 0
        self.trim = False
        self.quotes = True  # off once an output with quotes ran to the end of the text
        self.last_tag_end = source.rfind("%}")
        self.last_brace = source.rfind("}")

    def pieces(self) -> list[Piece]:
        while (start := _START.search(self.source, self.position)) is not None:
            at = start.start()
            self._text(at, trimmed=self.source.startswith("-", at + 2))
            if start.group() == "{{":
                self._output(at)
            else:
                self._tag(at)
        self._text(len(self.source), trimmed=False)
        return self.found

    def _add(self, kind: Kind, value: str, start: int, end: int, name: str = "") -> None:
        self.line += self.source.count("\n", self.counted, start)
        self.counted = start
        self.found.append(Piece(kind, value, start, end, self.line, name))

    def _text(self, end: int, *, trimmed: bool) -> None:
        start = self.position
        text = self.source[start:end]
        if self.trim:
            text = text.lstrip(BLANKS)
            start = end - len(text)
        if trimmed:
            text = text.rstrip(BLANKS)
        if text:
            self._add(Kind.TEXT, text, start, start + len(text))
        self.trim, self.position = False, end

    def _close(self, end: int, closer: int) -> None:
        self.position, self.trim = end, self.source.startswith("-", closer - 1)

    def _output(self, start: int) -> None:
        close = self._output_end(start + 2)
        if close < 0 or not self.source.startswith("}}", close):
            end = start + 2 if close < 0 else close + 1
            self._add(Kind.FAULTY, "an output is not closed by }}", start, end)
            self.position = end
            return
        value = self.source[start + 2 : close].removeprefix("-").removesuffix("-").strip(BLANKS)
        if value:
            self._add(Kind.OUTPUT, value, start, close + 2)
        self._close(close + 2, close)

    def _output_end(self, start: int) -> int:
        """Return where the first ``}`` outside quotes is, -1 if there is none."""
        if start > self.last_brace:
            return -1
        quote, at = "", start
        marks = re.compile("[}\"']" if self.quotes else "}")
        while (found := marks.search(self.source, at)) is not None:
            mark, at = found.group(), found.end()
            if mark == "}" and not quote:
                return found.start()
            if mark != "}":
                quote = mark if not quote else "" if quote == mark else quote
        self.quotes = False
        return self.source.find("}", start) if quote else -1

    def _tag(self, start: int) -> None:
        close = self.source.find("%}", start + 2) if start + 2 <= self.last_tag_end else -1
        named = _TAG.match(self.source, start)
        if close < 0 or named is None or named.end() > close:
            end = start + 2 if close < 0 else close + 2
            self._add(Kind.FAULTY, "a tag has no name or no %}", start, end)
            self.position = end
            return
        name, value = named.group(1), self.source[named.end() : close].removesuffix("-").strip(BLANKS)
        self._close(close + 2, close)
        if name == "raw":
            self._raw(start)
        elif name == "comment":
            self._comment(start)
        else:
            self._add(Kind.TAG, value, start, close + 2, name)

    def _raw(self, start: int) -> None:
        end = _ENDRAW.search(self.source, self.position)
        if end is None:
            self._add(Kind.OPEN, "raw", start, self.position)
            self.position = len(self.source)
            return
        text = self.source[self.position : end.start()]
        if text:
            self._add(Kind.TEXT, text, self.position, end.start())
        self.position, self.trim = end.end(), bool(end.group(1))

    def _comment(self, start: int) -> None:
        depth, at = 1, self.position
        while depth and (tag := _COMMENT.search(self.source, at)) is not None:
            depth += -1 if tag.group(1) else 1
            at = tag.end()
        if depth:
            self._add(Kind.OPEN, "comment", start, self.position)
            at = len(self.source)
        else:
            self.trim = self.source.startswith("-", at - 3)
        self.position = at
