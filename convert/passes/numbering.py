"""Numbers that begin a line: 一、 （一） 第一， 第一步， 第一章 1. （1） ①, and bullets."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

import msgspec

from convert.patterns import pattern


class Numbering(StrEnum):
    """The kinds of numbers; each is a level of its own in a post."""

    CHAPTER = "chapter"
    HAN = "han"
    HAN_IN_BRACKETS = "han-in-brackets"
    ORDINAL = "ordinal"
    DIGIT = "digit"
    DIGIT_IN_BRACKETS = "digit-in-brackets"
    CIRCLED = "circled"
    PADDED = "padded"


class Numbered(msgspec.Struct, frozen=True):
    """A line that begins with a number: its kind, the number, and what follows."""

    kind: Numbering
    number: int
    rest: str


_NUMERALS: Final = "一二三四五六七八九十"
_DECIMALS: Final = "0123456789"
_CIRCLES: Final = "".join(map(chr, range(ord("①"), ord("⑳") + 1)))
_HAN: Final = "[一二三四五六七八九十]{1,3}"
_COUNTED: Final = "句点點条條招步课課问問关關"
"""What a text counts off: 第一步，第二步. Times and days are none, for with them a story goes on."""
_FORMS: Final = (  # each with the characters that begin it
    (Numbering.CHAPTER, "第", rf"第(?P<number>{_HAN}|\d{{1,2}})(?:章|节|節|部分|篇|讲|回|编)[：:、\s]*"),
    (Numbering.ORDINAL, "第其", rf"[第其](?P<number>{_HAN})[{_COUNTED}]?\s*[，,、：:]\s*"),
    (Numbering.HAN, _NUMERALS, rf"(?P<number>{_HAN})(?:\s*[、.．|｜丨]\s*|\s+)(?![一二三四五六七八九十])"),
    (Numbering.HAN_IN_BRACKETS, "（(", rf"[（(](?P<number>{_HAN})[）)]\s*"),
    (Numbering.PADDED, "0", r"(?P<number>0\d)[\s、.．|｜]+(?!\d)"),
    (Numbering.DIGIT, _DECIMALS, r"(?P<number>\d{1,2})\s*[、.．|｜丨]\s*(?!\d)"),
    (Numbering.DIGIT_IN_BRACKETS, f"（({_DECIMALS}", r"[（(]?(?P<number>\d{1,2})[）)]\s*"),
    (Numbering.CIRCLED, _CIRCLES, r"(?P<number>[①-⑳])\s*"),
)
_PATTERNS: Final = {kind: pattern(form + r"(?P<rest>\S.*)", re.DOTALL) for kind, _, form in _FORMS}
_KINDS: Final = {
    start: [kind for kind, starts, _ in _FORMS if start in starts] for _, several, _ in _FORMS for start in several
}
"""The kinds whose form a character begins; most lines begin with none."""
_TWO_NUMERALS: Final = pattern(rf"(?P<number>{_HAN})[、.．]\s*(?P<rest>[一二三四五六七八九十].*)", re.DOTALL)
_BEGINS: Final = pattern(rf"[\d０-９①-⑳]|第[\d一二三四五六七八九十]|{_HAN}\s*[、.．]|[（(](?:{_HAN}|\d{{1,2}})[）)]")
_MAY_BEGIN: Final = frozenset(f"第（({_NUMERALS}{_CIRCLES}")
_ENDS: Final = tuple(f"{_DECIMALS}{_NUMERALS}.")
_BARE: Final = pattern(rf"(?:(?:PART|Part|NO|No)[. ]*)?(?P<number>0?\d{{1,2}}|{_HAN})\.?", re.ASCII)
_DIGITS: Final = {digit: at for at, digit in enumerate("一二三四五六七八九", 1)}


def numbered(line: str) -> Numbered | None:
    """Read the number that a line begins with; None if there is none, or nothing follows it."""
    for kind in _KINDS.get(line[:1], ()):
        if match := _PATTERNS[kind].fullmatch(line):
            return Numbered(kind, _value(match["number"]), match["rest"])
    return None


def perhaps_numbered(line: str) -> Numbered | None:
    """Read a line in which a second numeral follows: 二、三代人 may be the second of something, or "two or three"."""
    match = _TWO_NUMERALS.fullmatch(line) if line.startswith(tuple(_NUMERALS)) else None
    return Numbered(Numbering.HAN, _value(match["number"]), match["rest"]) if match else None


def bare_number(line: str) -> Numbered | None:
    """Read a line that is a number and nothing else: 01, 1, 一, Part 2."""
    match = _BARE.fullmatch(line) if line.endswith(_ENDS) else None
    return Numbered(Numbering.PADDED, _value(match["number"]), "") if match else None


def begins_with_a_number(line: str) -> bool:
    """Say if a line begins with digits or with what could be a number."""
    first = line[:1]
    return first.isdecimal() or (first in _MAY_BEGIN and _BEGINS.match(line) is not None)


def _value(number: str) -> int:
    if "①" <= number <= "⑳":
        return ord(number) - ord("①") + 1
    if number.isdecimal():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    if not ten:
        return _DIGITS.get(number, 0)
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)
