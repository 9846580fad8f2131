"""The ids that headings have by themselves, as kramdown's GFM gives them; what a post says itself stands in the tree.

Source: kramdown-parser-gfm 1.1, ``generate_gfm_header_id``.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from convert.nodes import Block, Heading, Inlines, Post
from convert.walk import every_block, map_blocks, plain_text

_LETTERLIKE: Final = ((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))
"""Symbols that Unicode counts as letters (Other_Alphabetic), so that Ruby takes them for words."""


class AutomaticIds:
    """Gives the headings of one post their ids, one after the other: an id that comes again is numbered."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def peek(self, text: str) -> str:
        """Return the id that a heading of this text would get; empty if it has no word."""
        return self._numbered(text.translate(_SLUG))

    def take(self, text: str) -> str:
        """Return that id and count it."""
        slug = text.translate(_SLUG)
        made = self._numbered(slug)
        self._seen[slug] = self._seen.get(slug, 0) + 1
        return made

    def _numbered(self, slug: str) -> str:
        number = self._seen.get(slug, 0)
        return f"{slug}-{number}" if number else slug


class _Slug(dict[int, str]):
    """What ``str.translate`` makes an id with: each character in small letters, blanks as hyphens, words alone."""

    def __missing__(self, code: int) -> str:
        made = "".join("-" if char in " \t" else char for char in chr(code).lower() if char in "- \t" or _is_word(char))
        self[code] = made
        return made


_SLUG: Final = _Slug()


def _is_word(char: str) -> bool:
    category = unicodedata.category(char)
    if category[0] in "LM" or category in ("Nd", "Nl", "Pc"):
        return True
    return any(first <= ord(char) <= last for first, last in _LETTERLIKE)


def heading_text(children: Inlines) -> str:
    """Return the text of a heading that its automatic id is made from."""
    return plain_text(children).replace("\n", "")


def without_automatic_ids(post: Post) -> Post:
    """Take away the ids that headings have by themselves, so that only those remain which the post says.

    One that another heading has too remains: links lead to the first of them, whether or not the post says it there.
    """
    named = Counter(block.id for block in every_block(post.blocks) if isinstance(block, Heading) and block.id)
    if not named:
        return post
    ids = AutomaticIds()

    def change(block: Block) -> Iterator[Block]:
        if not isinstance(block, Heading) or named[block.id or ""] > 1:
            yield block
            return
        text = heading_text(block.children)
        if block.id is None or block.id == ids.peek(text):
            ids.take(text)
            yield replace(block, id=None)
        else:
            yield block

    return replace(post, blocks=map_blocks(post.blocks, change))
