"""Values as Ruby's Liquid has them."""

from __future__ import annotations

import pytest
from liquid.builtin.expressions.primitive import Blank as LiquidBlank
from liquid.builtin.expressions.primitive import Empty as LiquidEmpty
from liquid.token import TOKEN_EMPTY, Token

from convert.reader.liquid.values import plain, printed

TOKEN = Token(TOKEN_EMPTY, "empty", 0, "empty")


@pytest.mark.parametrize("value", [None, LiquidEmpty(TOKEN), LiquidBlank(TOKEN)])
def test_nothing_is_printed_of_nothing(value: object) -> None:
    assert plain(value) is None
    assert printed(value) == ""


def test_what_is_only_named_like_nothing_is_something() -> None:
    class Empty(str):
        __slots__ = ()

    assert plain(Empty("a")) == "a"
