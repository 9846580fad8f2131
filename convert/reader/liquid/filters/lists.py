"""Liquid 4's and Jekyll's filters over lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cmp_to_key
from typing import Final

from convert.limits import LIQUID_OUTPUT_BYTES
from convert.reader.liquid.values import Drop, fault, integer, items, lookup, number, plain, spaceship, text

_NUMBER_LIKE: Final = re.compile(r"\s*-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)\s*", re.ASCII)


def join(value: object, glue: object = " ") -> str:
    """Join items as text."""
    parts, mark = [text(item) for item in items(value)], text(glue)
    if sum(map(len, parts)) + len(parts) * len(mark) > LIQUID_OUTPUT_BYTES:
        raise fault("the result of join is too long")
    return mark.join(parts)


def size(value: object) -> int:
    """Return the length of a text, list or mapping, 8 for a whole number, else 0: objects of the site have none."""
    given = plain(value)
    if isinstance(given, str | Sequence | Mapping) and not isinstance(given, Drop):
        return len(given)
    return 8 if isinstance(given, int) and not isinstance(given, bool) else 0


def first(value: object) -> object:
    """Return the first item, of a mapping its first pair."""
    if isinstance(value, Mapping):
        return next((list(pair) for pair in value.items()), None)
    return value[0] if isinstance(value, Sequence) and not isinstance(value, str) and len(value) else None


def last(value: object) -> object:
    """Return the last item."""
    return value[-1] if isinstance(value, Sequence) and not isinstance(value, str) and len(value) else None


def map_(value: object, key: object) -> list[object]:
    """Return a property of each item."""
    return [lookup(item, key) for item in items(value)]


def concat(value: object, other: object) -> list[object]:
    """Put two lists together."""
    if not isinstance(other, Sequence) or isinstance(other, str):
        raise fault("concat needs a list")
    return [*items(value), *items(other)]


def uniq(value: object, key: object = None) -> list[object]:
    """Drop repeated items."""
    seen, kept = set[str](), list[object]()
    for item in items(value):
        subject = item if key is None else lookup(item, key)
        name = f"{type(subject).__name__} {text(subject)}"
        if name not in seen:
            seen.add(name)
            kept.append(item)
    return kept


def compact(value: object, key: object = None) -> list[object]:
    """Drop nil."""
    return [item for item in items(value) if (item if key is None else lookup(item, key)) is not None]


def sort(value: object, key: object = None, nils: object = "first") -> list[object]:
    """Sort as Ruby does, a mapping by its pairs; by a property: nil apart, number-like text by value."""
    found = [list(pair) for pair in value.items()] if isinstance(value, Mapping) else plain(value)
    if not isinstance(found, Sequence) or isinstance(found, str):
        raise fault("sort needs a list")
    if key is None:
        return sorted(found, key=cmp_to_key(_in_order))
    apart = -1 if text(nils) == "first" else 1
    order = cmp_to_key(lambda left, right: _by_property(left, right, apart))
    return sorted(found, key=lambda item: order(_sortable(lookup(item, key))))


def _in_order(left: object, right: object) -> int:
    found = spaceship(left, right)
    if found is None:
        raise fault("sort cannot compare these items")
    return found


def _sortable(value: object) -> object:
    """Return the number that a property looks like, else the property."""
    return number(value) if isinstance(value, str) and _NUMBER_LIKE.fullmatch(value) else value


def _by_property(left: object, right: object, apart: int) -> int:
    if left is None or right is None:
        return apart * ((left is None) - (right is None))
    found = spaceship(left, right)
    return (spaceship(text(left), text(right)) or 0) if found is None else found


def sort_natural(value: object, key: object = None) -> list[object]:
    """Sort without regard to case, nil last."""
    named = [(_subject(item, key), item) for item in items(value)]
    return [item for _, item in sorted(named, key=lambda pair: (pair[0] is None, text(pair[0]).lower()))]


def _subject(item: object, key: object) -> object:
    return item if key is None else lookup(item, key)


def _hit(value: object, wanted: object) -> bool:
    """Compare as Jekyll's where does: as text, or as one of a list."""
    if wanted is None:
        return value is None
    if isinstance(value, list | tuple):
        return any(text(item) == text(wanted) for item in value)
    return text(value) == text(wanted)


def where(value: object, key: object, wanted: object) -> object:
    """Keep the items whose property is ``wanted``, compared as text; what is no list stays."""
    found = list(value.values()) if isinstance(value, Mapping) else value
    if not isinstance(found, Sequence) or isinstance(found, str):
        return value
    return [item for item in found if _hit(lookup(item, key), plain(wanted))]


def find(value: object, key: object, wanted: object) -> object:
    """Return the first item that ``where`` would keep."""
    kept = where(value, key, wanted)
    return (kept[0] if kept else None) if isinstance(kept, list) else kept


def group_by(value: object, key: object) -> object:
    """Group by a property: a list of {name, items, size}."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return value
    groups = dict[str, list[object]]()
    for item in value:
        groups.setdefault(text(lookup(item, key)), []).append(item)
    return [{"name": name, "items": found, "size": len(found)} for name, found in groups.items()]


def _edited(edit: Callable[[list[object]], list[object]]) -> Callable[[object], object]:
    return lambda value: edit(list(value)) if isinstance(value, Sequence) and not isinstance(value, str) else value


def pop(value: object, count: object = 1) -> object:
    """Drop items at the end."""
    return _edited(lambda found: found[: max(len(found) - integer(count), 0)])(value)


def shift(value: object, count: object = 1) -> object:
    """Drop items at the start."""
    return _edited(lambda found: found[integer(count) :])(value)


def push(value: object, item: object) -> object:
    """Add an item at the end."""
    return _edited(lambda found: [*found, item])(value)


def unshift(value: object, item: object) -> object:
    """Add an item at the start."""
    return _edited(lambda found: [item, *found])(value)


def array_to_sentence_string(value: object, word: object = "and") -> str:
    """Write a list as a sentence does: ``a, b, and c``."""
    found = [text(item) for item in items(value)]
    match found:
        case []:
            return ""
        case [only]:
            return only
        case [one, two]:
            return f"{one} {text(word)} {two}"
        case _:
            return f"{', '.join(found[:-1])}, {text(word)} {found[-1]}"


FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "array_to_sentence_string": array_to_sentence_string,
    "compact": compact,
    "concat": concat,
    "find": find,
    "first": first,
    "group_by": group_by,
    "join": join,
    "last": last,
    "map": map_,
    "pop": pop,
    "push": push,
    "reverse": lambda value: items(value)[::-1],
    "sample": first,  # random in Jekyll; here the same each time
    "shift": shift,
    "size": size,
    "sort": sort,
    "sort_natural": sort_natural,
    "uniq": uniq,
    "unshift": unshift,
    "where": where,
}
