"""YAML as released Jekyll reads it, built from PyYAML's events (libyaml's where PyYAML has it: the results are equal).

Built from events and not by a constructor, because Jekyll ignores tags and unknown aliases, lets anchors repeat, and
the cost of aliases must be counted before it is paid.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from typing import Any, Final, Protocol

import yaml

from convert.errors import FrontMatterError, LimitError, Position
from convert.front_matter.scalars import resolve
from convert.limits import DEPTH, FRONT_MATTER_BYTES, FRONT_MATTER_NODES
from convert.notes import Code, Note
from convert.patterns import pattern
from convert.positions import Lines

LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Whose scanner and parser are used; libyaml's takes a tenth of the time."""

_UNPRINTABLE: Final = pattern("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that YAML 1.1 refuses (5.1)."""

_KEY: Final = pattern(r"[\w'\" -]+:(?:[ \r]|\Z)")
"""A line that begins with a key: the mapping before it was indented, and this is no part of it."""
_BEGUN: Final = pattern(r"[ ]*(?:- +)*(?:[\w-]+: +|- +)(?P<sign>[\[{\"'*&>|?-])")
"""The sign with a meaning of its own that a value of a line begins with."""
_BINARY: Final = "tag:yaml.org,2002:binary"
_PYTHON: Final = "tag:yaml.org,2002:python/"
"""Tags that make an unsafe loader run code; whoever writes one expects more than text."""


def load(text: str, path: str = "-", first_line: int = 1, loader: Any = None) -> tuple[Any, tuple[Note, ...]]:  # noqa: ANN401
    """Return the value of the first document and notes: dicts, lists and scalars as ``scalars.resolve`` gives them.

    ``first_line`` is the line of the file that the text begins in; keys are typed as values are.
    Errors: FrontMatterError for YAML that does not parse, with line and column; LimitError for too much of it.
    Source: YAML 1.1, with SafeYAML's readings.
    """
    if len(text.encode("utf-8", "surrogatepass")) > FRONT_MATTER_BYTES:
        raise LimitError(
            f"YAML of more than {FRONT_MATTER_BYTES:,} bytes. Move it to a data file.", Position(path, first_line)
        )
    _refuse_unprintable(text, path, first_line)
    builder = _Builder(path, first_line, text)
    try:
        events = yaml.parse(text, Loader=loader or LOADER)
        return builder.document(events), tuple(builder.notes)
    except yaml.MarkedYAMLError as error:
        raise _located(error, text, path, first_line) from None


def _refuse_unprintable(text: str, path: str, first_line: int) -> None:
    found = _UNPRINTABLE.search(text)
    if found and not (found.group() == "\ufeff" and found.start() == 0):
        line = text.count("\n", 0, found.start())
        column = found.start() - text.rfind("\n", 0, found.start())
        name = f"U+{ord(found.group()):04X}"
        raise FrontMatterError(f"YAML may not hold {name}. Delete it.", Position(path, first_line + line, column))


def _located(error: yaml.MarkedYAMLError, text: str, path: str, first_line: int) -> FrontMatterError:
    """Word PyYAML's complaint with its place in the file and what to do."""
    unclosed = "end of stream" in (error.problem or "") and "quoted" in (error.context or "")
    mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    shown = lines[line] if line < len(lines) else ""
    return FrontMatterError(
        _advice(error.problem or "cannot be read", shown, column), Position(path, first_line + line, column + 1)
    )


def _advice(problem: str, shown: str, column: int) -> str:
    if "end of stream" in problem and shown[column : column + 1] in ("'", '"'):
        return "a quoted value that never closes. Close the quotes."
    if shown[:column].strip(" \t") == "" and "\t" in shown[: column + 1]:
        return "a tab as indent, which YAML forbids. Use blanks."
    if "mapping values are not allowed" in problem:
        return "a colon and a blank inside a value. Put the value into quotes."
    if "cannot start any token" in problem:
        return f"a value may not begin with {shown[column : column + 1]}. Put it into quotes."
    begun = _BEGUN.match(shown)
    if begun and column >= begun.start("sign"):
        return _advice_on_value(begun["sign"])
    if "did not find expected key" in problem or "could not find expected ':'" in problem:
        return f"{problem}. Put a blank after each key's colon, quotes inside quotes apart, and indent alike."
    return f"{problem}. Check quotes, brackets and indents."


def _advice_on_value(sign: str) -> str:
    """Word what is wrong with a text whose first sign means something in YAML."""
    if sign in "'\"":
        return "a value in quotes goes on behind them. Put the whole value into quotes of the other kind."
    if sign in "[{":
        return f"a value that begins with {sign} goes on behind what closes it. Put the whole value into quotes."
    return f"a value may not begin with {sign}. Put it into quotes."


class _Placed(Protocol):
    """An event, with the place that PyYAML's types forget to promise."""

    @property
    def start_mark(self) -> Any: ...  # noqa: ANN401 - PyYAML declares it as optional, and events always have it


class _Builder:
    """Turns events into values; counts what it builds, aliases followed."""

    def __init__(self, path: str, first_line: int, text: str) -> None:
        self.path, self.first_line, self.lines = path, first_line, text.split("\n")
        self.notes: list[Note] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.open: set[str] = set()
        self.count = 0

    def document(self, events: Iterator[yaml.Event]) -> Any:  # noqa: ANN401 - any YAML value
        value: Any = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                first: Any = next(events)
                value = self.node(first, events, 0)
                self.rest(events, first)
                break
        return value

    def rest(self, events: Iterator[yaml.Event], first: yaml.Event) -> None:
        """Say what follows the first document: Ruby's reader stops after a mapping, whether that is YAML or not."""
        try:
            for event in events:
                if isinstance(event, yaml.DocumentStartEvent):
                    self.note(Code.FRONT_MATTER_VALUE, "a second YAML document is not read", event)
                    return
        except yaml.MarkedYAMLError as error:
            at: int = error.problem_mark.line if error.problem_mark else 0
            in_lines = isinstance(first, yaml.MappingStartEvent) and not first.flow_style
            if not in_lines or not _KEY.match(self.lines[at] if at < len(self.lines) else ""):
                raise
            line = self.first_line + at
            message = "what follows is not read: indent all keys alike"
            self.notes.append(Note(Code.FRONT_MATTER_VALUE, message, lines=Lines(line, line)))

    def node(self, event: Any, events: Iterator[yaml.Event], depth: int) -> Any:  # noqa: ANN401 - any event gives any value
        if depth > DEPTH:
            raise LimitError(f"YAML nested deeper than {DEPTH} levels. Flatten it.", self.place(event))
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event)
        if event.tag and event.tag.startswith(_PYTHON):
            raise FrontMatterError("a tag that would make a Python object. Delete it.", self.place(event))
        before, anchor = self.count, event.anchor
        self.spend(1, event)
        if anchor is not None:
            self.open.add(anchor)
        if isinstance(event, yaml.MappingStartEvent):
            value: Any = self.mapping(events, depth)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self.sequence(events, depth)
        else:
            value = _scalar(event)
        if anchor is not None:
            self.open.discard(anchor)
            self.anchors[anchor] = (value, self.count - before)
        return value

    def alias(self, event: yaml.AliasEvent) -> Any:  # noqa: ANN401
        if event.anchor in self.open:
            raise FrontMatterError(
                f"*{event.anchor} stands inside what it names. Write the value out.", self.place(event)
            )
        if event.anchor not in self.anchors:
            self.note(Code.FRONT_MATTER_VALUE, f"*{event.anchor} names nothing: read as no value", event)
            return None
        value, cost = self.anchors[event.anchor]
        self.spend(cost, event)
        return value

    def sequence(self, events: Iterator[yaml.Event], depth: int) -> list[Any]:
        values = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            values.append(self.node(event, events, depth + 1))
        return values

    def mapping(self, events: Iterator[yaml.Event], depth: int) -> dict[Any, Any]:
        values: dict[Any, Any] = {}
        merged: set[Any] = set()
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.node(event, events, depth + 1)
            following = next(events)
            value = self.node(following, events, depth + 1)
            if key == "<<":
                merged |= self.merge(values, value, following)
            elif isinstance(key, (dict, list)):
                self.note(Code.FRONT_MATTER_VALUE, "a list or mapping as key is not read", event)
            else:
                if key in values and key not in merged:
                    self.note(Code.FRONT_MATTER_KEY_REPEATED, f"key {key} stands twice: the last one counts", event)
                merged.discard(key)
                values[key] = value
        return values

    def merge(self, values: dict[Any, Any], value: Any, event: yaml.Event) -> set[Any]:  # noqa: ANN401
        """Take in what ``<<`` names; SafeYAML follows an alias and loses a mapping written out."""
        sources = value if isinstance(value, list) else [value]
        if isinstance(event, yaml.MappingStartEvent) or not all(isinstance(source, Mapping) for source in sources):
            self.note(Code.FRONT_MATTER_VALUE, "<< takes an alias of a mapping: not read", event)
            return set()
        taken: set[Any] = set()
        for source in reversed(sources):
            self.spend(len(source), event)
            values.update(source)
            taken.update(source)
        return taken

    def spend(self, cost: int, event: yaml.Event) -> None:
        self.count += cost
        if self.count > FRONT_MATTER_NODES:
            raise LimitError(
                f"YAML of more than {FRONT_MATTER_NODES:,} values, aliases followed. Shorten it.", self.place(event)
            )

    def note(self, code: Code, message: str, event: _Placed) -> None:
        line = self.first_line + event.start_mark.line
        self.notes.append(Note(code, message, lines=Lines(line, line)))

    def place(self, event: _Placed) -> Position:
        return Position(self.path, self.first_line + event.start_mark.line, event.start_mark.column + 1)


def _scalar(event: yaml.ScalarEvent) -> Any:  # noqa: ANN401 - any YAML scalar
    """Return a scalar's value: tags count for nothing, ``!!binary`` excepted."""
    text: str = event.value
    if event.tag == _BINARY:
        try:
            return base64.b64decode(text).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            return text
    return text if event.style else resolve(text)
