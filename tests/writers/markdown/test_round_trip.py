"""Markdown is read back as the post it was written from, and written again as the same bytes."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from msgspec.structs import replace

import convert
from convert.frozen import FrozenMap
from convert.kinds import Align, ParagraphKind
from convert.nodes import (
    Block,
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
    LineBreak,
    Link,
    List,
    ListItem,
    Math,
    Meta,
    Paragraph,
    Post,
    Quote,
    Row,
    SoftBreak,
    Strong,
    Table,
    Text,
    ThematicBreak,
)
from tests.zoo import paragraph, post_of, small_posts, whole_post


def written(post: Post) -> bytes:
    return convert.render(post, "md")


def compared(post: Post) -> Post:
    """Leave out what is not in the Markdown: where the post was, and what was said while it was read."""
    meta = replace(post.meta, origin="", root="")
    return replace(post, meta=meta, decisions=(), notes=())


def read_back(data: bytes) -> Post:
    return convert.read_text(data, name="_posts/2023-03-06-x.md", profile="none")


def dated(post: Post) -> Post:
    return replace(post, meta=replace(post.meta, date=whole_post().meta.date))


def test_a_post_named_by_its_file_comes_back() -> None:
    post = convert.read_text(b"Text alone.\n", name="_posts/2023-03-06-tide-tables.md", profile="none")
    assert post.meta.title == "Tide Tables"
    assert compared(read_back(written(post))) == compared(post)


@pytest.mark.parametrize(("name", "post"), small_posts().items(), ids=list(small_posts()))
def test_each_node_comes_back(name: str, post: Post) -> None:
    post = dated(post)
    data = written(post)
    back = read_back(data)
    assert compared(back) == compared(post), data.decode()
    assert written(back) == data


def test_the_post_with_everything_comes_back() -> None:
    post = whole_post()
    data = written(post)
    back = compared(read_back(data))
    for found, wanted in zip(back.blocks, post.blocks, strict=True):
        assert found == wanted
    assert back == compared(post)
    assert written(back) == data


def items(*inside: tuple[Block, ...], tight: bool = True, start: int = 1) -> List:
    return List(ordered=start != 1, items=tuple(map(ListItem, inside)), start=start, tight=tight)


def cell(*inside: Block) -> Cell:
    return Cell(inside)


ONE = paragraph("one")
CLOSE: dict[str, Block] = {
    "a loose list of one text": items((ONE,), tight=False),
    "a loose list that ends in one text beside code": items((CodeBlock("x"),), (ONE,), (ONE,), tight=False),
    "a kind in the last item": items((CodeBlock("x"),), (paragraph("no", kind=ParagraphKind.EDITORS),), tight=False),
    "a task in such a list": List(ordered=False, items=(ListItem((ONE,), task=True),), tight=False),
    "code that looks like items": items((CodeBlock("- x\n2. y"),), (ONE, CodeBlock("a\n+ b", "text"))),
    "blanks in the code of an item": items((ONE, CodeBlock("a\n     \n b"))),
    "a break in a definition of an item": items(
        (DefinitionList((DefinitionItem((), ((ThematicBreak(),),)), DefinitionItem((), ((ONE,),)))), ONE), tight=False
    ),
    "a term of two lines": DefinitionList((DefinitionItem(((Text("a"), SoftBreak(), Text("b")),), ((ONE,),)),)),
    "a definition of a kind": DefinitionList(
        (DefinitionItem((ONE.children,), ((paragraph("no", kind=ParagraphKind.DISCLAIMER),),)),)
    ),
    "a term alone at the end": DefinitionList((DefinitionItem((ONE.children,), ()),)),
    "a heading that ends in a sign": Heading(2, (Text("one #"),)),
    "cells that look like rules": Table(
        (Row((cell(paragraph("=")), cell(paragraph("-")))),), (Row((cell(), cell(ONE))),), (Align.LEFT, Align.DEFAULT)
    ),
    "end tags in cells": Table(
        (Row((cell(ONE), cell(ONE))),),
        (Row((cell(paragraph("a </td> b ", Code("</td>"), "."), ONE), cell(paragraph("</td>", Code("</td>"), "!")))),),
        (Align.DEFAULT, Align.DEFAULT),
        caption=(Text("a </caption>"),),
    ),
    "a heading in a cell": Table(
        (Row((cell(ONE), cell(ONE))),),
        (Row((cell(Heading(3, ONE.children), ThematicBreak()), cell())),),
        (Align.DEFAULT, Align.DEFAULT),
    ),
    "a backslash at the end of a line": Paragraph((Text("a\\"), SoftBreak(), Text("b\\"), Code("c|d"), Text(" e\\"))),
    "backticks and code in one table": Table(
        (Row((cell(paragraph("`")), cell(paragraph("_")))),),
        (Row((cell(paragraph(Code("x < y"))), cell(paragraph("`")))),),
        (Align.LEFT, Align.DEFAULT),
    ),
    "a backtick before code with a pipe": Paragraph((Text("`"), Code("a|b"))),
    "bars in a formula": Paragraph((Text("a "), Math("|x|"), Text(" "), Strong((Math(r"\|y\|_2"),)), Text(" b"))),
    "bars in a formula alone": paragraph(Math("|x|")),
    "bars in a formula in a cell": Table(
        (Row((cell(paragraph("a ", Math("|x|"))), cell(ONE))),),
        (Row((cell(paragraph(Math(r"\|y\|_2"), " ", Code("c|d"))), cell(ONE))),),
        (Align.DEFAULT, Align.DEFAULT),
    ),
    "a count from four at the start of an item": items((items((ONE, ThematicBreak()), tight=False, start=4),), (ONE,)),
    "lines of a caption that look like items": items(
        (Figure(Image("https://example.org/i.png"), (Text("a"), SoftBreak(), Text("- b"))),), (ONE,)
    ),
    "a bar in the address of a link": paragraph(Link("a|b", (Text("x"),))),
    "a bar in an address that is shown": paragraph(Link("https://a|b/", (Text("https://a|b/"),))),
    "a bar in the address of an image": Figure(Image("a|b.png", "1"), link="/c|d"),
    "signs and a line end in an address": paragraph(Link("/a<b>\nc", (Text("x"),)), " ", Link("/a\nb", (Text("1]:"),))),
    "two breaks in stress": paragraph(Strong((Text("a"), LineBreak(), LineBreak(), Text("b")))),
    "three breaks in a link": Quote((paragraph(Link("/a", (Text("a"), *(LineBreak(),) * 3, Text("- b")))),)),
    "a link that looks like the definition of one": paragraph(Link("/a", (Text("[1]: b"),)), " c"),
    "a link that looks like a note": paragraph(Link("/a", (Text("^1]: b"),)), " c"),
    "code in a link that looks like a definition": items((paragraph(Link("/a", (Code("1]: b"),)), " c"),), (ONE,)),
    "an image with a link that looks like a definition": Figure(Image("/i.png", "1]: b"), link="/a"),
}
"""What kramdown reads otherwise than it looks; each was found by the property or in a real post."""


@pytest.mark.parametrize("block", CLOSE.values(), ids=CLOSE)
def test_what_is_hard_to_say_comes_back(block: Block) -> None:
    post = dated(post_of(block))
    data = written(post)
    back = read_back(data)
    assert compared(back) == compared(post), data.decode()
    assert written(back) == data


@pytest.mark.parametrize(
    "first", [ONE, Heading(2, (Text("six"),)), CodeBlock("x"), CLOSE["cells that look like rules"]]
)
def test_a_note_may_begin_with_any_block(first: Block) -> None:
    post = dated(post_of(paragraph("x", FootnoteReference("one"))))
    post = replace(post, footnotes=(Footnote("one", (first, ONE)),))
    data = written(post)
    assert compared(read_back(data)) == compared(post), data.decode()


def test_a_language_that_nobody_said_stays_unsaid() -> None:
    post = replace(dated(post_of(paragraph("the and of to is that with for this are"))), meta=whole_post().meta)
    post = replace(post, meta=replace(post.meta, lang="und"))
    assert read_back(written(post)).meta.lang == "und"


EM, STRONG = Emphasis((Text("em"),)), Strong((Text("strong"),))
STRESSED: dict[str, Paragraph] = {
    "***em***": paragraph(Strong((EM,))),
    "**d *em* f**": paragraph(Strong((Text("d "), EM, Text(" f")))),
    "*d **strong** f*": paragraph(Emphasis((Text("d "), STRONG, Text(" f")))),
    "***em* f** g": paragraph(Strong((EM, Text(" f"))), " g"),
    "**d *em*** g": paragraph(Strong((Text("d "), EM)), " g"),
    "*d **strong*** g": paragraph(Emphasis((Text("d "), STRONG)), " g"),
    "<em>**strong**</em>": paragraph(Emphasis((STRONG,))),
    "<em>**strong** f</em> **strong**": paragraph(Emphasis((STRONG, Text(" f"))), " ", STRONG),
    "*em*<strong>strong</strong>": paragraph(EM, STRONG),
    "**d<em>em</em>f**": paragraph(Strong((Text("d"), EM, Text("f")))),
    "x<strong>(d) *em*</strong>": paragraph("x", Strong((Text("(d) "), EM))),
    r"<strong>d\*</strong>": paragraph(Strong((Text("d*"),))),
}
"""Stress by stars, by elements where kramdown or CommonMark would read the stars otherwise."""


@pytest.mark.parametrize(("text", "block"), STRESSED.items(), ids=STRESSED)
def test_stress_in_stress_is_stars_where_they_are_read_so(text: str, block: Paragraph) -> None:
    post = dated(post_of(block))
    data = written(post)
    assert data.decode().endswith(f"\n\n{text}\n")
    assert compared(read_back(data)) == compared(post)


HOSTILE = (
    "# no heading", "- no item", "1. no item", "> no quote", "| no | table |", "*no* stress", "_no_ stress",
    "`no` code", "[no](link)", "![no](image)", "<b>no tag</b>", "&amp; no entity", "$$no$$ formula", "{: .no}",
    "{{ no }} {% liquid %}", "--- dashes -- and...", "\"straight\" 'quotes'", "<<guillemets>>", "[^no]: note",
    "*[no]: abbreviation", "[no]: /link", ": no definition", "~~no~~", "back\\slash \\* two", "https://no.example/link",
    "+ no", "===", "* * *", "    no code", "a_b_c", "2 * 3 * 4", "x < y > z", "C:\\dir\\", "{::comment}", "^", "---",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_syntax_in_text_stays_text(text: str) -> None:
    post = dated(post_of(paragraph(text.strip()), paragraph("x " + text.strip() + " y")))
    data = written(post)
    assert compared(read_back(data)) == compared(post), data.decode()


PLAIN = (
    "An ordinary sentence, with (brackets) and 50% of it; 3.5 m - no more!",
    "港口新建冷库，“童叟无欺”——他说……",
    "snake_case and a#b, a+b=c, x: y, e.g. 1.5.",
)


@pytest.mark.parametrize("text", PLAIN)
def test_ordinary_text_needs_no_backslash(text: str) -> None:
    post = Post(Meta(title="x"), (paragraph(text),))
    assert text in written(post).decode()


OWN = {"byline": FrozenMap({"a": 1}), "other_byline": 2, "editors": 3, "source": 4, "digest": ("x",), "lang": 5}


@pytest.mark.parametrize("with_roles", [True, False])
def test_values_of_its_own_under_keys_of_roles_come_back(with_roles: bool) -> None:
    roles = whole_post()
    post = replace(
        roles if with_roles else dated(post_of(paragraph("x"))), meta=replace(roles.meta, extra=FrozenMap(OWN))
    )
    if not with_roles:
        post = replace(post, meta=replace(post.meta, digest=None))
    data = written(post)
    keys = [line.partition(":")[0] for line in data.decode().split("\n---\n")[0].splitlines()[1:]]
    assert len(keys) == len(set(keys))
    assert compared(read_back(data)) == compared(post)
    assert written(read_back(data)) == data


def test_labels_that_would_be_written_the_same_stay_different() -> None:
    labels = ["中", "n-4e2d", "n-4e2d-2", "注"]
    marks = [FootnoteReference(label) for label in labels]
    notes = tuple(Footnote(label, (paragraph(f"note of {label}"),)) for label in labels)
    post = dated(replace(post_of(paragraph("a ", Strong((Text("b"), marks[0])), *marks[1:])), footnotes=notes))
    back = read_back(written(post))
    assert [note.blocks for note in back.footnotes] == [note.blocks for note in notes]
    assert [note.label for note in back.footnotes] == ["n-4e2d-3", "n-4e2d", "n-4e2d-2", "n-6ce8"]
    assert written(back) == written(post)
    volume = convert.render(convert.Book.of((post, post)), "md").decode()
    assert len(set(re.findall(r"(?m)^\[\^(.*?)\]:", volume))) == 2 * len(labels)


@pytest.mark.parametrize("url", ["https://h/a>b", "https://h/a b", "https://h/(a)", "x<y", "a\\b"])
def test_a_picture_leads_where_it_did(url: str) -> None:
    data = written(dated(post_of(Figure(Image("a.png", "a"), link=url))))
    back = read_back(data)
    (figure,) = back.blocks
    assert isinstance(figure, Figure)
    assert written(back) == data
    assert unquote(figure.link or "") == url


def test_an_image_without_an_address_keeps_what_it_says() -> None:
    made = written(post_of(paragraph("a ", Image("", "b", "c", 40)))).decode()
    assert '<img src="" alt="b" title="c" width="40" />' in made


def test_cells_beside_one_that_spans_rows_are_aligned_by_their_column() -> None:
    def cell(text: str, rows: int = 1) -> Cell:
        return Cell((paragraph(text),), rowspan=rows)

    rows = (Row((cell("a", 2), cell("1"))), Row((cell("2"),)), Row((cell("b"), cell("3"))))
    table = Table((), rows, (Align.LEFT, Align.RIGHT))
    made = written(post_of(table)).decode()
    assert re.findall(r'text-align: (\w+)" markdown="span">(\w)', made) == [
        ("left", "a"),
        ("right", "1"),
        ("right", "2"),
        ("left", "b"),
        ("right", "3"),
    ]
    assert read_back(written(post_of(table))).blocks == (table,)
