"""Elements that stand in a line."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from convert.nodes import (
    Abbreviation,
    Code,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Math,
    Ruby,
    Small,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)
from convert.notes import Code as NoteCode
from convert.notes import Severity
from convert.reader.ast.flow import to_inlines, wrap
from convert.reader.ast.links import is_safe_link
from convert.reader.ast.state import Flow, Handler, Reading
from convert.reader.html import Element
from convert.walk import plain_text

_BLANKS: Final = re.compile(r"[ \t\n\r\f]+")

Kind = Callable[[Inlines], Inline]


def transparent(element: Element, reading: Reading) -> Flow:
    """Read an element that is nothing but its content."""
    return reading.flow(element.children)


def container(kind: Kind, *, once: bool = False) -> Handler:
    """Return the handler of an element that is an inline around its content; ``once``: not inside its like."""

    def read(element: Element, reading: Reading) -> Flow:
        with reading.inline(kind, element.lines, once=once) as fits:
            flow = reading.flow(element.children)
        return wrap(flow, kind) if fits else flow

    return read


def line_break(element: Element, reading: Reading) -> Flow:
    """Read ``br``."""
    return [LineBreak()]


def nothing(element: Element, reading: Reading) -> Flow:
    """Read an element that shows nothing: ``wbr``, ``col`` …."""
    return []


def code(element: Element, reading: Reading) -> Flow:
    """Read ``code``, ``kbd``, ``samp``, ``tt``: their text, verbatim but for white space; images follow it."""
    text = _BLANKS.sub(" ", element.text())
    images: Flow = []
    for node in element.descendants():
        if isinstance(node, Element) and node.name == "img":
            images.extend(reading.flow([node]))
    if not text.strip(" "):
        return [Text(text), *images]
    return [Code(text), *images]


def quotation(element: Element, reading: Reading) -> Flow:
    """Read ``q``: browsers put its quotation marks there."""
    return [Text("“"), *reading.flow(element.children), Text("”")]


def abbreviation(element: Element, reading: Reading) -> Flow:
    """Read ``abbr``; without a title it says nothing."""
    title = element.get("title").strip()
    if not title:
        return reading.flow(element.children)
    return container(lambda children: Abbreviation(children, title))(element, reading)


def link(element: Element, reading: Reading) -> Flow:
    """Read ``a``: one that leads nowhere, or where no link may lead, is its content."""
    url = element.attributes.get("href")
    if url is None:
        return reading.flow(element.children)
    url = url.strip(" \t\n\r\f")
    if not is_safe_link(url):
        reading.note(NoteCode.LINK_REFUSED, f"a link to {url[:40]!r} was left out, its text stays", element.lines)
        return reading.flow(element.children)
    with reading.inline(Link, element.lines) as fits:
        flow = reading.flow(element.children)
    title = element.get("title").strip() or None
    return wrap(flow, lambda children: Link(url, children, title), link=url) if fits else flow


def ruby(element: Element, reading: Reading) -> Flow:
    """Read ``ruby``: each base with the ``rt`` after it; ``rp`` is what browsers without ruby show."""
    out: Flow = []
    base: Flow = []
    for child in element.children:
        name = "" if isinstance(child, str) else child.name
        if name in {"rt", "rtc"} and isinstance(child, Element):
            reading_of = plain_text(to_inlines(reading.flow(child.children)))
            children = to_inlines(base)
            if children and reading_of:
                out.append(Ruby(children, reading_of))
            else:
                out.extend([*children, Text(reading_of)])
            base = []
        elif name != "rp":
            base.extend(reading.flow([child]))
    return [*out, *base]


def math_script(element: Element, reading: Reading) -> Flow:
    """Read ``script type="math/tex"``, which MathJax 2 shows as a formula; any other script is left out."""
    if element.get("type").lower().startswith("math/tex") and (tex := element.text().strip()):
        return [Math(tex)]
    reading.note(NoteCode.ACTIVE_CONTENT, "a script was left out", element.lines)
    return []


def left_out(element: Element, reading: Reading) -> Flow:
    """Read ``style``, ``template`` …: a page never shows what is inside."""
    reading.note(NoteCode.ACTIVE_CONTENT, f"<{element.name}> was left out", element.lines, Severity.INFO)
    return []


HANDLERS: Final[dict[str, Handler]] = {
    **dict.fromkeys(("b", "strong"), container(Strong, once=True)),
    **dict.fromkeys(("i", "em", "var", "dfn", "cite"), container(Emphasis, once=True)),
    **dict.fromkeys(("u", "ins"), container(Underline, once=True)),
    **dict.fromkeys(("s", "del", "strike"), container(Strikethrough, once=True)),
    "sup": container(Superscript),
    "sub": container(Subscript),
    "small": container(Small, once=True),
    "mark": container(Strong, once=True),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), code),
    "q": quotation,
    **dict.fromkeys(("abbr", "acronym"), abbreviation),
    "a": link,
    "ruby": ruby,
    "br": line_break,
    **dict.fromkeys(("wbr", "col", "colgroup", "source", "track", "param", "base", "meta", "link", "title"), nothing),
    "script": math_script,
    **dict.fromkeys(("style", "template", "noscript", "noframes", "noembed"), left_out),
    **dict.fromkeys(
        ("span", "font", "big", "label", "time", "data", "bdi", "bdo", "nobr", "button", "output", "blink"), transparent
    ),
}
