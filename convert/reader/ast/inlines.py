"""Elements that stand in a line."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from convert.kinds import SpanKind
from convert.nodes import (
    Abbreviation,
    Anchor,
    Code,
    Emphasis,
    FootnoteReference,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Math,
    MathBlock,
    Ruby,
    Small,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)
from convert.normal_form import BLANKS
from convert.notes import Code as NoteCode
from convert.patterns import pattern
from convert.reader.ast.anchors import ANCHOR, FOOTNOTE
from convert.reader.ast.flow import Flow, to_inlines, wrap
from convert.reader.ast.foreign import formula, set_once
from convert.reader.ast.parts import EMBEDS
from convert.reader.ast.space import one_line
from convert.reader.ast.state import Handler, Reading
from convert.reader.ast.styles import is_undone
from convert.reader.html import Element
from convert.schemes import is_safe_link
from convert.walk import every_inline, plain_text

_BLANKS: Final = pattern(r"[ \t\n\r\f]+")

_NO_CODE: Final = EMBEDS | {"img", "br", "pre", "p", "div", "ul", "ol", "table", "hr", "svg:svg", "math:math"}
_MORE_THAN_TEXT: Final = (FootnoteReference, Image, Link)
_WITH_TEXT: Final = frozenset({"", "text", "submit", "reset", "button"})
"""The types of ``input`` that show their value as text; no type is that of a field of text."""
_SHARE: Final = pattern(r"[A-Za-z0-9.,|:_^-]{1,24}", re.ASCII)
"""What the code of a share looks like, with or without its market: ``600028``, ``1,600028``, ``NYSE:NIO``."""

# fmt: off
TRANSPARENT: Final = (
    "font", "big", "label", "time", "data", "bdi", "bdo", "nobr", "output", "blink", "select", "picture",
    "map", "rb", "rt", "rtc", "q", "progress", "meter",
)
"""Elements that stand in a line and are nothing but their content."""

NOTHING: Final = (
    "wbr", "col", "colgroup", "source", "track", "param", "base", "meta", "link", "keygen", "area",
    "basefont", "bgsound",
)
"""Elements that show nothing, or nothing that a document can hold."""
# fmt: on

Kind = Callable[[Inlines], Inline]


def transparent(element: Element, reading: Reading) -> Flow:
    """Read an element that is nothing but its content."""
    return reading.inside(element)


def container(kind: Kind, *, once: bool = False, undone_by: str = "") -> Handler:
    """Return the handler of an element that is an inline around its content.

    ``once``: not inside its like; ``undone_by`` is the CSS property whose normal value takes the look back.
    """

    def read(element: Element, reading: Reading) -> Flow:
        if undone_by and is_undone(element, undone_by):
            return reading.inside(element)
        with reading.inline(kind, element.lines, once=once) as fits:
            flow = reading.inside(element)
        return wrap(flow, kind) if fits else flow

    return read


def span(element: Element, reading: Reading) -> Flow:
    """Read ``span``: a formula, a share, a place line, or nothing but its content."""
    tex = formula(element)
    if tex is not None:
        return [Math(tex)]
    if "katex" in element.classes:
        return reading.flow(set_once(element))
    if "katex-display" in element.classes:
        inside = reading.inside(element)
        return [MathBlock(item.tex, lines=element.lines) if isinstance(item, Math) else item for item in inside]
    code = _share(element)
    if code is not None:
        return container(lambda children: Span(SpanKind.TICKER, children, code=code or None))(element, reading)
    if "dateline" in element.classes:
        return container(partial(Span, SpanKind.DATELINE))(element, reading)
    return reading.inside(element)


def _share(element: Element) -> str | None:
    """Return the code of a share that an element marks, empty if it has none, None if the element marks no share."""
    code = element.get("data-code").strip()
    if "ticker" in element.classes:
        return code
    return code.replace(",", ".") if _SHARE.fullmatch(code) else None


def line_break(element: Element, reading: Reading) -> Flow:
    """Read ``br``."""
    return [LineBreak()]


def nothing(element: Element, reading: Reading) -> Flow:
    """Read an element that shows nothing: ``wbr``, ``col`` …."""
    return []


def code(element: Element, reading: Reading) -> Flow:
    """Read ``code``, ``kbd``, ``samp``, ``tt``: their text, verbatim but for white space."""
    if any(isinstance(node, Element) and node.name in _NO_CODE for node in element.descendants()):
        return _code_around(element, reading)
    text = _BLANKS.sub(" ", element.text())
    return [Code(text)] if text.strip(" ") else [Text(text)]


def _code_around(element: Element, reading: Reading) -> Flow:
    """Read code that holds what code cannot: its texts are code, the rest is what it is."""
    out: Flow = []
    for node in element.children:
        if isinstance(node, str):
            out.extend(code(Element("code", children=[node]), reading))
        elif node.name in _NO_CODE:
            out.extend(reading.flow([node]))
        else:
            out.extend(code(node, reading))
    return out


def abbreviation(element: Element, reading: Reading) -> Flow:
    """Read ``abbr``; without a title it says nothing."""
    title = one_line(element.get("title"))
    if not title:
        return reading.inside(element)
    return container(lambda children: Abbreviation(children, title))(element, reading)


def link(element: Element, reading: Reading) -> Flow:
    """Read ``a``: one that leads nowhere, or where no link may lead, is its content."""
    url = element.get("href").strip(BLANKS)
    if "href" not in element.attributes:
        return reading.inside(element)
    if not is_safe_link(url):
        reading.note(NoteCode.LINK_REFUSED, f"a link to {url[:40]!r} was left out, its text stays", element.lines)
        return reading.inside(element)
    with reading.inline(Link, element.lines, once=True) as fits:
        flow = reading.inside(element)
    title = one_line(element.get("title")) or None
    return wrap(flow, lambda children: Link(url, children, title), link=url) if fits else flow


def ruby(element: Element, reading: Reading) -> Flow:
    """Read ``ruby``: each base with the ``rt`` after it; one that holds what no text can say stands behind its base."""
    out: Flow = []
    base: Flow = []
    for child in element.children:
        name = "" if isinstance(child, str) else child.name
        if name in {"rt", "rtc"} and isinstance(child, Element):
            above = to_inlines(reading.inside(child))
            children, annotation = to_inlines(base), plain_text(above)
            if any(isinstance(inline, _MORE_THAN_TEXT) for inline in every_inline(above)):
                out.extend([*children, *above])
            elif children and annotation:
                out.append(Ruby(children, annotation))
            else:
                out.extend([*children, Text(annotation)])
            base = []
        else:
            base.extend(reading.flow([child]))
    return [*out, *base]


def anchor(element: Element, reading: Reading) -> Flow:
    """Read the place that a link leads to."""
    return [Anchor(element.get("id"))]


def footnote(element: Element, reading: Reading) -> Flow:
    """Read the mark of a footnote."""
    return [FootnoteReference(element.get("label"))]


def control(element: Element, reading: Reading) -> Flow:
    """Read ``input``: the text that a button or a field shows, apart from its neighbours'."""
    value = element.get("value")
    return [Text(f" {value} ")] if element.get("type").lower() in _WITH_TEXT and value.strip() else []


def group(element: Element, reading: Reading) -> Flow:
    """Read ``optgroup``: its label, and its options behind it."""
    label = element.get("label")
    return [Text(f" {label} "), *reading.inside(element)] if label.strip() else reading.inside(element)


def option(element: Element, reading: Reading) -> Flow:
    """Read ``option``: its text, apart from its neighbours'."""
    return [Text(" "), *reading.inside(element), Text(" ")]


HANDLERS: Final[dict[str, Handler]] = {
    **dict.fromkeys(("b", "strong"), container(Strong, once=True, undone_by="font-weight")),
    **dict.fromkeys(("i", "em", "var", "dfn", "cite"), container(Emphasis, once=True, undone_by="font-style")),
    **dict.fromkeys(("u", "ins"), container(Underline, once=True)),
    **dict.fromkeys(("s", "del", "strike"), container(Strikethrough, once=True)),
    "sup": container(Superscript),
    "sub": container(Subscript),
    "small": container(Small, once=True),
    "mark": container(Strong, once=True),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), code),
    **dict.fromkeys(("abbr", "acronym"), abbreviation),
    "a": link,
    "ruby": ruby,
    ANCHOR: anchor,
    FOOTNOTE: footnote,
    "br": line_break,
    **dict.fromkeys(NOTHING, nothing),
    "span": span,
    **dict.fromkeys(("option", "textarea", "button"), option),
    "input": control,
    "optgroup": group,
    **dict.fromkeys(TRANSPARENT, transparent),
}
