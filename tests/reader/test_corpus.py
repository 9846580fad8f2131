"""Every real post is read, and its text is that of the page that it makes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from convert.errors import ConvertError
from convert.notes import Action
from convert.reader import body_html, html, read
from convert.reader.ast import Content
from convert.site import Site
from convert.sources import Markup, PostSource

from .ast.reading import letters, text_of_content, text_of_tree

SUFFIXES = {".md", ".markdown", ".mkd", ".html", ".htm"}


def sources(corpus: Path) -> list[PostSource]:
    """Return the posts of the corpus that can be split into front matter and body."""
    paths = [path for path in sorted(corpus.glob("jekyll/**/_posts/**/*")) if path.suffix in SUFFIXES]
    found = []
    for path in (*paths, *sorted(corpus.glob("finews/*.md"))):
        try:
            found.append(Site.of_post(path).source(path))
        except ConvertError:
            continue  # what cannot be split is the business of the tests of front matter
    return found


@pytest.fixture(scope="session")
def posts(corpus: Path) -> list[PostSource]:
    return sources(corpus)


def test_every_real_post_keeps_the_text_of_its_page(posts: list[PostSource]) -> None:
    assert len(posts) > 300
    assert [source.path for source in posts if page_letters(source) != post_letters(source)] == []


def page_letters(source: PostSource) -> str:
    page = text_of_tree(html.parse(body_html(source)).body)
    return without_delimiters(letters(page))


def post_letters(source: PostSource) -> str:
    post = read(source)
    return without_delimiters(letters(text_of_content(Content(post.blocks, post.footnotes))))


def without_delimiters(text: str) -> str:
    """Take out the delimiters of formulas, which are no text."""
    return re.sub(r"\$|\\[\[\]()]", "", text)


def test_nothing_is_dropped_but_what_is_hidden(posts: list[PostSource]) -> None:
    drops = {(made.rule, made.action) for source in posts for made in read(source).decisions}
    assert drops <= {("hidden", Action.DROP)}


def test_nearly_every_block_knows_its_lines(posts: list[PostSource]) -> None:
    unknown = every = 0
    for source in posts:
        found = [block.lines for block in read(source).blocks]
        last = source.first_line + source.text.count("\n")
        assert all(source.first_line <= at.first <= at.last <= last for at in found if at), source.path
        every += len(found)
        unknown += found.count(None)
    assert unknown < 0.01 * every


def test_html_posts_are_read_from_their_own_text(posts: list[PostSource]) -> None:
    pages = [source for source in posts if source.markup is Markup.HTML and "{" not in source.text]
    assert pages
    assert all(body_html(source) == source.text for source in pages)
