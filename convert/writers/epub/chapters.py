"""A post → its content documents, each small enough for every reader, and its images."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from convert.books import Book, Chapter, headings, outline
from convert.media.picture import Missing, Picture
from convert.nodes import Post
from convert.notes import Note
from convert.walk import plain_text
from convert.writers.contract import WriteContext
from convert.writers.epub.container import Container
from convert.writers.epub.facts import Entry, Facts, File
from convert.writers.epub.frame import document
from convert.writers.heads import title_of
from convert.writers.xhtml import Article, Form, Page, article
from convert.writers.xhtml.article import Piece, notes_section

LARGEST: Final = 240_000
"""Bytes of one content document: Kindle refuses, and e-ink readers stall on, files much above 250 kB."""

_PACKED: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


def write_chapter(book: Book, chapter: Chapter, container: Container, facts: Facts, context: WriteContext) -> None:
    """Write a chapter's documents and the images that are not in the book yet; remember what was met."""
    post = outline(chapter.post)
    pictures: dict[str, Picture] = {}
    page, made, cuts = _made(book, chapter.id, post, context, pictures)
    for number, body in enumerate(_bodies(page, made, cuts), 1):
        name = _file(chapter.id, number)
        data = document(context, lang=post.meta.lang, title=title_of(post, page.words.untitled), body=body)
        container.add(name, data, post.meta.date)
        facts.files.append(File(name.removesuffix(".xhtml"), name, mathml="<math " in body))
    for picture in pictures.values():
        if picture.name not in facts.pictures:
            facts.pictures[picture.name] = picture.media_type
            container.add(f"images/{picture.name}", picture.data, post.meta.date, packed=picture.media_type in _PACKED)
    facts.features |= page.features
    facts.add(post, single=book.single)
    facts.entries += _entries(chapter, post, page, single=book.single)


def _made(
    book: Book, name: str, post: Post, context: WriteContext, pictures: dict[str, Picture]
) -> tuple[Page, Article, list[int]]:
    """Return the article and after which pieces it is cut.

    A post that needs several files is written twice: where a link leads is only known once all is cut.
    """

    def page_for(note: Callable[[Note], None], elsewhere: Callable[[str], str]) -> Page:
        def image(url: str) -> Picture | Missing:
            return context.pictures.picture(post, url)

        def src(picture: Picture) -> str:
            pictures.setdefault(picture.name, picture)
            return f"images/{picture.name}"

        def other(url: str) -> str | None:
            found = book.chapter_at(url, post)
            return _file(found, 1) if found else None

        return Page(post, form=Form.EPUB, image=image, src=src, note=note, elsewhere=elsewhere, chapter=other)

    page = page_for(context.note, lambda _: "")
    made = article(page)
    cuts = _cuts(made)
    if not cuts:
        return page, made, cuts
    places = dict(_places(name, page, made, cuts))
    page = page_for(lambda _: None, lambda id_: places.get(id_, ""))
    return page, article(page), cuts


def _file(name: str, number: int) -> str:
    """Return the name of the n-th file of a chapter; no chapter's id holds an underscore."""
    return f"{name}.xhtml" if number == 1 else f"{name}_{number}.xhtml"


def _cuts(made: Article) -> list[int]:
    """Return the pieces before which a new file begins."""
    cuts, filled = [], len(made.head.encode())
    for number, piece in enumerate(made.pieces):
        size = piece.size
        if filled + size > LARGEST and number:
            cuts.append(number)
            filled = 0
        filled += size
    return cuts


def _groups(made: Article, cuts: list[int]) -> Iterator[tuple[Piece, ...]]:
    starts = [0, *cuts]
    for start, end in zip(starts, [*cuts, len(made.pieces)], strict=True):
        yield made.pieces[start:end]


def _places(name: str, page: Page, made: Article, cuts: list[int]) -> Iterator[tuple[str, str]]:
    yield page.own_id("title"), _file(name, 1)
    for number, group in enumerate(_groups(made, cuts), 1):
        for piece in group:
            yield from ((id_, _file(name, number)) for id_ in piece.ids(page))


def _bodies(page: Page, made: Article, cuts: list[int]) -> Iterator[str]:
    """Yield what stands in the body of each file: head first, foot last, each with the notes that it names."""
    label = f'aria-labelledby="{page.own_id("title")}"'
    last = len(cuts)
    for number, group in enumerate(_groups(made, cuts)):
        named = f' role="article" {label}' if number == 0 else ""
        parts = [
            f'<article class="post"{named}>',
            made.head if number == 0 else "",
            *(piece.markup for piece in group),
            made.foot if number == last else "",
            notes_section(page, [note for piece in group for note in piece.notes]),
            "</article>",
        ]
        yield "\n".join(part for part in parts if part)


def _entries(chapter: Chapter, post: Post, page: Page, *, single: bool) -> Iterator[Entry]:
    """Yield the lines of the contents: the title, and for a single post its headings below it."""
    first = _file(chapter.id, 1)
    yield Entry(title_of(post, page.words.untitled), first, post.meta.lang, 1, chapter.section)
    if not single:
        return
    for heading in headings(post):
        text = " ".join(plain_text(heading.children).split())
        if text and heading.id:
            name = page.id(heading.id)
            yield Entry(text, f"{page.elsewhere(name) or first}#{name}", post.meta.lang, heading.level)
