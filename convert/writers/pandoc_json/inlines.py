"""Inlines → pandoc's."""

from __future__ import annotations

from typing import Final, assert_never

from convert.books import named_id
from convert.characters import CONTROLS, NOT_IN_XML
from convert.kinds import SpanKind
from convert.language_tags import primary
from convert.media.picture import Missing, Picture
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
from convert.normal_form import without_anchors
from convert.notes import Code as NoteCode
from convert.patterns import pattern
from convert.scripts import has_han_or_kana
from convert.walk import every_inline, holds_inlines, plain_text
from convert.writers.address import absolute, from_page
from convert.writers.links import TOP, no_address, no_footnote, no_heading
from convert.writers.pandoc_json import directions, measures
from convert.writers.pandoc_json.state import State
from convert.writers.pandoc_json.syntax import Json, Nodes, attr, node, span, string
from convert.writers.pandoc_json.syntax import link as link_node
from convert.writers.pictures import missing_words, shown_width
from convert.writers.tex import refusal, settable
from convert.writers.tex_depth import is_shallow
from convert.writers.words import words

_UNSET: Final = pattern(f"[{NOT_IN_XML}{CONTROLS}\ufeff]")
"""What a PDF/UA may not hold, or Typst takes for a line end."""
_SHOWN: Final = 60
"""Characters of a reading or a formula that a note shows."""
_LINE_ENDS: Final = pattern("[\u2028\u2029\x85\x0b\x0c]")


_OPENING: Final = frozenset("([{“‘«（［《「『【")
_CLOSING: Final = frozenset(",.;:!?)]}”’»，。；：！？、）］》」』】")


def clean(state: State, text: str) -> str:
    """Return text as the writer can set it; for PDF without characters that no font or standard takes."""
    if not state.typst or text.isprintable():  # what is taken out is not
        return text
    return _UNSET.sub("", _LINE_ENDS.sub(" ", text))


def inlines(state: State, run: Inlines) -> Nodes:
    """Return a run of inlines."""
    state.spans += 1
    made = [one for inline in run for one in _inline(state, inline)]
    state.spans -= 1
    if state.typst:
        _close_up(made)
    return made


def line(state: State, run: Inlines) -> Nodes:
    """Return the inlines of a paragraph; for DOCX with its direction before them, where that is not the post's."""
    made = inlines(state, run)
    direction = None if state.typst else directions.of_run(run)
    if direction in (None, directions.of_language(state.post.meta.lang)):
        return made
    return [directions.mark(direction), *made]


def _close_up(made: Nodes) -> None:
    """Name the sides of code on which PDF has no gap beside it: brackets, quotation marks and punctuation."""
    for place, one in enumerate(made):
        if one["t"] != "Code":
            continue
        sides = one["c"][0][1]
        if _text(made[max(place - 1, 0) : place])[-1:] in _OPENING:
            sides.append("before")
        if _text(made[place + 1 : place + 2])[:1] in _CLOSING:
            sides.append("after")


def _text(nodes: Nodes) -> str:
    return "".join(one["c"] for one in nodes if one["t"] == "Str")


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
            return [_script(state, "Superscript", children)]
        case Subscript(children):
            return [_script(state, "Subscript", children)]
        case Small(children):
            return [span(inlines(state, children), custom_style="Small")]
        case Code(text):
            return [code(state, text)]
        case Math(tex):
            return math(state, tex, "InlineMath")
        case Link():
            return _link(state, inline)
        case Image():
            return _image(state, inline)
        case Ruby(children, annotation):
            return _ruby(state, children, annotation)
        case FootnoteReference(label):
            return _reference(state, label)
        case Anchor(name):
            return [node("Span", [attr(_anchor_id(state.chapter, name)), []])]
        case Abbreviation(children, title):
            return [*inlines(state, children), *_explained(state, title)]
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


def _script(state: State, name: str, children: Inlines) -> Json:
    """Return raised or lowered text; for Word, which does that once, a script of a script is a style of both names."""
    outer, state.script = state.script, state.script or name
    inside = inlines(state, children)
    state.script = outer
    return node(name, inside) if state.typst or not outer else span(inside, custom_style=f"{outer} {name}")


def _raised(state: State, mark: Json) -> Json:
    """Return the mark of a footnote, raised where it is not yet."""
    return mark if state.script else node("Superscript", [mark])


def code(state: State, text: str) -> Json:
    """Return code in a line."""
    return node("Code", [attr(), clean(state, text)])


def math(state: State, tex: str, kind: str) -> Nodes:
    """Return a formula; its TeX as code, with a Note, where the engine could not set it; nothing if it only defines."""
    made = settable(clean(state, tex), state.macros)
    if not made.strip():
        return []
    if made in state.refused or not is_shallow(made):
        state.say(NoteCode.FORMULA, refusal(tex), f"tex {tex}")
        return [code(state, tex)]
    state.formulas[made] = None
    return [node("Math", [node(kind), made])]


def _link(state: State, link: Link) -> Nodes:
    """Return a link, the anchors in it before it.

    Typst sets a link once it knows where it leads: two that each hold where the other leads would wait for each other.
    """
    address = address_of(state, link.url)
    if address is None:
        return inlines(state, link.children)
    anchors = tuple(inline for inline in every_inline(link.children) if isinstance(inline, Anchor))
    outer, state.in_link = state.in_link, True
    children = inlines(state, without_anchors(link.children))
    state.in_link = outer
    return [*inlines(state, anchors), link_node(address, children, link.title or "")]


def address_of(state: State, url: str) -> str | None:
    """Return where a link leads, in the document by ``#``; None, and a Note, if that is nowhere."""
    if url.startswith("#"):
        return _inside(state, url[1:])
    target = state.book.target(url, state.post)
    if target and target.id and target.is_anchor:
        return f"#{_anchor_id(target.chapter, target.id)}"
    if target:
        return _anchor(target.chapter, target.id)
    address = from_page(url, state.post.meta.address)
    if address is None:
        state.say(NoteCode.LINK_DANGLING, no_address(url), url)
    return address


def _inside(state: State, name: str) -> str | None:
    if name in TOP:
        return _anchor(state.chapter, None)
    if found := named_id(name, state.ids):
        return _anchor(state.chapter, found)
    if found := named_id(name, state.anchors()):
        return f"#{_anchor_id(state.chapter, found)}"
    state.say(NoteCode.LINK_DANGLING, no_heading(name), f"#{name}")
    return None


def _anchor_id(chapter: str, name: str) -> str:
    """Return the id of an anchor, apart from those of headings."""
    return f"{chapter}_{name}"


def _anchor(chapter: str, name: str | None) -> str:
    return f"#{chapter}-{name}" if name else f"#{chapter}"


def _image(state: State, image: Image) -> Nodes:
    found = state.picture(image.url)
    if isinstance(found, Missing):
        return _missing_in_line(state, image)
    return [image_node(image, found, state.line)]


def image_node(image: Image, picture: Picture, line: int, *, low: bool = False) -> Json:
    """Return an image by its name among the media, and how wide it is shown.

    The file does not say that: a drawing has twice as many pixels in it, a photograph another density. ``width`` is for
    Word, which fits an image neither into its line nor into its page, ``pixels`` for Typst, which does; of an image
    whose width is in per cent of its line they are ``50%``. One of a gallery is ``low``.
    """
    percent = image.percent
    width = line * percent // 100 if percent else shown_width(image, picture)
    tallest = measures.LOW if low else measures.TALLEST
    fitting = min(width, line, max(tallest * picture.width // picture.height, 1))
    pixels = f"{percent}%" if percent else str(width)
    pairs = {"alt": image.alt, "pixels": pixels, "width": f"{fitting}px"}
    shown = attr("", ("low",) if low else (), **pairs)
    return node("Image", [shown, [string(image.alt)] if image.alt else [], [picture.name, image.title or ""]])


def _missing_in_line(state: State, image: Image) -> Nodes:
    """Return what stands for an image that is not there in a sentence: what it shows, as a link to where it was."""
    shown = string(clean(state, missing_words(image, words(state.post.meta.lang).picture)))
    address = None if state.in_link else absolute(image.url)
    return [link_node(address, [shown]) if address else shown]


def missing(state: State, image: Image) -> Nodes:
    """Return what stands for a figure that is not there: a word, what it shows, where it was."""
    label = words(state.post.meta.lang).missing
    address = absolute(image.url)
    shown = clean(state, image.alt)
    named = "data:…" if image.url.lstrip().lower().startswith("data:") else image.url
    where = [link_node(address, [string(clean(state, address))])] if address else [string(clean(state, named))]
    gap = [string("\u3000")] if shown else []
    return [string("［" + label + shown), *gap, *where, string("］")]


def _ruby(state: State, children: Inlines, annotation: str) -> Nodes:
    """Return ruby; in DOCX, where it is over plain text alone, the reading of other text stands behind it."""
    if state.typst:
        return [span(inlines(state, children), classes=("ruby",), annotation=clean(state, annotation))]
    if all(isinstance(child, Text) for child in children):
        return [node("RawInline", ["openxml", _word_ruby(plain_text(children), annotation, state.post.meta.lang)])]
    said = f"reading set behind its text, which is not plain: {annotation[:_SHOWN]}"
    state.say(NoteCode.APPROXIMATED, said, f"ruby {annotation}")
    return [*inlines(state, children), *_bracketed(state, annotation)]


def _word_ruby(base: str, reading: str, lang: str) -> str:
    """Return ruby as Word has it. Source: ECMA-376 part 1, 17.3.3.25."""
    from html import escape

    base, reading = escape(base, quote=False), escape(reading, quote=False)
    return (
        '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="distributeSpace"/><w:hps w:val="12"/><w:hpsRaise w:val="22"/>'
        f'<w:hpsBaseText w:val="24"/><w:lid w:val="{escape(lang)}"/></w:rubyPr><w:rt><w:r>'
        f'<w:rPr><w:sz w:val="12"/></w:rPr><w:t>{reading}</w:t></w:r></w:rt>'
        f"<w:rubyBase><w:r><w:t>{base}</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )


def _bracketed(state: State, text: str) -> Nodes:
    """Return what explains the words before it, in the brackets of the post's language."""
    wide = primary(state.post.meta.lang) in ("zh", "ja")
    return [string(clean(state, f"（{text}）" if wide else f" ({text})"))]


def _explained(state: State, title: str) -> Nodes:
    """Return what an abbreviation stands for, in brackets where it is first used; on paper nothing pops up."""
    return _bracketed(state, title) if state.explains(title) else []


def _reference(state: State, label: str) -> Nodes:
    """Return a footnote where it is first named; later marks, and those inside notes, are its number."""
    from convert.writers.pandoc_json.blocks import blocks

    footnote = state.footnotes.get(label)
    if footnote is None:
        state.say(NoteCode.FOOTNOTE, no_footnote(label), f"note {label}")
        return [_raised(state, string(clean(state, f"[{label}]")))]
    if state.in_footnote:
        mark = string("")
        state.marks.append((label, mark))
        return [_raised(state, mark)]
    if label in state.numbers:
        return [_raised(state, string(str(state.numbers[label])))]
    state.number(label)
    state.in_footnote, script, state.script = True, state.script, ""
    with state.lines_of(measures.LINE):
        content = blocks(state, footnote.blocks)
    state.in_footnote, state.script = False, script
    if not content or content[0]["t"] not in ("Para", "Plain"):
        content.insert(0, node("Para", []))
    return [node("Note", content)]


def _span(state: State, made: Span) -> Json:
    children = inlines(state, made.children)
    match made.kind:
        case SpanKind.LANG:
            said = {"lang": made.lang} if made.lang else {}
            return span(children, classes=(), **said, dir=directions.of_span(made))
        case SpanKind.TICKER:
            return span(children, custom_style="Ticker")
        case SpanKind.DATELINE:
            return span(children, custom_style="Dateline")
        case _:
            assert_never(made.kind)
