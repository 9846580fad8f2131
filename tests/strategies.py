"""Hypothesis strategies for posts in normal form, such as the reader makes of Markdown.

What HTML cannot say is left out: no element inside its like, no break at an edge, no image alone in a paragraph.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Final

from hypothesis import strategies as st

from convert.nodes import (
    Block,
    Code,
    CodeBlock,
    Emphasis,
    FrozenMap,
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
    ParagraphKind,
    Person,
    Post,
    Quote,
    Ruby,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    ThematicBreak,
    Underline,
)
from convert.nodes import Byline as BylineNode

WORDS: Final = (
    "harbour", "港口", "“童叟无欺”", "50%", "a_b", "*", "**", "_", "`", "[x]", "(y)", "<", ">", "&", "&amp;", "#", "-",
    "--", "...", "1.", "|", "$", "$$", "~", "~~", "\\", '"', "'", "{:", "}", "{{", "%}", "!", "^", ":", "+", "=", "é",
    "日本語。", "مرحبا", "https://a.example/b", "C:\\d",
)  # fmt: skip
"""Words of several scripts, and whatever Markdown takes for syntax."""

texts: Final = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
"""A line of text without blanks at its ends."""

addresses: Final = st.sampled_from(["https://a.example/b?c=1&d=2", "/a/b.html", "#x", "mailto:a@a.example", "/港 口"])

_KINDS: Final = (Emphasis, Strong, Underline, Strikethrough, Superscript, Subscript)


def _leaf() -> st.SearchStrategy[Inline]:
    return st.one_of(
        st.builds(Code, st.sampled_from(["x < y", "`", "a|b", "``q`` r", "&lt;"])),
        st.builds(Math, st.sampled_from(["x^2", r"\frac{a}{b}", "a < b"])),
        st.builds(Image, st.just("https://a.example/i.png"), st.sampled_from(["", "a *b* [c]", "港"])),
        st.builds(Ruby, st.just((Text("港"),)), st.just("みなと")),
    )


@st.composite
def inlines(draw: st.DrawFn, used: frozenset[str] = frozenset(), depth: int = 0) -> Inlines:
    """Draw a run: texts, and between them what is no text, each set off by blanks or not."""
    run: list[Inline] = [Text(draw(texts))]
    for _ in range(draw(st.integers(0, 2 if depth < 2 else 0))):
        gap = draw(st.sampled_from(["", " "]))
        run[-1] = Text(_text_of(run[-1]) + gap)
        run.append(draw(_inline(used, depth)))
        run.append(Text(draw(st.sampled_from(["", " "])) + draw(texts)))
    return tuple(run)


def _text_of(inline: Inline) -> str:
    return inline.text if isinstance(inline, Text) else ""


@st.composite
def _inline(draw: st.DrawFn, used: frozenset[str], depth: int) -> Inline:
    free = [kind for kind in _KINDS if kind.__name__ not in used]
    if not free or depth > 1 or draw(st.booleans()):
        return draw(_leaf())
    if "Link" not in used and draw(st.integers(0, 3)) == 0:
        return Link(draw(addresses), draw(inlines(used | {"Link"}, depth + 1)), draw(st.sampled_from([None, 'a "b"'])))
    kind = draw(st.sampled_from(free))
    return kind(draw(inlines(used | {kind.__name__}, depth + 1)))


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    """Draw a paragraph; some have a hard break between two runs."""
    run = draw(inlines())
    if draw(st.integers(0, 3)) == 0:
        run = (*run, LineBreak(), *draw(inlines()))
    return Paragraph(run, draw(st.sampled_from([ParagraphKind.BODY, *ParagraphKind])))


@st.composite
def lists(draw: st.DrawFn, inside: st.SearchStrategy[tuple[Block, ...]]) -> List:
    """Draw a list that Markdown can say: tight ones hold a text each, loose ones begin each item with a paragraph."""
    tight, ordered = draw(st.booleans()), draw(st.booleans())
    count = draw(st.integers(1 if tight else 2, 3))
    plain = inlines().map(Paragraph)
    items = []
    for _ in range(count):
        more: tuple[Block, ...] = () if tight else draw(inside)
        items.append(ListItem((draw(plain), *more)))
    return List(ordered, tuple(items), start=draw(st.integers(1, 9)) if ordered else 1, tight=tight)


def _leaf_blocks() -> st.SearchStrategy[Block]:
    return st.one_of(
        paragraphs(),
        paragraphs(),
        st.builds(CodeBlock, st.sampled_from(["x", "a\n\n  b", "```\nq\n```", "<b> & {{ x }}"]), st.just("text")),
        st.just(ThematicBreak()),
        st.just(MathBlock(r"\sum_i x_i")),
    )


@st.composite
def blocks(draw: st.DrawFn, depth: int = 0) -> tuple[Block, ...]:
    """Draw blocks; lists and quotes hold blocks of their own, to a depth of two."""
    made: list[Block] = []
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(["leaf", "leaf", "quote", "list"] if depth < 2 else ["leaf"]))
        if kind == "quote" and not (made and isinstance(made[-1], Quote)):
            made.append(Quote(draw(blocks(depth + 1))))
        elif kind == "list":
            made.append(draw(lists(blocks(depth + 1))))
        else:
            made.append(draw(_leaf_blocks()))
    return tuple(made)


@st.composite
def _titled_blocks(draw: st.DrawFn) -> tuple[Block, ...]:
    heads = st.builds(Heading, st.integers(1, 6), inlines(), st.sampled_from([None, None, "own", "1 own"]))
    return (*draw(blocks()), draw(heads), *draw(blocks()))


_dates = st.builds(
    lambda minutes, zone: datetime(2020, 1, 1, tzinfo=timezone(timedelta(hours=zone))) + timedelta(minutes=minutes),
    st.integers(0, 10**6),
    st.integers(-11, 13),
)
_values = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9**9) | texts, lambda inner: st.lists(inner, max_size=2), max_leaves=3
)


@st.composite
def posts(draw: st.DrawFn) -> Post:
    """Draw a post with its front matter and people."""
    meta = Meta(
        title=draw(texts),
        lang=draw(st.sampled_from(["zh-CN", "en"])),
        date=draw(_dates),
        tags=tuple(draw(st.lists(st.sampled_from(["a", "港口", "c d"]), unique=True, max_size=2))),
        slug="x",
        extra=FrozenMap(draw(st.dictionaries(st.sampled_from(["weight", "no", "k 1"]), _values, max_size=2))),
    )
    people = tuple(Person(name) for name in draw(st.lists(st.sampled_from(["Ann", "林一舟"]), unique=True, max_size=2)))
    return Post(meta, draw(_titled_blocks()), byline=BylineNode(people) if people else None)
