"""What a book is called, in every format."""

from __future__ import annotations

import pytest

from convert.books import Book
from convert.frozen import FrozenMap
from convert.nodes import Meta, Paragraph, Post, Text
from convert.writers.heads import book_title, subtitle_of
from convert.writers.markdown.volume import chapter_text, contents

POST = Post(Meta(title="Low  water", slug="low-water"), (Paragraph((Text("Text."),)),))
UNNAMED = Post(Meta(slug="low-water"))


@pytest.mark.parametrize(
    ("book", "first", "title"),
    [
        (Book.of([POST], title="Tides"), POST, "Tides"),
        (Book.of([POST]), POST, "None"),
        (Book.of(POST), POST, "Low water"),
        (Book.of(POST, title="Tides"), POST, "Tides"),
        (Book.of(UNNAMED), UNNAMED, "low-water"),
        (Book.of([]), None, "None"),
    ],
)
def test_a_book_has_its_own_title_or_its_only_posts(book: Book, first: Post | None, title: str) -> None:
    assert book_title(book, first, "None") == title


def test_a_volume_without_a_title_is_untitled_in_markdown_too() -> None:
    assert contents(Book.of([POST])).startswith("# Untitled\n")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("How the sea comes &amp; <em>goes</em>", "How the sea comes & goes"),
        ("  two\n lines ", "two lines"),
        ("Tides", ""),  # the title again
        ("", ""),
        (None, ""),
        (7, ""),
        (["Tides"], ""),
    ],
)
def test_a_subtitle_is_text_that_says_more_than_the_title(said: object, shown: str) -> None:
    meta = Meta(title="Tides", extra=FrozenMap({"subtitle": said}))
    assert subtitle_of(Post(meta)) == shown


def test_a_volume_in_markdown_shows_the_subtitle_of_a_post() -> None:
    post = Post(Meta(title="Tides", extra=FrozenMap({"subtitle": "Low *water*"})), (Paragraph((Text("Text."),)),))
    chapters = Book.of([post], title="All").chapters
    text = "".join(chapter_text(Book.of([post], title="All"), chapter, lambda _: None) for chapter in chapters)
    assert "\n\n**Low \\*water\\***\n\n" in text
