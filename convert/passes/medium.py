"""The foot that Medium's export puts under a post: who wrote it and when, where it stands, that it was exported.

It is told by its last line, which leads to Medium; what it says of the post is taken, the rest goes.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from msgspec.structs import replace

from convert.kinds import Role
from convert.nodes import Block, Blocks, Paragraph, Person, Post
from convert.notes import Code, Decision
from convert.passes.edits import doubt, dropped, rebuilt, took
from convert.passes.profile import Profile
from convert.passes.settling import with_address, with_people
from convert.passes.text import line_of, squeeze, text_of
from convert.passes.times import time_of
from convert.patterns import pattern
from convert.walk import links_in, plain_text

_EXPORTED: Final = pattern(r"Exported from Medium on [A-Z][a-z]+ \d{1,2}, \d{4}\.")
_CANONICAL: Final = "Canonical link"
_SIGNED: Final = pattern(r"By (?P<name>.+) on (?P<day>[A-Z][a-z]+ \d{1,2}, \d{4})\.")
_MEDIUM: Final = pattern(r"https?://(?:www\.)?medium\.com/?")
_ZONES: Final = timedelta(days=2)
"""Less than this may lie between a time and the day that it has elsewhere."""


def take_medium_foot(post: Post, profile: Profile) -> Post:
    """Take byline, date and address out of the foot of Medium's export, and drop the rest of it."""
    places = range(max(0, len(post.blocks) - 3), len(post.blocks))
    if not places or not _is_exported(post.blocks[-1]):
        return post
    last = post.blocks[-1]
    changes: dict[int, Blocks] = {len(post.blocks) - 1: ()}
    decisions = [dropped("navigation", line_of(last), last.lines)]
    for at in reversed(places[:-1]):  # whatever is no line of the foot ends it
        block = post.blocks[at]
        taken = _taken(post, block) if isinstance(block, Paragraph) else None
        if taken is None:
            break
        post, decision = taken
        if decision is not None:
            changes[at] = ()
            decisions.insert(0, decision)
    return rebuilt(post, changes, decisions)


def _is_exported(block: Block) -> bool:
    if not isinstance(block, Paragraph) or _EXPORTED.fullmatch(line_of(block)) is None:
        return False
    return any(_MEDIUM.fullmatch(link.url) for link in links_in(block.children))


def _taken(post: Post, block: Paragraph) -> tuple[Post, Decision | None] | None:
    """Return the post with what a line of the foot says, and the Decision; no Decision if the post says otherwise.

    None for a line of the text.
    """
    links = links_in(block.children)
    line = line_of(block)
    signed = _SIGNED.fullmatch(line)
    if line == _CANONICAL and len(links) == 1:
        found = with_address(post, links[0].url, block.lines)
        decision = took("source-url.medium", "source_url", line, block.lines)
    elif signed and links and squeeze(plain_text(links[0].children)) == signed["name"]:
        found = _signed(post, signed["name"], time_of(signed["day"]), block)
        decision = took("byline.medium", "byline", line, block.lines)
    else:
        return None
    if found is not None:
        return found, decision
    return doubt(post, Code.ROLE_CONFLICT, f"{line} says otherwise; it stays in the text", block.lines), None


def _signed(post: Post, name: str, day: datetime | None, block: Paragraph) -> Post | None:
    """Set who wrote a post and its day where they are not known; None if another is."""
    known = post.meta.date
    if day is None or (known is not None and abs(known - day) > _ZONES):
        return None
    found = with_people(post, (Person(name, Role.AUTHOR),), text_of(block), block.lines)
    return found and replace(found, meta=replace(found.meta, date=known or day))
