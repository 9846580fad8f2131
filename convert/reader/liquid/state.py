"""What one run of a template carries: the post, its notes, and what it has cost so far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from liquid.context import RenderContext

from convert.errors import LimitError, Position
from convert.limits import LIQUID_DEPTH, LIQUID_LOOPS, LIQUID_OUTPUT_BYTES
from convert.notes import Code, Note
from convert.positions import Lines
from convert.reader.liquid.values import Drop
from convert.sources import PostSource, Unreadable

STEPS: Final = LIQUID_LOOPS
"""Constructs run for one post: includes that include each other twice multiply like loops."""

CHARACTERS: Final = 4 * LIQUID_OUTPUT_BYTES
"""Characters and items that go through all filters of one post."""


class State:
    """The post being rendered; ``line`` is the source line of the construct being run."""

    def __init__(self, source: PostSource) -> None:
        self.source = source
        self.here = source.page  # the page that Jekyll renders when this runs: an excerpt has that of who shows it
        self.line = 1
        self.template = ""  # the include being run, empty in the post itself
        self.notes: list[Note] = []
        self.included: list[object] = []
        self.outer: State | None = None  # the run that shows this one's text
        self.showing: frozenset[str] = frozenset()  # the excerpts and posts that are being run, by id
        self.contents: dict[str, str] = {}  # the posts that were run whole, by id
        self._steps = self._characters = 0
        self._told: set[tuple[str, str]] = set()

    def inside(self, source: PostSource, name: str, here: Mapping[str, Any]) -> State:
        """Return the state of a run inside this one, that shows the text with the id ``name``: its cost counts here.

        ``here`` is the page that Jekyll renders when it runs.

        Errors: LimitError for runs nested too deep.
        """
        if len(self.showing) > LIQUID_DEPTH:
            raise self.too_much("excerpts show each other")
        inner = State(source)
        inner.here = here
        inner.outer, inner.showing, inner.contents = self, self.showing | {name}, self.contents
        return inner

    def step(self, cost: int = 1) -> None:
        """Count one construct run; a long one costs more."""
        if self.outer is not None:
            self.outer.step(cost)
        self._steps += cost
        if self._steps > STEPS:
            raise self.too_much("it runs more constructs than a post may")

    def spend(self, amount: int) -> None:
        """Count characters or items that go through a filter."""
        if self.outer is not None:
            self.outer.spend(amount)
        self._characters += amount
        if self._characters > CHARACTERS:
            raise self.too_much("its filters handle more text than a post may")

    def affords(self, amount: int) -> bool:
        """Say if so much can still be spent."""
        return self._characters + amount <= CHARACTERS and (self.outer is None or self.outer.affords(amount))

    def too_much(self, what: str) -> LimitError:
        """Return the error of a template over a limit, with its place."""
        line = self.line + self.source.first_line - 1
        return LimitError(f"Liquid over a limit: {what}. Shorten the template.", Position(self.source.path, line))

    def note(self, code: Code, message: str, *, once: str = "") -> None:
        """Record a note at the present line; of those with the same ``once`` only the first."""
        where = f" (in {self.template})" if self.template else ""
        key = (code, once or f"{self.line}:{message}{where}")
        if key not in self._told:
            self._told.add(key)
            self.notes.append(Note(code, message + where, lines=Lines(self.line, self.line)))


class Context(RenderContext):
    """python-liquid's context with the state of the run."""

    __slots__ = ("state",)
    state: State

    def get_item(self, obj: Any, key: Any) -> Any:  # noqa: ANN401 - any value has properties
        """Return a property; ``size`` of an object is none of its own, what cannot be read is nothing and a note."""
        value = obj[key] if key == "size" and isinstance(obj, Drop) else super().get_item(obj, key)
        if isinstance(value, Unreadable):
            self.state.note(Code.LIQUID_MISSING, value.reason, once=value.reason)
            return None
        return value
