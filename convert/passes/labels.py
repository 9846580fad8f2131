"""Which role a label has: 作者：, 文/, Text:, 来源 |."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from convert.passes.profile import Labels
from convert.patterns import pattern
from convert.scripts import is_han_or_kana

JOINS: Final = "、/／&和及·・．‧"
TASKS: Final = rf"\s?[{JOINS}]\s?"
"""Between two tasks of the same people: 采访、撰文."""
_SIGN: Final = pattern(r"\s?[：:/／]")
LENGTHS: Final = (6, 5, 4, 3, 2)
"""Characters of labels that are looked for inside a line."""


def parted(line: str, labels: Labels) -> str:
    """Put a blank before labels that follow a value at once: a line end between Han is none."""
    if line.isascii():  # nothing in it stands between Han
        return line
    signs = [match.start() for match in _SIGN.finditer(line)]
    lengths = (*LENGTHS, 1) if signs[:1] == [1] else LENGTHS  # a label of one letter, 图：, beside another, 文：
    starts = [start for sign in signs[1:] if (start := _label_start(line, sign, lengths, labels))]
    for start in reversed(starts):
        line = f"{line[:start]} {line[start:]}"
    return line


def _label_start(line: str, sign: int, lengths: Iterable[int], labels: Labels) -> int:
    """Return where the label before a sign begins, if nothing parts it from what stands before it; else 0."""
    if not is_han_or_kana(line[sign - 1]):
        return 0
    starts = (sign - length for length in lengths if sign > length)
    start = next((at for at in starts if not line[at].isspace() and labels.key_of(line[at:sign])), 0)
    if start and labels.key_of(line[line.rfind(" ", 0, start) + 1 : sign]):
        return 0  # the end of a longer label
    return start if start and line[start - 1].isalnum() else 0


def role_of(label: str, labels: Labels) -> str:
    """Return the key of the profile under which a label stands; of two tasks reporting decides, else the first.

    Behind who took the pictures a reporter is only what that person is: 摄影／本报记者.
    """
    if key := labels.key_of(label):
        return key
    tasks = re.split(TASKS, label)
    keys = [labels.key_of(task) for task in tasks]
    if keys[0] == "photographer" and tasks[-1].endswith(("记者", "記者")):
        return keys[0]
    return "reporter" if "reporter" in keys else keys[0]
