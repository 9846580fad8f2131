"""Shortcodes of Hugo, ``{{< figure … >}}`` and ``{{% note %}}``, which Liquid takes for outputs that show nothing.

Source: Hugo's manual, "Shortcodes": ``{{< name … >}}…{{< /name >}}``; what stands between ``/*`` and ``*/`` is shown as
it is written, without those.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import msgspec

from convert.patterns import pattern
from convert.reader.liquid.scan import Kind, Piece

_NAME: Final = pattern(r"[\w./-]+")
_FENCE: Final = pattern(r"^[ \t]*(?:`{3,}|~{3,})", re.MULTILINE)
_NEAR: Final = 200
"""Characters before a shortcode that say if it stands in a code span."""
_DEEPEST: Final = 8
"""Levels of what is open down to which shortcodes are blocks: Jekyll, which knows none, builds them at any depth."""
_BLOCK: Final = -1
"""The place of what is no shortcode."""


class Shortcode(msgspec.Struct, frozen=True):
    """A shortcode; ``closing`` is the end of a block, ``shown`` what one that is not to be run is written as."""

    name: str
    arguments: str = ""
    closing: bool = False
    shown: str = ""


def shortcode(piece: Piece) -> Shortcode | None:
    """Return the shortcode that a piece of a template is, None for any other output, tag or text."""
    value = piece.value
    if piece.kind is not Kind.OUTPUT or (value[:1], value[-1:]) not in {("<", ">"), ("%", "%")}:
        return None
    inner = value[1:-1].strip()
    if inner.startswith("/*") and inner.endswith("*/"):
        return Shortcode("", shown=f"{{{{{value[0]}{inner[2:-2]}{value[-1]}}}}}")
    closing = inner.startswith("/")
    inner = inner.removeprefix("/").removesuffix("/").strip()
    named = _NAME.match(inner)
    return Shortcode(named[0], inner[named.end() :].strip(), closing) if named else None


def as_tag(found: Shortcode) -> tuple[str, str]:
    """Return name and arguments of the tag that is read as a shortcode is."""
    name = found.name.rpartition("/")[2].removesuffix(".html").lower().replace("-", "_")
    read = _OWN.get(name)
    return read(found.arguments) if read else (name, found.arguments)


def _gist(arguments: str) -> tuple[str, str]:
    user, _, rest = arguments.partition(" ")
    return "gist", f"{user}/{rest.lstrip()}"


def _highlight(arguments: str) -> tuple[str, str]:
    """Keep the language: what follows says which lines are numbered or marked."""
    return "code", arguments.partition(" ")[0].strip("\"'")


def _reference(arguments: str) -> tuple[str, str]:
    """Take the path of a page to the name that ``post_url`` knows."""
    path = arguments.removeprefix("path=").strip().strip("\"'").partition("#")[0]
    return "post_path", f'"{path.rpartition("/")[2].removesuffix(".md")}"'


_OWN: Final[Mapping[str, Callable[[str], tuple[str, str]]]] = {
    "gist": _gist,
    "highlight": _highlight,
    "ref": _reference,
    "relref": _reference,
    "x": lambda arguments: ("tweet", arguments),
    "x_simple": lambda arguments: ("tweet", arguments),
}
"""Shortcodes that Hugo hands its words in an order of its own, or gives other names."""


def pairs(pieces: Sequence[Piece]) -> dict[int, int]:
    """Return where the shortcodes close that are blocks: places of the ends, and of the beginnings, by each other.

    Only those on the same level of Liquid's blocks are a pair, for Liquid nests as it would without them.
    """
    pairing = _Pairing({piece.name[3:] for piece in pieces if piece.kind is Kind.TAG and piece.name.startswith("end")})
    for piece in pieces:
        if piece.kind is Kind.TAG:
            pairing.tag(piece.name)
        elif found := shortcode(piece):
            pairing.shortcode(found, piece.start)
    return pairing.found


class _Pairing:
    """The blocks and shortcodes that are open; ``ended`` are the tags that have an end tag somewhere."""

    def __init__(self, ended: set[str]) -> None:
        self.found: dict[int, int] = {}
        self._ended = ended
        self._open: list[tuple[str, int]] = []  # a block of Liquid has no place
        self._blocks = Counter[str]()
        self._levels = [Counter[str]()]  # the open shortcodes inside each block, by name

    def tag(self, name: str) -> None:
        if name in self._ended:
            self._open.append((name, _BLOCK))
            self._blocks[name] += 1
            self._levels.append(Counter())
        elif name.startswith("end") and self._blocks[name[3:]]:
            while self._closes() != (name[3:], _BLOCK):
                pass

    def shortcode(self, one: Shortcode, place: int) -> None:
        if not one.closing:
            if len(self._open) < _DEEPEST:
                self._open.append((one.name, place))
                self._levels[-1][one.name] += 1
        elif self._levels[-1][one.name]:
            while (last := self._closes())[0] != one.name:
                pass
            self.found[last[1]], self.found[place] = place, last[1]

    def _closes(self) -> tuple[str, int]:
        """Take off what was opened last."""
        name, place = self._open.pop()
        if place == _BLOCK:
            self._levels.pop()
            self._blocks[name] -= 1
        else:
            self._levels[-1][name] -= 1
        return name, place


class CodeParts:
    """Where a template is code, as far as that can be said before it is run: fences, and spans in a line."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._fences = [found.start() for found in _FENCE.finditer(source)]

    def holds(self, place: int) -> bool:
        """Say if a place is in code."""
        if bisect(self._fences, place) % 2:
            return True
        near = self._source[max(0, place - _NEAR) : place]
        return near.rpartition("\n")[2].count("`") % 2 == 1
