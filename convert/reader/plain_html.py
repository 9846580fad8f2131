"""HTML text → element tree, where there is nothing to build: each element closes in turn and stands where it may.

What kramdown makes of most posts is that. A browser then builds the tree that is written, and it is read off here:
loading the tree builder takes a process longer than reading a post. What is not certain to become that very tree (tags
that imply or close others, content that is moved or is no markup, other entities) is left to ``html``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from convert.normal_form import BLANKS
from convert.patterns import pattern
from convert.positions import Lines
from convert.reader.html import Element, Place, Tree, is_clean

_TAG: Final = r"<(/?[a-z][a-z0-9]*)((?: (?!MARK=)[a-z][a-z-]*=\"[^\"]*\")*+)(?: MARK=\"([0-9]+)-([0-9]+)\")?( ?/)?>"
"""A tag: its name with the slash of an end tag, its attributes, the lines of its mark, the slash that ends it."""
_PIECES: Final = 6
"""What a text is cut into for each tag: what ``_TAG`` tells, and the text after it."""
_ATTRIBUTE: Final = pattern(r" ([a-z-]+)=\"([^\"]*)\"")
_NUMBER: Final = pattern("&#(39|[1-9][0-9]{3});")
_OTHER_ENTITY: Final = pattern("&(?!(?:amp|lt|gt|quot|#39|#[1-9][0-9]{3});)")
_DEEPEST: Final = 64
"""Levels of elements that are read here."""

# fmt: off
_VOID: Final = frozenset({"br", "hr", "img", "input", "wbr"})
_INLINE: Final = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
)) | (_VOID - {"hr"})
_TEXTS: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre"})
"""Blocks that hold no blocks here: a browser would close most of them."""
_CONTAINERS: Final = frozenset((
    "article", "aside", "blockquote", "center", "div", "figcaption", "figure", "footer", "header", "main", "nav",
    "section",
))
_PARTS: Final = {
    "ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd"}, "tr": {"td", "th"},
    "table": {"thead", "tbody", "tfoot"}, "thead": {"tr"}, "tbody": {"tr"}, "tfoot": {"tr"},
}
"""Elements that hold parts and blanks alone."""
_FLOW: Final = _INLINE | _TEXTS | _CONTAINERS | {"hr", "ul", "ol", "dl", "table"}
_HOLDS: Final = {
    **dict.fromkeys((_INLINE - _VOID) | _TEXTS, _INLINE),
    **dict.fromkeys((*_CONTAINERS, "body", "li", "dt", "dd", "td", "th"), _FLOW),
    **_PARTS,
}
"""Which elements may stand in each."""
_WORDS: Final = frozenset((
    "accept-charset", "accesskey", "class", "dropzone", "for", "headers", "rel", "rev", "sandbox", "sizes",
))
"""Attributes that hold words with blanks between them."""
# fmt: on


def parse_plain(text: str, *, marks: str, place: Place) -> Tree | None:
    """Return the tree that ``html.parse`` gives of a text, or None if that is not certain. Linear time."""
    if not is_clean(text) or "\r" in text or ("&" in text and _OTHER_ENTITY.search(text)):
        return None
    first, *pieces = re.split(_TAG.replace("MARK", re.escape(marks)), text)
    tags = [pieces[group::_PIECES] for group in range(_PIECES)]
    if text.count("<") != len(tags[0]):  # there is more than tags
        return None
    return _read(first, zip(*tags, strict=True), place)


def _read(first: str, tags: Iterable[tuple[str, str, str | None, str | None, str, str]], place: Place) -> Tree | None:
    """Read the text before the first tag, and each tag with the text after it."""
    body = here = Element("body", children=[_decoded(first)] if first else [])
    around: list[Element] = []
    depth = 0
    names: set[str] = set()
    attributes: set[str] = set()
    for name, written, start, end, slash, after in tags:
        if name[0] == "/":
            if name[1:] != here.name or written or start or slash or not around:
                return None
            here = around.pop()
        else:
            element = _element(name, written, here, around)
            if element is None:
                return None
            if start and end:
                element.lines = place(Lines(int(start), int(end)))
            here.children.append(element)
            names.add(name)
            if element.attributes:
                attributes.update(element.attributes)
            depth = max(depth, len(around) + 1)
            if name not in _VOID:
                if slash or (name == "pre" and after[:1] == "\n"):
                    return None
                around.append(here)
                here = element
        if after:
            if here.name in _PARTS and after.strip(BLANKS):
                return None
            here.children.append(_decoded(after))
    return None if around else Tree(body, depth, frozenset(names), frozenset(attributes), 0)


def _element(name: str, written: str, here: Element, around: list[Element]) -> Element | None:
    """Return the element that a start tag begins, None if it may not stand there or its attributes are not plain."""
    if name not in _HOLDS[here.name] or len(around) > _DEEPEST:
        return None
    if name == "a" and any(outer.name == "a" for outer in (here, *around)):
        return None
    if not written:
        return Element(name, lines=here.lines)
    pairs = _ATTRIBUTE.findall(written)
    attributes = {key: _decoded(value) for key, value in pairs}
    even = all(attributes[key] == " ".join(attributes[key].split()) for key in _WORDS & attributes.keys())
    return Element(name, attributes, lines=here.lines) if even and len(attributes) == len(pairs) else None


def _decoded(text: str) -> str:
    if "&" not in text:
        return text
    if "&#" in text:
        text = _NUMBER.sub(lambda number: chr(int(number[1])), text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
