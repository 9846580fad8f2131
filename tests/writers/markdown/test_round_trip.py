"""Markdown is read back as the post it was written from, and written again as the same bytes."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

import convert
from convert.nodes import Meta, Post
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
