"""stdin, stdout and stderr as the commands use them: one that is closed, full or narrow is an error of one line.

Loads nothing that ``--version`` would have to wait for.
"""

from __future__ import annotations

import errno
import os
import sys

TYPE_CHECKING = False  # type checkers take it for typing.TYPE_CHECKING, whose import costs more than all the rest
if TYPE_CHECKING:
    from typing import BinaryIO, TextIO


class StdoutError(OSError):
    """stdout does not take what is printed: it is closed, its disk is full, or its reader is gone."""


def prepare() -> None:
    """Make the streams take any text, and keep files that are opened later from standing in for a closed one.

    A file that is opened gets the lowest number that is free: without this, a database could become stdout.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - no path, and open to the end
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # not so what a program that calls main has put there
            stream.reconfigure(errors="backslashreplace")


def printed(text: str) -> int:
    """Write all that a command has to say to stdout and return its exit code."""
    prepare()
    try:
        print_text(text)
        flush()
    except StdoutError as error:
        return refused(error)
    return 0


def print_text(text: str) -> None:
    """Write text to stdout. Errors: StdoutError."""
    stream = _stdout()
    try:
        stream.write(text)
    except OSError as error:
        raise StdoutError(error.errno, error.strerror) from None


def print_bytes(data: bytes) -> None:
    """Write bytes to stdout. Errors: StdoutError."""
    stream = _stdout()
    try:
        stream.buffer.write(data)
        stream.buffer.flush()
    except OSError as error:
        raise StdoutError(error.errno, error.strerror) from None


def flush() -> None:
    """Write out what stdout still holds. Errors: StdoutError."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except OSError as error:
        raise StdoutError(error.errno, error.strerror) from None


def stdin() -> BinaryIO:
    """Return stdin as bytes. Errors: UnreadableError if it is closed."""
    if sys.stdin is None:
        from convert.errors import UnreadableError

        raise UnreadableError("stdin is closed. Give it a post, or name a file.")
    return sys.stdin.buffer


def say(text: str) -> None:
    """Write one line to stderr; if nobody can be told, the exit code still says it."""
    try:
        sys.stderr.write(f"{one_line(text)}\n")
    except OSError:
        return


def one_line(text: str) -> str:
    """Keep a text on its line, and its characters from steering the terminal."""
    return "".join(char if char.isprintable() else " " for char in text)


def refused(error: StdoutError) -> int:
    """Say that stdout took nothing more and return the exit code; a reader that is gone needs no words."""
    from convert.errors import ExitCode

    if sys.stdout is not None:
        # What Python flushes at its end must not fail again (Python docs, signal, "Note on SIGPIPE").
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error.errno == errno.EPIPE:
        return int(ExitCode.PIPE_CLOSED)
    say(f"stdout cannot be written: {(error.strerror or 'closed').lower()}. Redirect it elsewhere, or give -o a file.")
    return int(ExitCode.UNWRITABLE)


def _stdout() -> TextIO:
    if sys.stdout is None:
        raise StdoutError(errno.EBADF, "closed")
    return sys.stdout
