"""Where the labels of a line stand, each with the sign behind it, and the times that need no label."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

import msgspec

from convert.passes.labels import JOINS, TASKS
from convert.passes.profile import ROLES, Labels
from convert.passes.times import TIME, may_hold_a_time
from convert.passes.words import NO_WORDS
from convert.patterns import pattern
from convert.scripts import is_han_or_kana

DOTS: Final = "□■◎●◇◆☉○▲※"
_START: Final = pattern(rf"(?<![^\s|｜丨▏│/／;；,，、{DOTS}])\S")
"""Where a label or a time may begin: first of a line, behind a blank or what parts fields."""
_SIGN: Final = r"\s*[：:丨|｜/／▏│＝]"
_SIGNED: Final = pattern(_SIGN)
_BEHIND: Final = pattern(rf"{_SIGN}\s*|\s+|(?=\S)")
"""What stands between a label and its value, if anything does."""
_JOINED: Final = pattern(TASKS)
_JOINS: Final = frozenset(JOINS)
_FIRST_WORD: Final = pattern(r"[^\W\d_]+")


class Mark(msgspec.Struct, frozen=True):
    """A label and what stands between it and its value, or a time; where all of that begins and ends."""

    start: int
    end: int
    label: str = ""
    sign: str = ""
    time: str = ""


def marks_in(line: str, labels: Labels) -> Iterator[Mark]:
    """Yield a label or a time from each place of a line where one begins; the next may begin inside it.

    Of several labels joint ones come first, then those that need a sign. A line that begins in Han has none in letters.
    """
    first = next((character for character in line if character.isalpha()), "")
    in_letters = not first or not is_han_or_kana(first)
    small = line.replace("İ", "I").lower()  # the one letter that is two when it is small
    in_han = NO_WORDS.finder(small) if small.isascii() else labels.in_han.finder(small)
    timed, joined = may_hold_a_time(line), not _JOINS.isdisjoint(small)
    for start in _START.finditer(line):
        at = start.start()
        if timed and (time := TIME.match(line, at)):
            yield Mark(at, time.end(), time=time[0])
            continue
        ends = [*(_ends_in_letters(small, at, labels) if in_letters else ()), *in_han.ends(at)]
        joint = _joint_ends(small, at, labels) if ends and joined else ()
        behind = next((found for end in chain(joint, ends) if (found := _BEHIND.match(line, end))), None)
        if behind:
            yield Mark(at, behind.end(), line[at : behind.start()], behind[0])


def _joint_ends(line: str, at: int, labels: Labels) -> Iterator[int]:
    """Yield where two tasks end that are joined: 采访、撰文."""
    tasks = labels.tasks_in_han.finder(line)
    for end in tasks.ends(at):
        if sign := _JOINED.match(line, end):
            yield from tasks.ends(sign.end())


def _ends_in_letters(line: str, at: int, labels: Labels) -> Iterator[int]:
    """Yield where the labels in letters end that begin at a place, those that need a sign first."""
    first = _FIRST_WORD.match(line, at)
    words = labels.in_letters(first[0]) if first else NO_WORDS
    found = [word for word in words if line.startswith(word, at)]
    everyday = {word for word in found if _is_everyday(word, labels)}
    for word in sorted(found, key=lambda word: (word not in everyday, -len(word))):
        end = at + len(word)
        if _SIGNED.match(line, end) if word in everyday else not line[end : end + 1].isalpha():
            yield end
    yield from (end for end in words.loose_ends(line, at) if not line[end : end + 1].isalpha())


def _is_everyday(word: str, labels: Labels) -> bool:
    """Say if a label without a sign is an everyday word: one word of letters, as in "Text" or "Quelle"."""
    return " " not in word and labels.key_of(word) in {*ROLES, "source"}
