"""What a library folder knows of its files: ``.postbind.sqlite``, written by the parent process alone.

For each output: the key of all that went into it, the hash of its bytes, and the notes there were. A file whose key is
unchanged and whose bytes are intact is not written again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

import msgspec

from convert.errors import OutputError, Position
from convert.notes import Note

FILE: Final = ".postbind.sqlite"
VERSION: Final = 2
"""Of the table; a file of another version is set aside and made anew: it holds nothing that cannot be had again."""

_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
"""What SQLite says of damage; the last, of a statement that is right in itself: the table is not as we made it."""

_RESULT: Final = 0xFF
"""The bits of an extended result code that are the primary one (SQLite, "Result and Error Codes")."""

R = TypeVar("R")


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
    anew by the next. No lock is held between two writings. What is damaged is unknown: a record that cannot be read,
    and every record of a database that turns out to be broken, which is replaced.
    Errors: OutputError, of every method, when the file cannot be read or written.
    """

    def __init__(self, folder: Path, *, together: int = 1) -> None:
        self._folder = folder
        self._together = together
        self._unwritten: dict[str, Record] = {}
        with _located(folder):
            folder.mkdir(parents=True, exist_ok=True)
            self._path = folder / FILE
            self._database = _opened(self._path)

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

        def find(database: sqlite3.Connection) -> tuple[bytes, bytes, bytes, bytes] | None:
            found = database.execute("SELECT key, digest, inputs, notes FROM outputs WHERE path = ?", (output,))
            row: tuple[bytes, bytes, bytes, bytes] | None = found.fetchone()
            return row

        with _located(self._folder):
            row = self._intact(find)
        return _record(*row) if row else None

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

        def insert(database: sqlite3.Connection) -> None:
            database.execute("BEGIN IMMEDIATE")
            with database:  # which commits, or takes all back
                database.executemany("INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?, ?)", rows)

        if rows:
            self._intact(insert)

    def _intact(self, use: Callable[[sqlite3.Connection], R]) -> R:
        """Use the database, or a new one if it turns out to be damaged, which SQLite says where it meets the damage."""
        try:
            return use(self._database)
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise
        self._database.close()
        self._database = _replaced(self._path)
        return use(self._database)


def _record(key: bytes, digest: bytes, inputs: bytes, notes: bytes) -> Record | None:
    """Return the record in a row, None if the row is damaged."""
    try:
        return Record(str(key, "ascii"), str(digest, "ascii"), _inputs.decode(inputs), _notes.decode(notes))
    except (TypeError, ValueError, msgspec.DecodeError):
        return None


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
        if database.execute("PRAGMA user_version").fetchone()[0] in (0, VERSION):
            return _prepared(database)
    except sqlite3.DatabaseError as error:
        if not _is_damage(error):
            database.close()
            raise
    database.close()
    return _replaced(path)


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    """Say if an error is one of what the file holds, not of the system or of another process that has it."""
    return getattr(error, "sqlite_errorcode", 0) & _RESULT in _DAMAGED


def _replaced(path: Path) -> sqlite3.Connection:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    return _prepared(_connected(path))


def _connected(path: Path) -> sqlite3.Connection:
    """Connect so that nothing is begun that we do not begin ourselves: a second run is not locked out."""
    database = sqlite3.connect(path, timeout=30, isolation_level=None)
    database.text_factory = bytes  # a text that is no UTF-8 any more is for ``_record`` to judge
    return database


def _prepared(database: sqlite3.Connection) -> sqlite3.Connection:
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute(f"PRAGMA user_version = {VERSION}")
    database.execute(
        "CREATE TABLE IF NOT EXISTS outputs"
        " (path TEXT PRIMARY KEY, key TEXT, digest TEXT, inputs TEXT, notes TEXT) WITHOUT ROWID"
    )
    database.commit()
    return database
