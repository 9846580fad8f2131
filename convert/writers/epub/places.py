"""In which files the chapters of a book, and the ids in them, are: where links from one chapter to another lead."""

from __future__ import annotations

from collections.abc import Callable

from convert.books import Book, Target, outline
from convert.media.picture import Missing, Picture
from convert.nodes import Post
from convert.notes import Note
from convert.writers.contract import WriteContext
from convert.writers.epub.drafts import draft, file_name
from convert.writers.xhtml import Form, Page, id_of


class Places:
    """The files of a book's chapters; what is known of one is remembered.

    A chapter is cut by its own text alone, so that its files are known before it is written, and after.
    """

    def __init__(self, book: Book, context: WriteContext) -> None:
        self._book, self._context = book, context
        self._files: dict[str, dict[str, str]] = {}

    def address(self, target: Target) -> str:
        """Return the address of a target inside the book."""
        if target.id is None:
            return first_address(target)
        if target.chapter not in self._files:
            self._files[target.chapter] = self._files_of(target)
        name = id_of(target)
        return f"{self._files[target.chapter].get(name, file_name(target.chapter, 1))}#{name}"

    def _files_of(self, target: Target) -> dict[str, str]:
        """Return in which file each id of a chapter is; nothing for a chapter of one file."""

        def page_for(post: Post) -> Page:
            return page_of(self._book, post, self._context, src=image_address, note=lambda _: None)

        made = draft(target.chapter, outline(target.unread.read()), page_for)
        return dict(made.places()) if made.cuts else {}


def page_of(  # noqa: PLR0913 - each is one side of the frame
    book: Book,
    post: Post,
    context: WriteContext,
    *,
    src: Callable[[Picture], str],
    note: Callable[[Note], None],
    elsewhere: Callable[[str], str] = lambda _: "",
    address: Callable[[Target], str] | None = None,
) -> Page:
    """Return the page of a post of a book; without ``address`` its links lead as if each chapter were one file."""

    def image(url: str) -> Picture | Missing:
        return context.pictures.picture(post, url)

    def other(url: str) -> str | None:
        found = book.target(url, post)
        return (address or first_address)(found) if found else None

    return Page(post, form=Form.EPUB, image=image, src=src, note=note, elsewhere=elsewhere, chapter=other)


def first_address(target: Target) -> str:
    """Return the address of a target in a chapter of one file."""
    first = file_name(target.chapter, 1)
    return f"{first}#{id_of(target)}" if target.id else first


def image_address(picture: Picture) -> str:
    """Return where a picture is in the book."""
    return f"images/{picture.name}"
