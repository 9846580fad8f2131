"""Links, images and references to footnotes in spans."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from convert.patterns import pattern
from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.document import normal_key
from convert.reader.kramdown.elements import Element
from convert.reader.kramdown.typography import read_quote

if TYPE_CHECKING:
    from convert.reader.kramdown.spans import SpanParser

_FOOTNOTE = pattern(rf"\[\^({g.ID})\]", re.ASCII)
_REFERENCE = pattern(rf"[{g.WS}]*\[([^\]]*)\]")
_PLAIN_IN_LINK = pattern(g.plain_text(r"\]"))
_TARGET_END = pattern(rf"[{g.WS}]*\)")
_TITLE_START = pattern(rf"[{g.WS}]+([\"'])")
_TITLE_BEGIN = pattern(rf"[{g.WS}](?=[\"'])")
_TITLE_END = pattern(rf"[\"'][{g.WS}]*+\)")
_BRACKET = pattern(r"[()]")
SHOWN: Final = 60
"""Characters of a link's key in a warning."""


class Brackets:
    """Counts the brackets in a link's text; called at each stop, says whether the link's own bracket closes there."""

    def __init__(self, parser: SpanParser) -> None:
        self.parser, self.open = parser, 1

    def __call__(self, _inner: Element) -> bool:
        """Count the bracket at the place; say whether none is open any more."""
        text, pos = self.parser.text, self.parser.pos
        if text[pos] == "[" or text.startswith("![", pos):
            self.open += 1
        elif text[pos] == "]":
            self.open -= 1
        else:
            return False
        return self.open == 0

    def close_image(self) -> None:
        """Count off the bracket of an image that was read: kramdown does so even where ``<img>`` has become one."""
        self.open -= 1


def read_footnote_marker(parser: SpanParser, element: Element) -> bool:
    """Take a reference to a footnote."""
    match = _FOOTNOTE.match(parser.text, parser.pos)
    if not match:
        return False
    name = match.group(1)
    if name not in parser.document.footnotes:
        parser.document.warn(f"footnote definition for '{name}' not found", parser.line)
        parser.add_text(element, match.group())
    else:
        element.children.append(Element("footnote", options={"name": name}, line=parser.line))
    parser.pos = match.end()
    return True


def read_link(parser: SpanParser, element: Element) -> bool:
    """Take a link or an image, or its bracket as text."""
    text, pos = parser.text, parser.pos
    image = text[pos] == "!"
    opener = "![" if image else "["
    start = pos + len(opener)
    if start >= len(text) or text[start] == "^":
        return False
    forbidden = ("link" in parser.stack or "image" in parser.stack) if not image else "image" in parser.stack
    key = ("image" if image else "link", pos, tuple(sorted(set(parser.stack))), element.type)
    if (
        forbidden
        or key in parser.failed
        or parser.absent("]", start)
        or len(parser.stack) > g.MAX_SPAN_DEPTH
        or parser.document.read_in_vain > g.MAX_READ_IN_VAIN
    ):
        parser.add_text(element, opener)
        parser.pos = start
        return True
    made = Element("img" if image else "a", line=parser.line)
    parser.pos = start
    closes, before = Brackets(parser), parser.document.read_in_links
    parser.stack.append("image" if image else "link")
    found = _run_link(parser, made, closes)
    parser.stack.pop()
    end = parser.pos
    if found and _finish_link(parser, made, text[start:end], end + 1):
        element.children.append(made)
        return True
    parser.failed.add(key)
    _count_in_vain(parser, parser.document.read_in_links - before)
    parser.pos = start
    parser.add_text(element, opener)
    return True


def _count_in_vain(parser: SpanParser, count: int) -> None:
    """Count what was read for a link that is none: of a thousand nested brackets each is read to its end."""
    document = parser.document
    before, document.read_in_vain = document.read_in_vain, document.read_in_vain + count
    if before <= g.MAX_READ_IN_VAIN < document.read_in_vain:
        document.warn("too many brackets that begin no link; what follows is read without links", parser.line)


def _run_link(parser: SpanParser, made: Element, closes: Brackets) -> bool:
    """Parse bracket text: like ``run``, but each bracket is seen by ``closes``."""
    text, end = parser.text, len(parser.text)
    while parser.pos < end:
        parser.document.read_in_links += 1
        match = _PLAIN_IN_LINK.match(text, parser.pos)
        if match:
            nxt = match.end()
            if nxt < end and text[nxt] in "\"'":
                before, parser.pos = text[parser.pos : nxt - 1], nxt - 1
                read_quote(parser, made, before)
                continue
            parser.add_text(made, match.group())
            parser.pos = nxt
            continue
        if closes(made):
            return True
        opens = text[parser.pos] in "![<"
        if not parser.step(made):
            parser.add_text(made, text[parser.pos])
            parser.pos += 1
        elif opens and made.children and made.children[-1].type == "img" and text[parser.pos - 1] != "[":
            closes.close_image()  # an image that parsed closed its own bracket
    return False


def _finish_link(parser: SpanParser, made: Element, inside: str, pos: int) -> bool:
    text = parser.text
    if text.startswith("(", pos):
        found = _inline_target(parser, pos)
        if found:
            url, title, end = found
            _apply(parser, made, url, title, inside)
            parser.pos = end
            return True
        return False
    reference = _REFERENCE.match(text, pos)
    key = normal_key(reference.group(1) if reference and reference.group(1) else inside)
    if key not in parser.document.links:
        if not key.startswith("!"):  # the mark of an alert is meant for none
            parser.document.warn(f"no link definition for link ID '{_shortened(key)}' found", parser.line)
        return False
    url, title, attributes = parser.document.links[key]
    made.attributes.update(attributes)
    _apply(parser, made, url, title, inside)
    parser.pos = reference.end() if reference else pos
    return True


def _shortened(key: str) -> str:
    return key if len(key) <= SHOWN else f"{key[:SHOWN]}…"


def _apply(parser: SpanParser, made: Element, url: str, title: str | None, inside: str) -> None:
    image = made.type == "img"
    made.attributes["src" if image else "href"] = url
    if image:
        made.attributes["alt"] = re.sub(r"\\([\\.*_+`<>()\[\]{}#!:|\"'$=\-~])", r"\1", inside)
        made.children = []
    if title is not None:
        made.attributes["title"] = title


class Targets:
    """Where the addresses behind the links of a text may end: found once, or each link would look as far."""

    def __init__(self, text: str) -> None:
        self.closing = dict[int, int]()
        """The bracket that closes each."""
        self._line_or_angle = [match.start() for match in re.finditer(r"[\n>]", text)]
        self._titles = [match.start() for match in _TITLE_BEGIN.finditer(text)]
        self._ends: dict[str, list[re.Match[str]]] = {'"': [], "'": []}
        self._text = text
        for match in _TITLE_END.finditer(text):
            self._ends[match[0][0]].append(match)
        self._match_brackets()

    def _match_brackets(self) -> None:
        waiting: list[int] = []
        for match in _BRACKET.finditer(self._text):
            if match[0] == "(":
                waiting.append(match.start())
            elif waiting:
                self.closing[waiting.pop()] = match.start()

    def angle(self, pos: int) -> int | None:
        """Return the first ``>`` from a place on that stands in its line."""
        at = bisect_left(self._line_or_angle, pos)
        found = self._line_or_angle[at] if at < len(self._line_or_angle) else None
        return found if found is not None and self._text[found] == ">" else None

    def title(self, pos: int, end: int) -> int | None:
        """Return the first place between two where a blank and a quote begin a title."""
        at = bisect_left(self._titles, pos)
        return self._titles[at] if at < len(self._titles) and self._titles[at] < end else None

    def title_end(self, quote: str, pos: int) -> re.Match[str] | None:
        """Return the first end of a title with this quote from a place on, the closing bracket included."""
        ends = self._ends[quote]
        at = bisect_left(ends, pos, key=re.Match[str].start)
        return ends[at] if at < len(ends) else None


def _inline_target(parser: SpanParser, bracket: int) -> tuple[str, str | None, int] | None:
    """Read the address and the title in the bracket at a place; give where what follows it begins."""
    text, targets, pos = parser.text, parser.targets, bracket + 1
    angle = targets.angle(pos) if text.startswith("<", pos) else None
    if angle is not None:
        tail = _title(parser, angle + 1)
        return (text[pos + 1 : angle], *tail) if tail else None
    end = targets.closing.get(bracket, len(text))
    title = targets.title(pos, end)
    if title is not None:
        tail = _title(parser, title)
        return (text[pos:title].strip(g.STRIP), *tail) if tail and tail[0] is not None else None
    return (text[pos:end].strip(g.STRIP), None, end + 1) if end < len(text) else None


def _title(parser: SpanParser, pos: int) -> tuple[str | None, int] | None:
    """Read what may follow an address: blanks and a title, then the closing bracket."""
    text = parser.text
    match = _TARGET_END.match(text, pos)
    if match:
        return None, match.end()
    opening = _TITLE_START.match(text, pos)
    closing = parser.targets.title_end(opening[1], opening.end() + 1) if opening else None
    if not opening or not closing:
        return None
    return text[opening.end() : closing.start()], closing.end()
