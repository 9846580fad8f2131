"""Posts of blocks, and footnotes, that no single file of a book may hold."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given

from convert.books import Book
from convert.kinds import Align
from convert.nodes import (
    Block,
    Cell,
    Code,
    CodeBlock,
    DefinitionItem,
    DefinitionList,
    Emphasis,
    Footnote,
    FootnoteReference,
    Heading,
    Link,
    List,
    ListItem,
    Meta,
    Paragraph,
    Post,
    Quote,
    Row,
    Strong,
    Table,
    Text,
)
from convert.walk import all_blocks
from convert.writers.epub import WRITER
from convert.writers.epub.halving import halves
from tests.archives import members
from tests.strategies import posts
from tests.writers.building import context, leaves, p, t
from tests.writers.epub.checking import attributes, complaints, text_of

KINDLE = 250_000
"""Bytes that a file of a book may have."""

SENTENCE = "The tide table of the harbour was printed again. "


def row(*texts: str, rowspan: int = 1) -> Row:
    return Row(tuple(Cell((p(text),), rowspan=rowspan) for text in texts))


LARGE: dict[str, Block] = {
    "table": Table(
        (row("ship", "berth"),),
        tuple(row(f"ship {n}", "A name of a berth, and what lies there today") for n in range(5000)),
        (Align.LEFT, Align.RIGHT),
        t("Ships"),
    ),
    "paragraph": p(SENTENCE * 8000),
    "run": p("Before ", Strong((Text(SENTENCE * 8000), Emphasis(t("x")))), Code("c" * 300_000)),
    "list": List(True, tuple(ListItem((p(f"{SENTENCE}{n}"),)) for n in range(6000)), start=3),
    "item": Quote((List(False, (ListItem(tuple(p(f"{SENTENCE}{n}") for n in range(6000)), task=True),)),)),
    "code": CodeBlock("\n".join(f"line {n} = {SENTENCE}" for n in range(6000)), "python"),
    "definitions": DefinitionList((DefinitionItem((t("tide"),), (tuple(p(f"{SENTENCE}{n}") for n in range(6000)),)),)),
    "references": p(*(one for n in range(3000) for one in (Text(f"{n} "), FootnoteReference(str(n))))),
}


def large_post(*blocks: Block, notes: int = 3000) -> Post:
    footnotes = tuple(Footnote(str(number), (p(f"{SENTENCE}{number}"),)) for number in range(notes))
    return Post(Meta(title="Large", lang="en", slug="large"), (p("A first word."), *blocks), footnotes=footnotes)


def epub(post: Post) -> bytes:
    out = BytesIO()
    WRITER.write(Book.of(post), out, context())
    return out.getvalue()


def files(data: bytes) -> dict[str, bytes]:
    """Return the content documents of a post's EPUB."""
    return {name: part for name, part in members(data).items() if name.startswith("EPUB/plarge")}


@pytest.mark.parametrize("kind", LARGE)
def test_a_large_block_is_parted_and_says_what_it_said(kind: str) -> None:
    made = epub(large_post(LARGE[kind], notes=3000 if kind == "references" else 0))
    assert max(map(len, files(made).values())) < KINDLE
    text, at = text_of(made), 0
    said = parted(LARGE[kind]) if isinstance(LARGE[kind], (Paragraph, CodeBlock)) else [LARGE[kind]]
    for leaf in leaves(Post(Meta(), tuple(said))):
        at = text.index(leaf, at)


def parted(block: Block, depth: int = 7) -> list[Block]:
    """Return what a block is parted to, as small as it may get."""
    both = halves(block) if depth else None
    return [one for half in both for one in parted(half, depth - 1)] if both else [block]


def test_many_footnotes_count_with_their_links() -> None:
    made = files(epub(large_post(*(p(f"Line {n}.", FootnoteReference(str(n))) for n in range(3000)))))
    assert max(map(len, made.values())) < KINDLE
    ids = {name.removeprefix("EPUB/"): set(attributes(data, "id")) for name, data in made.items()}
    for name, data in made.items():
        for href in attributes(data, "href", of="a"):
            file, _, target = href.partition("#")
            assert target in ids[file or name.removeprefix("EPUB/")], href


def test_footnotes_that_nothing_names_are_parted_too() -> None:
    assert max(map(len, files(epub(large_post(notes=6000))).values())) < KINDLE


def test_a_block_is_not_parted_for_a_footnote_of_its_own() -> None:
    line = p("One two ", FootnoteReference("a"), " three.")
    post = Post(Meta(title="Large", slug="large"), (line,), footnotes=(Footnote("a", (p(SENTENCE * 8000),)),))
    (made,) = files(epub(post)).values()
    assert made.count(b"<p>") == 2


def test_each_half_of_a_table_has_its_head_and_one_its_caption() -> None:
    both = halves(LARGE["table"])
    assert both
    first, second = both
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert first.head == second.head
    assert (first.caption, second.caption) == (t("Ships"), ())


def test_a_table_is_parted_between_cells_that_span_rows() -> None:
    body = (row("a"), row("b", rowspan=2), Row(()), row("c"), row("d", rowspan=9))
    both = halves(Table((), body, (Align.LEFT,)))
    assert both
    assert [len(half.body) for half in both if isinstance(half, Table)] == [1, 4]
    assert halves(Table((), body[1:3], (Align.LEFT,))) is None


def test_a_heading_in_the_head_of_a_table_stays_one() -> None:
    head = (Row((Cell((Heading(3, t("h"), id="h"),)),)),)
    both = halves(Table(head, (row("a"), row("b")), (Align.LEFT,)))
    assert both
    assert isinstance(both[1], Table)
    assert both[1].head == ()


def test_an_ordered_list_counts_on() -> None:
    both = halves(List(True, tuple(ListItem((p(str(n)),)) for n in range(4)), start=3))
    assert both
    assert [half.start for half in both if isinstance(half, List)] == [3, 5]


def test_a_list_that_counts_backwards_goes_on_where_it_was() -> None:
    items = tuple(ListItem((p(str(n)),), number=None if n == 9 else n) for n in (9, 8, 7, 6))
    both = halves(List(True, items, start=9))
    assert [half.numbers for half in both or () if isinstance(half, List)] == [(9, 8), (7, 6)]


def test_a_word_is_parted_only_where_there_is_no_blank() -> None:
    assert halves(p("one two three")) == (p("one "), p("two three"))
    assert halves(p("abcd")) == (p("ab"), p("cd"))
    assert halves(p("a")) is None
    assert halves(p(Link("/x", t("one two")))) == (p(Link("/x", t("one"))), p(Link("/x", t(" two"))))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("abcde\u0301fgh", "abcd"),
        ("कखकि", "कख"),
        ("ab\U0001f469\u200d\U0001f52cc", "ab"),
        ("a\U0001f44d\U0001f3fdb", "a"),
        ("ab \u0301cdef", "ab"),
    ],
)
def test_a_text_is_not_parted_inside_what_a_reader_sees_as_one_character(text: str, first: str) -> None:
    assert halves(p(text)) == (p(first), p(text[len(first) :]))
    assert halves(p("e\u0301")) is None


def test_an_item_that_is_parted_has_its_number_twice() -> None:
    both = halves(List(True, (ListItem((p("a"), p("b"))),), start=5))
    assert [half.numbers for half in both or () if isinstance(half, List)] == [(5,), (5,)]


@given(posts())
def test_halves_say_what_the_block_said(post: Post) -> None:
    for block in all_blocks(post):
        both = halves(block)
        if both and not isinstance(block, Table):
            said, whole = ("".join(leaves(Post(Meta(), many))) for many in (both, (block,)))
            assert sorted(said) == sorted(whole)


@pytest.mark.epubcheck
def test_epubcheck_takes_what_was_parted(tmp_path: Path) -> None:
    assert complaints(tmp_path, {"large": epub(large_post(LARGE["table"], LARGE["references"]))}) == {}
