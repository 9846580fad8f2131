"""The option ``html_to_native``: elements of raw HTML become those that Markdown has, where it has them.

``<b>`` is strong, ``<p>`` a paragraph, a plain ``<table>`` a table, and blanks in them count no more than on a page.
What Markdown cannot say stays HTML. Reached only where the option is set.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from convert.patterns import pattern
from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.elements import Element
from convert.reader.kramdown.entities import ENTITY, character_of
from convert.reader.kramdown.html_blocks import own_model
from convert.reader.kramdown.native_tables import is_simple_table, take_alignment

if TYPE_CHECKING:
    from convert.reader.kramdown.document import Document

_MAX_DEPTH: Final = 32
"""Elements inside each other that are turned; what is deeper stays HTML, which is written without recursion."""
_SAME: Final = frozenset({"blockquote", "br", "dd", "dl", "dt", "hr", "img", "li", "ol", "p", "ul"})
"""Elements that Markdown has under the same name."""
_TABLE_PARTS: Final = frozenset({"thead", "tbody", "tfoot", "tr", "th", "td"})
"""Elements that it has in tables alone."""
_WITHOUT_TEXT: Final = frozenset(
    {"colgroup", "dl", "head", "hgroup", "html", "ol", "optgroup", "select", "tbody", "tfoot", "thead", "tr", "ul"}
)
"""Elements that hold others only: text in them is dropped."""
_WRAPPED: Final = frozenset(
    {"address", "article", "aside", "blockquote", "body", "dd", "div", "fieldset", "figcaption", "figure", "footer"}
    | {"form", "header", "li", "nav", "section"}
)
"""Elements of blocks: their text stands in paragraphs that show no tags."""
_WITHOUT_BLANKS: Final = _WRAPPED | {"td", "th"}
"""Elements in which blanks around blocks count for nothing."""
_STRIPPED: Final = (_WITHOUT_BLANKS - {"figure"}) | {"caption", "dt", "legend", "p"}
"""Elements whose text has no blanks at its ends."""
_EMPHASIS: Final = {"em": "em", "i": "em", "strong": "strong", "b": "strong"}
_QUOTES: Final = ("lsquo", "rsquo", "ldquo", "rdquo")
"""Names of quotes in the order of the option ``smart_quotes``."""
_SYMBOLS: Final = frozenset({"mdash", "ndash", "hellip", "laquo", "raquo"})
_BLOCKS: Final = frozenset(
    {"blank", "p", "header", "blockquote", "codeblock", "ul", "ol", "li", "dl", "dt", "dd", "table", "td", "hr"}
)
"""Kinds of elements that are blocks wherever they stand."""
_BLANKS: Final = pattern(rf"[{g.WS}]+")
_LANGUAGE: Final = pattern(rf"\blanguage-[^{g.WS}]+")
_HIGHLIGHTER: Final = pattern(rf"[{g.WS}]+\bhighlighter-\w+\b|\bhighlighter-\w+\b[{g.WS}]*", re.ASCII)
_TEX: Final = pattern(r"\bmath/tex\b")
_CDATA: Final = pattern(rf"(?:%[{g.WS}]*)?<!\[CDATA\[\n?(.*?)(?:[{g.WS}]%)?\]\]>", re.DOTALL)


class _Way(NamedTuple):
    """How an element is turned: depends on what is around it."""

    native: bool = True
    """Say if it may become an element of Markdown."""
    keeps_blanks: bool = False
    in_table: bool = False
    """Say if it stands in a table that has become one of Markdown."""
    depth: int = 0
    """How many elements are around it."""


def to_native(document: Document, element: Element, depth: int) -> None:
    """Turn an element of raw HTML ``depth`` blocks or spans deep, and what it holds, into elements of Markdown."""
    _Conversion(document).convert(element, _Way(depth=depth))


def span_to_native(document: Document, element: Element, depth: int) -> None:
    """Turn an element in a line into one of Markdown, those inside it first: each is a span of its own to kramdown."""
    levels = [[element]]
    while element.options["model"] == "raw" and levels[-1] and depth + len(levels) < _MAX_DEPTH:
        levels.append([child for parent in levels[-1] for child in parent.children if child.type == "html_element"])
    for level in reversed(range(len(levels))):
        for nested in levels[level]:
            to_native(document, nested, depth + level)


class _Conversion:
    """Turns elements of one document; what nests deeper than its limit stays as it is."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def convert(self, element: Element, way: _Way) -> None:
        """Turn an element of HTML and all that it holds."""
        if way.depth >= _MAX_DEPTH:
            return
        name = element.value or ""
        if not way.native:
            self._stay(element, way)
        elif name in _CONVERSIONS:
            _CONVERSIONS[name](self, element, way._replace(keeps_blanks=False))
        elif name in _TABLE_PARTS and not way.in_table:
            self._stay_raw(element, way)  # kramdown drops its text, or fails
        else:
            self._convert_plain(element, name, way)

    def _convert_plain(self, element: Element, name: str, way: _Way) -> None:
        if name in _WITHOUT_TEXT:
            element.children = [child for child in element.children if child.type != "text"]
        if name in _SAME or name in _TABLE_PARTS:
            self._become(element, way, name)
        else:
            self._stay(element, way)
        if name in _STRIPPED:
            _strip(element.children)
        if name in _WITHOUT_BLANKS:
            element.children = list(_without_blanks(element.children))
        if name in _WRAPPED:
            element.children = list(_wrapped(element.children))

    def _become(self, element: Element, way: _Way, kind: str, **options: object) -> None:
        """Make an element one of Markdown: an attribute list before it is lost, as it is in kramdown."""
        element.type, element.value, element.options = kind, None, options
        self._convert_children(element, way)

    def _stay(self, element: Element, way: _Way) -> None:
        """Leave an element HTML, and turn what it holds."""
        name = element.value or ""
        element.options = {
            "category": "span" if name in g.SPAN_ELEMENTS else "block",
            "model": own_model(name) if way.native else "raw",
            "holds_markdown": True,
        }
        self._convert_children(element, way)

    def _stay_raw(self, element: Element, way: _Way) -> None:
        """Leave an element HTML with all that it holds."""
        self._stay(element, way._replace(native=False))

    def _convert_children(self, element: Element, way: _Way) -> None:
        inner = way._replace(depth=way.depth + 1)
        children: list[Element] = []
        for child in element.children:
            if child.type == "text" and not child.options.get("cdata"):
                children += self._texts(child.value or "", keeps_blanks=way.keeps_blanks or not way.native)
                continue
            if child.type == "xml_comment":
                child.options = {"category": _category_in(element)}
            elif child.type == "html_element":
                self.convert(child, inner)
            children.append(child)
        element.children = children

    def _texts(self, text: str, *, keeps_blanks: bool) -> Iterator[Element]:
        """Yield a text in parts, its entities as elements."""
        if not keeps_blanks:
            text = _BLANKS.sub(" ", text)
        start = 0
        for match in ENTITY.finditer(text):
            if match.start() > start:
                yield Element("text", text[start : match.start()])
            known = self._entity(match)
            yield known or Element("entity", "&", options={"original": None})
            start = match.end() if known else match.start() + 1
        if text[start:]:
            yield Element("text", text[start:])

    def _entity(self, match: re.Match[str]) -> Element | None:
        """Return what an entity stands for; None if kramdown does not know it."""
        name = match[1]
        if name in _QUOTES:
            return self.document.mark("smart_quote", self.document.options["smart_quotes"][_QUOTES.index(name)])
        if name in _SYMBOLS:
            return self.document.mark("typographic_sym", name)
        char = character_of(match)
        return Element("entity", char, options={"original": match[0]}) if char else None

    def link(self, element: Element, way: _Way) -> None:
        """Turn ``<a>``, unless it is a mere anchor."""
        if "href" in element.attributes:
            self._become(element, way, "a")
        else:
            self._stay_raw(element, way)

    def emphasis(self, element: Element, way: _Way) -> None:
        """Turn ``<em>`` and the like, unless a blank at an end forbids it in Markdown."""
        text = _text_of(element)
        if text and (text[0] in g.WS or text[-1] in g.WS):
            self._stay_raw(element, way)
        else:
            self._become(element, way, _EMPHASIS[element.value or ""])

    def header(self, element: Element, way: _Way) -> None:
        """Turn ``<h1>`` to ``<h6>``."""
        self._become(element, way, "header", level=int((element.value or "")[1]), raw=_text_of(element))

    def code(self, element: Element, _way: _Way) -> None:
        """Turn ``<code>``: a code span knows no tags."""
        text = _decoded(_text_of(element))
        if "class" in element.attributes:
            element.attributes["class"] = _HIGHLIGHTER.sub("", element.attributes["class"])
        _become_leaf(element, "codespan", text)

    def code_block(self, element: Element, _way: _Way) -> None:
        """Turn ``<pre>``; the language may stand on a ``<code>`` inside it."""
        text = _decoded(_text_of(element))
        only = element.children[0] if len(element.children) == 1 else element
        language = _LANGUAGE.search(only.attributes.get("class", "")) if only.value == "code" else None
        if language:
            element.attributes["class"] = f"{language[0]} {element.attributes.get('class', '')}".rstrip(g.STRIP)
        _become_leaf(element, "codeblock", text)

    def table(self, element: Element, way: _Way) -> None:
        """Turn ``<table>``, if Markdown can say it."""
        if not is_simple_table(element):
            self._stay_raw(element, way)
            return
        alignment = take_alignment(element)
        element.children = [child for child in element.children if child.type != "text"]
        self._become(element, way._replace(in_table=True), "table", alignment=alignment)
        if element.children[0].type == "tr":
            body = Element("tbody")
            body.children, element.children = element.children, [body]

    def script(self, element: Element, way: _Way) -> None:
        """Turn ``<script>`` if it holds a formula."""
        kind = element.attributes.get("type", "")
        if not _TEX.search(kind) or not element.children:
            self._stay(element, way)
            return
        formula = element.children[0].value or ""
        inner = _CDATA.fullmatch(formula)
        del element.attributes["type"]
        category = "block" if "mode=display" in kind else "span"
        _become_leaf(element, "math", inner[1] if inner else formula, category=category)

    def text_area(self, element: Element, way: _Way) -> None:
        """Keep ``<textarea>`` with its blanks."""
        self._stay(element, way._replace(keeps_blanks=True))


_CONVERSIONS: Final[Mapping[str, Callable[[_Conversion, Element, _Way], None]]] = {
    "a": _Conversion.link,
    "code": _Conversion.code,
    "pre": _Conversion.code_block,
    "script": _Conversion.script,
    "table": _Conversion.table,
    "textarea": _Conversion.text_area,
    **dict.fromkeys(_EMPHASIS, _Conversion.emphasis),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _Conversion.header),
}


def _become_leaf(element: Element, kind: str, value: str, **options: object) -> None:
    """Make an element one of Markdown that holds text alone."""
    element.type, element.value, element.options, element.children = kind, value, options, []


def _text_of(element: Element) -> str:
    """Return the text in an element, without recursion."""
    parts: list[str] = []
    stack = [element]
    while stack:
        node = stack.pop()
        if node.type == "text":
            parts.append(node.value or "")
        stack.extend(reversed(node.children))
    return "".join(parts)


def _decoded(text: str) -> str:
    return ENTITY.sub(lambda match: character_of(match) or match[0], text)


def _category_in(parent: Element) -> str:
    """Return whether a comment in an element stands in a line or by itself."""
    name = parent.value if parent.type == "html_element" else "h1" if parent.type == "header" else parent.type
    return "span" if name in g.MODEL_SPAN else "block"


def _is_block(element: Element) -> bool:
    return element.type in _BLOCKS or element.options.get("category") == "block"


def _strip(children: list[Element]) -> None:
    """Take the blanks off the ends of what an element holds."""
    if children and children[0].type == "text":
        children[0].value = (children[0].value or "").lstrip(g.STRIP)
    if children and children[-1].type == "text":
        children[-1].value = (children[-1].value or "").rstrip(g.STRIP)


def _without_blanks(children: list[Element]) -> Iterator[Element]:
    """Yield what an element holds but for blank text at its ends and between blocks."""
    last = len(children) - 1
    for index, child in enumerate(children):
        blank = child.type == "text" and not (child.value or "").strip(g.STRIP)
        outside = index in (0, last) or (_is_block(children[index - 1]) and _is_block(children[index + 1]))
        if not (blank and outside):
            yield child


def _wrapped(children: Iterable[Element]) -> Iterator[Element]:
    """Yield blocks as they are, and what stands between them in paragraphs without tags."""
    for are_blocks, group in groupby(children, _is_block):
        if are_blocks:
            yield from group
        else:
            paragraph = Element("p", options={"transparent": True})
            paragraph.children = list(group)
            yield paragraph
