"""Which words of a line are labels, and of which role: 作者：, 文/, Text:, 来源 |."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from convert.nodes import Role
from convert.passes.profile import FIRST_WORD, Labels, Words, any_of
from convert.passes.times import TIME
from convert.patterns import pattern
from convert.scripts import has_han_or_kana, is_han_or_kana

ROLES: Final = {
    "author": Role.AUTHOR,
    "text": Role.AUTHOR,
    "reporter": Role.REPORTER,
    "translator": Role.TRANSLATOR,
    "photographer": Role.PHOTOGRAPHER,
    "editor": Role.EDITOR,
}
"""The keys of a profile whose labels stand before people."""
DOTS: Final = "□■◎●◇◆☉○▲※"
_MARK: Final = "[：:丨|｜/／▏│＝]"
JOINS: Final = "、/／&和及·・"
_MARKED: Final = pattern(rf"\s*{_MARK}")
_COLON: Final = pattern("[：:]")
LENGTHS: Final = (6, 5, 4, 3, 2)
"""Characters of labels that are looked for inside a line."""
_TASKS: Final = rf"\s?[{JOINS}]\s?"
"""Between two tasks of the same people: 采访、撰文."""


def labels_in(line: str, labels: Labels) -> re.Pattern[str]:
    """Return what finds the labels of a line, and the times that need none: groups time, or label and mark."""
    first = next((character for character in line if character.isalpha()), "")
    begins_in_han = bool(first) and is_han_or_kana(first)
    letters = () if begins_in_han else _in_letters(line, labels)
    han = begins_in_han or has_han_or_kana(line)
    return _pattern(labels, letters, han=han, joint=han and any(sign in line for sign in JOINS))


def parted(line: str, labels: Labels) -> str:
    """Put a blank before labels that follow a value at once: a line end between Han is none."""
    colons = [match.start() for match in _COLON.finditer(line)]
    starts = [start for colon in colons[1:] if (start := _label_start(line, colon, labels))]
    for start in reversed(starts):
        line = f"{line[:start]} {line[start:]}"
    return line


def _label_start(line: str, colon: int, labels: Labels) -> int:
    """Return where the label before a colon begins, if nothing parts it from what stands before it; else 0."""
    if not is_han_or_kana(line[colon - 1]):
        return 0
    starts = (colon - length for length in LENGTHS if colon > length)
    start = next((at for at in starts if not line[at].isspace() and _key_of(line[at:colon], labels)), 0)
    return start if start and line[start - 1].isalnum() else 0


def role_of(label: str, labels: Labels) -> str:
    """Return the key of the profile under which a label stands; of two tasks reporting decides, else the first."""
    tasks = (label,) if _key_of(label, labels) else re.split(_TASKS, label)
    keys = [_key_of(task, labels) for task in tasks]
    return "reporter" if "reporter" in keys else keys[0]


def _in_letters(line: str, labels: Labels) -> Words:
    """Return the labels in letters that a line holds, each with its mark if it needs one.

    There are hundreds: compiling them all takes longer than reading a short post, and most lines hold none.
    """
    text, index = line.lower(), labels.by_first_word
    found = {
        word
        for start in FIRST_WORD.finditer(text)
        for word in index.get(start[0], ())
        if text.startswith(word, start.start()) and _goes_on(text[start.start() + len(word) :], word, labels)
    }
    return tuple(sorted(found))


def _goes_on(rest: str, word: str, labels: Labels) -> bool:
    """Whether what follows a label lets it be one: its mark, or the end of a word."""
    return _MARKED.match(rest) is not None if _is_everyday(word, labels) else not rest[:1].isalpha()


def _is_everyday(word: str, labels: Labels) -> bool:
    """Whether a label without a colon is an everyday word: one word of letters, as in "Text" or "Quelle"."""
    return " " not in word and not is_han_or_kana(word[-1]) and _key_of(word, labels) in {*ROLES, "source"}


@lru_cache(maxsize=256)
def _pattern(labels: Labels, letters: Words, *, han: bool, joint: bool) -> re.Pattern[str]:
    """Return what finds labels: all in Han, if there is any, and some in letters.

    ``joint`` ones, of two tasks, double its cost, and few lines have their signs.
    """
    words = (*(_in_han(labels) if han else ()), *letters)
    everyday = tuple(word for word in words if _is_everyday(word, labels))
    free = any_of(tuple(word for word in words if word not in everyday))
    bound = rf"(?:{any_of(everyday)})(?=\s*{_MARK})"
    before = rf"(?:^|(?<=[\s|｜丨▏│/／;；,，、{DOTS}]))"
    mark = rf"(?P<mark>\s*{_MARK}\s*|\s+|(?=\S))"
    people = any_of(tuple(word for name in ROLES for word in getattr(labels, name) if is_han_or_kana(word[-1])))
    two = rf"(?:{people}){_TASKS}(?:{people})|" if joint else ""
    return pattern(rf"{before}(?:(?P<time>{TIME.pattern})|(?P<label>{two}{bound}|{free}){mark})", re.IGNORECASE)


def _in_han(labels: Labels) -> Words:
    return tuple(word for word in labels.every if has_han_or_kana(word))


def _key_of(label: str, labels: Labels) -> str:
    return next((name for name, is_label in labels.keys if is_label(label)), "")
