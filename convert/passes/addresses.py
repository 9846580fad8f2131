"""The address of the source: labelled, behind "阅读原文", or alone at the end of a post."""

from __future__ import annotations

import re
from typing import Final

from convert.nodes import Block, CodeBlock, Figure, Link, List, Paragraph, Post, Table
from convert.notes import Code
from convert.passes import zones
from convert.passes.edits import doubt, rebuilt, took
from convert.passes.profile import Profile, any_of
from convert.passes.settling import with_address
from convert.passes.source_names import URL
from convert.passes.text import has_han, is_prose, line_of, squeeze, text_of, unbracketed
from convert.patterns import pattern
from convert.walk import every_block, every_inline, inlines_of, plain_text

_READ_ON_FORM: Final = (
    r"(?:点击|點擊)?(?:阅读|閱讀|查看|查閱)?原文(?:链接|連結|鏈接|地址)?[>»→]*"
    r"|(?:Read the )?[Oo]riginal (?:article|post)"
)
_READ_ON: Final = pattern(_READ_ON_FORM)
_READ_ON_LABEL: Final = pattern(rf"(?:{_READ_ON_FORM})\s*[：:]\s*(?P<rest>.+)")
_ARTICLE: Final = pattern(r"(?:https?:)?//[^/]+(?=/).*(?:\d{6}|/\d{4}[-/]?\d{2}|\d{5,}|/\d+\.s?html?).*", re.ASCII)
_PAGE: Final = pattern(r"(?:https?:)?//[^/]+/[^#].*")
_EMPTY: Final = frozenset({"<>", "＜＞"})


def is_article(url: str) -> bool:
    """Whether an address has the form of an article's: a day or a long number in it."""
    return bool(_ARTICLE.fullmatch(url))


def is_page(url: str) -> bool:
    """Whether an address leads to more than the front page of a site."""
    return bool(_PAGE.fullmatch(url))


def find_address(post: Post, profile: Profile) -> Post:
    """Take the address of the source out of the last lines of a post; out of the first ones if it has a label."""
    tail = set(zones.tail(post, profile))
    for at in sorted(tail | set(zones.head(post, profile)), reverse=True):
        block = post.blocks[at]
        if not isinstance(block, Paragraph) or not line_of(block):
            continue
        rule, url = _address(post, at, block, profile, at_the_end=at in tail)
        if rule is None:
            continue
        found = with_address(post, url, block.lines) if url else post
        if found is None:
            message = f"{url} is a second address of the source; it stays in the text"
            post = doubt(post, Code.ROLE_CONFLICT, message, block.lines)
            continue
        post = rebuilt(found, {at: ()}, [took(rule, "source_url", text_of(block), block.lines)])
    return post


def _address(post: Post, at: int, block: Paragraph, profile: Profile, *, at_the_end: bool) -> tuple[str | None, str]:
    """Return the rule by which a paragraph is the address, and the address."""
    line = line_of(block)
    if at_the_end and line in _EMPTY and profile.addresses.bare:
        return "source-url.empty", ""
    links = [inline for inline in every_inline(block.children) if isinstance(inline, Link)]
    label = re.match(rf"(?:{any_of(profile.labels.source_url)})\s*[：:]\s*(?P<rest>.+)", unbracketed(line))
    label = label or _READ_ON_LABEL.match(unbracketed(line))
    if label and (url := _only_address(label["rest"], links)):
        return "source-url.label", url
    if len(links) == 1 and _READ_ON.fullmatch(unbracketed(line)) and _is_all(block, links[0]):
        return "source-url.read-on", links[0].url
    if (
        at_the_end
        and profile.addresses.bare
        and URL.fullmatch(line)
        and _stands_for_the_source(post, at, line, profile)
    ):
        return "source-url.bare", links[0].url if links else line
    return None, ""


def _only_address(rest: str, links: list[Link]) -> str:
    """Return the address that the rest of a line is, or that all of it leads to."""
    if len(links) == 1 and squeeze(plain_text(links[0].children)) == rest.strip():
        return links[0].url
    return rest.strip() if not links and URL.fullmatch(rest.strip()) else ""


def _is_all(block: Paragraph, link: Link) -> bool:
    return squeeze(plain_text(link.children)) in (line_of(block), unbracketed(line_of(block)))


def _stands_for_the_source(post: Post, at: int, line: str, profile: Profile) -> bool:
    """Whether a bare address is that of the post: an article's, after a text of plain paragraphs in Han."""
    if any(is_prose(block) for block in post.blocks[at + 1 :]) or (at and isinstance(post.blocks[at - 1], Figure)):
        return False
    return is_article(line) and _is_news(post.blocks[:at])


def _is_news(blocks: tuple[Block, ...]) -> bool:
    """Whether the text is Han and nothing in it is what a notebook has and a report has not."""
    if any(isinstance(block, (CodeBlock, List, Table)) for block in every_block(blocks)):
        return False
    return any(has_han(line_of(block)) for block in blocks) and not any(
        isinstance(inline, Link) and URL.fullmatch(plain_text(inline.children)) for inline in inlines_of(blocks)
    )
