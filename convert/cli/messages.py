"""What a person is told, on stderr: notes, a line each and five at most; failures; the summary."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from time import monotonic
from typing import TYPE_CHECKING, Final

from convert.cli.outputs import put
from convert.cli.streams import say
from convert.english import counted
from convert.errors import ExitCode, OutputError
from convert.notes import Note, Severity

if TYPE_CHECKING:
    from convert.report import Failure, Report  # a post that is converted alone has none

SHOWN: Final = 5
"""Notes shown of one post unless all are asked for."""


def show_notes(path: str, notes: Iterable[Note], options: Namespace) -> None:
    """Show the warnings of a post, each once; five at most and a count. ``--verbose`` shows every note."""
    if options.quiet:
        return
    distinct = list(dict.fromkeys(note for note in notes if options.verbose or note.severity is Severity.WARNING))
    shown = distinct if options.verbose else distinct[:SHOWN]
    for note in shown:
        at = f"{path}:{note.lines.first}" if note.lines else path
        say(f"{at}: {note.severity}: {note.message} [{note.code}]")
    if len(distinct) > len(shown):
        say(f"{path}: {counted(len(distinct) - len(shown), 'more note')}; --verbose shows them")


def show_skipped(skipped: Sequence[tuple[str, str]], options: Namespace) -> None:
    """Show the files that are no posts; five at most and a count, unless ``--verbose``."""
    if options.quiet:
        return
    shown = skipped if options.verbose else skipped[:SHOWN]
    for path, why in shown:
        say(f"{path}: skipped: {why}")
    if len(skipped) > len(shown):
        say(f"{counted(len(skipped) - len(shown), 'more file')} skipped; --verbose shows them")


def show_failure(failure: Failure) -> None:
    """Show why a post could not be converted."""
    say(str(failure))


@contextmanager
def reported_if_broken_off(so_far: Callable[[], Report], options: Namespace) -> Iterator[None]:
    """Write the report that was asked for also of a run that is interrupted or cannot go on: how far it came."""
    start = monotonic()
    try:
        yield
    except BaseException:
        report = so_far()
        report.seconds = monotonic() - start
        with suppress(OutputError):  # the run ends by what broke it off
            _write_report(report, options)
        raise


def finish(report: Report, options: Namespace) -> ExitCode:
    """Write the report that was asked for, say what the run did and what failed, and return the exit code."""
    from convert.report import summary

    _write_report(report, options)
    for failure in report.failed:
        say(f"failed: {failure.path}")
    if not options.quiet:
        say(summary(report))
    return report.exit_code


def _write_report(report: Report, options: Namespace) -> None:
    if options.report:
        put(options.report, report.to_json() + b"\n")
