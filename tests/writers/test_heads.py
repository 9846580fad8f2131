"""What a book is called, in every format."""

from __future__ import annotations

import pytest

from convert.books import Book
from convert.nodes import Meta, Paragraph, Post, Text
from convert.writers.heads import book_title
from convert.writers.markdown.volume import contents

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
