"""Inlines → XHTML, an arm a node."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, assert_never

from convert.books import named_id
from convert.kinds import SpanKind
from convert.media.picture import Missing
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
    Ruby,
    Small,
    SoftBreak,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)
from convert.notes import Code as NoteCode
from convert.patterns import pattern
from convert.scripts import has_han_or_kana
from convert.walk import plain_text
from convert.writers.address import absolute, from_page
from convert.writers.escaping import attribute, escape, language
from convert.writers.links import TOP, no_address, no_footnote, no_heading
from convert.writers.pictures import missing_words, shown_width
from convert.writers.xhtml.page import Feature, Page

_LATIN: Final = pattern(r"[0-9A-Za-z\u00c0-\u024f](?:[ -~\u00c0-\u024f]*[0-9A-Za-z\u00c0-\u024f])?")
"""A run without Han, from a letter or digit to a letter or digit."""

_LONG: Final = pattern(r"[!-~\u00c0-\u024f]{25,}")
"""An address, a hash or the like: as long as few words of any language are."""

_SHARES: Final = (5, 10, 15, 20, 25, 30, 33, 35, 40, 45, 50, 55, 60, 65, 66, 70, 75, 80, 85, 90, 95, 100)
"""Parts of a line, in per cent, that the style sheet has classes for: pictures that fill a row still do."""


def inlines(page: Page, run: Inlines) -> str:
    """Return a run of inlines as XHTML."""
    return "".join([_inline(page, inline) for inline in run])


def _inline(page: Page, inline: Inline) -> str:
    match inline:
        case Text(text):
            return _text(page, text)
        case SoftBreak():
            return "\n"
        case LineBreak():
            return "<br/>"
        case Emphasis(children):
            return _emphasis(page, children)
        case Strong(children):
            return f"<strong>{inlines(page, children)}</strong>"
        case Link(url, children, title):
            return link(page, url, inlines_in_link(page, children), title)
        case Image():
            return image(page, inline, _missing_in_line)
        case Span():
            return _span(page, inline)
        case FootnoteReference(label):
            return _reference(page, label)
        case Code(text):
            return f"<code>{_breakable(page, text)}</code>"
        case Math(tex):
            from convert.writers.xhtml.maths import formula

            return formula(page, tex, block=False)
        case Underline(children):
            return f"<u>{inlines(page, children)}</u>"
        case Strikethrough(children):
            return f"<s>{inlines(page, children)}</s>"
        case Superscript(children):
            return f"<sup>{inlines(page, children)}</sup>"
        case Subscript(children):
            return f"<sub>{inlines(page, children)}</sub>"
        case Small(children):
            return f"<small>{inlines(page, children)}</small>"
        case Ruby(children, annotation):
            return f"<ruby>{inlines(page, children)}<rp>(</rp><rt>{escape(annotation)}</rt><rp>)</rp></ruby>"
        case Anchor(name):
            return f'<span id="{page.anchor_id(name)}"></span>'
        case Abbreviation(children, title):
            return f'<abbr title="{attribute(title)}">{inlines(page, children)}</abbr>'
        case _:
            assert_never(inline)


def _text(page: Page, text: str) -> str:
    """Return text; inside dotted emphasis each Latin run is marked, or it would get dots as well."""
    return _marked(text, _LATIN, "lat") if page.dotted else _breakable(page, text)


def _breakable(page: Page, text: str) -> str:
    """Return text; in a cell of a table, which is as wide as its longest word, what no word is so long is marked."""
    return _marked(text, _LONG, "long") if page.in_cell else escape(text)


def _marked(text: str, runs: re.Pattern[str], name: str) -> str:
    """Return text with the runs that a pattern finds in spans of a class."""
    out, end = [], 0
    for found in runs.finditer(text):
        out += [escape(text[end : found.start()]), f'<span class="{name}">{escape(found[0])}</span>']
        end = found.end()
    return "".join(out) + escape(text[end:])


def _emphasis(page: Page, children: Inlines) -> str:
    """Return emphasis: italic in Latin, a dot under (in Japanese beside) each character in Han and kana."""
    if page.dotted or not has_han_or_kana(plain_text(children)):
        return f"<em>{inlines(page, children)}</em>"
    page.dotted = True
    inside = inlines(page, children)
    page.dotted = False
    return f'<em class="dot">{inside}</em>'


# --- links -------------------------------------------------------------------------------------------------------


def inlines_in_link(page: Page, run: Inlines) -> str:
    """Return a run that is to stand in a link, where no other link may be."""
    outer, page.in_link = page.in_link, True
    inside = inlines(page, run)
    page.in_link = outer
    return inside


def link(page: Page, url: str, inside: str, title: str | None = None) -> str:
    """Return a link round what is inside, or that alone where no link can be."""
    if page.in_link:
        return inside
    href = _href(page, url)
    if href is None:
        return inside
    shown = f' title="{attribute(title)}"' if title else ""
    looks = ' class="url"' if "://" in inside else ""
    return f'<a{looks} href="{attribute(href)}"{shown}>{inside}</a>'


def _href(page: Page, url: str) -> str | None:
    """Return where a link leads in this form, None (and a Note) if that is nowhere."""
    if url.startswith("#"):
        return _inside(page, url[1:])
    address = page.chapter(url) or from_page(url, page.post.meta.address)
    if address is None:
        page.say(NoteCode.LINK_DANGLING, no_address(url), url)
    return address


def _inside(page: Page, name: str) -> str | None:
    if name in TOP:
        return page.link_to(page.own_id("title"))
    if found := named_id(name, page.targets):
        return page.link_to(page.id(found))
    if found := named_id(name, page.anchors):
        return page.link_to(page.anchor_id(found))
    page.say(NoteCode.LINK_DANGLING, no_heading(name), f"#{name}")
    return None


def _reference(page: Page, label: str) -> str:
    if label not in page.footnotes:
        page.say(NoteCode.FOOTNOTE, no_footnote(label), f"note {label}")
        return f"<sup>[{escape(label)}]</sup>"
    number = page.number(label)
    if page.in_link:
        return f"<sup>{number}</sup>"
    name = page.reference(number)
    page.backlinks.setdefault(label, name)
    kind = page.semantics("noteref", "doc-noteref")
    return f'<sup><a class="ref" href="{page.link_to(page.own_id(f"n{number}"))}" id="{name}"{kind}>{number}</a></sup>'


# --- images and runs ---------------------------------------------------------------------------------------------


def image(page: Page, node: Image, stand_in: Callable[[Page, Image], str]) -> str:
    """Return an image, or what ``stand_in`` makes of one that is missing, and a Note why it is."""
    found = page.image(node.url)
    if isinstance(found, Missing):
        page.say_missing(found)
        return stand_in(page, node)
    page.features.add(Feature.PICTURE)
    if not node.alt:
        page.features.add(Feature.UNDESCRIBED)
    width = shown_width(node, found)
    height = max(1, round(found.height * width / max(1, found.width)))
    title = f' title="{attribute(node.title)}"' if node.title else ""
    size = f'width="{width}" height="{height}"{_share(node.percent)}'
    return f'<img src="{attribute(page.src(found))}" alt="{attribute(node.alt)}" {size}{title}/>'


def _share(percent: int | None) -> str:
    """Return the class of the largest part of the line that the style sheet knows and is no more than ``percent``.

    No style of its own: the HTML page allows none but its style sheet.
    """
    return f' class="w{max(part for part in _SHARES if part <= max(percent, _SHARES[0]))}"' if percent else ""


def _missing_in_line(page: Page, node: Image) -> str:
    """Return what is shown in a sentence instead of an image: what it shows, as a link to its address if it is one."""
    shown = escape(missing_words(node, page.words.picture))
    href = None if page.in_link else absolute(node.url)
    return f'<a href="{attribute(href)}">{shown}</a>' if href else shown


def placeholder(page: Page, node: Image) -> str:
    """Return what is shown instead of a figure: its alternative text, and its address as a link if it is one."""
    parts = [escape(node.alt or node.title or page.words.picture)]
    if not node.url.startswith("data:"):
        href = absolute(node.url)
        shown = escape(node.url)
        linked = href is not None and not page.in_link
        parts.append(f'<a class="url" href="{attribute(href)}">{shown}</a>' if linked and href else shown)
    return f'<span class="missing">{escape(page.words.missing)}{" ".join(parts)}</span>'


def _span(page: Page, span: Span) -> str:
    inside = inlines(page, span.children)
    match span.kind:
        case SpanKind.LANG:
            return f"<span{language_attributes(span.lang, span.dir)}>{inside}</span>"
        case SpanKind.TICKER:
            code = f' data-code="{attribute(span.code)}"' if span.code else ""
            return f'<span class="ticker"{code}>{inside}</span>'
        case SpanKind.DATELINE:
            return f'<span class="dateline">{inside}</span>'
        case _:
            assert_never(span.kind)


def language_attributes(lang: str | None, direction: str | None) -> str:
    """Return the attributes of a run or paragraph in another language, or nothing."""
    said = f' lang="{language(lang)}" xml:lang="{language(lang)}"' if lang else ""
    return f'{said} dir="{direction}"' if direction else said
