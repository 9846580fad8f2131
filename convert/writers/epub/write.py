"""The order in which an EPUB is written; only a few facts a chapter are kept until the end."""

from __future__ import annotations

from typing import BinaryIO

from convert.books import Book
from convert.nodes import Post
from convert.writers.contract import WriteContext
from convert.writers.epub.chapters import write_chapter
from convert.writers.epub.container import Container
from convert.writers.epub.facts import Facts
from convert.writers.epub.frame import document
from convert.writers.epub.navigation import nav_body, ncx, title_page_body, tree
from convert.writers.epub.places import Places
from convert.writers.heads import book_title
from convert.writers.words import words


def write(book: Book, out: BinaryIO, context: WriteContext) -> None:
    """Write a book as EPUB 3.3: chapters as their posts are read, contents and package document last.

    Errors: ConvertError, of a post that cannot be read.
    """
    with Container(out) as container:
        container.add_outside("META-INF/container.xml", context.template("epub/container.xml"))
        container.add_fixed("style.css", context.template("epub/style.css"))
        facts, places = Facts(), Places(book, context)
        only: Post | None = None
        for chapter in book.chapters:
            only = chapter.post if book.single else None
            write_chapter(book, chapter, container, facts, context, places)
        _finish(container, book, facts, context, only=only)


def _finish(container: Container, book: Book, facts: Facts, context: WriteContext, *, only: Post | None) -> None:
    """Write what needs all chapters: title page, contents, package document."""
    from convert.writers.epub.package import SPINE_NAV, write_package

    lang = book.lang
    terms = words(lang)
    title = book_title(book, only, terms.untitled)
    title_page = None
    if not book.single:
        title_page = "title.xhtml"
        body = title_page_body(title, facts, lang, terms)
        container.add(title_page, document(context, lang=lang, title=title, body=body), facts.newest)
    points = tree(facts.entries, lang, terms)
    start = facts.files[0].name if facts.files else title_page or "nav.xhtml"
    nav = document(
        context,
        lang=lang,
        title=terms.contents,
        body=nav_body(points, lang, terms, start=start, title_page=title_page),
    )
    container.add("nav.xhtml", nav, facts.newest)
    container.add("toc.ncx", ncx(points, lang=lang, title=title, identifier=f"urn:uuid:{book.uuid}"), facts.newest)
    shown = len(nav) <= SPINE_NAV
    write_package(container, book, facts, only=only, title=title, lang=lang, nav_in_spine=shown)
