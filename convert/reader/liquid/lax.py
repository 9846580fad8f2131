"""What Liquid 4 makes of an expression that its strict parser refuses, written so that a strict one reads it.

Jekyll's ``error_mode`` is ``warn`` by default: what cannot be parsed is warned of and read by patterns, which take what
they can and skip the rest. Source: Liquid 4.0.4, ``lax_parse`` in ``variable.rb``, ``tags/if.rb`` and ``tags/for.rb``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

_QUOTED: Final = r"\"[^\"]*\"|'[^']*'"
_FRAGMENT: Final = rf"(?:{_QUOTED}|(?:[^\s,|'\"]|{_QUOTED})+)"
_VARIABLE: Final = re.compile(rf"({_FRAGMENT})(.*)", re.DOTALL | re.ASCII)
_FILTERS: Final = re.compile(rf"(?:\s+|{_FRAGMENT}|,)+", re.ASCII)
_ARGUMENT: Final = re.compile(rf"[:,]\s*(\w+\s*:\s*)?({_FRAGMENT})", re.ASCII)
_WORD: Final = re.compile(r"\w+", re.ASCII)
_ASSIGNED: Final = re.compile(r"([\w\-]+)\s*=\s*(.*)", re.DOTALL | re.ASCII)
_CONDITIONS: Final = re.compile(
    rf"\b(?:\s?and\s?|\s?or\s?)\b|(?:\s*(?!\b(?:\s?and\s?|\s?or\s?)\b)(?:{_FRAGMENT}|\S+)\s*)+", re.ASCII
)
_CONDITION: Final = re.compile(rf"({_FRAGMENT})\s*([=!<>a-z_]+)?\s*({_FRAGMENT})?", re.ASCII)
_LOOP: Final = re.compile(rf"([\w\-]+)\s+in\s+({_FRAGMENT})\s*(reversed)?", re.ASCII)
_OPTION: Final = re.compile(rf"(limit|offset)\s*:\s*({_FRAGMENT})", re.ASCII)
_LITERAL: Final = re.compile(rf"nil|null|true|false|blank|empty|-?\d+(?:\.\d+)?|\(\S+\.\.\S+\)|{_QUOTED}", re.ASCII)
_PATH: Final = re.compile(r"\[[^\]]+\]|[\w\-]+\??", re.ASCII)
_LONGEST: Final = 1000
"""Characters of an expression that is salvaged: Ruby's patterns take quadratic time for runs of blanks and letters."""
_OPERATORS: Final = frozenset({"==", "!=", "<>", "<", ">", "<=", ">=", "contains"})


def strict(kind: str, expression: str) -> str | None:
    """Return what is left of a faulty expression of an output or a tag, None if Liquid 4 gives it up too."""
    read = _READERS.get(kind)
    return read(expression) if read and len(expression) <= _LONGEST else None


def _variable(expression: str) -> str:
    found = _VARIABLE.search(expression)
    if not found:
        return "nil"
    parts = [_operand(found.group(1))]
    for piece in _FILTERS.findall(found.group(2).partition("|")[2]):
        name = _WORD.search(piece)
        if name and not name.group()[0].isdigit():  # no filter is called so
            arguments = ", ".join(key + _operand(value) for key, value in _ARGUMENT.findall(piece))
            parts.append(f"{name.group()}: {arguments}" if arguments else name.group())
    return " | ".join(parts)


def _assignment(expression: str) -> str | None:
    found = _ASSIGNED.search(expression)
    return f"{found.group(1)} = {_variable(found.group(2))}" if found else None


def _condition(expression: str) -> str | None:
    parts = [part.strip() for part in _CONDITIONS.findall(expression)]
    operands = [_comparison(part) for part in parts[::2]]
    if len(parts) % 2 == 0 or None in operands or not {"and", "or"}.issuperset(parts[1::2]):
        return None
    return " ".join(part or "" for pair in zip(operands, [*parts[1::2], ""], strict=True) for part in pair).strip()


def _comparison(part: str) -> str | None:
    found = _CONDITION.search(part)
    if not found:
        return None
    left, operator, right = found.groups()
    if operator is None:
        return _operand(left)
    return f"{_operand(left)} {operator} {_operand(right or 'nil')}" if operator in _OPERATORS else None


def _loop(expression: str) -> str | None:
    found = _LOOP.match(expression)
    if not found:
        return None
    options = "".join(f" {name}: {value}" for name, value in dict(_OPTION.findall(expression)).items())
    return f"{found.group(1)} in {_operand(found.group(2))}{' reversed' if found.group(3) else ''}{options}"


def _operand(text: str) -> str:
    """Return a literal as it is, and of all else the names in it."""
    if _LITERAL.fullmatch(text):
        return text
    names: list[str] = _PATH.findall(text)
    first, *rest = names or [""]
    if not first or first[0].isdigit():
        return "nil"  # a name that no variable has
    return first + "".join(part if part.startswith("[") else f'["{part}"]' for part in rest)


_READERS: Final[Mapping[str, Callable[[str], str | None]]] = {
    "output": _variable,
    "assign": _assignment,
    "if": _condition,
    "elsif": _condition,
    "unless": _condition,
    "for": _loop,
}
