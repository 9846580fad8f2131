"""Links to a title that was taken out of the text, and to headings of its words, whose ids were counted with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from msgspec.structs import replace

from convert.identifiers import AutomaticIds, heading_text
from convert.nodes import Anchor, Block, Heading, Inline, Link, Paragraph, Post
from convert.walk import change_inlines, every_inline, inlines_of, map_blocks

_TOP: Final = "#top"
"""The beginning of a page, where its title stands, whatever there is called so (HTML, "navigating to a fragment")."""


def led_to_the_top(post: Post, title: Heading | Paragraph) -> Post:
    """Let links to what was the first line of a post lead to the title, and those to other headings where they did."""
    notes = (block for note in post.footnotes for block in note.blocks)
    links = [inline for inline in inlines_of((*post.blocks, *notes)) if isinstance(inline, Link)]
    named = frozenset(name for link in links for name in _names(link))
    if not named:
        return post
    if isinstance(title, Heading) and title.id is None:
        post = _with_ids(post, title, named)
    ids = _ids(title)
    return post if ids.isdisjoint(named) else change_inlines(post, lambda inline: _led(inline, ids))


def _names(link: Link) -> tuple[str, ...]:
    """Return the ids that a link may lead to: as it stands, and unescaped."""
    return (link.url[1:], unquote(link.url[1:])) if link.url.startswith("#") else ()


def _ids(title: Heading | Paragraph) -> frozenset[str]:
    """Return the ids of a title and of the places in it."""
    places = {inline.id for inline in every_inline(title.children) if isinstance(inline, Anchor)}
    own = (title.id or AutomaticIds().take(heading_text(title.children))) if isinstance(title, Heading) else ""
    return frozenset({*places, own} - {""})


def _with_ids(post: Post, title: Heading, named: frozenset[str]) -> Post:
    """Give the headings that links lead to the ids by which they were counted while the title was one of them."""
    before, after = AutomaticIds(), AutomaticIds()
    before.take(heading_text(title.children))

    def change(block: Block) -> Iterator[Block]:
        if isinstance(block, Heading) and block.id is None:
            text = heading_text(block.children)
            was, is_now = before.take(text), after.take(text)
            block = replace(block, id=was) if was != is_now and was in named else block
        yield block

    return replace(post, blocks=map_blocks(post.blocks, change))


def _led(inline: Inline, ids: frozenset[str]) -> Inline:
    leads = isinstance(inline, Link) and not ids.isdisjoint(_names(inline))
    return replace(inline, url=_TOP) if leads else inline
