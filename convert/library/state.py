"""What a library folder knows of its files: ``.postbind.sqlite``, written by the parent process alone.

For each output: the key of all that went into it, the hash of its bytes, and the notes there were. A file whose key is
unchanged and whose bytes are intact is not written again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import msgspec

from convert.errors import OutputError, Position
from convert.notes import Note

FILE: Final = ".postbind.sqlite"
VERSION: Final = 2
"""Of the table; a file of another version is set aside and made anew: it holds nothing that cannot be had again."""


class Record(msgspec.Struct, frozen=True):
    """How one output came to be: key and digest in hex, the files besides the post that it was made from, the notes."""

    key: str
    digest: str
    inputs: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


_inputs: Final = msgspec.json.Decoder(tuple[str, ...])
_notes: Final = msgspec.json.Decoder(tuple[Note, ...])
_json: Final = msgspec.json.Encoder()


class State:
    """The records of one folder, by the output's path below it; a context manager.

    ``together`` records are written at once, which takes as long as one: what a killed run had not written yet is made
    anew by the next. No lock is held between two writings.
    Errors: OutputError, of every method, when the file cannot be read or written.
    """

    def __init__(self, folder: Path, *, together: int = 1) -> None:
        self._folder = folder
        self._together = together
        self._unwritten: dict[str, Record] = {}
        with _located(folder):
            folder.mkdir(parents=True, exist_ok=True)
            self._database = _opened(folder / FILE)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with _located(self._folder):
            try:
                self._write()
            finally:
                self._database.close()

    def get(self, output: str) -> Record | None:
        """Return the record of an output, None if there is none."""
        if output in self._unwritten:
            return self._unwritten[output]
        with _located(self._folder):
            found = self._database.execute("SELECT key, digest, inputs, notes FROM outputs WHERE path = ?", (output,))
            row = found.fetchone()
        return Record(row[0], row[1], _inputs.decode(row[2]), _notes.decode(row[3])) if row else None

    def put(self, output: str, record: Record) -> None:
        """Remember an output that was just written whole."""
        self._unwritten[output] = record
        if len(self._unwritten) >= self._together:
            with _located(self._folder):
                self._write()

    def _write(self) -> None:
        rows = [
            (output, known.key, known.digest, _json.encode(known.inputs).decode(), _json.encode(known.notes).decode())
            for output, known in self._unwritten.items()
        ]
        self._unwritten.clear()
        if rows:
            self._database.execute("BEGIN IMMEDIATE")
            with self._database:  # which commits, or takes all back
                self._database.executemany("INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?, ?)", rows)


@contextmanager
def _located(folder: Path) -> Iterator[None]:
    """Turn what the system and the database say into one line that names the folder."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise OutputError(
            f"cannot be written: {why.lower()}. Choose another folder with -o.", Position(str(folder))
        ) from None


def _opened(path: Path) -> sqlite3.Connection:
    """Open the database; one that is damaged or of another version is replaced."""
    database = _connected(path)
    try:
        usable = database.execute("PRAGMA user_version").fetchone()[0] in (0, VERSION)
    except sqlite3.OperationalError:
        database.close()
        raise
    except sqlite3.DatabaseError:
        usable = False
    if not usable:
        database.close()
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        database = _connected(path)
    _prepare(database)
    return database


def _connected(path: Path) -> sqlite3.Connection:
    """Connect so that nothing is begun that we do not begin ourselves: a second run is not locked out."""
    return sqlite3.connect(path, timeout=30, isolation_level=None)


def _prepare(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute(f"PRAGMA user_version = {VERSION}")
    database.execute(
        "CREATE TABLE IF NOT EXISTS outputs"
        " (path TEXT PRIMARY KEY, key TEXT, digest TEXT, inputs TEXT, notes TEXT) WITHOUT ROWID"
    )
    database.commit()
