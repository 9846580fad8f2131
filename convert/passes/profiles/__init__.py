"""Profiles: found by name or file, read, checked, and chosen for a post.

The built-in ones are ``generic.toml`` and ``finews.toml``. What is read at run time is ``built_in.json``, which
``python -m tests.profiles`` makes of them: thousands of words take TOML longer than a short post takes from end to end.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import msgspec

from convert.errors import Position, ProfileError, UnreadableError, UsageError
from convert.nodes import Post
from convert.passes.choosing import why_news
from convert.passes.profile import NONE, Profile
from convert.passes.words import Words

BUILT_IN: Final = ("finews", "generic", NONE.name)
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
    if not path.suffix and not os.path.exists(path):  # noqa: PTH110 - Path.exists raises for a name too long
        raise UsageError(f"no profile is called {name}. There are {', '.join(BUILT_IN)}, auto, and TOML files.")
    return _of_file(_text(path), name)


@lru_cache(maxsize=4)
def _built_in(name: str) -> Profile:
    return _made(_built_in_tables(name))


def _built_in_tables(name: str) -> Mapping[str, Any]:
    """Return the tables of a built-in profile, with those of what it extends."""
    own = _own_tables()[name]
    return _merged(_built_in_tables(own["extends"]), own) if "extends" in own else own


@lru_cache(maxsize=1)
def _own_tables() -> Mapping[str, Mapping[str, Any]]:
    """Return what each built-in profile says itself, by its name."""
    data = Path(__file__).with_name("built_in.json").read_bytes()
    return {"none": {}, **msgspec.json.decode(data)}


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
def _of_file(text: str, path: str) -> Profile:
    """Read a profile's text; what it extends comes first, and its lists are added to."""
    from convert.passes.profiles.source import explained, line_of, read_tables

    own = {"name": Path(path).stem, **read_tables(text, path)}
    name = own.get("extends", NONE.name)
    if name not in BUILT_IN:
        built_in = ", ".join(BUILT_IN)
        raise ProfileError(
            f"extends = {name!r}, but a profile extends one of {built_in}.", line_of(text, path, ["extends"])
        )
    try:
        return _made(_merged(_built_in_tables(name), own))
    except msgspec.ValidationError as error:
        raise ProfileError(*explained(str(error), text, path)) from error


def _made(tables: Mapping[str, Any]) -> Profile:
    """Check tables and make a profile of them. Errors: msgspec.ValidationError."""
    said = {key: value for key, value in tables.items() if key != "extends"}
    return msgspec.convert(said, Profile, dec_hook=_in_words)


def _in_words(kind: type, value: object) -> object:
    """Make the words of a profile of a list of strings, each of them one or more, a line each; an empty one is none."""
    if kind is not Words or not isinstance(value, list):
        raise TypeError(f"Expected `array` of `str`, got `{type(value).__name__}`")
    if set(map(type, value)) - {str}:
        other = next(type(word).__name__ for word in value if type(word) is not str)
        raise TypeError(f"Expected `str`, got `{other}`")
    return _words("\n".join(value))


@lru_cache(maxsize=256)
def _words(lines: str) -> Words:
    """Return the words of a list, a line each; profiles that have the same list share it, and what is made of it."""
    return Words(filter(None, lines.split("\n")))


def _merged(base: Any, more: Any) -> Any:  # noqa: ANN401 - values of TOML
    """Lay one table over another: lists add up, tables merge, any other value replaces."""
    if isinstance(base, Mapping) and isinstance(more, Mapping):
        return {
            key: _merged(base[key], more[key]) if key in base and key in more else (more if key in more else base)[key]
            for key in {**base, **more}
        }
    if isinstance(base, list) and isinstance(more, list):
        return [*base, *more]
    return more
