"""Tags that a browser reads and kramdown shows as text, since a value without quotes holds more than letters.

``<span lang=EN-US>`` is text to kramdown. A reader of a book is not to see it, nor a script that is written so. No part
of kramdown: only who asks for it gets it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec

from convert.patterns import pattern
from convert.reader.kramdown import grammar as g

if TYPE_CHECKING:
    from convert.reader.kramdown.document import Document

_VALUE: Final = rf"\"[^\"]*\"|'[^']*'|[^{g.WS}\"'<>]+"
_ATTRIBUTE: Final = rf"([^{g.WS}/=\"'<>]+)(?:[{g.WS}]*=[{g.WS}]*({_VALUE}))?"
_TAG: Final = pattern(rf"<([A-Za-z][A-Za-z0-9]*)(?=[{g.WS}/])((?:[{g.WS}/]+|{_ATTRIBUTE})*+)>")
"""A start tag as WHATWG HTML 13.2.5 reads it, but for quotes inside names and values, which are nobody's intention."""
_NAMES: Final = g.KNOWN | {"svg", "math", "font", "center", "marquee", "nobr", "strike", "acronym", "basefont", "blink"}
"""Elements that browsers know: those of HTML, and what is left of older ones (WHATWG HTML 16.2)."""
_SWALLOWS: Final = g.RAW_TEXT | {"iframe", "noembed", "noframes", "noscript", "textarea", "title", "xmp"}
"""Elements in which a browser sees no tags but their own end."""
_NEVER: Final = frozenset({"html", "head", "body", "plaintext", "frameset", "frame"})
"""Elements that a body cannot hold, or that never end."""
_STRUCTURES: Final = _SWALLOWS | {
    *("audio", "dl", "figure", "math", "object", "ol", "pre", "select", "svg", "ul", "video"),
    *("table", "tbody", "tfoot", "thead", "tr"),
}
"""Elements that are whole blocks of HTML, not Markdown between two tags."""
_SHOWN: Final = 60
"""Characters of a tag that a warning shows."""


class LooseBlock(msgspec.Struct, frozen=True):
    """A loose element that stands as a block: its name and attributes, its body's start and end, and its own end."""

    name: str
    attributes: dict[str, str]
    start: int
    stop: int
    end: int


class LooseTags:
    """The loose tags of one text. What is known goes by places, for a parser may read the same place more than once."""

    def __init__(self, document: Document, text: str) -> None:
        self.document, self.text = document, text
        self.said: set[int] = set()
        self.ends: set[int] = set()
        """Where end tags of loose tags stand."""
        self.dropped: set[int] = set()
        """Where end tags stand that are left out with their start tags."""
        self.pairs: dict[str, dict[int, int]] = {}

    def read(self, pos: int, line: int) -> tuple[str, int] | None:
        """Return the HTML of the loose tag at a place in a line and where it ends, None if there is none.

        A tag that nothing closes is left out, so that it holds no more than was meant.
        """
        tag = self._tag(pos)
        if not tag:
            return None
        name = tag[1].lower()
        new = self._say(tag, line)
        if name in g.WITHOUT_BODY:
            return tag[0], tag.end()
        stop = None if name in _NEVER else self._stop(name, pos)
        if stop is None:
            self.document.left_out[name] += new
            return "", tag.end()
        if name in _SWALLOWS:
            end = self.text.index(">", stop) + 1
            return self.text[pos:end], end
        self.ends.add(stop)
        return tag[0], tag.end()

    def block(self, pos: int, line: int) -> LooseBlock | None:
        """Return the loose element that begins a block at a place, None if there is none, or nothing closes it.

        Of others than lists, tables and the like the tags are spans: what they hold is Markdown, as Jekyll reads it.
        """
        tag = self._tag(pos)
        name = tag[1].lower() if tag else ""
        stop = self._stop(name, pos) if name in _STRUCTURES else None
        if not tag or stop is None:
            return None
        self._say(tag, line)
        attributes = {key.lower(): _unquoted(value) for key, value in re.findall(_ATTRIBUTE, tag[2])}
        return LooseBlock(name, attributes, tag.end(), stop, self.text.index(">", stop) + 1)

    def close(self, pos: int, markup: str) -> str | None:
        """Return the HTML of the end tag at a place: "" if its start tag was left out, None if it ends no loose tag."""
        if pos in self.ends:
            return markup
        name = markup.strip(f"</>{g.WS}").lower()
        if pos not in self.dropped and self.document.left_out[name]:
            self.document.left_out[name] -= 1
            self.dropped.add(pos)
        return "" if pos in self.dropped else None

    def _tag(self, pos: int) -> re.Match[str] | None:
        tag = _TAG.match(self.text, pos)
        return tag if tag and "=" in tag[2] and tag[1].lower() in _NAMES else None

    def _say(self, tag: re.Match[str], line: int) -> bool:
        """Warn of a tag, once; say whether it is a new one."""
        if tag.start() in self.said:
            return False
        self.said.add(tag.start())
        shown = " ".join(tag[0][:_SHOWN].split())
        message = f"{shown} is read as the tag that browsers take it for; kramdown shows it as text"
        self.document.warn(message, line, loose=True)
        return True

    def _stop(self, name: str, pos: int) -> int | None:
        """Return where the end tag of the element that begins at a place stands."""
        if name not in self.pairs:
            self.pairs[name] = self._paired(name)
        return self.pairs[name].get(pos)

    def _paired(self, name: str) -> dict[int, int]:
        """Return where each start tag of a name stands, and the end tag of it."""
        pairs: dict[int, int] = {}
        opened: list[int] = []
        for tag in re.finditer(rf"<{name}(?=[{g.WS}/>])|</{name}[{g.WS}]*>", self.text, re.IGNORECASE):
            if tag[0].startswith("</"):
                swallowing = opened[:1] if name in _SWALLOWS else opened[-1:]
                pairs.update(dict.fromkeys(swallowing, tag.start()))
                opened = [] if name in _SWALLOWS else opened[:-1]
            elif not self._closed_in_itself(tag.start()):
                opened.append(tag.start())
        return pairs

    def _closed_in_itself(self, pos: int) -> bool:
        tag = g.TAG.match(self.text, pos)
        return bool(tag and tag[3])


def loose_tags_of(document: Document, text: str) -> LooseTags | None:
    """Return the loose tags of a text, None if it can have none or they are not wanted."""
    return LooseTags(document, text) if document.loose_tags and "<" in text else None


def _unquoted(value: str) -> str:
    return value[1:-1] if value.startswith(('"', "'")) else value
