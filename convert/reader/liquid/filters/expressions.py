"""Jekyll's filters that take an expression as text (``lib/jekyll/filters.rb``): ``where_exp`` and its kin."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from convert.reader.liquid.values import items, text

if TYPE_CHECKING:
    from liquid.expression import Expression

    from convert.reader.liquid.state import Context


def where_exp(value: object, name: object, words: object, *, context: Context) -> object:
    """Keep the items for which a condition holds; what is no list stays."""
    return [item for item, hit in _tried(value, name, words, context) if hit] if _many(value) else value


def find_exp(value: object, name: object, words: object, *, context: Context) -> object:
    """Return the first item for which a condition holds."""
    if not _many(value):
        return value
    return next((item for item, hit in _tried(value, name, words, context) if hit), None)


def group_by_exp(value: object, name: object, words: object, *, context: Context) -> object:
    """Group by the value of an expression with filters: a list of {name, items, size}."""
    from convert.reader.liquid.expressions import filtered

    if not _many(value):
        return value
    groups = dict[str, tuple[object, list[object]]]()
    for item, key in _values(filtered(text(words), context), value, name, context):
        groups.setdefault(f"{type(key).__name__} {text(key)}", (key, []))[1].append(item)
    return [{"name": key, "items": found, "size": len(found)} for key, found in groups.values()]


def _many(value: object) -> bool:
    return isinstance(value, Sequence | Mapping) and not isinstance(value, str)


def _tried(value: object, name: object, words: object, context: Context) -> Iterator[tuple[object, object]]:
    from convert.reader.liquid.expressions import condition

    return _values(condition(text(words), context), value, name, context)


def _values(expression: Expression, value: object, name: object, context: Context) -> Iterator[tuple[object, object]]:
    """Yield each item with the value that the expression has for it."""
    for item in list(value.values()) if isinstance(value, Mapping) else items(value):
        context.state.step()
        with context.extend({text(name): item}):
            found = expression.evaluate(context)
        yield item, found


FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "find_exp": find_exp,
    "group_by_exp": group_by_exp,
    "where_exp": where_exp,
}
