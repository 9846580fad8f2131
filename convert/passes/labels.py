"""Which words of a line are labels, and of which role: 作者：, 文/, Text:, 来源 |."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from convert.nodes import Role
from convert.passes.profile import Labels, Words, any_of, is_one_of
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
_COLON: Final = pattern("[：:]")
LENGTHS: Final = (6, 5, 4, 3, 2)
"""Characters of labels that are looked for inside a line."""
_TASKS: Final = rf"\s?[{JOINS}]\s?"
"""Between two tasks of the same people: 采访、撰文."""


def labels_in(line: str, labels: Labels) -> re.Pattern[str]:
    """Return what finds the labels of a line, and the times that need none: groups time, or label and mark."""
    return _pattern(labels, _Scripts.of(line), joint=any(sign in line for sign in JOINS))


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


class _Scripts(NamedTuple):
    """In which scripts labels are looked for: a line that begins in Han has no others; compiling all is dear."""

    han: bool
    other: bool

    @classmethod
    def of(cls, line: str) -> _Scripts:
        first = next((character for character in line if character.isalpha()), "")
        in_han = bool(first) and is_han_or_kana(first)
        return cls(in_han or has_han_or_kana(line), bool(first) and not in_han)


@lru_cache(maxsize=16)
def _pattern(labels: Labels, scripts: _Scripts, *, joint: bool) -> re.Pattern[str]:
    """Return what finds labels; ``joint`` ones, of two tasks, double its cost, and few lines have their signs."""
    groups = {name: tuple(word for word in words if _may_hold(scripts, word)) for name, words in _words(labels).items()}
    every = tuple(word for words in groups.values() for word in words)
    marked = frozenset(word for name in (*ROLES, "source") for word in groups[name] if _needs_a_mark(word))
    free = any_of(tuple(word for word in every if word not in marked))
    bound = rf"(?:{any_of(tuple(word for word in every if word in marked))})(?=\s*{_MARK})"
    before = rf"(?:^|(?<=[\s|｜丨▏│/／;；,，、{DOTS}]))"
    mark = rf"(?P<mark>\s*{_MARK}\s*|\s+|(?=\S))"
    people = any_of(tuple(word for name in ROLES for word in groups[name] if is_han_or_kana(word[-1])))
    two = rf"(?:{people}){_TASKS}(?:{people})|" if joint and scripts.han else ""
    return pattern(rf"{before}(?:(?P<time>{TIME.pattern})|(?P<label>{two}{bound}|{free}){mark})", re.IGNORECASE)


def _may_hold(scripts: _Scripts, word: str) -> bool:
    return scripts.han if any(map(is_han_or_kana, word)) else scripts.other


def _needs_a_mark(word: str) -> bool:
    """Whether a label without a colon is an everyday word: one word of letters, as in "Text" or "Quelle"."""
    return " " not in word and not is_han_or_kana(word[-1])


def _words(labels: Labels) -> dict[str, Words]:
    return {name: getattr(labels, name) for name in labels.__struct_fields__}


def _key_of(label: str, labels: Labels) -> str:
    return next((name for name, words in _words(labels).items() if is_one_of(label, words)), "")
