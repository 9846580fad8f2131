"""Tags that a browser reads and kramdown shows as text, since a value without quotes holds more than letters.

``<span lang=EN-US>`` is text to kramdown. A reader of a book is not to see it, nor a script that is written so. No part
of kramdown: only who asks for it gets it.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from convert.reader.kramdown import grammar as g

if TYPE_CHECKING:
    from convert.reader.kramdown.document import Document

_TAG: Final = re.compile(rf"<([A-Za-z][A-Za-z0-9]*)(?=[{g.WS}/])[^<>]*=[^<>]*>")
_NAMES: Final = g.KNOWN | {"svg", "math", "font", "center", "marquee", "nobr", "strike", "acronym", "basefont", "blink"}
"""Elements that browsers know: those of HTML, and what is left of older ones (WHATWG HTML 16.2)."""
_SWALLOWS: Final = g.RAW_TEXT | {"iframe", "noembed", "noframes", "noscript", "textarea", "title", "xmp"}
"""Elements in which a browser sees no tags but their own end."""
_NEVER: Final = frozenset({"html", "head", "body", "plaintext", "frameset", "frame"})
"""Elements that a body cannot hold, or that never end."""
_SHOWN: Final = 60
"""Characters of a tag that a warning shows."""


class LooseTags:
    """The loose tags of one text: which are open, and where the last end tag of each name stands."""

    def __init__(self, document: Document, text: str) -> None:
        self.document, self.text = document, text
        self.open: Counter[str] = Counter()
        self.last: dict[str, int] = {}

    def read(self, pos: int, line: int) -> tuple[str, int] | None:
        """Return the HTML of the loose tag at a place and where it ends, None if there is none.

        A tag that nothing closes is left out, so that it holds no more than was meant.
        """
        tag = _TAG.match(self.text, pos)
        name = tag[1].lower() if tag else ""
        if not tag or name not in _NAMES:
            return None
        shown = " ".join(tag[0][:_SHOWN].split())
        self.document.warn(f"{shown} is read as the tag that browsers take it for; kramdown shows it as text", line)
        if name in g.WITHOUT_BODY:
            return tag[0], tag.end()
        if name in _NEVER or self._last_end(name) < tag.end():
            return "", tag.end()
        if name in _SWALLOWS:
            end = _end_tag(name).search(self.text, tag.end())
            return (self.text[pos : end.end()], end.end()) if end else ("", tag.end())
        self.open[name] += 1
        return tag[0], tag.end()

    def closes(self, name: str) -> bool:
        """Say whether an end tag of this name ends a loose tag; it is then counted off."""
        if not self.open[name.lower()]:
            return False
        self.open[name.lower()] -= 1
        return True

    def _last_end(self, name: str) -> int:
        if name not in self.last:
            self.last[name] = max((end.start() for end in _end_tag(name).finditer(self.text)), default=-1)
        return self.last[name]


def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}[{g.WS}]*>", re.IGNORECASE)
