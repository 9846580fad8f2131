"""The errors that one post, or one command, cannot go on from, and the exit code of each."""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar


class Position:
    """A place in a file; line and column count from 1, None where they are not known."""

    __slots__ = ("column", "line", "path")

    def __init__(self, path: str, line: int | None = None, column: int | None = None) -> None:
        self.path, self.line, self.column = path, line, column

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Position) and self._parts() == other._parts()

    def __hash__(self) -> int:
        return hash(self._parts())

    def __str__(self) -> str:
        return ":".join(str(part) for part in self._parts() if part is not None)

    def __repr__(self) -> str:
        return f"Position{self._parts()}"

    def _parts(self) -> tuple[str, int | None, int | None]:
        return self.path, self.line, self.column


class ExitCode(IntEnum):
    """What ``postbind`` ends with; scripts may rely on each number."""

    DONE = 0
    SOME_FAILED = 1  # of a batch; the rest are written
    USAGE = 2
    UNREADABLE = 3  # input not found, or not readable
    MALFORMED = 4  # input malformed, or over a limit
    ENGINE = 5  # an outside program failed
    UNWRITABLE = 6  # output not writable
    BUG = 70  # a bug of ours
    INTERRUPTED = 130
    PIPE_CLOSED = 141
    TERMINATED = 143


class ConvertError(Exception):
    """One post cannot be converted; the command exits with ``code``.

    ``message`` says what is wrong and what to do; ``at`` is where. Both are in ``args``, so that an error
    crosses processes whole.
    """

    code: ClassVar[ExitCode] = ExitCode.MALFORMED

    def __init__(self, message: str, at: Position | None = None) -> None:
        super().__init__(message, at)
        self.message, self.at = message, at

    def __str__(self) -> str:
        return f"{self.at}: {self.message}" if self.at else self.message


class UsageError(ConvertError):
    """The command or call asks for something that does not exist, such as a format nobody writes."""

    code = ExitCode.USAGE


class UnreadableError(ConvertError):
    """The input is not there, or the system does not let it be read."""

    code = ExitCode.UNREADABLE


class EncodingError(ConvertError):
    """The bytes are no text in any encoding that was declared or is certain."""


class FrontMatterError(ConvertError):
    """The block is unclosed or no mapping: _posts/2019-a.md:4:7: no closing ---. Close it with a line of ---."""


class LiquidError(ConvertError):
    """A Liquid template that cannot be read on, such as a block that never closes."""


class ProfileError(ConvertError):
    """A profile that is not valid: its file, line and key are named."""


class LimitError(ConvertError):
    """The input is larger, deeper or slower than ``limits`` allow."""


class EngineError(ConvertError):
    """pandoc or Typst is missing, died, ran out of time or refused what it was given."""

    code = ExitCode.ENGINE


class MissingGlyphError(EngineError):
    """No font shows ``text``, some characters of the document."""

    def __init__(self, message: str, at: Position | None = None, text: str = "") -> None:
        super().__init__(message, at)
        self.args = (message, at, text)
        self.text = text


class TooDeepError(EngineError):
    """The document nests deeper than the typesetter goes."""


class OutputError(ConvertError):
    """The output cannot be written where it was asked for."""

    code = ExitCode.UNWRITABLE
