"""``site.data``: the data folder, each file read when it is asked for.

Source: Jekyll 4.4's data reader, run case by case.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from convert.errors import ConvertError
from convert.front_matter import decode, load_yaml
from convert.limits import POST_BYTES
from convert.patterns import pattern
from convert.site.folders import is_folder
from convert.sources import Unreadable

_KINDS: Final = (".csv", ".tsv", ".json", ".yml", ".yaml")
"""Suffixes in the order in which they win over each other for one key; their case counts."""
_NOT_IN_KEYS: Final = pattern(r"[^\w\s-]", re.ASCII)


class Data(Mapping[str, Any]):
    """A folder of data files as a mapping; folders nest."""

    def __init__(self, folder: Path, root: Path) -> None:
        self._folder, self._root = folder, root
        self._read: dict[str, Any] = {}
        self._names: dict[str, str] | None = None

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - whatever a data file holds
        if key not in self._read:
            path = self._folder / self._found()[key]
            self._read[key] = Data(path, self._root) if path.is_dir() else self._value(path)
        return self._read[key]

    def _value(self, path: Path) -> Any:  # noqa: ANN401 - whatever a data file holds
        try:
            return read_data(path)
        except (ConvertError, OSError) as error:
            return Unreadable(f"{path.relative_to(self._root)} cannot be read, nothing stands for it: {error}")

    def __iter__(self) -> Iterator[str]:
        return iter(self._found())

    def __len__(self) -> int:
        return len(self._found())

    def _found(self) -> dict[str, str]:
        """Return the name of the file or folder behind each key."""
        if self._names is None:
            names: dict[str, str] = {}
            for name in sorted(self._listing(), key=lambda name: (_rank(name), os.fsencode(name))):
                names.setdefault(_key(name), name)
            self._names = names  # whole: another thread may ask meanwhile
        return self._names

    def _listing(self) -> list[str]:
        if not Path(os.path.realpath(self._folder)).is_relative_to(self._root):
            return []
        try:
            with os.scandir(self._folder) as found:
                entries = [entry for entry in found if not entry.name.startswith(".")]
                return [entry.name for entry in entries if is_folder(entry) or self._is_data(entry.name)]
        except OSError:
            return []

    def _is_data(self, name: str) -> bool:
        real = Path(os.path.realpath(self._folder / name))
        return name.endswith(_KINDS) and real.is_file() and real.is_relative_to(self._root)


def _rank(name: str) -> int:
    return next((rank for rank, kind in enumerate(_KINDS) if name.endswith(kind)), len(_KINDS))


def _key(name: str) -> str:
    """Return the key of a file: its ASCII letters, digits, hyphens; blanks become underscores."""
    stem = next((name.removesuffix(kind) for kind in _KINDS if name.endswith(kind)), name)
    return "_".join(_NOT_IN_KEYS.sub("", stem).split())


def read_data(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return what a data file holds; False for an empty one, as Jekyll.

    Errors: ConvertError, OSError for one that cannot be read.
    """
    with path.open("rb") as file:
        text, _ = decode(file.read(min(path.stat().st_size, POST_BYTES) + 1), path.name)
    if path.suffix in (".csv", ".tsv"):
        return _rows(text, "\t" if path.suffix == ".tsv" else ",")
    value, _ = load_yaml(text, path.name)
    return False if value is None and not text.strip() else value


def _rows(text: str, delimiter: str) -> list[dict[str, str | None]]:
    """Return rows by the header; a missing or empty unquoted cell is None."""
    import csv  # few sites have tables
    from io import StringIO

    try:
        rows = [row for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter) if row]
    except csv.Error as error:
        raise ConvertError(str(error)) from None
    if not rows:
        return []
    head = rows[0]
    return [{name: row[at] or None if at < len(row) else None for at, name in enumerate(head)} for row in rows[1:]]
