"""What stands in a page beside a post: put there by the layout, or text of the post that was lost on reading.

Two signs tell, and neither knows the layout. Words that stand in the post's file and in nothing that was read of it
were lost. And what a layout puts beside one post it puts beside others too, an element of the same name and class in
the same place: what stands beside one post alone was its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from convert.compare import Beside, Found
from convert.patterns import pattern
from convert.reader.html import Element

_HAN: Final = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD: Final = pattern(rf"[{_HAN}]|[^\W_{_HAN}]+")
"""A word; where none are parted by blanks, a character."""
_NEVER_SHOWN: Final = pattern(
    r"<!--.*?-->|\{%.*?%\}|\{\{.*?\}\}|\{:.*?\}|^ {0,3}\[(?!\^)[^\]\n]+\]:[^\n]*$|&#?\w+;", re.DOTALL | re.MULTILINE
)
"""What stands in a post's file and on no page as it stands there: comments, Liquid, attribute lists, addresses."""
_MADE: Final = "id"
"""The attribute that kramdown makes of text: its words stand in the post once, not twice."""
_SHARE: Final = 0.75
"""Share of the words of a lost text that stand in the post's file as they do on the page: marks may part words."""


def lost(beside: Iterable[Beside], text: str, ours: Element) -> Beside | None:
    """Return the first that holds text of a post: its file has the words, and what was read of it has not."""
    held = [(part, words) for part in beside if (words := _words(part.text))]
    left = _left_over(text, ours) if held else Counter()
    return next((part for part, words in held if (words & left).total() >= _SHARE * words.total()), None)


def _left_over(text: str, ours: Element) -> Counter[str]:
    """Return the words of a post's file that are nowhere in what was read of it."""
    return _words(_NEVER_SHOWN.sub(" ", text)) - _words(" ".join(_texts(ours)))


def _texts(ours: Element) -> Iterator[str]:
    for node in ours.descendants():
        if isinstance(node, str):
            yield node
        else:
            yield from (value for name, value in node.attributes.items() if name != _MADE)


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))


class Layouts:
    """What layouts put beside posts, learnt from all pages of a site."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, str, int]] = Counter()
        self._places: Counter[str] = Counter()

    def learn(self, found: Found) -> None:
        """Take note of what stands beside a post, if it was found."""
        if not found.place:
            return
        self._places[found.place] += 1
        self._seen.update(key for key, _ in _counted(found))

    def foreign(self, found: Found) -> Beside | None:
        """Return the first that stands beside this post alone; None where no other post shows what a layout does.

        What stands beside it was learnt with the rest.
        """
        return self._beyond(1, found)

    def foreign_in(self, elements: Iterable[Found]) -> Beside | None:
        """Return the first that stands in a page whose post shows nothing, and in those of no other post.

        The elements are those of the page; what holds posts on most other pages counts.
        """
        held = [found for found in elements if self._places[found.place]]
        return self._beyond(0, max(held, key=lambda found: self._places[found.place])) if held else None

    def _beyond(self, own: int, found: Found) -> Beside | None:
        if self._places[found.place] <= own:
            return None
        return next((part for key, part in _counted(found) if self._seen[key] <= own), None)


def _counted(found: Found) -> Iterator[tuple[tuple[str, str, int], Beside]]:
    """Yield what stands beside a post, each with its place, its shape, and the how many-th of that shape it is."""
    count: Counter[str] = Counter()
    for part in found.beside:
        count[part.shape] += 1
        yield (found.place, part.shape, count[part.shape]), part
