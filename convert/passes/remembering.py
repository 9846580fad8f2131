"""What was found out of a block or a line, remembered: the passes take turns, and ask of most what they asked before.

It holds for one post. The texts of a post that is done would else be kept, which may be of megabytes each.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Final, ParamSpec, TypeVar, cast

Args = ParamSpec("Args")
Answer = TypeVar("Answer")

ENTRIES: Final = 2048
"""Answers that are kept of one question: more than a long post has blocks."""
_FORGETTING: Final[list[Callable[[], None]]] = []
"""What empties the memory of each function."""


def remembered(function: Callable[Args, Answer]) -> Callable[Args, Answer]:
    """Remember what a pure function answers for values that never change, by which values they are.

    ``lru_cache`` goes by what they are like: hashing a block costs as much as most answers. An entry holds the values,
    so that no other can have their identity as long as it is kept.
    """
    known: dict[tuple[int, ...], tuple[tuple[object, ...], Answer]] = {}
    _FORGETTING.append(known.clear)

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


def remembered_by_value(function: Callable[Args, Answer]) -> Callable[Args, Answer]:
    """Remember what a pure function answers, by what the values are like: for lines, which many blocks share."""
    answer = lru_cache(maxsize=ENTRIES)(function)
    _FORGETTING.append(answer.cache_clear)
    return cast("Callable[Args, Answer]", answer)


def forget() -> None:
    """Forget what was remembered of a post. Another thread that is at work asks again."""
    for each in _FORGETTING:
        each()
