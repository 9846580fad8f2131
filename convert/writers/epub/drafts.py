"""A post as it is cut into content documents, each small enough for every reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import msgspec
from msgspec.structs import replace

from convert.nodes import Block, Post
from convert.writers.xhtml import Article, Page, article
from convert.writers.xhtml.article import Piece

LARGEST: Final = 240_000
"""Bytes of one content document: Kindle refuses, and e-ink readers stall on, files much above 250 kB."""

_LINK: Final = 'href="#'
"""How a link inside begins; one that leads to another file grows by that file's name."""


class Draft(msgspec.Struct, frozen=True):
    """A post as an article, and before which of its pieces a new file begins.

    ``post`` is the post with what is too large for a file in halves. ``name`` is that of the chapter.
    """

    name: str
    post: Post
    page: Page
    article: Article
    cuts: tuple[int, ...]

    def groups(self) -> Iterator[tuple[Piece, ...]]:
        """Yield the pieces of each file."""
        starts = (0, *self.cuts)
        for start, end in zip(starts, (*self.cuts, len(self.article.pieces)), strict=True):
            yield self.article.pieces[start:end]

    def places(self) -> Iterator[tuple[str, str]]:
        """Yield each id with the file that it is in."""
        yield self.page.own_id("title"), file_name(self.name, 1)
        for number, group in enumerate(self.groups(), 1):
            for piece in group:
                yield from ((id_, file_name(self.name, number)) for id_ in piece.ids(self.page))


def draft(name: str, post: Post, page_for: Callable[[Post], Page]) -> Draft:
    """Write a post with links as if it were one file, and find where it must be cut.

    A block too large for a file is parted, and its halves again, until each fits or has no parts.
    """
    while True:
        page = page_for(post)
        made = article(page)
        sizes = [_size(piece, name) for piece in made.pieces]
        whole = zip(post.blocks, made.pieces, sizes, strict=False)  # footnotes left over follow, which have no block
        blocks = tuple(part for block, piece, size in whole for part in _parts(block, piece, size))
        if len(blocks) == len(post.blocks):
            return Draft(name, post, page, made, tuple(_cuts(made, sizes)))
        post = replace(post, blocks=blocks)


def file_name(name: str, number: int) -> str:
    """Return the name of the n-th file of a chapter; no chapter's id holds an underscore."""
    return f"{name}.xhtml" if number == 1 else f"{name}_{number}.xhtml"


def _parts(block: Block, piece: Piece, size: int) -> tuple[Block, ...]:
    """Return a block, or its halves if it is too large; one that is so by a single footnote stays whole with it."""
    if size <= LARGEST or (len(piece.notes) == 1 and len(piece.markup) <= LARGEST // 2):
        return (block,)
    from convert.writers.epub.halving import halves

    return halves(block) or (block,)


def _size(piece: Piece, name: str) -> int:
    """Return the bytes of a piece with its notes, once its links lead to files."""
    longest = len(file_name(name, 100))
    return sum(len(part.encode()) + part.count(_LINK) * longest for part in (piece.markup, *piece.notes))


def _cuts(made: Article, sizes: list[int]) -> Iterator[int]:
    """Yield the pieces before which a new file begins; the foot may come to any, so each leaves room for it."""
    rest = LARGEST - len(made.foot.encode())
    filled = len(made.head.encode())
    for number, size in enumerate(sizes):
        if filled + size > rest and number:
            yield number
            filled = 0
        filled += size
