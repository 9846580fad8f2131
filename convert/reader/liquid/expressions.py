"""Expressions and conditions, evaluated as Liquid 4 evaluates them.

Source: Liquid 4.0.4, ``lib/liquid/condition.rb``: ``contains`` is false where it makes no sense, nothing is ``blank``,
what has an order is compared with its like alone.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from liquid.builtin.expressions import BooleanExpression, FilteredExpression, tokenize
from liquid.builtin.expressions.logical import (
    ContainsExpression,
    EqExpression,
    GeExpression,
    GtExpression,
    LeExpression,
    LogicalAndExpression,
    LogicalOrExpression,
    LtExpression,
    NeExpression,
)
from liquid.builtin.expressions.primitive import Blank
from liquid.expression import Expression
from liquid.stream import TokenStream
from liquid.token import TOKEN_EXPRESSION, Token

from convert.reader.liquid.names import named
from convert.reader.liquid.values import fault, plain, spaceship, text

if TYPE_CHECKING:
    from convert.reader.liquid.state import Context

_Comparison: TypeAlias = LtExpression | LeExpression | GtExpression | GeExpression

_ORDERS: Final[dict[type, Callable[[int, int], bool]]] = {
    LtExpression: operator.lt,
    LeExpression: operator.le,
    GtExpression: operator.gt,
    GeExpression: operator.ge,
}


def evaluate(expression: str, context: Context) -> object:
    """Return the value of an expression with filters."""
    return filtered(expression, context).evaluate(context)


def filtered(expression: str, context: Context) -> Expression:
    """Parse an expression with filters."""
    return FilteredExpression.parse(context.env, _stream(expression))


def condition(expression: str, context: Context) -> BooleanExpression:
    """Parse a condition: comparisons joined by ``and`` and ``or``."""
    found = BooleanExpression.parse(context.env, _stream(expression))
    found.expression = as_liquid_4(found.expression)
    return found


def as_liquid_4(expression: Expression) -> Expression:
    """Return a condition whose comparisons are Liquid 4's."""
    match expression:
        case LogicalAndExpression() | LogicalOrExpression():
            expression.left, expression.right = as_liquid_4(expression.left), as_liquid_4(expression.right)
            return expression
        case ContainsExpression():
            return _Contains(expression.token, expression.left, expression.right)
        case EqExpression():
            return _Equal(expression.token, expression.left, expression.right)
        case NeExpression():
            return _Unequal(expression.token, expression.left, expression.right)
        case LtExpression() | LeExpression() | GtExpression() | GeExpression():
            return _Ordered(expression)
        case _:
            return expression


def _stream(expression: str) -> TokenStream:
    return TokenStream(iter(named(tokenize(expression, Token(TOKEN_EXPRESSION, expression, 0, expression)))))


class _Contains(ContainsExpression):
    """``contains``: text in text, an item in a list, a key in a mapping."""

    __slots__ = ()

    def evaluate(self, context: Context) -> bool:  # type: ignore[override]  # always ours
        left, right = plain(self.left.evaluate(context)), plain(self.right.evaluate(context))
        if left is None or right is None or right is False:
            return False
        if isinstance(left, str | Sequence | Mapping) and not isinstance(left, range):
            context.state.spend(len(left))
        if isinstance(left, str):
            return text(right) in left
        if isinstance(left, Mapping):
            return isinstance(right, Hashable) and right in left
        return isinstance(left, Sequence) and right in left


class _Equal(EqExpression):
    """``==``: as python-liquid has it, but nothing is ``blank``."""

    __slots__ = ()

    def evaluate(self, context: Context) -> bool:  # type: ignore[override]  # always ours
        left, right = self.left.evaluate(context), self.right.evaluate(context)
        if isinstance(left, Blank) or isinstance(right, Blank):
            return False
        if isinstance(left, str) and isinstance(right, str):
            context.state.spend(min(len(left), len(right)))
            return left == right
        return bool(super().evaluate(context))


class _Unequal(_Equal):
    """``!=`` and ``<>``."""

    __slots__ = ()

    def evaluate(self, context: Context) -> bool:  # type: ignore[override]  # always ours
        return not super().evaluate(context)


class _Ordered(Expression):
    """``<``, ``<=``, ``>``, ``>=``: numbers, texts and times with their like; all else is never less or more."""

    __slots__ = ("holds", "left", "right")

    def __init__(self, written: _Comparison) -> None:
        super().__init__(token=written.token)
        self.left, self.right, self.holds = written.left, written.right, _ORDERS[type(written)]

    def children(self) -> list[Expression]:
        return [self.left, self.right]

    def evaluate(self, context: Context) -> bool:  # type: ignore[override]  # always ours
        left, right = plain(self.left.evaluate(context)), plain(self.right.evaluate(context))
        if not (_has_order(left) and _has_order(right)):
            return False
        order = spaceship(left, right)
        if order is None:
            raise fault("a comparison of values of two kinds")
        return self.holds(order, 0)


def _has_order(value: object) -> bool:
    return isinstance(value, str | int | float | date) and not isinstance(value, bool)
