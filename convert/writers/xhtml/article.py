"""A post → the parts of its article: head, blocks one by one, footnotes, foot.

They come apart because a long post is cut between two blocks into several files, each with the notes that it names.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from convert.books import heading_ids
from convert.nodes import Anchor, Block, Blocks, Footnote, Heading
from convert.walk import every_block, inlines_of
from convert.writers.address import absolute
from convert.writers.escaping import attribute, escape
from convert.writers.heads import byline_text, subtitle_of, title_of
from convert.writers.words import shown_date
from convert.writers.xhtml.blocks import block, blocks
from convert.writers.xhtml.inlines import inlines
from convert.writers.xhtml.page import Page

GAP: Final = "\u3000"
"""What parts two roles on a line: a character, for a margin is lost on readers without CSS."""


class Piece(msgspec.Struct, frozen=True):
    """A block as mark-up, and the footnotes that it is the first to name: each a whole ``aside``, from ``first`` on.

    ``blocks`` is the block itself; none if a piece is a footnote alone that nothing names.
    """

    markup: str
    blocks: Blocks
    notes: list[str]
    first: int

    def ids(self, page: Page) -> Iterator[str]:
        """Yield the ids in it: of its headings, of its anchors and of its footnotes, whose anchors are among them."""
        for one in every_block(self.blocks):
            if isinstance(one, Heading) and one.id:
                yield page.id(one.id)
        yield from _anchors(page, self.blocks)
        for number in range(self.first, self.first + len(self.notes)):
            yield page.own_id(f"n{number}")
            yield from _anchors(page, page.footnotes[page.labels[number - 1]].blocks)


def _anchors(page: Page, blocks: Blocks) -> Iterator[str]:
    return (page.anchor_id(inline.id) for inline in inlines_of(blocks) if isinstance(inline, Anchor))


class Article(msgspec.Struct, frozen=True):
    """The parts of an article, in reading order; ``pieces`` has one entry a block, then one a footnote left over."""

    head: str
    pieces: tuple[Piece, ...]
    foot: str


def article(page: Page) -> Article:
    """Write a post, outlined by ``books.outline``, as the parts of an article.

    Footnotes that nothing names come last, so that no text is lost.
    """
    post = page.post
    page.targets = heading_ids(post)
    done: set[str] = set()
    pieces = [_piece(page, one, done) for one in post.blocks]
    foot, footed = _foot(page), _notes(page, done)
    for footnote in post.footnotes:
        page.number(footnote.label)
    rest = footed + _notes(page, done)
    first = len(done) - len(rest) + 1
    pieces += [Piece("", (), [note], number) for number, note in enumerate(rest, first)]
    return Article(_head(page), tuple(pieces), foot)


def _piece(page: Page, node: Block, done: set[str]) -> Piece:
    markup = block(page, node)
    first = len(done) + 1
    return Piece(markup, (node,), _notes(page, done), first)


# --- footnotes ---------------------------------------------------------------------------------------------------


def _notes(page: Page, done: set[str]) -> list[str]:
    """Return the footnotes that have a number and are not written yet; writing one may number others."""
    out = []
    while len(done) < len(page.labels):
        label = page.labels[len(done)]
        done.add(label)
        out.append(_note(page, page.footnotes[label]))
    return out


def _note(page: Page, footnote: Footnote) -> str:
    """Return a footnote; the way back comes first, for some readers run notes together otherwise."""
    number = page.numbers[footnote.label]
    back = page.backlinks.get(footnote.label)
    mark = f'<a href="{page.link_to(back)}" role="doc-backlink">{number}</a>' if back else str(number)
    inside = blocks(page, footnote.blocks)
    opening = f'<span class="number">{mark}</span>{GAP}'
    joined = inside.replace("<p>", f"<p>{opening}", 1) if inside.startswith("<p>") else f"<p>{opening}</p>\n{inside}"
    kind = page.semantics("footnote", "doc-footnote")
    return f'<aside class="note" id="{page.own_id(f"n{number}")}"{kind}>\n{joined}\n</aside>'


def notes_section(page: Page, notes: list[str]) -> str:
    """Return the section that holds footnotes, or nothing."""
    if not notes:
        return ""
    label = attribute(page.words.notes)
    return f'<section class="notes" aria-label="{label}">\n' + "\n".join(notes) + "\n</section>"


# --- head and foot -----------------------------------------------------------------------------------------------


def _head(page: Page) -> str:
    """Return title, subtitle, byline, source and date, then the digest: each once, as the post says it."""
    post = page.post
    title = escape(title_of(post, page.words.untitled))
    kind = page.semantics("title")
    out = ['<header class="post-head">', f'<h1 id="{page.own_id("title")}"{kind}>{title}</h1>']
    if below := subtitle_of(post):
        out.append(f'<p class="subtitle"{page.semantics("subtitle", "doc-subtitle")}>{escape(below)}</p>')
    if post.byline and (names := byline_text(post, page.words.separator)):
        out.append(f'<p class="byline">{escape(names)}</p>')
    if meta := [part for part in (_source(page), _date(page)) if part]:
        out.append(f'<p class="meta">{GAP.join(meta)}</p>')
    out.append("</header>")
    if post.meta.digest:
        label = attribute(page.words.digest)
        lines = "\n".join(f"<p>{escape(line)}</p>" for line in post.meta.digest.split("\n") if line.strip())
        out.append(f'<section class="digest" role="doc-abstract" aria-label="{label}">\n{lines}\n</section>')
    return "\n".join(out)


def _source(page: Page) -> str:
    source = page.post.source
    shown = source and (source.text or source.name)
    if not source or not shown:
        return ""
    href = absolute(source.url) if source.url and source.url in shown else None
    inside = escape(shown)
    if href and source.url:
        inside = inside.replace(escape(source.url), f'<a class="url" href="{attribute(href)}">{escape(source.url)}</a>')
    return f'<cite class="source">{inside}</cite>'


def _date(page: Page) -> str:
    meta = page.post.meta
    if meta.date is None:
        return ""
    return f'<time datetime="{meta.date.isoformat()}">{shown_date(meta.date, meta.lang)}</time>'


def _foot(page: Page) -> str:
    """Return the author's note and the source's address, which a reader may want to open."""
    post = page.post
    out = []
    if post.author_note:
        out.append(f'<p class="author-note">{inlines(page, post.author_note.children)}</p>')
    source = post.source
    if source and source.url and source.url not in source.text:
        href, shown = absolute(source.url), escape(source.url)
        inside = f'<a class="url" href="{attribute(href)}">{shown}</a>' if href else shown
        out.append(f'<p class="address">{escape(page.words.original)}{inside}</p>')
    return '<footer class="post-foot">\n' + "\n".join(out) + "\n</footer>" if out else ""
