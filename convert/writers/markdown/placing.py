"""A post in its place in a volume: ids and labels that no other post has, links that lead inside or to the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from convert.books import DEEPEST, Book, Chapter, anchor_ids, heading_ids, named_id, outline
from convert.nodes import Anchor, Block, Figure, Footnote, FootnoteReference, Heading, Inline, Inlines, Link, Post
from convert.normal_form import normal_inlines
from convert.notes import Code, Note
from convert.walk import holds_inlines, map_blocks, map_inlines
from convert.writers.address import from_page
from convert.writers.links import TOP, no_address, no_heading
from convert.writers.markdown.labels import plain_label, told_apart


def placed(book: Book, chapter: Chapter, note: Callable[[Note], None]) -> Post:
    """Return the post of a chapter as it stands in the volume; a link that leads nowhere is its text, and a Note."""
    post = told_apart(outline(chapter.post))
    place = _Place(book, chapter.id, post)
    author_note = post.author_note and replace(post.author_note, children=place.run(post.author_note.children))
    made = replace(
        post,
        blocks=map_blocks(post.blocks, place.block),
        author_note=author_note,
        footnotes=tuple(map(place.footnote, post.footnotes)),
    )
    for message in place.messages:
        note(Note(Code.LINK_DANGLING, message))
    return made


class _Place:
    """What becomes of the parts of one post; ``messages`` says which of its links lead nowhere, each once."""

    def __init__(self, book: Book, chapter: str, post: Post) -> None:
        self._book, self._chapter, self._post = book, chapter, post
        self._ids = heading_ids(post) | anchor_ids(post)
        self.messages: dict[str, None] = {}

    def block(self, block: Block) -> Iterator[Block]:
        made = map_inlines(block, self.run)
        match made:
            case Heading():  # the volume's title is above the post's
                yield replace(made, id=f"{self._chapter}-{made.id}", level=min(made.level + 1, DEEPEST))
            case Figure(link=str(url)):
                yield replace(made, link=self._address(url))
            case _:
                yield made

    def footnote(self, footnote: Footnote) -> Footnote:
        return replace(footnote, label=self._label(footnote.label), blocks=map_blocks(footnote.blocks, self.block))

    def run(self, run: Inlines) -> Inlines:
        return normal_inlines(new for inline in run for new in self._inline(inline))

    def _inline(self, inline: Inline) -> Inlines:
        match inline:
            case Link(url, children):
                address, inside = self._address(url), self.run(children)
                return (replace(inline, url=address, children=inside),) if address else inside
            case Anchor(name):
                return (Anchor(f"{self._chapter}-{name}"),)
            case FootnoteReference(label):
                return (replace(inline, label=self._label(label)),)
            case _:
                return (replace(inline, children=self.run(inline.children)),) if holds_inlines(inline) else (inline,)

    def _label(self, label: str) -> str:
        return f"{self._chapter}-{plain_label(label)}"

    def _address(self, url: str) -> str | None:
        if url.startswith("#"):
            return self._inside(url[1:])
        target = self._book.target(url, self._post)
        if target:
            return _anchor(target.chapter, target.id)
        address = from_page(url, self._post.meta.address)
        if address is None:
            self.messages[no_address(url)] = None
        return address

    def _inside(self, name: str) -> str | None:
        found = named_id(name, self._ids)
        if found is None and name not in TOP:
            self.messages[no_heading(name)] = None
            return None
        return _anchor(self._chapter, found)


def _anchor(chapter: str, name: str | None) -> str:
    return f"#{chapter}-{name}" if name else f"#{chapter}"
