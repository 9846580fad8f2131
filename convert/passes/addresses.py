"""The address of the source: labelled, behind "阅读原文", beside the source's line, or alone at the end of a post."""

from __future__ import annotations

from typing import Final

import msgspec

from convert.nodes import Block, CodeBlock, Figure, Link, List, Paragraph, Post, Table
from convert.notes import Code
from convert.passes import zones
from convert.passes.address_form import SIGNS, is_article, is_page, labelled_address, says_original
from convert.passes.edits import doubt, rebuilt, took
from convert.passes.field import Kind
from convert.passes.profile import Profile
from convert.passes.remains import images_of, is_annotated
from convert.passes.reprints import fields_in
from convert.passes.settling import with_address
from convert.passes.source_names import URL
from convert.passes.text import bare, has_han, is_prose, line_of, squeeze, text_of, unbracketed
from convert.walk import every_block, inlines_of, links_in, plain_text

BESIDE: Final = 2
"""Lines between which the source's name and its address stand, an editor's at most between them."""
_EMPTY: Final = frozenset({"<>", "＜＞"})


class _Address(msgspec.Struct, frozen=True):
    """The rule by which a line is an address, the address, and how many lines above are its label."""

    rule: str
    url: str
    above: int = 0


def find_address(post: Post, profile: Profile) -> Post:
    """Take the address of the source out of the last lines of a post; out of the first ones if a label names it."""
    tail = set(zones.tail(post, profile))
    for at in sorted(tail | set(zones.head(post, profile)), reverse=True):
        block = post.blocks[at] if at < len(post.blocks) else None
        if not isinstance(block, Paragraph) or not line_of(block):
            continue
        address = _address(post, at, block, profile, at_the_end=at in tail)
        places = range(at - address.above, at + 1) if address else ()
        if address is None or any(is_annotated(post.blocks[place]) for place in places):
            continue
        found = with_address(post, address.url, block.lines) if address.url else post
        if found is None:
            message = f"{address.url} is a second address of the source; it stays in the text"
            post = doubt(post, Code.ROLE_CONFLICT, message, block.lines)
            continue
        decisions = [
            took(address.rule, "source_url", text_of(line), line.lines)
            for line in (post.blocks[place] for place in places)
            if isinstance(line, Paragraph)
        ]
        post = rebuilt(found, {place: images_of(post.blocks[place]) for place in places}, decisions)
    return post


def _address(post: Post, at: int, block: Paragraph, profile: Profile, *, at_the_end: bool) -> _Address | None:
    """Return what a paragraph is as an address."""
    line = line_of(block)
    if at_the_end and line in _EMPTY and profile.addresses.bare:
        return _Address("source-url.empty", "")
    links = links_in(block.children)
    inner = unbracketed(line)
    if url := labelled_address(block, profile):
        return _Address("source-url.label", url)
    if len(links) == 1 and says_original(inner, profile) and _is_all(block, links[0]):
        return _Address("source-url.read-on", links[0].url)
    if not _is_alone(inner, links, post.meta.title):
        return None
    url = links[0].url if links else inner.strip(SIGNS)
    return _unlabelled(post, at, url, profile, at_the_end=at_the_end)


def _unlabelled(post: Post, at: int, url: str, profile: Profile, *, at_the_end: bool) -> _Address | None:
    """Return what an address alone is: its label stands above, the source beside it, or it ends a report."""
    above = line_of(post.blocks[at - 1]) if at else ""
    if above and profile.labels.source_url.hold(above.strip(SIGNS)):
        return _Address("source-url.label", url, above=1)
    if above.endswith(("：", ":")):
        return None
    if is_page(url) and _is_beside_the_source(post, at, profile):
        return _Address("source-url.beside", url)
    bare_one = at_the_end and profile.addresses.bare and _stands_for_the_source(post, at, url)
    return _Address("source-url.bare", url) if bare_one else None


def _is_all(block: Paragraph, link: Link) -> bool:
    return squeeze(plain_text(link.children)).strip(SIGNS) == line_of(block).strip(SIGNS)


def _is_alone(line: str, links: list[Link], title: str) -> bool:
    """Say if a line is an address written out, or the title of the post that leads to one."""
    if URL.fullmatch(line.strip(SIGNS)):
        return len(links) <= 1
    return len(links) == 1 and bool(title) and bare(line) == bare(title) == bare(plain_text(links[0].children))


def _is_beside_the_source(post: Post, at: int, profile: Profile) -> bool:
    """Say if the name of the source is told in a line above or below, without an address."""
    near = [at + step for step in (-1, 1, -BESIDE) if 0 <= at + step < len(post.blocks)]
    for block in (post.blocks[place] for place in near):
        kinds = {field.kind for field in fields_in(block, profile)} if isinstance(block, Paragraph) else set()
        if not kinds and (not isinstance(block, Paragraph) or is_prose(block)):
            continue
        if Kind.SOURCE in kinds and Kind.SOURCE_URL not in kinds:
            return True
    return False


def _stands_for_the_source(post: Post, at: int, url: str) -> bool:
    """Say if a bare address is that of the post: an article's, after a text of plain paragraphs in Han."""
    if any(is_prose(block) for block in post.blocks[at + 1 :]) or (at and isinstance(post.blocks[at - 1], Figure)):
        return False
    others = post.blocks[:at] + post.blocks[at + 1 :]
    return is_article(url) and _is_news(post, post.blocks[:at]) and not _has_an_address(others)


def _is_news(post: Post, blocks: tuple[Block, ...]) -> bool:
    """Say if the text is Han and nothing in it is what a notebook has: code; lists and tables, if nobody signed it."""
    notebook = (CodeBlock,) if post.byline or post.source else (CodeBlock, List, Table)
    if any(isinstance(block, notebook) for block in every_block(blocks)):
        return False
    return any(has_han(line_of(block)) for block in blocks)


def _has_an_address(blocks: tuple[Block, ...]) -> bool:
    """Say if a block shows an address: of two nothing says which is the source's, and a notebook has many."""
    return any(URL.fullmatch(line_of(block).strip(SIGNS)) for block in blocks) or any(
        isinstance(inline, Link) and URL.fullmatch(plain_text(inline.children)) for inline in inlines_of(blocks)
    )
