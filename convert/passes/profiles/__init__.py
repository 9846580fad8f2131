"""Profiles: found by name or file, read, checked, and chosen for a post."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from pkgutil import get_data
from typing import Any, Final

import msgspec

from convert.errors import ProfileError, UnreadableError, UsageError
from convert.nodes import Post
from convert.passes.choosing import why_news
from convert.passes.profile import NONE, Profile
from convert.passes.words import Words
from convert.patterns import pattern
from convert.positions import Position

BUILT_IN: Final = ("finews", "generic", NONE.name)
SCHEMA: Final = "postbind/profile@1"
_QUOTED: Final = pattern(r'\s*"[^"\n]*"|[^,\n]+')
"""A word that may hold commas, or one that holds none."""
_SIZE: Final = 1024 * 1024
"""Bytes of the largest profile."""


def profile_for(post: Post, name_or_path: str) -> tuple[Profile, str]:
    """Return the profile of this name or file, and why if it is ``auto``, the one that the post asks for.

    Errors: as ``load``.
    """
    return choose(post) if name_or_path == "auto" else (load(name_or_path), "")


def choose(post: Post) -> tuple[Profile, str]:
    """Choose a built-in profile by what a post shows, and say why."""
    news = load("finews")
    why = why_news(post, news)
    return (news, why) if why else (load("generic"), "nothing in the post shows that it is a report")


def load(name_or_path: str | Path) -> Profile:
    """Return a profile by its built-in name or from a TOML file.

    Errors: UsageError for a name that is none, UnreadableError for a file that cannot be read, ProfileError with
    file and line for one that is no profile.
    """
    name = str(name_or_path)
    if name == NONE.name:
        return NONE
    if name in BUILT_IN:
        return _built_in(name)
    path = Path(name)
    if not path.suffix and not path.exists():
        raise UsageError(f"no profile is called {name}. There are {', '.join(BUILT_IN)}, auto, and TOML files.")
    return _parsed(_text(path), name)


@lru_cache(maxsize=8)
def _built_in(name: str) -> Profile:
    data = get_data(__name__, f"{name}.toml")
    return _parsed((data or b"").decode(), f"{name}.toml")


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"the profile cannot be read: {error.strerror}.", Position(str(path))) from error
    if len(data) > _SIZE:
        raise ProfileError(f"longer than {_SIZE:,} bytes. A profile is a page or two.", Position(str(path)))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ProfileError("not UTF-8. Save the profile as UTF-8.", Position(str(path), line)) from error


@lru_cache(maxsize=8)
def _parsed(text: str, path: str) -> Profile:
    """Read a profile's text; what it extends comes first, and its lists are added to."""
    try:
        table = _with_lists(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{error}. Mend the TOML.", _place_of(error, text, path)) from error
    if table.pop("schema", SCHEMA) != SCHEMA:
        raise ProfileError(f"a schema that is not known. Say schema = “{SCHEMA}”.", _line_of(text, path, ["schema"]))
    base = _base(table.pop("extends", None), text, path)
    table.setdefault("name", Path(path).stem)
    try:
        return msgspec.convert(_merged(base, table), Profile, dec_hook=_in_words)
    except msgspec.ValidationError as error:
        raise ProfileError(*_explained(str(error), text, path)) from error


def _with_lists(table: dict[str, Any]) -> dict[str, Any]:
    """Cut words that stand in a text of several lines into a list: a list of strings takes TOML ten times as long."""
    return {key: _with_words(value) if isinstance(value, dict) else value for key, value in table.items()}


def _with_words(section: dict[str, Any]) -> dict[str, Any]:
    return {key: _words(value) if isinstance(value, str) and "\n" in value else value for key, value in section.items()}


def _words(text: str) -> list[str]:
    """Cut a text at commas and line ends, but inside no quotes; lines that begin with # are remarks."""
    lines = [line for line in text.split("\n") if not line.lstrip().startswith("#")]
    words = _QUOTED.findall("\n".join(lines)) if '"' in text else ",".join(lines).split(",")
    return [word.strip('"') for word in map(str.strip, words) if word]


def _in_words(kind: type, value: object) -> object:
    """Make the words of a profile of a list of strings; an empty one is no word."""
    if kind is not Words or not isinstance(value, (list, tuple)):
        raise TypeError(f"Expected `array` of `str`, got `{type(value).__name__}`")
    for word in value:
        if not isinstance(word, str):
            raise TypeError(f"Expected `str`, got `{type(word).__name__}`")
    return Words(filter(None, value))


def _base(name: object, text: str, path: str) -> dict[str, Any]:
    if name is None:
        return {}
    if name not in BUILT_IN:
        built_in = ", ".join(BUILT_IN)
        raise ProfileError(
            f"extends = {name!r}, but a profile extends one of {built_in}.", _line_of(text, path, ["extends"])
        )
    return msgspec.to_builtins(load(str(name)))  # type: ignore[no-any-return]  # a struct becomes a dict


def _merged(base: Any, more: Any) -> Any:  # noqa: ANN401 - values of TOML
    """Lay one table over another: lists add up, tables merge, any other value replaces."""
    if isinstance(base, dict) and isinstance(more, dict):
        return {
            key: _merged(base[key], more[key]) if key in base and key in more else (more | base)[key]
            for key in {**base, **more}
        }
    if isinstance(base, (list, tuple)) and isinstance(more, list):
        return [*base, *more]
    return more


# --- where an error is -------------------------------------------------------------------------------------------


def _place_of(error: tomllib.TOMLDecodeError, text: str, path: str) -> Position:
    match = re.search(r"line (\d+), column (\d+)", str(error))
    if match:
        return Position(path, int(match[1]), int(match[2]))
    return Position(path, text.count("\n") + 1)


def _explained(message: str, text: str, path: str) -> tuple[str, Position]:
    """Turn "Expected `str`, got `int` - at `$.labels.author[0]`" into a message and a line."""
    what, _, where = message.partition(" - at `$.")
    keys = re.findall(r"[A-Za-z_]\w*", where.replace("[...]", ""))
    unknown = re.search(r"unknown field `(\w+)`", what)
    if unknown:
        keys.append(unknown[1])
    named = ".".join(keys)
    return f"{named}: {what}. Say what docs/profiles.md allows." if named else what, _line_of(text, path, keys)


def _line_of(text: str, path: str, keys: list[str]) -> Position:
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
