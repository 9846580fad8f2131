"""One command from its arguments to its exit code; every error is a line, none is a traceback."""

from __future__ import annotations

import gc
import signal
from types import FrameType
from typing import Final

from convert.cli import streams
from convert.errors import ConvertError, ExitCode

_COLLECT_AFTER: Final = 100_000
"""New objects before Python looks for cycles: modules and a post make hardly one, and a start some 100,000 objects."""


class _TerminatedError(BaseException):
    """SIGTERM or SIGHUP, as an exception: what is open is closed, what is half-written goes."""


def run(arguments: list[str]) -> int:
    """Run the command that the arguments name and return its exit code."""
    streams.prepare()
    thresholds = gc.get_threshold()
    gc.set_threshold(_COLLECT_AFTER)
    previous = {number: signal.signal(number, _terminate) for number in _ending_signals()}
    try:
        return _guarded(arguments)
    except KeyboardInterrupt:
        return _end(ExitCode.INTERRUPTED, "interrupted")
    except _TerminatedError:
        return _end(ExitCode.TERMINATED, "terminated")
    finally:
        gc.set_threshold(*thresholds)
        for number, handler in previous.items():
            signal.signal(number, handler)


def _ending_signals() -> tuple[int, ...]:
    """Return SIGTERM, and SIGHUP of a terminal that is closed unless it is to be ignored, as nohup has it."""
    hangup: int | None = getattr(signal, "SIGHUP", None)  # Windows has none
    if hangup is None or signal.getsignal(hangup) is signal.SIG_IGN:
        return (signal.SIGTERM,)
    return signal.SIGTERM, hangup


def _guarded(arguments: list[str]) -> int:
    try:
        code = _command(arguments)
        streams.flush()
    except streams.StdoutError as error:
        return streams.refused(error)
    except ConvertError as error:
        return _end(error.code, str(error))
    except (RecursionError, MemoryError) as error:
        from convert.report import failure_of

        failure = failure_of(_subject(arguments), error)
        return _end(ExitCode(failure.exit_code), str(failure))
    except Exception as error:  # noqa: BLE001 - the last line of defence: a bug is one line and a saved traceback
        return _bug(error)
    return code


def _command(arguments: list[str]) -> int:
    from convert.cli.commands import parse

    try:
        module, options = parse(arguments)
        return int(module.run(options))
    except SystemExit as ended:  # the argument parser has said why
        return ended.code if isinstance(ended.code, int) else ExitCode.USAGE


def _terminate(number: int, frame: FrameType | None) -> None:
    raise _TerminatedError


def _end(code: ExitCode, message: str) -> int:
    streams.say(f"postbind: {message}" if code >= ExitCode.INTERRUPTED else message)
    return int(code)


def _subject(arguments: list[str]) -> str:
    """Name the input as well as it can be told from the arguments alone."""
    return next((argument for argument in arguments[1:] if not argument.startswith("-")), "input")


def _bug(error: Exception) -> int:
    """Save the traceback and say where; the user gets one line."""
    import tempfile
    import traceback

    try:
        with tempfile.NamedTemporaryFile("w", prefix="postbind-bug-", suffix=".txt", delete=False) as file:
            traceback.print_exception(error, file=file)
            saved = f"The traceback is in {file.name}. "
    except OSError:
        saved = ""
    return _end(ExitCode.BUG, f"a bug of postbind: {type(error).__name__}: {error}. {saved}Please report it.")
