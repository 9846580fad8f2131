"""How a plug-in's tag is called: its name, its words, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from convert.patterns import pattern

_NEAR: Final = 200
"""Characters before a tag that say where it stands; a line may be as long as the post."""

_ADDRESS: Final = pattern(r"""(?:\]\(<?|=["']|\bur[li]\(["']?|^ {0,3}\[[^\]\n]+\]:[ \t]*)[^\s"'<>()]*\Z""")
_CAPTURE: Final = pattern(r".*\{%-?[ \t]*endcapture[ \t]*-?%\}")
"""What is shown elsewhere."""
_WORDS: Final = pattern(
    r"""--(?P<option>[A-Za-z][\w-]*)[ \t=]+(?P<all>(?:(?!\s--[A-Za-z]).)+)|"""
    r"""(?:(?P<key>[A-Za-z][\w-]*)\s*(?:=|:(?!//))\s*)?"""
    r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'][^\s]*))""",
    re.ASCII | re.DOTALL,
)
_VARIABLE: Final = pattern(r"[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*", re.ASCII)


class Call(msgspec.Struct, frozen=True):
    """A tag as it stands in a post: ``source`` is its own text, ``indent`` the blanks before it.

    ``alone`` says that it begins its line (and, without an end tag, is all of it); ``in_address`` that it makes a part
    of an address: ``](…)``, ``src="…"``. ``shortcode`` is its name in Hugo, if it is a shortcode of that.
    """

    name: str
    arguments: str
    source: str
    indent: str = ""
    alone: bool = False
    in_address: bool = False
    block: bool = False
    shortcode: str = ""


class Word(msgspec.Struct, frozen=True):
    """One word of a tag's arguments; a quoted one is text, a bare one may be a variable or an option."""

    text: str
    quoted: bool = False


class Arguments(msgspec.Struct, frozen=True):
    """What a tag is handed: the whole as text, the words, and those with a name, lowered.

    A name with hyphens in front (``--alt``) takes all words up to the next such name.
    """

    whole: str
    words: tuple[Word, ...]
    named: Mapping[str, str]

    @property
    def texts(self) -> tuple[str, ...]:
        """The words without names."""
        return tuple(word.text for word in self.words)

    @property
    def quoted(self) -> tuple[str, ...]:
        """The words in quotes."""
        return tuple(word.text for word in self.words if word.quoted)

    def get(self, *keys: str) -> str:
        """Return what the first of the keys that is there says, else nothing."""
        return next((self.named[key] for key in keys if self.named.get(key)), "")


def placed(name: str, arguments: str, source: str, span: tuple[int, int], *, block: bool) -> Call:
    """Return the call of a tag that stands in ``source`` from ``span[0]`` to ``span[1]``."""
    start, end = span
    near = source[max(0, start - _NEAR) : start]
    before = _CAPTURE.sub("", near.rpartition("\n")[2])
    begins = not before.strip(" \t") and (len(near) < _NEAR or "\n" in near)
    after = source[end : end + _NEAR].partition("\n")[0]
    return Call(
        name,
        arguments,
        source[start:end],
        before if begins else "",
        alone=begins and (block or not after.strip(" \t\r")),
        in_address=_ADDRESS.search(before) is not None,
        block=block,
    )


def words(arguments: str, resolve: Callable[[str], str | None]) -> Arguments:
    """Cut arguments into words; ``resolve`` gives the text of a variable, None for a name that is none."""
    found: list[Word] = []
    named: dict[str, str] = {}
    for match in _WORDS.finditer(arguments):
        if match["option"]:
            named.setdefault(match["option"].lower(), match["all"].strip(" \t\"'"))
            continue
        word = _word(match, resolve)
        if match["key"]:
            named.setdefault(match["key"].lower(), word.text)
        elif word.text != ",":
            found.append(word)
    return Arguments(arguments, tuple(found), named)


def _word(match: re.Match[str], resolve: Callable[[str], str | None]) -> Word:
    bare = match["bare"]
    if bare is None:
        return Word(match["double"] if match["double"] is not None else match["single"], quoted=True)
    plain = bare.rstrip(",") or bare
    return Word((resolve(plain) if _VARIABLE.fullmatch(plain) else None) or plain)
