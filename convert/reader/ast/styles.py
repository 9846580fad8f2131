"""What attributes say of an element's content: its language, its direction, and the look that CSS gives it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Literal

import msgspec

from convert.kinds import SpanKind
from convert.language_tags import is_right_to_left
from convert.nodes import Emphasis, Inlines, Span, Strikethrough, Strong, Subscript, Superscript, Underline
from convert.patterns import pattern
from convert.reader.ast.flow import Around
from convert.reader.ast.parts import BLOCKS
from convert.reader.html import Element


class Wrapper(msgspec.Struct, frozen=True):
    """An inline to be put around content; ``once``: not inside its like."""

    kind: object
    make: Around
    once: bool = False


_BOLD: Final = pattern(r"bold|bolder|[6-9]00|1000", re.ASCII)
_NORMAL: Final = pattern(r"normal|lighter|[1-5]00", re.ASCII)
_NO_LOOK: Final = frozenset(
    {"a", "h1", "h2", "h3", "h4", "h5", "h6", "th", "table", "tbody", "thead", "tfoot", "tr", "img", "sup", "sub"}
)
"""Elements that are already what a style would make of them, or whose style is about something else."""

_LOOKS: Final = ("font-weight", "font-style", "text-decoration", "vertical-align")
"""Properties that make another inline of an element."""
_LANGUAGE: Final = pattern(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", re.ASCII)


def wrappers(element: Element, lang: str, around: Iterable[object] = ()) -> tuple[Wrapper, ...]:
    """Return what goes around an element's content, outermost first.

    ``lang`` is the post's own language, ``around`` the kinds of the wrappers that it stands in.
    """
    attributes = element.attributes
    if not attributes:  # as of most elements
        return ()
    out = [span] if (span := _language(element, lang, around)) else []
    style = attributes.get("style", "").lower()
    if element.name not in _NO_LOOK and any(name in style for name in _LOOKS):
        out.extend(_looks(declarations(style)))
    return tuple(out)


def declarations(style: str) -> dict[str, str]:
    """Return the declarations of a style attribute, names and values in lower case."""
    pairs = (part.partition(":") for part in style.lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs if value}


def is_undone(element: Element, name: str) -> bool:
    """Say if an element's style takes back what the element is: ``<b style="font-weight: normal">``."""
    style = element.attributes.get("style")
    return bool(style and _NORMAL.fullmatch(declarations(style).get(name, "")))


def alignment(element: Element) -> str:
    """Return how an element's attributes align its lines, in lower case, empty if they do not."""
    style = element.get("style")
    said = declarations(style).get("text-align", "") if style else ""
    return said or element.get("align").lower()


def _looks(said: dict[str, str]) -> list[Wrapper]:
    line = f"{said.get('text-decoration', '')} {said.get('text-decoration-line', '')}".split()
    raised = said.get("vertical-align")
    found = (
        (_BOLD.fullmatch(said.get("font-weight", "")), Strong),
        (said.get("font-style") in {"italic", "oblique"}, Emphasis),
        ("underline" in line, Underline),
        ("line-through" in line, Strikethrough),
        (raised == "super", Superscript),
        (raised == "sub", Subscript),
    )
    return [Wrapper(kind, kind, once=True) for says, kind in found if says]


def _language(element: Element, lang: str, around: Iterable[object]) -> Wrapper | None:
    attributes = element.attributes
    if attributes.keys().isdisjoint(("lang", "xml:lang", "dir")):
        return None
    own = (attributes.get("lang") or attributes.get("xml:lang") or "").strip()
    language = own if _LANGUAGE.fullmatch(own) and not _is_same(own, lang) else None
    direction = _direction(attributes.get("dir", ""))
    if (
        element.name in BLOCKS
        and direction == _direction_of(lang)
        and not any(isinstance(kind, tuple) for kind in around)
    ):
        direction = None  # its paragraphs run so anyway
    if language is None and direction is None:
        return None

    def make(children: Inlines) -> Span:
        return Span(SpanKind.LANG, children, lang=language, dir=direction)

    return Wrapper((Span, language, direction), make, once=True)


def _direction_of(lang: str) -> str:
    return "rtl" if is_right_to_left(lang) else "ltr"


def _direction(value: str) -> Literal["ltr", "rtl"] | None:
    value = value.strip().lower()
    return "ltr" if value == "ltr" else "rtl" if value == "rtl" else None


def _is_same(own: str, lang: str) -> bool:
    """Say if a language is the post's own: ``zh-CN`` in a post in ``zh`` says nothing new."""
    own, lang = own.lower(), lang.lower()
    return own == lang or own.startswith(f"{lang}-")
