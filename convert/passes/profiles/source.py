"""A profile as a TOML file has it: its tables, and where in the file an error is."""

from __future__ import annotations

import re
import tomllib
from typing import Any, Final

from convert.errors import Position, ProfileError
from convert.patterns import pattern

SCHEMA: Final = "postbind/profile@1"
_QUOTED: Final = pattern(r'\s*"[^"\n]*"|[^,\n]+')
"""A word that may hold commas, or one that holds none."""


def read_tables(text: str, path: str) -> dict[str, Any]:
    """Return the tables of a profile's text, their values unchecked. Errors: ProfileError for what is no profile."""
    try:
        tables = _with_lists(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{error}. Mend the TOML.", _place_of(error, text, path)) from error
    if tables.pop("schema", SCHEMA) != SCHEMA:
        raise ProfileError(f"a schema that is not known. Say schema = “{SCHEMA}”.", line_of(text, path, ["schema"]))
    return tables


def _with_lists(table: dict[str, Any]) -> dict[str, Any]:
    """Cut words that stand in a text of several lines into a list."""
    return {key: _with_words(value) if isinstance(value, dict) else value for key, value in table.items()}


def _with_words(section: dict[str, Any]) -> dict[str, Any]:
    return {key: _words(value) if isinstance(value, str) and "\n" in value else value for key, value in section.items()}


def _words(text: str) -> list[str]:
    """Cut a text at commas and line ends, but inside no quotes; lines that begin with # are remarks."""
    lines = [line for line in text.split("\n") if not line.lstrip().startswith("#")]
    words = _QUOTED.findall("\n".join(lines))
    return [word.strip('"') for word in map(str.strip, words) if word]


def _place_of(error: tomllib.TOMLDecodeError, text: str, path: str) -> Position:
    match = re.search(r"line (\d+), column (\d+)", str(error))
    if match:
        return Position(path, int(match[1]), int(match[2]))
    return Position(path, text.count("\n") + 1)


def explained(message: str, text: str, path: str) -> tuple[str, Position]:
    """Turn "Expected `str`, got `int` - at `$.labels.author[0]`" into a message and a line."""
    what, _, where = message.partition(" - at `$.")
    keys = re.findall(r"[A-Za-z_]\w*", where.replace("[...]", ""))
    unknown = re.search(r"unknown field `(\w+)`", what)
    if unknown:
        keys.append(unknown[1])
    named = ".".join(keys)
    return f"{named}: {what}. Say what docs/profiles.md allows." if named else what, line_of(text, path, keys)


def line_of(text: str, path: str, keys: list[str]) -> Position:
    """Find the line of a key: inside its table, or of the table itself."""
    table, key = (keys[0], keys[1]) if len(keys) > 1 else ("", keys[0] if keys else "")
    inside = not table
    for number, line in enumerate(text.split("\n"), 1):
        header = re.match(r"\s*\[\s*([\w.]+)\s*\]", line)
        if header:
            inside = header[1] == table
            if header[1] == key:
                return Position(path, number)
        elif inside and re.match(rf"\s*{re.escape(key)}\s*=", line):
            return Position(path, number)
    return Position(path, 1)
