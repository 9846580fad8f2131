"""A volume in Markdown: its contents lead to the posts, no two places have one name, code is left alone."""

from __future__ import annotations

import re

import convert
from convert import api
from convert.books import Book
from convert.nodes import (
    AuthorNote,
    CodeBlock,
    Figure,
    Footnote,
    FootnoteReference,
    Heading,
    Image,
    Link,
    Meta,
    Post,
    Source,
    Text,
)
from convert.notes import Note
from tests.writers.building import all_nodes
from tests.zoo import paragraph

TARGET = re.compile(r"\]\(<?#([^)>\s]*)>?\)")
OWN = re.compile(r"\{#([\w:\-]+)\}|\{: id=\"([^\"]*)\"\}")


def post(title: str) -> Post:
    note = Footnote("a", (paragraph(f"note of {title}"),))
    blocks = (
        paragraph("See ", Link("#why", (Text("below"),)), FootnoteReference("a")),
        Heading(2, (Text("Why"),), id="why"),
        CodeBlock("[^a] stays"),
    )
    return Post(Meta(title=title, slug=title), blocks, footnotes=(note,))


def bound(*posts: Post) -> str:
    return convert.render(Book.of(posts, title="Volume"), "md").decode()


def test_every_post_is_in_the_contents_and_every_link_inside_leads_somewhere() -> None:
    made = bound(post("one"), post("two"), all_nodes())
    ids = ["".join(found) for found in OWN.findall(made)]
    assert len(ids) == len(set(ids))
    contents = made[: made.index("\n## ")]
    assert len(TARGET.findall(contents)) == 3
    assert set(TARGET.findall(contents)) <= set(ids)
    assert f"#{TARGET.findall(contents)[0]}-why" in made


def test_footnotes_of_two_posts_have_two_names() -> None:
    made = bound(post("one"), post("two"))
    back = api.read_text(made, name="_posts/2024-01-01-x.md", profile="none")
    assert [note.blocks for note in back.footnotes] == [
        (paragraph("note of one"),),
        (paragraph("note of two"),),
    ]
    assert made.count("[^a] stays") == 2


def test_the_address_of_a_source_is_a_link_only_where_a_document_may_lead() -> None:
    urls = ["https://h.example/a", "javascript:alert(1)", "https://h.example/a>b *c*", "x\n# y"]
    made = bound(*(Post(Meta(title=str(at)), source=Source(url=url)) for at, url in enumerate(urls)))
    shown = [line for line in made.split("\n") if line.startswith("Original")]
    assert [line.partition(": ")[2] for line in shown] == [
        "<https://h.example/a>",
        "javascript:alert(1)",
        "<https://h.example/a%3Eb%20*c*>",
        "x # y",
    ]


def test_a_title_and_a_date_that_look_like_markup_stay_text() -> None:
    made = bound(Post(Meta(title="[a](b)\n# c", digest="- no item")), post("two"))
    back = api.read_text(made, name="_posts/2024-01-01-x.md", profile="none")
    assert "[a](b) # c" in [block.children[0].text for block in back.blocks if isinstance(block, Heading)]  # type: ignore[union-attr] # its only child
    assert "no item" in made
    assert "> - no" not in made


def test_a_link_leads_to_a_heading_by_its_escaped_name_too_and_to_the_top() -> None:
    links = (Link("#%E8%90%BD%E6%BD%AE", (Text("down"),)), Link("#top", (Text("up"),)))
    made = bound(Post(Meta(slug="one"), (paragraph(*links), Heading(2, (Text("落潮"),), id="落潮"))), post("two"))
    (heading,) = re.findall(r'\{: id="(\S+-落潮)"\}', made)
    assert f"[down](#{heading})" in made
    assert f"[up](#{heading.removesuffix('-落潮')})" in made


def test_a_link_that_leads_nowhere_is_text_and_a_note_wherever_it_stands() -> None:
    lost = Link("/away/", (Text("away"),))
    one = Post(
        Meta(slug="one"),
        (
            paragraph("Go ", lost, ", ", Link("#none", (Text("on"),))),
            Figure(Image("/a.png", "pier"), link="/big/"),
            paragraph("x", FootnoteReference("a")),
        ),
        author_note=AuthorNote((lost, Text(" in the note"))),
        footnotes=(Footnote("a", (paragraph(lost),)),),
    )
    notes: list[Note] = []
    made = convert.render(Book.of([one, post("two")], title="Volume"), "md", note=notes.append).decode()
    assert [note.message.rpartition(" ")[2] for note in notes] == ["/away/", "#none", "/big/"]
    assert {note.code for note in notes} == {"book.link-dangling"}
    assert "Go away, on" in made
    assert "away in the note" in made
    assert not re.search(r"/away/|/big/|#none", made)
