"""What is carried along while a tree is read: notes, decisions, and how deep we are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeAlias

from convert.limits import DEPTH
from convert.nodes import Block, Blocks, Text
from convert.notes import Action, Code, Decision, Note, Severity
from convert.positions import Lines
from convert.reader.ast.flow import Flow, to_blocks, wrap
from convert.reader.ast.parts import parts
from convert.reader.ast.styles import Wrapper, wrappers
from convert.reader.html import Element, Node

Handler: TypeAlias = Callable[[Element, "Reading"], Flow]


class Reading:
    """One post being read."""

    def __init__(self, handlers: Mapping[str, Handler], unknown: Handler, lang: str = "und") -> None:
        self.lang = lang
        self.notes: list[Note] = []
        self.decisions: list[Decision] = []
        self._handlers, self._unknown = handlers, unknown
        self._blocks = 0
        self._inlines: list[object] = []
        self._said: set[str] = set()

    # --- the way down ---

    def inside(self, element: Element) -> Flow:
        """Read what an element holds; the language and the look that its attributes give go around it."""
        around = wrappers(element, self.lang, self._inlines)
        if not around:
            return self.flow(element.children)
        return self._wrapped(around, element, lambda: self.flow(element.children))

    def blocks(self, element: Element) -> Blocks:
        """Read what an element holds as blocks: runs of text become paragraphs."""
        around = wrappers(element, self.lang, self._inlines)
        if not around:
            return tuple(self._blocks_in(element))
        return to_blocks(self._wrapped(around, element, lambda: [*self._blocks_in(element)]), element.lines)

    def _blocks_in(self, element: Element) -> list[Block]:
        out: list[Block] = []
        for part in parts(element.children, element.lines):
            out.extend(to_blocks(self.flow(part.nodes), part.lines))
        return out

    def _wrapped(self, around: tuple[Wrapper, ...], element: Element, read: Callable[[], Flow]) -> Flow:
        if not around:
            return read()
        with self.inline(around[0].kind, element.lines, once=around[0].once) as fits:
            flow = self._wrapped(around[1:], element, read)
        return wrap(flow, around[0].make) if fits else flow

    def flow(self, nodes: Iterable[Node]) -> Flow:
        """Read nodes one after the other."""
        out: Flow = []
        for node in nodes:
            if isinstance(node, str):
                out.append(Text(node))
            else:
                out.extend(self._handlers.get(node.name, self._unknown)(node, self))
        return out

    @contextmanager
    def block(self, lines: Lines | None = None) -> Iterator[bool]:
        """Go into a block that holds blocks; gives False if that would be too deep: then hold its content as it is."""
        fits = self._blocks < DEPTH - 1
        if not fits:
            self.flatten(lines)
        self._blocks += fits
        try:
            yield fits
        finally:
            self._blocks -= fits

    @contextmanager
    def inline(self, kind: object, lines: Lines | None = None, *, once: bool = False) -> Iterator[bool]:
        """Go into an inline that holds inlines; gives False if it is too deep, or is to be there but ``once``."""
        fits = not (once and kind in self._inlines)
        if fits and len(self._inlines) >= DEPTH - 1:
            self.flatten(lines)
            fits = False
        if fits:
            self._inlines.append(kind)
        try:
            yield fits
        finally:
            if fits:
                self._inlines.pop()

    # --- what is said of it ---

    def note(self, code: Code, message: str, lines: Lines | None, severity: Severity = Severity.WARNING) -> None:
        """Record a Note."""
        self.notes.append(Note(code, message, severity, lines))

    def note_once(self, code: Code, message: str, lines: Lines | None) -> None:
        """Record a Note the first time that its message occurs."""
        if message not in self._said:
            self._said.add(message)
            self.note(code, message, lines)

    def drop(self, rule: str, text: str, lines: Lines | None) -> None:
        """Record that text is not shown any more."""
        self.decisions.append(Decision(rule, Action.DROP, text, lines))

    def repair(self, rule: str, text: str, lines: Lines | None) -> None:
        """Record that text is shown otherwise than the page has it."""
        self.decisions.append(Decision(rule, Action.REPAIR, text, lines))

    def flatten(self, lines: Lines | None) -> None:
        """Note, once a post, that something was nested too deep."""
        message = f"nested deeper than {DEPTH} levels: what is deeper stands on the last level"
        self.note_once(Code.NESTING_FLATTENED, message, lines)
