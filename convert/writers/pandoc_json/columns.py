"""How wide the columns of a table are by what its cells hold.

Word and LibreOffice set a table without widths each in its own way, and pandoc makes its columns equal; Typst knows how
wide lines are, but no word of them. Letters are not measured, for the reader's fonts are not known here: all of a class
have one width, a little too much.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby
from math import sqrt
from typing import Final, TypeAlias

import msgspec

from convert.media.picture import Missing, Picture
from convert.nodes import Cell, Code, CodeBlock, Image, Table
from convert.scripts import is_wide
from convert.walk import blocks_text, cells_by_column, every_block, holds_blocks, inlines_of
from convert.writers.pandoc_json import measures
from convert.writers.pictures import shown_width

_FEW: Final = 4
"""Letters of a text without blanks that stay side by side in a narrow column."""
_WORD: Final = 12.0
"""Ems of the widest word that stays whole: an address is no word."""
_PICTURE: Final = 120
"""Pixels of a picture in a narrow column."""
_CODE: Final = 0.6
"""Ems of a letter of code."""
_NARROW: Final = frozenset(" fijlrt.,:;!'|()[]/-")
_BROAD: Final = frozenset("mwMW%@&")
"""Letters and signs that are less wide than a digit, and more."""
_SIDES: Final = 0.5
"""Ems that a line is wider than its letters, lest it break for a hair."""

_LIST: Final = 2.0
"""Ems of the indent of a list in Typst."""
_BOLD: Final = 1.08
"""How much wider the text of a head is in Typst, whose other letters leave no hair."""
_ROOM: Final = 26.0
"""Ems of the text of a table on the narrowest page of the PDF template, and between two columns there."""
_BETWEEN: Final = 1.2

_SIZES: Final = (
    ("Table Text", 10.5, measures.CELL),
    ("Table Text Small", 9.0, measures.CELL),
    ("Table Text Tiny", 7.5, measures.CELL),
    ("Table Text Tiny", 7.5, measures.TIGHT_CELL),
    ("Table Text Least", 6.5, measures.TIGHT_CELL),
)
"""The styles of the text of tables, their points, and the margins of cells in pixels."""

Look: TypeAlias = Callable[[str], Picture | Missing]
"""Gives the picture at an address."""


class _Need(msgspec.Struct, frozen=True):
    """What a cell asks for: the columns that it is over, its longest word and line in ems, its pictures in pixels."""

    column: int
    columns: int
    word: float
    line: float
    picture: int
    nested: bool  # in a list or a quote
    head: bool

    def least(self, em: float) -> float:
        """Return the pixels below which words break."""
        return max(self._with_sides(self.word) * em, min(self.picture, _PICTURE)) + self._indent

    def whole(self, em: float) -> float:
        """Return the pixels with which no line breaks."""
        return max(self._with_sides(self.line) * em, self.picture) + self._indent

    def ems(self, text: float) -> float:
        """Return the ems of a word or line in Typst, which needs none at its sides."""
        return text * (_BOLD if self.head else 1) + (_LIST if self.nested else 0)

    def _with_sides(self, text: float) -> float:
        return text + _SIDES if self.line else 0.0

    @property
    def _indent(self) -> int:
        return measures.ITEM if self.nested else 0


class Shape(msgspec.Struct, frozen=True):
    """How a table is set: the style of its text, if its cells have less margins, its columns in pixels."""

    style: str
    tight: bool
    columns: list[int]


def columns(table: Table, room: int, look: Look) -> Shape:
    """Return how a table is set whose columns have at most ``room`` pixels, all together.

    The style is the largest whose words fit side by side; the columns are as wide as their text asks for. Where that is
    too much each has room for its longest word, and of the rest more the more text it has. A column is as high as the
    area of its text over its width, so shares by the square root make the table lowest.
    """
    count = len(table.alignments)
    needs = sorted(_needs(table, look), key=lambda need: need.columns)
    for style, points, margins in _SIZES:
        chosen, em, around = style, points * 96 / 72, margins
        words = _widths([(need, need.least(em) + around) for need in needs], count)
        if sum(words) <= room:
            break
    lines = _widths([(need, need.whole(em) + around) for need in needs], count)
    least = _shared(words, room)
    more = _shared([line - word for word, line in zip(words, lines, strict=True)], room - sum(least))
    widths = [max(int(one + rest), 1) for one, rest in zip(least, more, strict=True)]
    return Shape(chosen, around < measures.CELL, widths)


def ems(table: Table, look: Look) -> tuple[list[float], list[float]] | None:
    """Return the ems of the longest word and line of each column, for Typst.

    None where all words are within an equal share on every page, which Typst gives each column by itself, and where a
    cell holds a picture, whose width it knows better.
    """
    count = len(table.alignments)
    needs = sorted(_needs(table, look), key=lambda need: need.columns)
    share = _ROOM / max(count, 1) - _BETWEEN
    if all(need.ems(need.word) <= share * need.columns for need in needs) or any(need.picture for need in needs):
        return None
    words = _widths([(need, need.ems(need.word)) for need in needs], count)
    lines = _widths([(need, need.ems(need.line)) for need in needs], count)
    return words, [max(line, word) for word, line in zip(words, lines, strict=True)]


def _widths(asked: Iterable[tuple[_Need, float]], count: int) -> list[float]:
    """Return the widths of columns; cells over several come last, and widen each by as much."""
    made = [0.0] * count
    for need, width in asked:
        spanned = range(need.column, min(need.column + need.columns, count))
        lacking = max(width - sum(made[column] for column in spanned), 0)
        for column in spanned:
            made[column] += lacking / len(spanned)
    return made


def _shared(wants: Sequence[float], room: float) -> list[float]:
    """Return a share of the room for each, at most what it wants, else in proportion to the root of that."""
    got = [0.0] * len(wants)
    hungry = [place for place, want in enumerate(wants) if want > 0]
    while hungry and room > 0:
        part = room / sum(sqrt(wants[place]) for place in hungry)
        sated = [place for place in hungry if sqrt(wants[place]) <= part]
        for place in sated or hungry:
            got[place] = min(wants[place], part * sqrt(wants[place]))
            room -= got[place]
        hungry = [place for place in hungry if place not in sated] if sated else []
    return got


def _needs(table: Table, look: Look) -> Iterator[_Need]:
    for rows, head in ((table.head, True), (table.body, False)):
        for row in cells_by_column(rows):
            yield from (_need(column, cell, look, head=head or cell.header) for column, cell in row)


def _need(column: int, cell: Cell, look: Look, *, head: bool) -> _Need:
    inlines = list(inlines_of(cell.blocks))
    coded = any(isinstance(one, (Code, CodeBlock)) for one in chain(inlines, every_block(cell.blocks)))
    letter = _CODE if coded else 0.0
    lines = blocks_text(cell.blocks).split("\n")
    line = max(_width(text, letter) for text in lines)
    word = max((_longest(word, letter) for text in lines for word in text.split()), default=0.0)
    picture = max((_picture_width(one, look) for one in inlines if isinstance(one, Image)), default=0)
    return _Need(column, cell.colspan, word, line, picture, any(map(holds_blocks, cell.blocks)), head)


def _picture_width(image: Image, look: Look) -> int:
    found = look(image.url)
    return shown_width(image, found) if isinstance(found, Picture) else 0


def _longest(word: str, letter: float) -> float:
    """Return the ems of the longest piece of a word that is not broken."""
    if word.isascii():
        return min(_width(word, letter), _WORD)
    runs = ((wide, _width("".join(run), letter)) for wide, run in groupby(word, is_wide))
    return max(min(width, _FEW if wide else _WORD) for wide, width in runs)


def _width(text: str, letter: float) -> float:
    """Return how many ems a text is wide whose letters have at least the width of ``letter``."""
    widths = map(_advance, text)
    return sum(max(width, letter) for width in widths) if letter else sum(widths)


@lru_cache(maxsize=4096)
def _advance(letter: str) -> float:
    """Return the width of a letter in ems, for a serif font and SimSun."""
    kind = unicodedata.east_asian_width(letter)
    if kind in "WF" or (kind == "A" and not letter.isalpha()):
        return 1.0
    if unicodedata.combining(letter):
        return 0.0
    if letter in _NARROW:
        return 0.35
    if letter in _BROAD:
        return 0.95
    if letter.isupper():
        return 0.75
    return 0.5 if letter.isascii() else 0.6
