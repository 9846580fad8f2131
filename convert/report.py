"""What became of each post: counted, worded for a person, written as JSON, turned into an exit code."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import Final

import msgspec

from convert.english import counted
from convert.errors import ConvertError, ExitCode, LimitError, Position
from convert.notes import Note, Severity, untold

SCHEMA: Final = "postbind/report@1"

_LOST_WORKER: Final = frozenset({"ProcessExpired", "BrokenExecutor", "KilledWorker"})
"""How executors call a worker that died: pebble, the standard library and loky, and Dask."""


_TOO_DEEP: Final = "nested too deep to be read. Flatten its nesting."
_TOO_LARGE: Final = "needs more memory than there is. Split it."


class Failure(msgspec.Struct, frozen=True):
    """A post that could not be converted: ``code`` names the error or note, ``line`` and ``column`` are in the post.

    What is wrong in another file, such as a profile or an output, is named in the message.
    """

    path: str
    code: str
    message: str
    line: int | None
    exit_code: int
    column: int | None = None

    def __str__(self) -> str:
        return f"{Position(self.path, self.line, self.column)}: {self.message}"


class Outcome(msgspec.Struct, frozen=True):
    """What became of one post: the outputs written and those that were as they should be, by path."""

    path: str
    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    failure: Failure | None = None


class Report(msgspec.Struct):
    """A run as it grows: ``written`` and ``unchanged`` count files, ``notes`` warnings, the other numbers posts.

    ``told`` are the notes on the configuration so far.
    """

    posts: int = 0
    written: int = 0
    unchanged: int = 0
    failed: list[Failure] = msgspec.field(default_factory=list)
    notes: int = 0
    skipped: int = 0
    seconds: float = 0.0
    told: set[Note] = msgspec.field(default_factory=set)

    def add(self, outcome: Outcome) -> None:
        """Count one post; what all posts note of their site counts once."""
        notes = untold(outcome.notes, self.told)
        self.posts += 1
        self.written += len(outcome.written)
        self.unchanged += len(outcome.unchanged)
        self.notes += sum(note.severity is Severity.WARNING for note in notes)
        if outcome.failure:
            self.failed.append(outcome.failure)

    @property
    def exit_code(self) -> ExitCode:
        """Return 0, or 1 if a post failed: the rest are written."""
        return ExitCode.SOME_FAILED if self.failed else ExitCode.DONE

    def to_json(self) -> bytes:
        """Write the report as ``--report`` promises it, failures by path."""
        return msgspec.json.encode(
            {
                "schema": SCHEMA,
                "posts": self.posts,
                "written": self.written,
                "unchanged": self.unchanged,
                "failed": [_promised(failure) for failure in sorted(self.failed, key=lambda failure: failure.path)],
                "seconds": round(self.seconds, 3),
            }
        )


def _promised(failure: Failure) -> dict[str, object]:
    """Return a failure as ``--report`` promises it."""
    return {name: getattr(failure, name) for name in ("path", "code", "message", "line", "exit_code")}


def failure_of(path: str, error: Exception) -> Failure:
    """Word an error as the failure of one post; what is no ConvertError is over a limit, a lost worker or our bug."""
    if isinstance(error, (RecursionError, MemoryError)):
        error = LimitError(_TOO_DEEP if isinstance(error, RecursionError) else _TOO_LARGE)
    if isinstance(error, ConvertError):
        code = type(error).__name__.removesuffix("Error").lower()
        if error.at is None or not _is_same(error.at.path, path):
            return Failure(path, code, str(error), None, int(error.code))
        return Failure(path, code, error.message, error.at.line, int(error.code), error.at.column)
    name = type(error).__name__
    if isinstance(error, TimeoutError):
        return _lost(path, "timeout", "it took longer than a post may")
    if any(kind.__name__ in _LOST_WORKER for kind in type(error).__mro__):
        return _lost(path, "worker", "its worker process died")
    return Failure(path, "bug", f"a bug of postbind ({name}: {error}). Please report it.", None, int(ExitCode.BUG))


def failure_of_notes(path: str, notes: Iterable[Note]) -> Failure | None:
    """Word the warnings about a post as its failure, for those to whom they are one; None if there are none."""
    warnings = [note for note in dict.fromkeys(notes) if note.severity is Severity.WARNING]
    if not warnings:
        return None
    first, others = warnings[0], len(warnings) - 1
    message = f"{first.message} (and {counted(others, 'more note')})" if others else first.message
    return Failure(path, first.code, message, first.lines.first if first.lines else None, int(ExitCode.SOME_FAILED))


def _is_same(place: str, path: str) -> bool:
    """Say if an error's place is the post itself, whose path may be known from the site's folder on only."""
    wanted = PurePath(path).parts
    return PurePath(place).parts[-len(wanted) :] == wanted


def _lost(path: str, code: str, why: str) -> Failure:
    return Failure(path, code, f"{why}. Convert it alone to see more.", None, int(ExitCode.ENGINE))


def summary(report: Report) -> str:
    """Say in a line what a run did."""
    parts = [counted(report.posts, "post"), f"{counted(report.written, 'file')} written"]
    if report.unchanged:
        parts.append(f"{report.unchanged} unchanged")
    if report.skipped:
        parts.append(f"{report.skipped} skipped")
    if report.notes:
        parts.append(counted(report.notes, "note"))
    if report.failed:
        parts.append(f"{len(report.failed)} failed")
    return ", ".join(parts) + f", {report.seconds:.1f} s"
