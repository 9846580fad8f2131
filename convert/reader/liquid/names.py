"""Words of python-liquid's own that are names to Liquid 4: ``include.limit``, ``{% assign offset = 2 %}``.

Liquid 4 knows ``limit`` only as a loop's option, ``and`` only between operands, ``with`` and ``if`` in no expression at
all; python-liquid's lexer takes each for a keyword wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from liquid.stream import TokenStream
from liquid.token import (
    TOKEN_AND,
    TOKEN_AS,
    TOKEN_ASSIGN,
    TOKEN_BLANK,
    TOKEN_COLON,
    TOKEN_COLS,
    TOKEN_CONTAINS,
    TOKEN_CONTINUE,
    TOKEN_DOT,
    TOKEN_ELSE,
    TOKEN_EMPTY,
    TOKEN_FALSE,
    TOKEN_FLOAT,
    TOKEN_FOR,
    TOKEN_IDENTINDEX,
    TOKEN_IDENTSTRING,
    TOKEN_IF,
    TOKEN_IN,
    TOKEN_INTEGER,
    TOKEN_LIMIT,
    TOKEN_NIL,
    TOKEN_NOT,
    TOKEN_NULL,
    TOKEN_OFFSET,
    TOKEN_OR,
    TOKEN_RBRACKET,
    TOKEN_REQUIRED,
    TOKEN_REVERSED,
    TOKEN_RPAREN,
    TOKEN_STRING,
    TOKEN_TRUE,
    TOKEN_WITH,
    TOKEN_WORD,
    Token,
)

_LITERALS: Final = frozenset({TOKEN_NIL, TOKEN_NULL, TOKEN_TRUE, TOKEN_FALSE, TOKEN_EMPTY, TOKEN_BLANK})
_OPERATORS: Final = frozenset({TOKEN_AND, TOKEN_OR, TOKEN_CONTAINS})
_OPTIONS: Final = frozenset({TOKEN_LIMIT, TOKEN_OFFSET, TOKEN_COLS})
_NO_WORDS: Final = frozenset({TOKEN_AS, TOKEN_WITH, TOKEN_FOR, TOKEN_IF, TOKEN_ELSE, TOKEN_REQUIRED, TOKEN_NOT})
"""Keywords that Liquid 4 does not know."""
_WORDS: Final = _LITERALS | _OPERATORS | _OPTIONS | _NO_WORDS | {TOKEN_IN, TOKEN_REVERSED, TOKEN_CONTINUE}
_OPERAND_ENDS: Final = _LITERALS | {
    TOKEN_WORD, TOKEN_STRING, TOKEN_INTEGER, TOKEN_FLOAT, TOKEN_IDENTINDEX, TOKEN_IDENTSTRING, TOKEN_RBRACKET,
    TOKEN_RPAREN,
}  # fmt: skip
_LOOP_HEAD: Final = 3
"""Tokens before a loop's options: its name, ``in``, and what it goes over."""


class Stream(TokenStream):
    """A template's tokens, whose expressions are read with Liquid 4's names."""

    def into_inner(self, *, tag: Token | None = None, eat: bool = True) -> TokenStream:
        """Return the tokens of the expression that the stream stands at."""
        return TokenStream(iter(named(super().into_inner(tag=tag, eat=eat).tokens)))


def named(tokens: Iterable[Token]) -> list[Token]:
    """Return an expression's tokens, as names those words that are one to Liquid 4 where they stand."""
    given, found = list(tokens), list[Token]()
    for at, token in enumerate(given):
        following = given[at + 1].kind if at + 1 < len(given) else ""
        is_name = token.kind in _WORDS and not _is_keyword(token.kind, found, following)
        found.append(token._replace(kind=TOKEN_WORD) if is_name else token)
    return found


def _is_keyword(kind: str, before: list[Token], following: str) -> bool:
    """Say if a word is more than a name, by what stands before and after it."""
    last = before[-1].kind if before else ""
    in_loop = len(before) >= _LOOP_HEAD and before[1].kind == TOKEN_IN
    if last == TOKEN_DOT:
        return False
    if kind in _LITERALS:
        return following != TOKEN_ASSIGN
    if kind in _OPERATORS:
        return last in _OPERAND_ENDS
    if kind in _OPTIONS:
        return in_loop and following == TOKEN_COLON
    match kind:
        case "in":
            return len(before) == 1
        case "reversed":
            return in_loop and last != TOKEN_COLON
        case "continue":
            return in_loop and last == TOKEN_COLON and before[-2].kind == TOKEN_OFFSET
        case _:
            return False
