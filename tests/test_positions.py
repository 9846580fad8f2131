"""Places: how they print, what encloses them, how they are led back to the file on disk."""

from __future__ import annotations

import pickle

import msgspec
import pytest

from convert.errors import Position
from convert.positions import Lines, enclosing, lines_on_disk, shifted_map


@pytest.mark.parametrize(("lines", "shown"), [(Lines(3, 3), "3"), (Lines(3, 5), "3-5")])
def test_lines_print_as_one_number_or_two(lines: Lines, shown: str) -> None:
    assert str(lines) == shown


@pytest.mark.parametrize(
    ("place", "shown"),
    [(Position("a.md"), "a.md"), (Position("a.md", 4), "a.md:4"), (Position("C:/a.md", 4, 1), "C:/a.md:4:1")],
)
def test_a_position_prints_what_is_known(place: Position, shown: str) -> None:
    assert str(place) == shown


@pytest.mark.parametrize("value", [Lines(1, 2), Position("港.md", 4, None)], ids=lambda value: type(value).__name__)
def test_a_place_comes_back_from_another_process(value: Lines | Position) -> None:
    back = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes
    assert (back, type(back)) == (value, type(value))


def test_lines_are_a_pair_in_json() -> None:
    assert msgspec.json.encode(Lines(1, 2)) == b"[1,2]"
    assert msgspec.json.decode(b"[1,2]", type=Lines) == Lines(1, 2)


@pytest.mark.parametrize(
    ("derived", "on_disk"),
    [
        (Lines(1, 1), Lines(5, 5)),
        (Lines(2, 3), Lines(5, 9)),
        (Lines(3, 4), Lines(7, 9)),  # a loop: later lines may come from earlier ones
        (Lines(0, 99), Lines(5, 7)),
    ],
)
def test_derived_lines_lead_back_to_disk(derived: Lines, on_disk: Lines) -> None:
    assert lines_on_disk(derived, (5, 5, 9, 7)) == on_disk


def test_without_a_map_lines_are_those_on_disk() -> None:
    assert lines_on_disk(Lines(2, 3), ()) == Lines(2, 3)


def test_front_matter_shifts_every_line() -> None:
    assert shifted_map((1, 2, 2), 4) == (5, 6, 6)
    assert shifted_map((), 4) == ()


def test_what_encloses_runs_is_from_the_first_to_the_last() -> None:
    assert enclosing(Lines(4, 6), None, Lines(2, 3)) == Lines(2, 6)
    assert enclosing(None) is None
    assert enclosing() is None
