"""What is said of a formula that an engine cannot set."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from convert.books import Book
from convert.nodes import Math, Meta, Post
from convert.notes import Code, Note
from convert.writers.tex import refusal
from tests.writers.building import p
from tests.writers.engines import rendered

FORMATS = ["html", "epub", "docx", "pdf"]


@pytest.mark.pandoc
@pytest.mark.parametrize("to", FORMATS)
def test_every_format_says_the_same_of_a_formula_that_cannot_be_set(to: str) -> None:
    notes: list[Note] = []
    tex = '\\nosuchthing{"x\ny"}'
    rendered(Post(Meta(title="t", lang="en"), (p(Math(tex)),)), to, note=notes.append)
    assert [(note.code, note.message) for note in notes] == [(Code.FORMULA, refusal(tex))]


@pytest.mark.pandoc
@pytest.mark.parametrize(("tex", "to"), [*((r"\nosuchthing{x}", to) for to in FORMATS), (r"x = \frac{}{}", "pdf")])
def test_in_a_volume_it_is_said_of_its_post(tex: str, to: str) -> None:
    posts = _Posts(tuple(Post(Meta(title=one, lang="en"), (p(Math(one)),)) for one in ("x", tex, "y")))
    said: list[tuple[str, str]] = []
    rendered(Book.of(posts), to, note=lambda note: said.append((posts.current, note.message)))
    assert said == [(tex, refusal(tex))]


class _Posts:
    """Posts, and which is being written: what a writer notes until it asks for the next is about that one."""

    def __init__(self, posts: tuple[Post, ...]) -> None:
        self._posts, self.current = posts, ""

    def __iter__(self) -> Iterator[Post]:
        for post in self._posts:
            self.current = post.meta.title
            yield post
        self.current = ""
