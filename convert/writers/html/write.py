"""The page: its frame and style once, then one article after the other as their posts are read."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from typing import BinaryIO

from convert.books import Book, Chapter, outline
from convert.language_tags import is_right_to_left
from convert.media.picture import Missing, Picture
from convert.nodes import Post
from convert.writers.contract import WriteContext
from convert.writers.escaping import attribute, escape, language
from convert.writers.heads import book_title, byline_text, title_of
from convert.writers.words import Words, family, words
from convert.writers.xhtml import Form, Page, article, id_of
from convert.writers.xhtml.article import notes_section
from convert.writers.xhtml.frame import frame

_END = b"</main>\n</body>\n</html>\n"


def write(book: Book, out: BinaryIO, context: WriteContext) -> None:
    """Write a book as one HTML page; a volume has its contents at the top, so its posts are read twice.

    Errors: ConvertError, of a post that cannot be read.
    """
    only = next(book.posts, None) if book.single else None
    terms = words(book.lang)
    title = book_title(book, only, terms.untitled)
    out.write(_opening(context, lang=book.lang, title=title, only=only).encode())
    if not book.single:
        out.write(_contents(book, title, terms).encode())
    out.writelines(_article(book, chapter, context).encode() for chapter in book.chapters)
    out.write(_END)


def _opening(context: WriteContext, *, lang: str, title: str, only: Post | None) -> str:
    """Return the head of the page; only the style whose hash it names may be applied (CSP level 3)."""
    style = context.template("epub/style.css").decode() + context.template("html/style.css").decode()
    return frame(context.template("html/page.html")).substitute(
        lang=language(lang),
        dir=' dir="rtl"' if is_right_to_left(lang) else "",
        hash=b64encode(sha256(style.encode()).digest()).decode(),
        meta="".join(_metadata(only)) if only else "",
        title=escape(" ".join(title.split())),
        style=style,
        family=family(lang),
    )


def _metadata(post: Post) -> Iterator[str]:
    """Yield what a browser or an archive reads of a post."""
    if post.byline and post.byline.creators:
        names = ", ".join(person.name for person in post.byline.creators)
        yield f'<meta name="author" content="{attribute(names)}">\n'
    if post.meta.digest:
        yield f'<meta name="description" content="{attribute(post.meta.digest)}">\n'
    if subjects := (*post.meta.categories, *post.meta.tags):
        yield f'<meta name="keywords" content="{attribute(", ".join(subjects))}">\n'


def _contents(book: Book, title: str, terms: Words) -> str:
    """Return the title of a volume and a line for each post: title, byline."""
    lines = []
    for chapter in book.chapters:
        post = chapter.post
        name = escape(title_of(post, terms.untitled))
        byline = byline_text(post, terms.separator)
        said = f' lang="{language(post.meta.lang)}"' if post.meta.lang != book.lang else ""
        lines.append(
            f'<li{said}><a href="#{chapter.id}-_title">{name}</a>{f" {escape(byline)}" if byline else ""}</li>'
        )
    count = escape(terms.counted(len(lines)))
    head = f'<header class="title-page">\n<h1>{escape(title)}</h1>\n<p class="count">{count}</p>\n</header>\n'
    label = attribute(terms.contents)
    return head + f'<nav aria-label="{label}">\n<ol>\n' + "\n".join(lines) + "\n</ol>\n</nav>\n"


def _article(book: Book, chapter: Chapter, context: WriteContext) -> str:
    post = outline(chapter.post)

    def image(url: str) -> Picture | Missing:
        return context.pictures.picture(post, url)

    def other(url: str) -> str | None:
        found = book.target(url, post)
        return f"#{found.chapter}-{id_of(found)}" if found else None

    prefix = "" if book.single else f"{chapter.id}-"
    page = Page(post, form=Form.HTML, image=image, src=_data, note=context.note, chapter=other, prefix=prefix)
    made = article(page)
    lang = language(post.meta.lang)
    rtl = ' dir="rtl"' if is_right_to_left(lang) else ""
    parts = [
        f'<article class="post {family(lang)}" lang="{lang}"{rtl} aria-labelledby="{page.own_id("title")}">',
        made.head,
        *(piece.markup for piece in made.pieces),
        made.foot,
        notes_section(page, [note for piece in made.pieces for note in piece.notes]),
        "</article>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _data(picture: Picture) -> str:
    """Return a picture as an address that holds it (RFC 2397)."""
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}"
