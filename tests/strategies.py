"""Hypothesis strategies for posts in normal form, such as the reader makes of Markdown.

What HTML cannot say is left out: no element inside its like, no break at an edge, no image alone in a paragraph, no
table without a head that would only lay out the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from itertools import chain
from typing import Final

from hypothesis import assume
from hypothesis import strategies as st
from msgspec.structs import replace

from convert.frozen import FrozenMap
from convert.identifiers import AutomaticIds, heading_text
from convert.kinds import Align, Numbering, ParagraphKind, Role, SpanKind
from convert.nodes import (
    Abbreviation,
    Anchor,
    AuthorNote,
    Block,
    Byline,
    Cell,
    Code,
    CodeBlock,
    DefinitionItem,
    DefinitionList,
    Emphasis,
    Figure,
    Footnote,
    FootnoteReference,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    ListItem,
    Math,
    MathBlock,
    Meta,
    Paragraph,
    Person,
    Post,
    Quote,
    Row,
    Ruby,
    Small,
    SoftBreak,
    Source,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    ThematicBreak,
    Underline,
)
from convert.role_keys import ROLE_KEYS
from convert.walk import child_blocks, every_block, every_inline, inline_parts, inlines_of

WORDS: Final = (
    "harbour", "港口", "“童叟无欺”", "50%", "a_b", "*", "**", "_", "`", "[x]", "(y)", "<", ">", "&", "&amp;", "#", "-",
    "--", "...", "1.", "|", "$", "$$", "~", "~~", "\\", '"', "'", "{:", "}", "{{", "%}", "!", "^", ":", "+", "=", "é",
    "日本語。", "مرحبا", "[^one]", "[^one]:", "*[x]:", "1]: x", "://", "{:.x}", "1)", "<b>", "</td>",
    "https://a.example/b", "C:\\d", r"\(", r"\)", r"\[", r"\]", r"\begin{math}", r"\end{math}",
)  # fmt: skip
"""Words of several scripts, and whatever Markdown takes for syntax."""

texts: Final = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
"""A line of text without blanks at its ends."""

addresses: Final = st.sampled_from([
    "https://a.example/b?c=1&d=2", "/a/b.html", "#x", "mailto:a@a.example", "/港 口", "https://a.example/b|c",
    "a<b>\nc",
])  # fmt: skip

_KINDS: Final = (Emphasis, Strong, Underline, Strikethrough, Superscript, Subscript, Small)
_LABELS: Final = ("one", "2", "a-b")


# --- inlines -----------------------------------------------------------------------------------------------------

images: Final = st.builds(
    Image,
    st.sampled_from(["https://a.example/i.png", "/a b.png", "a|b.png"]),
    st.sampled_from(["", "a *b* [c]", "港", 'a "b" <c> & |']),
    st.sampled_from([None, 'a "b" | c']),
    st.sampled_from([None, None, 24]),
) | st.builds(Image, st.just("/a.png"), percent=st.sampled_from([1, 40, 100]))

_leaves: Final[st.SearchStrategy[Inline]] = st.one_of(
    st.builds(Code, st.sampled_from(["x < y", "`", "a|b", "``q`` r", "&lt;", "*a* \\"])),
    st.builds(Math, st.sampled_from(["x^2", r"\frac{a}{b}", "a < b", "|x|", r"\|x\|"])),
    images,
    st.builds(Ruby, st.sampled_from([(Text("港"),), (Text("a_b"), Code("x"))]), st.sampled_from(["みなと", "*m*"])),
    st.builds(FootnoteReference, st.sampled_from(_LABELS)),
)


@st.composite
def inlines(draw: st.DrawFn, used: frozenset[str] = frozenset(), depth: int = 0, *, one_line: bool = False) -> Inlines:
    """Draw a run: texts, and between them what is no text, each set off by blanks or not."""
    run: list[Inline] = [Text(draw(texts))]
    for _ in range(draw(st.integers(0, 2 if depth < 2 else 0))):
        if not one_line and draw(st.integers(0, 5)) == 0:
            breaks: list[Inlines] = [
                (SoftBreak(),),
                *([(LineBreak(),), (LineBreak(),) * 2, (LineBreak(),) * 3] if used else []),
            ]
            run += [*draw(st.sampled_from(breaks)), Text(draw(texts.filter(_closes_up_never)))]
            continue
        gap = draw(st.sampled_from(["", " "]))
        run[-1] = Text(_text_of(run[-1]) + gap)
        run.append(draw(_inline(used, depth, one_line=one_line)))
        run.append(Text(draw(st.sampled_from(["", " "])) + draw(texts)))
    return tuple(run)


def _closes_up_never(text: str) -> bool:
    return text[0].isascii()


def _text_of(inline: Inline) -> str:
    return inline.text if isinstance(inline, Text) else ""


@st.composite
def _inline(draw: st.DrawFn, used: frozenset[str], depth: int, *, one_line: bool) -> Inline:
    free = [kind for kind in _KINDS if kind.__name__ not in used]
    if not free or depth > 1 or draw(st.booleans()):
        return draw(
            _leaves if "Link" not in used else _leaves.filter(lambda leaf: not isinstance(leaf, FootnoteReference))
        )

    def inside(name: str) -> Inlines:
        return draw(inlines(used | {name}, depth + 1, one_line=one_line))

    if draw(st.integers(0, 2)):
        kind = draw(st.sampled_from(free))
        return kind(inside(kind.__name__))
    name = draw(st.sampled_from(sorted({"Link", "Abbreviation", "Span"} - used) or ["Code"]))
    match name:
        case "Link":
            return Link(draw(addresses), inside(name), draw(st.sampled_from([None, 'a "b"'])))
        case "Abbreviation":
            return Abbreviation(inside(name), draw(st.sampled_from(["what it says", 'a "b" & <c>'])))
        case "Span":
            return draw(st.sampled_from(_SPANS))(inside(name))
        case _:
            return Code("x")


def _lang(children: Inlines) -> Span:
    return Span(SpanKind.LANG, children, lang="fr")


def _rtl(children: Inlines) -> Span:
    return Span(SpanKind.LANG, children, lang="ar", dir="rtl")


def _ticker(children: Inlines) -> Span:
    return Span(SpanKind.TICKER, children, code="NYSE:A")


def _dateline(children: Inlines) -> Span:
    return Span(SpanKind.DATELINE, children)


_SPANS: Final = (_lang, _rtl, _ticker, _dateline)


# --- blocks ------------------------------------------------------------------------------------------------------


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    """Draw a paragraph; some have a hard break between two runs."""
    run = draw(inlines())
    if draw(st.integers(0, 3)) == 0:
        run = (*run, LineBreak(), *draw(inlines()))
    return Paragraph(run, draw(st.sampled_from([ParagraphKind.BODY, *ParagraphKind])))


_plain: Final = inlines().map(Paragraph)
_led: Final = st.builds(
    lambda before, kind, after: Paragraph(
        (*before, Link("#spot", (Text("go"),)), Text(" "), *kind((Anchor("spot"), Text("x"))), *after)
    ),
    inlines(),
    st.sampled_from([lambda run: run[:1], lambda run: (Strong(run),), lambda run: (Link("#spot", run),)]),
    inlines(),
)
"""A paragraph with a place and a link to it."""
_begun_by_link: Final = st.builds(
    lambda inside, after: Paragraph((Link("/a/b.html", inside), *after)), inlines(frozenset({"Link"})), inlines()
)
_shown_addresses: Final = st.builds(
    lambda url: Paragraph((Text("x "), Link(url, (Text(url),)))),
    st.sampled_from(["https://a.example/b", "https://a.example/b|c"]),
)
_codes: Final = st.builds(
    CodeBlock,
    st.sampled_from(["x", "a\n\n  b", "```\nq\n```", "<b> & {{ x }}", "  a\n      \n\nb", "\ta\n ", "~~~\n- x", "> a"]),
    st.sampled_from(["text", None]),
)
_figures: Final = st.one_of(
    st.builds(Figure, images, link=st.sampled_from([None]) | addresses),
    st.builds(Figure, images, inlines(), st.just(()) | inlines(), st.sampled_from([None, "/a/b.html"])),
    st.builds(Figure, images, credit=inlines()),
)
_headings: Final = st.builds(
    Heading, st.integers(1, 6), inlines(one_line=True), st.sampled_from([None, None, "own", "1 own"])
)
_leaf_blocks: Final[st.SearchStrategy[Block]] = st.one_of(
    paragraphs(),
    paragraphs(),
    _led,
    _begun_by_link,
    _shown_addresses,
    _codes,
    st.just(ThematicBreak()),
    st.just(MathBlock(r"\sum_i x_i")),
    _figures,
    _headings,
)


@st.composite
def blocks(draw: st.DrawFn, depth: int = 0) -> tuple[Block, ...]:
    """Draw blocks; lists, quotes, definitions and tables hold blocks of their own, to a depth of two."""
    made: list[Block] = []
    nested = ["quote", "list", "definitions", "table"] if depth < 2 else []
    for _ in range(draw(st.integers(1, 3))):
        match draw(st.sampled_from(["leaf", "leaf", "leaf", *nested])):
            case "quote":
                made.append(Quote(draw(blocks(depth + 1))))
            case "list":
                made.append(draw(lists(depth + 1)))
            case "definitions":
                made.append(draw(definition_lists(depth + 1)))
            case "table":
                made.append(draw(tables(depth + 1)))
            case _:
                made.append(draw(_leaf_blocks))
    return tuple(made)


@st.composite
def lists(draw: st.DrawFn, depth: int) -> List:
    """Draw a list: tight ones hold a line of text and what may stand close to it, loose ones at least one text."""
    tight, ordered = draw(st.booleans()), draw(st.booleans())
    items = [draw(_item(depth, tight=tight)) for _ in range(draw(st.integers(1, 3)))]
    if not any(isinstance(block, Paragraph) for item in items for block in item.blocks):
        items.append(ListItem((draw(_plain),)))
    if not ordered:
        return List(ordered, tuple(items), tight=tight)
    numbers = [None, *(draw(st.sampled_from([None, None, None, -at, 99 * at])) for at in range(1, len(items)))]
    counted = tuple(replace(item, number=number) for item, number in zip(items, numbers, strict=True))
    return List(ordered, counted, draw(st.integers(0, 11)), tight, draw(st.sampled_from(Numbering)))


@st.composite
def _item(draw: st.DrawFn, depth: int, *, tight: bool) -> ListItem:
    inside: tuple[Block, ...]
    if not tight:
        inside = draw(blocks(depth))
    elif depth > 1 or draw(st.booleans()):
        inside = (draw(_plain),)
    else:
        close = st.one_of(lists(depth + 1), st.builds(Quote, blocks(depth + 1)), _codes, _headings)
        inside = (draw(_plain), *draw(st.lists(close, max_size=2))) if draw(st.integers(0, 3)) else (draw(close),)
    task = draw(st.sampled_from([None, None, True, False])) if isinstance(inside[0], Paragraph) else None
    return ListItem(inside, task)


@st.composite
def definition_lists(draw: st.DrawFn, depth: int) -> DefinitionList:
    """Draw terms and definitions; the last item may lack definitions, and any its terms."""
    items = []
    for _ in range(draw(st.integers(1, 3))):
        terms = draw(st.lists(inlines(), min_size=0 if draw(st.integers(0, 5)) == 0 else 1, max_size=2))
        items.append(DefinitionItem(tuple(terms), tuple(draw(st.lists(blocks(depth), min_size=1, max_size=2)))))
    if draw(st.integers(0, 5)) == 0:
        items.append(DefinitionItem((draw(inlines()),), ()))
    return DefinitionList(tuple(items))


@st.composite
def tables(draw: st.DrawFn, depth: int) -> Table:
    """Draw a table of one to three columns; a simple one has a text or nothing in each cell."""
    width = draw(st.integers(1, 3))
    simple = draw(st.booleans())
    texts_in = inlines(one_line=simple).map(lambda run: (Paragraph(run),))
    cells = st.one_of(texts_in, texts_in, st.just(()) if simple else blocks(depth).filter(_is_no_lone_image))
    single = st.builds(Cell, cells, header=st.just(False) if simple else st.booleans())

    def row(of: st.SearchStrategy[Cell]) -> Row:
        return Row(tuple(draw(of) for _ in range(width)))

    head = row(st.builds(Cell, texts_in))
    body = [row(single) for _ in range(draw(st.integers(1, 2)))]
    if not simple and width > 1 and draw(st.booleans()):
        body.append(Row((draw(st.builds(Cell, cells, colspan=st.just(width))),)))
    if not simple and width > 1 and draw(st.booleans()):
        tall = draw(st.builds(Cell, cells, rowspan=st.just(2)))
        body += [Row((tall, *row(single).cells[1:])), Row(row(single).cells[1:])]
    aligns = tuple(draw(st.sampled_from(Align)) for _ in range(width))
    return Table((head,), tuple(body), aligns, draw(inlines()) if not simple and draw(st.booleans()) else ())


def _is_no_lone_image(made: tuple[Block, ...]) -> bool:
    """An image alone in a cell is part of a text."""
    return not (len(made) == 1 and isinstance(made[0], Figure) and not made[0].caption and not made[0].credit)


# --- posts -------------------------------------------------------------------------------------------------------

_dates = st.builds(
    lambda minutes, zone: datetime(2020, 1, 1, tzinfo=timezone(timedelta(hours=zone))) + timedelta(minutes=minutes),
    st.integers(0, 10**6),
    st.integers(-11, 13),
)
_values = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9**9) | texts, lambda inner: st.lists(inner, max_size=2), max_leaves=3
)


_extra: Final = st.builds(
    lambda others, of_roles: {**others, **of_roles},
    st.dictionaries(st.sampled_from(["weight", "no", "k 1"]), _values, max_size=2),
    # under a key of roles, what is none of them: anything else is read as one
    st.dictionaries(
        st.sampled_from([name for key in sorted(ROLE_KEYS) for name in (key, f"other_{key}")]),
        st.integers(0, 9),
        max_size=2,
    ),
)
_people: Final = st.lists(
    st.builds(
        Person, st.sampled_from(["Ann", "林一舟", 'O"Hara: x']), st.sampled_from([r for r in Role if r != Role.EDITOR])
    ),
    unique=True,
    max_size=2,
)


@st.composite
def posts(draw: st.DrawFn) -> Post:
    """Draw a post with its front matter, its roles, and a footnote for each label that is referred to."""
    meta = Meta(
        title=draw(texts | st.sampled_from(["AT&amp;T", "<b>x</b> & y", "a < b"])),
        lang=draw(st.sampled_from(["zh-CN", "en", "und"])),
        date=draw(_dates),
        updated=draw(st.none() | _dates),
        categories=tuple(draw(st.lists(st.sampled_from(["a", "港口"]), unique=True, max_size=2))),
        tags=tuple(draw(st.lists(st.sampled_from(["a", "港口", "c d"]), unique=True, max_size=2))),
        slug="x",
        digest=draw(st.none() | texts),
        extra=FrozenMap(draw(_extra)),
    )
    people = (*draw(_people), *(Person(name, Role.EDITOR) for name in draw(st.sampled_from([(), ("Cy",)]))))
    source = draw(st.none() | st.builds(Source, st.none() | texts, st.just("https://a.example/1"), st.just("") | texts))
    made = draw(blocks())
    footnotes = draw(_footnotes(_labels(made)))
    assume(_ids_differ((*made, *(block for note in footnotes for block in note.blocks))))
    return Post(
        meta,
        made,
        byline=Byline(people, draw(st.just("") | texts)) if people else None,
        source=source,
        author_note=draw(
            st.none() | st.builds(AuthorNote, inlines().filter(lambda run: not _labels((Paragraph(run),))))
        ),
        footnotes=footnotes,
    )


def _ids_differ(made: Iterable[Block]) -> bool:
    """Say if no two headings get the same id, for which of them kramdown numbers depends on the HTML around them.

    No two places have the same either.
    """
    made = tuple(made)
    if sum(isinstance(inline, Anchor) for inline in inlines_of(made)) > 1:
        return False
    found = [heading_text(block.children) for block in every_block(tuple(made)) if isinstance(block, Heading)]
    return len({AutomaticIds().peek(text) for text in found}) == len(found)


def _labels(made: Iterable[Block]) -> list[str]:
    """Return the labels that blocks refer to, in reading order."""
    return list(dict.fromkeys(node.label for node in _read(made) if isinstance(node, FootnoteReference)))


def _read(made: Iterable[Block]) -> Iterator[Inline]:
    for block in made:
        if isinstance(block, DefinitionList):
            for item in block.items:
                yield from chain.from_iterable(map(every_inline, item.terms))
                yield from _read(chain.from_iterable(item.definitions))
        else:
            yield from chain.from_iterable(map(every_inline, inline_parts(block)))
            yield from _read(child_blocks(block))


@st.composite
def _footnotes(draw: st.DrawFn, labels: list[str]) -> tuple[Footnote, ...]:
    """Draw the notes in the order in which they are first referred to; a note may refer to others."""
    notes: list[Footnote] = []
    waiting = list(labels)
    while waiting:
        label = waiting.pop(0)
        inside = draw(blocks(1))
        notes.append(Footnote(label, inside))
        seen = {note.label for note in notes} | set(waiting)
        waiting += [found for found in _labels(inside) if found not in seen]
    return tuple(notes)
