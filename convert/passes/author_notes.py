"""Who the author is, in a line of its own at the head or the tail."""

from __future__ import annotations

from typing import Final

from convert.nodes import AuthorNote, Paragraph, Person, Post, ThematicBreak
from convert.passes import zones
from convert.passes.author_note_form import SENTENCES_OF_A_LIFE, is_about, is_author_note, signing_names
from convert.passes.edits import rebuilt, retyped, took
from convert.passes.profile import Profile
from convert.passes.remains import is_annotated
from convert.passes.settling import with_people
from convert.passes.text import is_italic, is_prose, line_of, text_of

APART: Final = 4
"""Paragraphs behind the last rule of a post, or in italics at its end, of which one may be such a line."""


def find_author_note(post: Post, profile: Profile) -> Post:
    """Take the last such line out of the text; a post has one."""
    if post.author_note is not None:
        return post
    tail = zones.tail(post, profile)
    apart = _apart(post)
    names = [person.name for person in post.byline.creators] if post.byline else []
    for at in (*tail, *_after_text(post, tail), *apart, *zones.head(post, profile)):
        block = post.blocks[at]
        line = line_of(block)
        if not isinstance(block, Paragraph) or is_annotated(block):
            continue
        if (
            is_author_note(line, profile)
            or (at in apart and is_about(line, names, profile, sentences=SENTENCES_OF_A_LIFE))
            or (is_about(line, names, profile) and _ends(post, at))
        ):
            decision = took("author-note", "author_note", text_of(block), block.lines)
            note = AuthorNote(block.children, block.lines)
            return _signed(rebuilt(post, {at: ()}, [decision], author_note=note), block, profile)
    return post


def _signed(post: Post, block: Paragraph, profile: Profile) -> Post:
    """Make the names of a note that signs the byline of a post that has none."""
    names = () if post.byline and post.byline.creators else signing_names(line_of(block), profile)
    named = with_people(post, tuple(map(Person, names)), "", block.lines) if names else None
    if named is None:
        return post
    decision = retyped("byline.note", "byline", text_of(block), block.lines)
    return rebuilt(post, {}, [decision], byline=named.byline)


def _after_text(post: Post, tail: list[int]) -> list[int]:
    """Return the place before the tail: a sentence about the author stands there as the last of the text."""
    last = (tail[-1] if tail else len(post.blocks)) - 1
    return [last] if last > 0 else []


def _apart(post: Post) -> list[int]:
    """Return the places of the last paragraphs behind a rule or in italics, the last first; more text may follow."""
    last = range(len(post.blocks) - 1, max(0, len(post.blocks) - 1 - APART), -1)
    rule = next((at for at in last if isinstance(post.blocks[at], ThematicBreak)), len(post.blocks))
    return [at for at in last if at > rule or is_italic(post.blocks[at])]


def _ends(post: Post, at: int) -> bool:
    """Say if a text stands before a place and none after it."""
    return any(is_prose(block) for block in post.blocks[:at]) and not any(
        is_prose(block) for block in post.blocks[at + 1 :]
    )
