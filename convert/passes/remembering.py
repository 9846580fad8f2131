"""What was found out of a block, remembered: the passes take turns, and ask of most blocks what they asked before."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Final, ParamSpec, TypeVar

Args = ParamSpec("Args")
Answer = TypeVar("Answer")

ENTRIES: Final = 2048
"""Answers that are kept: more than a long post has blocks, and no more memory than it takes."""


def remembered(function: Callable[Args, Answer]) -> Callable[Args, Answer]:
    """Remember what a pure function answers for values that never change, by which values they are.

    ``lru_cache`` goes by what they are like: hashing a block costs as much as most answers. An entry holds the values,
    so that no other can have their identity as long as it is kept.
    """
    known: dict[tuple[int, ...], tuple[tuple[object, ...], Answer]] = {}

    @wraps(function)
    def answer(*values: Args.args, **none: Args.kwargs) -> Answer:
        key = tuple(map(id, values))
        entry = known.get(key)
        if entry is None:
            if len(known) >= ENTRIES:
                known.clear()
            entry = known[key] = (values, function(*values, **none))
        return entry[1]

    return answer
