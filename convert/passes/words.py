"""Words of a profile, and what is asked of them: is a text one of them, does it begin or end with one.

In a word ``*`` stands for up to eight letters, before a blank for a word or the rest of one. A word of two Han
characters may be spread: 作　者. Looking words up costs little; compiling all of a list costs more than reading a short
post, so that few rules ask for ``expression``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Final

import msgspec

from convert.patterns import NOTHING, pattern
from convert.scripts import is_han_or_kana

SPREAD: Final = 2
"""Characters of a word that may be spread."""
RUN: Final = 8
"""The most letters that ``*`` stands for."""
REST: Final = 20
"""The most that it stands for before a blank: niederländischen."""


class _Loose(msgspec.Struct, frozen=True):
    """A word with ``*``: what stands before, between and behind these, and what matches it."""

    word: str
    pieces: Sequence[str]
    form: re.Pattern[str]

    def may_be_in(self, text: str) -> bool:
        """Say if a text has all other letters of the word."""
        return all(piece in text for piece in self.pieces)

    def ends(self, text: str, at: int) -> Iterator[int]:
        """Yield where the word may end that begins at a place of a text, the first such place first."""
        reach = min(len(text), at + len(self.word) + REST * self.word.count("*"))
        return (end for end in range(at + 1, reach + 1) if self.form.fullmatch(text, at, end))


class Finder(msgspec.Struct, frozen=True):
    """Words that are looked for in one text: the ways to write them by their first letters, and the loose ones."""

    text: str
    ways: Mapping[str, tuple[str, ...]]
    loose: Sequence[_Loose]

    def ends(self, at: int) -> Iterator[int]:
        """Yield where the words end that begin at a place of the text, the longest first, the loose ones last."""
        for way in self.ways.get(self.text[at : at + 1], ()):
            if self.text.startswith(way, at):
                yield at + len(way)
        for loose in self.loose:
            yield from loose.ends(self.text, at)


class Words(tuple[str, ...]):  # noqa: SLOT001 - what is made of the words is kept with them
    """Words as a profile lists them; what they are looked up in is made when it is first asked for, once."""

    def hold(self, text: str) -> bool:
        """Say if a text is one of the words and nothing else; in any case, whatever blanks are in it."""
        return _solid(text) in self._solid or (
            self._may_be_loose(text) and self._loose_form.fullmatch(text) is not None
        )

    def begin(self, text: str) -> bool:
        """Say if a text begins with one of the words, as it is written."""
        return text.startswith(self._by_first_letter.get(text[:1], ()))

    def may_begin(self, text: str) -> bool:
        """Say if a text could begin with one of the words, as its first letter says; no such text is missed."""
        return text[:1].lower() in self._first_letters or "*" in self._first_letters

    def end(self, text: str) -> bool:
        """Say if a text ends with one of the words, or is one."""
        return next(self.before_the_end(text), None) is not None

    def before_the_end(self, text: str) -> Iterator[str]:
        """Yield what stands before each of the words that a text ends with."""
        for way in self._ways_by_last_letter.get(text[-1:], ()):
            if text.endswith(way):
                yield text[: -len(way)]
        for loose in self._loose_in(text):
            yield from (text[:at] for at in range(len(text)) if loose.form.fullmatch(text, at))

    def stand_in(self, text: str) -> bool:
        """Say if any of the words stands in a text, as it is written."""
        return any(way in text for way in self._ways) or any(loose.form.search(text) for loose in self._loose_in(text))

    def loose_ends(self, text: str, at: int) -> Iterator[int]:
        """Yield where the words with ``*`` may end that begin at a place of a text."""
        for loose in self._loose_in(text):
            yield from loose.ends(text, at)

    def finder(self, text: str) -> Finder:
        """Return what finds the words in one text."""
        return Finder(text, self._ways_by_first_letter, self._loose_in(text))

    def addresses_like(self, url: str) -> re.Pattern[str]:
        """Return what matches the words as addresses, those of the host of a URL; ``*`` is any run and is captured."""
        host = url.partition("//")[2].partition("/")[0].lower()
        return self._by_host.get(host, self._of_any_host).as_addresses

    @cached_property
    def as_addresses(self) -> re.Pattern[str]:
        """The words as addresses without their scheme."""
        if not self:
            return NOTHING
        each = (
            "".join("(.+)" if part == "*" else re.escape(part) for part in re.split(r"(\*)", word)) for word in self
        )
        return pattern("(?:https?:)?//(?:" + "|".join(each) + ")", re.IGNORECASE)

    @cached_property
    def expression(self) -> str:
        """The source of an expression that matches any of the words, the longest first.

        Words that begin with the same letter share it: at most places of a text none of hundreds begins, and trying
        each in turn is what a search costs.
        """
        if not self:
            return NOTHING.pattern
        ordered = sorted(set(self), key=lambda word: (-len(word), word))
        letters = dict.fromkeys(word[0] for word in ordered if word[0].isalnum())
        groups = [[_expression(word)[1:] for word in ordered if word[0] == letter] for letter in letters]
        shared = [f"{letter}(?:{'|'.join(rests)})" for letter, rests in zip(letters, groups, strict=True)]
        return "|".join([*shared, *(_expression(word) for word in ordered if not word[0].isalnum())])

    @cached_property
    def by_first_word(self) -> dict[str, tuple[str, ...]]:
        """The words in small letters by what stands before the first blank of each."""
        return _grouped(dict.fromkeys(word.lower() for word in self), lambda word: word.partition(" ")[0])

    @cached_property
    def longest_first(self) -> tuple[str, ...]:
        """The words in small letters, the longest first."""
        return tuple(sorted({word.lower() for word in self}, key=len, reverse=True))

    @cached_property
    def _solid(self) -> frozenset[str]:
        return frozenset(_solid("\0".join(word for word in self if "*" not in word)).split("\0")) - {""}

    @cached_property
    def _loose(self) -> tuple[_Loose, ...]:
        words = sorted({word for word in self if "*" in word}, key=lambda word: (-len(word), word))
        return tuple(_Loose(word, word.replace("*", " ").split(), pattern(_expression(word))) for word in words)

    @cached_property
    def _loose_form(self) -> re.Pattern[str]:
        return pattern(Words(loose.word for loose in self._loose).expression, re.IGNORECASE)

    @cached_property
    def _loose_edges(self) -> tuple[frozenset[str], frozenset[str]]:
        """The first letters of the loose words, and the last."""
        words = [loose.word.lower() for loose in self._loose]
        return frozenset(word[0] for word in words), frozenset(word[-1] for word in words)

    def _loose_in(self, text: str) -> list[_Loose]:
        """Return the loose words whose letters a text has; most texts have the last letter of none."""
        _, last = self._loose_edges
        if last.isdisjoint(text.lower()) and "*" not in last:
            return []
        return [loose for loose in self._loose if loose.may_be_in(text)]

    def _may_be_loose(self, text: str) -> bool:
        first, last = self._loose_edges
        begins = "*" in first or text[:1].lower() in first
        return begins and ("*" in last or text[-1:].lower() in last)

    @cached_property
    def _first_letters(self) -> frozenset[str]:
        return frozenset(letter.lower() for letter in {word[0] for word in self})

    @cached_property
    def _by_first_letter(self) -> dict[str, tuple[str, ...]]:
        return _grouped(self, itemgetter(0))

    @cached_property
    def _ways_by_first_letter(self) -> dict[str, tuple[str, ...]]:
        return _grouped(sorted(self._ways, key=len, reverse=True), itemgetter(0))

    @cached_property
    def _ways_by_last_letter(self) -> dict[str, tuple[str, ...]]:
        return _grouped(self._ways, itemgetter(-1))

    @cached_property
    def _ways(self) -> tuple[str, ...]:
        """Every way to write the words that are not loose, once."""
        ways: dict[str, None] = {}
        for word in self:
            if "*" not in word:
                ways[word] = None
                if len(word) == SPREAD or " " in word:
                    ways |= dict.fromkeys(_ways_to_write(word))
        return tuple(ways)

    @cached_property
    def _by_host(self) -> dict[str, Words]:
        """The words by the host that each names, those of any host with each."""
        hosts: dict[str, list[str]] = {}
        for word in self:
            hosts.setdefault(word.partition("/")[0].lower(), []).append(word)
        return {host: Words((*words, *self._of_any_host)) for host, words in hosts.items() if "*" not in host}

    @cached_property
    def _of_any_host(self) -> Words:
        return Words(word for word in self if "*" in word.partition("/")[0])


NO_WORDS: Final = Words()


def _solid(text: str) -> str:
    """Return a text in small letters without its blanks: what words are compared by."""
    return "".join(text.lower().split())


def _grouped(words: Iterable[str], key: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    """Group words by a part of each, in their order."""
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(key(word), []).append(word)
    return {part: tuple(group) for part, group in groups.items()}


def _is_spread(word: str) -> bool:
    return len(word) == SPREAD and all(map(is_han_or_kana, word))


def _ways_to_write(word: str) -> tuple[str, ...]:
    """Return how a word that is not loose may stand in a squeezed line."""
    if _is_spread(word):
        return (word, f"{word[0]} {word[1]}")
    return (word, word.replace(" ", "")) if " " in word else (word,)


def _expression(word: str) -> str:
    """Turn a word into an expression: blanks in it may be missing, ``*`` is a run of letters, longer before one."""
    if _is_spread(word):
        return rf"{word[0]}\s?{word[1]}"
    blank_or_not = (r"\s*" if part == " " else re.escape(part) for part in re.split(r"( )", word))
    form = "".join(blank_or_not).replace(r"\*\s*", rf"[^\W\d_]{{1,{REST}}}\s")
    return form.replace(r"\*", rf"[\w·]{{0,{RUN}}}?")
