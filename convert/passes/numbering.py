"""Numbers that begin a line: 一、 （一） 第一， 第一章 1. （1） ①, and bullets."""

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


_HAN: Final = "[一二三四五六七八九十]{1,3}"
_FORMS: Final = (
    (Numbering.CHAPTER, rf"第(?P<number>{_HAN}|\d{{1,2}})(?:章|节|節|部分|篇|讲|回|编)[：:、\s]*"),
    (Numbering.ORDINAL, rf"[第其](?P<number>{_HAN})\s*[，,、：:]\s*"),
    (Numbering.HAN, rf"(?P<number>{_HAN})(?:\s*[、.．|｜丨]\s*|\s+)(?![一二三四五六七八九十])"),
    (Numbering.HAN_IN_BRACKETS, rf"[（(](?P<number>{_HAN})[）)]\s*"),
    (Numbering.PADDED, r"(?P<number>0\d)[\s、.．|｜]+(?!\d)"),
    (Numbering.DIGIT, r"(?P<number>\d{1,2})\s*[、.．|｜丨]\s*(?!\d)"),
    (Numbering.DIGIT_IN_BRACKETS, r"[（(]?(?P<number>\d{1,2})[）)]\s*"),
    (Numbering.CIRCLED, r"(?P<number>[①-⑳])\s*"),
)
_PATTERNS: Final = tuple((kind, pattern(form + r"(?P<rest>\S.*)", re.DOTALL)) for kind, form in _FORMS)
_STARTS: Final = frozenset("第其（(一二三四五六七八九十0123456789" + "".join(map(chr, range(ord("①"), ord("⑳") + 1))))
"""The characters that begin any of the forms; most lines begin with another."""
_TWO_NUMERALS: Final = pattern(rf"(?P<number>{_HAN})[、.．]\s*(?P<rest>[一二三四五六七八九十].*)", re.DOTALL)
_BEGINS: Final = pattern(rf"[\d０-９①-⑳]|第[\d一二三四五六七八九十]|{_HAN}\s*[、.．]|[（(](?:{_HAN}|\d{{1,2}})[）)]")
_BARE: Final = pattern(rf"(?:(?:PART|Part|NO|No)[. ]*)?(?P<number>0?\d{{1,2}}|{_HAN})\.?", re.ASCII)
_DIGITS: Final = {digit: at for at, digit in enumerate("一二三四五六七八九", 1)}


def numbered(line: str) -> Numbered | None:
    """Read the number that a line begins with; None if there is none, or nothing follows it."""
    if line[:1] not in _STARTS:
        return None
    for kind, form in _PATTERNS:
        if match := form.fullmatch(line):
            return Numbered(kind, _value(match["number"]), match["rest"])
    return None


def perhaps_numbered(line: str) -> Numbered | None:
    """Read a line in which a second numeral follows: 二、三代人 may be the second of something, or "two or three"."""
    match = _TWO_NUMERALS.fullmatch(line) if line[:1] in _STARTS else None
    return Numbered(Numbering.HAN, _value(match["number"]), match["rest"]) if match else None


def bare_number(line: str) -> Numbered | None:
    """Read a line that is a number and nothing else: 01, 1, 一, Part 2."""
    match = _BARE.fullmatch(line)
    return Numbered(Numbering.PADDED, _value(match["number"]), "") if match else None


def begins_with_a_number(line: str) -> bool:
    """Whether a line begins with digits or with what could be a number."""
    return bool(_BEGINS.match(line))


def _value(number: str) -> int:
    if "①" <= number <= "⑳":
        return ord(number) - ord("①") + 1
    if number.isdecimal():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    if not ten:
        return _DIGITS.get(number, 0)
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)
