"""Inlines → pandoc's."""

from __future__ import annotations

import re
from html import escape
from typing import Final, assert_never

from convert.books import named_id
from convert.media.picture import Missing, Picture
from convert.nodes import (
    Abbreviation,
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
    SpanKind,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)
from convert.notes import Code as NoteCode
from convert.scripts import has_han_or_kana
from convert.walk import holds_inlines, plain_text
from convert.writers.address import absolute
from convert.writers.links import TOP, no_address, no_heading
from convert.writers.pandoc_json.state import State
from convert.writers.pandoc_json.syntax import Json, Nodes, attr, node, span, string
from convert.writers.pandoc_json.syntax import link as link_node
from convert.writers.words import is_right_to_left, words

_UNSET: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
"""What a PDF/UA may not hold, or Typst takes for a line end."""
_LINE_ENDS: Final = re.compile("[\u2028\u2029\x85\x0b\x0c]")
_LINE: Final = 597
"""Pixels, 96 to the inch: a line of text on a page of A4."""
_TALLEST: Final = 840
"""Pixels, 96 to the inch: what a page of A4 takes with a caption below."""


def clean(state: State, text: str) -> str:
    """Return text as the writer can set it; for PDF without characters that no font or standard takes."""
    if not state.typst:
        return text
    return _UNSET.sub("", _LINE_ENDS.sub(" ", text))


def inlines(state: State, run: Inlines) -> Nodes:
    """Return a run of inlines."""
    state.spans += 1
    made = [one for inline in run for one in _inline(state, inline)]
    state.spans -= 1
    return made


def _inline(state: State, inline: Inline) -> Nodes:
    if state.crowded and holds_inlines(inline) and not isinstance(inline, Ruby):
        return inlines(state, inline.children)
    match inline:
        case Text(text):
            return [string(clean(state, text))]
        case SoftBreak():
            return [node("SoftBreak")]
        case LineBreak():
            return [node("LineBreak")]
        case Emphasis(children):
            return _stressed(state, "Emph", "EmphasisHan", children)
        case Strong(children):
            return _stressed(state, "Strong", "StrongHan", children)
        case Underline(children):
            return [node("Underline", inlines(state, children))]
        case Strikethrough(children):
            return [node("Strikeout", inlines(state, children))]
        case Superscript(children):
            return [node("Superscript", inlines(state, children))]
        case Subscript(children):
            return [node("Subscript", inlines(state, children))]
        case Small(children):
            return [span(inlines(state, children), custom_style="Small")]
        case Code(text):
            return [code(state, text)]
        case Math(tex):
            return [math(state, tex, "InlineMath")]
        case Link():
            return _link(state, inline)
        case Image():
            return _image(state, inline)
        case Ruby(children, annotation):
            return [_ruby(state, children, annotation)]
        case FootnoteReference(label):
            return _reference(state, label)
        case Abbreviation(children):
            return [span(inlines(state, children), classes=("abbreviation",))]
        case Span():
            return [_span(state, inline)]
        case _:
            assert_never(inline)


def _stressed(state: State, name: str, style: str, children: Inlines) -> Nodes:
    """Return stressed text; Word slants and blots Han, so there they have character styles of their own."""
    inside = inlines(state, children)
    if state.typst or not has_han_or_kana(plain_text(children)):
        return [node(name, inside)]
    styled = span(inside, custom_style=style)
    return [node(name, [styled])] if name == "Strong" else [styled]


def code(state: State, text: str) -> Json:
    """Return code in a line."""
    return node("Code", [attr(), clean(state, text)])


def math(state: State, tex: str, kind: str) -> Json:
    """Return a formula, or its TeX as code where the engine could not set it."""
    if tex in state.refused:
        return code(state, tex)
    state.formulas[tex] = None
    return node("Math", [node(kind), clean(state, tex)])


def _link(state: State, link: Link) -> Nodes:
    children = inlines(state, link.children)
    address = address_of(state, link.url)
    return [link_node(address, children, link.title or "")] if address else children


def address_of(state: State, url: str) -> str | None:
    """Return where a link leads, in the document by ``#``; None, and a Note, if that is nowhere."""
    if url.startswith("#"):
        return _inside(state, url[1:])
    target = state.book.target(url, state.post)
    if target:
        return _anchor(target.chapter, target.id)
    address = absolute(url)
    if address is None:
        state.say(NoteCode.LINK_DANGLING, no_address(url), "address")
    return address


def _inside(state: State, name: str) -> str | None:
    if name in TOP:
        return _anchor(state.chapter, None)
    found = named_id(name, state.ids)
    if found is None:
        state.say(NoteCode.LINK_DANGLING, no_heading(name), name)
        return None
    return _anchor(state.chapter, found)


def _anchor(chapter: str, name: str | None) -> str:
    return f"#{chapter}-{name}" if name else f"#{chapter}"


def _image(state: State, image: Image) -> Nodes:
    found = state.picture(image.url)
    if isinstance(found, Missing):
        return missing(state, image)
    return [image_node(image, found)]


def image_node(image: Image, picture: Picture) -> Json:
    """Return an image by its name among the media; its width is what the post says, never more than its own pixels.

    In per cent of the line it may be more. As in a browser: a drawing has twice as many pixels in its file, a
    photograph another density. ``width`` is for Word, which does not fit a tall image into its page, ``pixels`` for
    Typst, which does.
    """
    width = min(image.width or picture.width, picture.width)
    fitting = _tall_enough(width, picture)
    pairs = {"alt": image.alt, "pixels": str(width), "width": f"{fitting}px"}
    if image.percent:
        pairs |= {"pixels": f"{image.percent}%", "width": f"{_tall_enough(_LINE * image.percent // 100, picture)}px"}
    return node(
        "Image", [attr("", (), **pairs), [string(image.alt)] if image.alt else [], [picture.name, image.title or ""]]
    )


def _tall_enough(width: int, picture: Picture) -> int:
    """Return a width at which a picture is no taller than a page."""
    return max(min(width, _TALLEST * picture.width // picture.height), 1)


def missing(state: State, image: Image) -> Nodes:
    """Return what stands for an image that is not there: a word, what it shows, where it was."""
    label = words(state.post.meta.lang).missing
    address = absolute(image.url)
    shown = clean(state, image.alt)
    named = "data:…" if image.url.lstrip().lower().startswith("data:") else image.url
    where = [link_node(address, [string(clean(state, address))])] if address else [string(clean(state, named))]
    gap = [string("\u3000")] if shown else []
    return [string("［" + label + shown), *gap, *where, string("］")]


def _ruby(state: State, children: Inlines, annotation: str) -> Json:
    inside = inlines(state, children)
    if state.typst:
        return span(inside, classes=("ruby",), annotation=clean(state, annotation))
    base, reading = escape(plain_text(children), quote=False), escape(annotation, quote=False)
    made = (
        '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="distributeSpace"/><w:hps w:val="12"/><w:hpsRaise w:val="22"/>'
        f'<w:hpsBaseText w:val="24"/><w:lid w:val="ja-JP"/></w:rubyPr><w:rt><w:r>'
        f'<w:rPr><w:sz w:val="12"/></w:rPr><w:t>{reading}</w:t></w:r></w:rt>'
        f"<w:rubyBase><w:r><w:t>{base}</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    return node("RawInline", ["openxml", made])


def _reference(state: State, label: str) -> Nodes:
    """Return a footnote where it is first named; later marks, and those inside notes, are its number."""
    from convert.writers.pandoc_json.blocks import blocks

    footnote = state.footnotes.get(label)
    if footnote is None:
        return []
    if state.in_footnote:
        mark = string("")
        state.marks.append((label, mark))
        return [node("Superscript", [mark])]
    if label in state.numbers:
        return [node("Superscript", [string(str(state.numbers[label]))])]
    state.number(label)
    state.in_footnote = True
    content = blocks(state, footnote.blocks)
    state.in_footnote = False
    if not content or content[0]["t"] not in ("Para", "Plain"):
        content.insert(0, node("Para", []))
    return [node("Note", content)]


def _span(state: State, made: Span) -> Json:
    children = inlines(state, made.children)
    match made.kind:
        case SpanKind.LANG:
            direction = made.dir or ("rtl" if is_right_to_left(made.lang or "") else "")
            pairs = {key: value for key, value in (("lang", made.lang), ("dir", direction)) if value}
            return span(children, classes=(), **pairs)
        case SpanKind.TICKER:
            return span(children, custom_style="Ticker")
        case SpanKind.DATELINE:
            return span(children, custom_style="Dateline")
        case _:
            assert_never(made.kind)
