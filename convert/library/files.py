"""Whole files or none: written beside their place, then renamed."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, Final

from convert.errors import OutputError, Position

TEMPORARY: Final = ".postbind-"
"""Prefix of a file that is being written; what a killed run leaves of them is swept by the next."""


def write_bytes(path: Path, data: bytes) -> None:
    """Write bytes to a file, whole or not at all. Errors: OutputError."""

    def put(out: BinaryIO) -> None:
        out.write(data)

    write_whole(path, put)


def write_whole(path: Path, write: Callable[[BinaryIO], None], *, durable: bool = False) -> None:
    """Let ``write`` fill a file; it appears under its name only when it is whole.

    A ``durable`` file is so also after a loss of power: the disk is waited for, which takes some milliseconds.
    Errors: OutputError names the path; what ``write`` raises goes on, and nothing is left behind.
    """

    def put(out: BinaryIO) -> None:
        write(out)
        if durable:
            out.flush()
            os.fsync(out.fileno())

    _sweep_once(Path(os.path.realpath(path.parent)))
    _write(path, put, lambda _: "")


def write_recorded(path: Path, write: Callable[[BinaryIO], None]) -> str:
    """Write a file whole whose hash the library keeps, and return that: SHA-256 in hex.

    Whatever a loss of power leaves of it is not of that hash, or has none kept yet: the next run writes it anew.
    """
    return _write(path, write, _digest)


def _write(path: Path, write: Callable[[BinaryIO], None], digest: Callable[[BinaryIO], str]) -> str:
    """Fill what lies at a path, or will; return the digest of it."""
    with _located(path):
        kind = _kind(path)
        if kind == stat.S_IFDIR:
            raise OutputError("it is a folder. Give -o a file name, or remove the folder.", Position(str(path)))
        if kind in (stat.S_IFREG, None):
            place = Path(os.path.realpath(path)) if path.is_symlink() else path  # what a link leads to is replaced
            return _put_in_place(place, write, digest)
        return _passed_on(path, write, digest)


def _kind(path: Path) -> int | None:
    """Return what lies at a path, links followed, as ``stat`` names it; None if nothing does."""
    try:
        return stat.S_IFMT(path.stat().st_mode)
    except FileNotFoundError:
        return None


def _put_in_place(path: Path, write: Callable[[BinaryIO], None], digest: Callable[[BinaryIO], str]) -> str:
    """Write beside the place, under a name that no other process and no other thread takes, and rename."""
    temporary = path.parent / f"{TEMPORARY}{os.getpid()}-{os.urandom(8).hex()}"
    try:
        with _opened(temporary) as out:
            write(out)
            digested = digest(out)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return digested


def _opened(new: Path) -> BinaryIO:
    """Open a file that is not there yet; its folder is made if need be, which it seldom is."""
    try:
        return new.open("x+b")
    except FileNotFoundError:
        new.parent.mkdir(parents=True, exist_ok=True)
        return new.open("x+b")


def _passed_on(path: Path, write: Callable[[BinaryIO], None], digest: Callable[[BinaryIO], str]) -> str:
    """Hand a finished output to what is no file to be replaced: a pipe, a terminal, ``/dev/null``."""
    import shutil
    import tempfile

    place = Path(tempfile.gettempdir())
    with ExitStack() as opened:
        with _located(place):
            whole = opened.enter_context(tempfile.TemporaryFile(dir=place))
        out = opened.enter_context(path.open("wb"))
        with _located(place):
            write(whole)
            digested = digest(whole)
        whole.seek(0)
        shutil.copyfileobj(whole, out)
    return digested


def digest_of(path: Path) -> str | None:
    """Return the SHA-256 of a file in hex, None if it cannot be read or is a pipe or a device, which may never end."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        with path.open("rb") as file:
            return _digest(file)
    except OSError:
        return None


def sweep(folder: Path) -> None:
    """Remove what killed runs left half-written in a folder and below; what a running process writes stays."""
    if os.path.isdir(folder):  # noqa: PTH112 - Path's methods raise for a name too long
        _remove(sorted(folder.glob(f"**/{TEMPORARY}*-*")))


@lru_cache(maxsize=64)
def _sweep_once(folder: Path) -> None:
    """Remove the same from one folder alone; once in a process, which may write many files to it."""
    with suppress(OSError):  # it is not there yet, or may not be listed
        names = sorted(name for name in os.listdir(folder) if name.startswith(TEMPORARY))  # noqa: PTH208 - of 100,000
        _remove(folder / name for name in names)


def _remove(files: Iterable[Path]) -> None:
    for file in files:
        writer = file.name.removeprefix(TEMPORARY).partition("-")[0]
        if writer.isdecimal() and not _runs(int(writer)) and not file.is_symlink():
            with suppress(OSError):  # it may be somebody else's, in a folder of many
                file.unlink()


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # it belongs to somebody else, or is no number of a process
        return True
    return not _is_zombie(process)


def _is_zombie(process: int) -> bool:
    """Say if a process has ended and only waits to be asked for its exit code (Linux, proc(5))."""
    try:
        state = Path(f"/proc/{process}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
    except OSError:
        return False
    return state[:1] == ["Z"]


def _digest(file: BinaryIO) -> str:
    from hashlib import sha256

    file.seek(0)
    hashed = sha256()
    while chunk := file.read(1 << 20):
        hashed.update(chunk)
    return hashed.hexdigest()


@contextmanager
def _located(path: Path) -> Iterator[None]:
    """Turn the system's errors into one line that names the path.

    They are of this file alone: writers open nothing, and ``workers`` word what befalls the engines' temporary files.
    """
    try:
        yield
    except BrokenPipeError:  # who reads the pipe has seen enough
        raise
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        raise OutputError(f"cannot be written: {why}. Choose another place with -o.", Position(str(path))) from None
