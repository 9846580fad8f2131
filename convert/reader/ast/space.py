"""White space of a run of inlines, as CSS collapses it, and line ends between Han characters.

Source: CSS Text 3, 4.1.1 to 4.1.3: blanks collapse across elements, and vanish at the ends of a line. A line end
beside Han, kana or full-width characters on both sides is no blank (“segment break transformation”).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from msgspec.structs import replace

from convert.nodes import Code, FootnoteReference, Image, Inline, Inlines, LineBreak, Math, SoftBreak, Text
from convert.normal_form import BLANKS
from convert.patterns import pattern
from convert.scripts import is_wide
from convert.walk import Container, holds_inlines

_BLANKS: Final = pattern(f"[{BLANKS}]+")
_LINE_END: Final = pattern(r"[ \t\r\f]*\n[ \t\n\r\f]*")
_COLLAPSING: Final = ("\n", "  ", "\t", "\r", "\f", "\v")
"""One of these a text holds if there is anything to collapse inside it; to look for them takes a fifth of a match."""
_WIDE_BLANK: Final = pattern(r"[ \t\r\f]{2,}|[\t\r\f]")

_NEUTRAL: Final = "“”‘’—…·"
"""Punctuation that Chinese shares with other scripts: it closes up when the other side is wide."""


class _End:
    """Closes the container opened last."""


_Token: TypeAlias = Inline | _End
_END: Final = _End()
_BLANK: Final = Text(" ")
_SOFT: Final = SoftBreak()
_NONE: Final = Text("")
_THINGS: Final = frozenset({Code, Math, Image, FootnoteReference})
_GAPS: Final = frozenset({SoftBreak, LineBreak})


def one_line(text: str) -> str:
    """Collapse the white space of a text that is no part of a run: a title, an alternative text."""
    return _BLANKS.sub(" ", text).strip(BLANKS)


def _is_even(text: str) -> bool:
    """Say if there is nothing to collapse inside a text."""
    return not any(map(text.__contains__, _COLLAPSING))


def collapse(inlines: Iterable[Inline]) -> Inlines:
    """Collapse the white space of a run, whose texts are as the HTML has them, and bring it to normal form.

    Line breaks at the ends of a container go out of it, and blanks with nothing else around them.
    """
    run = tuple(inlines)
    if len(run) == 1 and isinstance(only := run[0], Text) and _is_even(only.text):
        text = only.text.strip(" ")
        return (Text(text),) if text else ()
    return trim(_rebuilt(_collapsed(_tokens(run))))


def trim(inlines: Sequence[Inline]) -> Inlines:
    """Take line breaks off both ends of a run that has been collapsed."""
    start, end = 0, len(inlines)
    while start < end and type(inlines[start]) in _GAPS:
        start += 1
    while end > start and type(inlines[end - 1]) in _GAPS:
        end -= 1
    return tuple(inlines[start:end])


def _tokens(inlines: Iterable[Inline]) -> list[_Token]:
    """Lay a run flat: a container, its children, an end."""
    out: list[_Token] = []
    for inline in inlines:
        out.append(inline)
        if holds_inlines(inline):
            out.extend(_tokens(inline.children))
            out.append(_END)
    return out


def _collapsed(tokens: Iterable[_Token]) -> list[_Token]:
    """Leave one blank, or one soft break, between what shows, and none at the ends of a line."""
    line = _Line()
    for token in tokens:
        if isinstance(token, Text):
            line.text(token.text)
        elif isinstance(token, SoftBreak):
            line.blank(_SOFT)
        elif isinstance(token, LineBreak):
            line.end()
            line.out.append(token)
        elif type(token) in _THINGS:
            line.show(token, "", "")
        else:
            line.out.append(token)
    line.end()
    return line.out


class _Line:
    """The line being set: ``out`` so far, and the blank in it that nothing has followed yet."""

    def __init__(self) -> None:
        self.out: list[_Token] = []
        self._blank: int | None = None
        self._before: str | None = None  # the character before that blank, "" for a thing, None at the line's start

    def text(self, text: str) -> None:
        shown = text.strip(BLANKS)
        if not shown:
            if text:
                self.blank(_SOFT if "\n" in text else _BLANK)
            return
        if text[0] in BLANKS:
            self.blank(_SOFT if "\n" in text[: text.index(shown)] else _BLANK)
        if _is_even(shown):
            self.show(Text(shown), shown[0], shown[-1])
        else:
            self._pieces(shown)
        if text[-1] in BLANKS:
            self.blank(_SOFT if "\n" in text[len(text.rstrip(BLANKS)) :] else _BLANK)

    def _pieces(self, shown: str) -> None:
        """Take a text that goes over several lines, or has wide blanks in it."""
        for number, piece in enumerate(_LINE_END.split(shown)):
            if number:
                self.blank(_SOFT)
            self.show(Text(_WIDE_BLANK.sub(" ", piece)), piece[0], piece[-1])

    def blank(self, kind: Text | SoftBreak) -> None:
        """Take a blank: the first of several stays, as a soft break if one of them is."""
        if self._blank is not None:
            if kind is _SOFT:
                self.out[self._blank] = kind
        elif self._before is not None:
            self._blank = len(self.out)
            self.out.append(kind)

    def show(self, token: _Token, first: str, last: str) -> None:
        """Take something that shows, with the characters that it begins and ends with."""
        if self._blank is not None and self.out[self._blank] is _SOFT and _closes_up(self._before or "", first):
            self.out[self._blank] = _NONE
        self._blank, self._before = None, last
        self.out.append(token)

    def end(self) -> None:
        """End the line: a blank before its end vanishes."""
        if self._blank is not None:
            self.out[self._blank] = _NONE
        self._blank = self._before = None


def _closes_up(before: str, after: str) -> bool:
    """Say if a line end between two characters is no blank."""
    if not before or not after:
        return False
    left, right = is_wide(before), is_wide(after)
    return (left and (right or after in _NEUTRAL)) or (right and before in _NEUTRAL)


def _rebuilt(tokens: list[_Token]) -> list[Inline]:
    """Stand a flat run up again, in normal form."""
    stack: list[tuple[Container | None, list[Inline]]] = [(None, [])]
    for token in tokens:
        if isinstance(token, _End):
            container, children = stack.pop()
            for inline in _closed(container, children):
                _add(stack[-1][1], inline)
        elif holds_inlines(token):
            stack.append((token, []))
        else:
            _add(stack[-1][1], token)
    return stack[0][1]


def _add(out: list[Inline], inline: Inline) -> None:
    """Add an inline; neighbouring texts are one, and an empty one is none."""
    if not isinstance(inline, Text):
        out.append(inline)
    elif out and isinstance(last := out[-1], Text):
        out[-1] = Text(last.text + inline.text)
    elif inline.text:
        out.append(inline)


def _closed(container: Container | None, children: list[Inline]) -> list[Inline]:
    """Close a container: none without anything shown in it, and no line breaks at its ends."""
    if container is None or not any(map(_shows, children)):
        return children
    inside = trim(children)
    if len(inside) == len(children):
        return [replace(container, children=inside)]
    start = next(number for number, child in enumerate(children) if child is inside[0])
    return [*children[:start], replace(container, children=inside), *children[start + len(inside) :]]


def _shows(inline: Inline) -> bool:
    return inline.text != " " if isinstance(inline, Text) else type(inline) not in _GAPS
