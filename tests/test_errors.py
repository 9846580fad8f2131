"""Errors: the exit code of each class, how a located one prints, and that it crosses processes whole."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator

import pytest

from convert.errors import (
    ConvertError,
    EncodingError,
    EngineError,
    ExitCode,
    FrontMatterError,
    LimitError,
    LiquidError,
    MissingGlyphError,
    OutputError,
    Position,
    ProfileError,
    TooDeepError,
    UnreadableError,
    UsageError,
)

CODES = {
    ConvertError: 4,
    UsageError: 2,
    UnreadableError: 3,
    EncodingError: 4,
    FrontMatterError: 4,
    LiquidError: 4,
    ProfileError: 4,
    LimitError: 4,
    EngineError: 5,
    MissingGlyphError: 5,
    TooDeepError: 5,
    OutputError: 6,
}
"""As the command line promises them."""

PLACE = Position("_posts/2019-a.md", 4, 7)


def classes(top: type[ConvertError] = ConvertError) -> Iterator[type[ConvertError]]:
    yield top
    for below in top.__subclasses__():
        yield from classes(below)


def test_every_class_of_the_core_has_its_exit_code() -> None:
    assert {kind: int(kind.code) for kind in classes() if kind.__module__ == "convert.errors"} == CODES


def test_the_numbers_that_scripts_rely_on() -> None:
    assert {code.name: code.value for code in ExitCode} == {
        "DONE": 0,
        "SOME_FAILED": 1,
        "USAGE": 2,
        "UNREADABLE": 3,
        "MALFORMED": 4,
        "ENGINE": 5,
        "UNWRITABLE": 6,
        "BUG": 70,
        "INTERRUPTED": 130,
        "PIPE_CLOSED": 141,
        "TERMINATED": 143,
    }


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (None, "no closing ---."),
        (Position("a.md"), "a.md: no closing ---."),
        (Position("a.md", 4), "a.md:4: no closing ---."),
        (PLACE, "_posts/2019-a.md:4:7: no closing ---."),
    ],
)
def test_an_error_prints_where_and_what_on_one_line(place: Position | None, shown: str) -> None:
    assert str(FrontMatterError("no closing ---.", place)) == shown


@pytest.mark.parametrize("kind", CODES, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("place", [None, PLACE], ids=["nowhere", "somewhere"])
def test_an_error_comes_back_from_pickle_and_copy(kind: type[ConvertError], place: Position | None) -> None:
    error = kind("它坏了。 Mend it.", place)
    for back in (pickle.loads(pickle.dumps(error)), copy.copy(error)):  # noqa: S301 - our own bytes
        assert type(back) is kind
        assert (back.message, back.at, back.code) == (error.message, error.at, error.code)
        assert str(back) == str(error)
        assert back.at is None or isinstance(back.at, Position)


def test_an_error_without_glyph_keeps_its_text() -> None:
    error = MissingGlyphError("no font has it.", PLACE, "\U0001f6a2")
    back = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (back.text, back.at) == ("\U0001f6a2", PLACE)
    assert str(back) == f"{PLACE}: no font has it."
