"""A post → its content documents, and its images."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from convert.books import Book, Chapter, Target, headings, outline
from convert.media.picture import Picture
from convert.nodes import Post
from convert.notes import Note
from convert.walk import plain_text
from convert.writers.contract import WriteContext
from convert.writers.epub.container import Container
from convert.writers.epub.drafts import Draft, draft, file_name
from convert.writers.epub.facts import Entry, Facts, File
from convert.writers.epub.frame import document
from convert.writers.epub.places import Places, first_address, image_address, page_of
from convert.writers.heads import title_of
from convert.writers.xhtml import Page, article
from convert.writers.xhtml.article import notes_section

_PACKED: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


def write_chapter(
    book: Book, chapter: Chapter, container: Container, facts: Facts, context: WriteContext, places: Places
) -> None:
    """Write a chapter's documents and the images that are not in the book yet; remember what was met."""
    post = outline(chapter.post)
    pictures: dict[str, Picture] = {}
    made = _made(book, chapter.id, post, context, pictures, places)
    page = made.page
    for number, body in enumerate(_bodies(made), 1):
        name = file_name(chapter.id, number)
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
    book: Book, name: str, post: Post, context: WriteContext, pictures: dict[str, Picture], places: Places
) -> Draft:
    """Return a post as it is cut into files.

    One with a link to anything but a first file is written again: where such links lead is known once all is cut.
    """
    notes: list[Note] = []
    moved: list[Target] = []

    def src(picture: Picture) -> str:
        pictures.setdefault(picture.name, picture)
        return image_address(picture)

    def address(target: Target) -> str:
        if places.address(target) != first_address(target):
            moved.append(target)
        return first_address(target)

    def page_for(post: Post) -> Page:
        return page_of(book, post, context, src=src, note=notes.append, address=address)

    made = draft(name, post, page_for)
    if made.cuts or moved:
        own = dict(made.places())
        page = page_of(
            book, made.post, context,
            src=src, note=notes.append, elsewhere=lambda id_: own.get(id_, ""), address=places.address,
        )  # fmt: skip
        made = replace(made, page=page, article=article(page))
    for note in dict.fromkeys(notes):  # what is written again says the same again
        context.note(note)
    return made


def _bodies(made: Draft) -> Iterator[str]:
    """Yield what stands in the body of each file: head first, foot last, each with the notes that it names."""
    page, parts_of = made.page, made.article
    label = f'aria-labelledby="{page.own_id("title")}"'
    last = len(made.cuts)
    for number, group in enumerate(made.groups()):
        named = f' role="article" {label}' if number == 0 else ""
        parts = [
            f'<article class="post"{named}>',
            parts_of.head if number == 0 else "",
            *(piece.markup for piece in group),
            parts_of.foot if number == last else "",
            notes_section(page, [note for piece in group for note in piece.notes]),
            "</article>",
        ]
        yield "\n".join(part for part in parts if part)


def _entries(chapter: Chapter, post: Post, page: Page, *, single: bool) -> Iterator[Entry]:
    """Yield the lines of the contents: the title, and for a single post its headings below it."""
    first = file_name(chapter.id, 1)
    yield Entry(title_of(post, page.words.untitled), first, post.meta.lang, 1, chapter.section)
    if not single:
        return
    for heading in headings(post):
        text = " ".join(plain_text(heading.children).split())
        if text and heading.id:
            name = page.id(heading.id)
            yield Entry(text, f"{page.elsewhere(name) or first}#{name}", post.meta.lang, heading.level)
