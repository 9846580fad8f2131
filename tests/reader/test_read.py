"""From a source to a post: the stages in a row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.nodes import FrozenMap, Meta, Paragraph, Text
from convert.notes import Code, Note, Severity
from convert.positions import Lines
from convert.reader import body_html, read
from convert.sources import Markup, PostSource


def page(text: str, **fields: object) -> PostSource:
    return PostSource("_posts/2020-01-02-a.html", text, Meta(), markup=Markup.HTML, **fields)  # type: ignore[arg-type] # a test says which


def test_an_html_post_keeps_its_lines_on_disk() -> None:
    post = read(page("<p>a</p>\nb<br>\nc\n<br><br>d\n\n<h2>e</h2>f", first_line=5))
    assert [(type(block).__name__, block.lines) for block in post.blocks] == [
        ("Paragraph", Lines(5, 5)),
        ("Paragraph", Lines(6, 7)),
        ("Paragraph", Lines(8, 8)),
        ("Heading", Lines(10, 10)),
        ("Paragraph", Lines(10, 10)),
    ]


def test_the_body_of_an_html_post_is_its_text() -> None:
    assert body_html(page("<p>a<p>b &amp; c\r\n")) == "<p>a<p>b &amp; c\r\n"


def test_notes_of_every_stage_are_in_the_post() -> None:
    before = Note("x.before", "m", Severity.INFO)
    post = read(page("<p>a\x08<nick>b</nick>", notes=(before,)))
    assert [note.code for note in post.notes] == ["x.before", Code.FORBIDDEN_CHARACTER, Code.UNKNOWN_ELEMENT]


def test_meta_goes_through() -> None:
    meta = Meta(title="t", lang="en", extra=FrozenMap({"layout": "post", "digest": "d"}))
    post = read(PostSource("a.html", "<p lang=en>a", meta, markup=Markup.HTML))
    assert post.meta == Meta(title="t", lang="en", digest="d", extra=FrozenMap({"layout": "post"}))
    assert post.blocks == (Paragraph((Text("a"),)),)


@given(st.text())
def test_any_html_text_is_read(text: str) -> None:
    read(page(text, liquid=False))


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "<", "&", "<!--", "</", "<p", "<![CDATA[", "<?", "<!"])
def test_scraps_are_read(text: str) -> None:
    assert read(page(text)).meta == Meta()
