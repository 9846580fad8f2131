"""Who the author is, in a line of its own at the head or the tail."""

from __future__ import annotations

from convert.nodes import AuthorNote, Paragraph, Person, Post
from convert.passes import zones
from convert.passes.author_note_form import is_about, is_author_note, signing_name
from convert.passes.edits import rebuilt, retyped, took
from convert.passes.profile import Profile
from convert.passes.settling import with_people
from convert.passes.text import is_prose, line_of, text_of


def find_author_note(post: Post, profile: Profile) -> Post:
    """Take the last such line out of the text; a post has one."""
    if post.author_note is not None:
        return post
    tail = zones.tail(post, profile)
    names = [person.name for person in post.byline.creators] if post.byline else []
    for at in (*tail, *_after_text(post, tail), *zones.head(post, profile)):
        block = post.blocks[at]
        if isinstance(block, Paragraph) and (
            is_author_note(line_of(block), profile) or (is_about(line_of(block), names, profile) and _ends(post, at))
        ):
            decision = took("author-note", "author_note", text_of(block), block.lines)
            note = AuthorNote(block.children, block.lines)
            return _signed(rebuilt(post, {at: ()}, [decision], author_note=note), block, profile)
    return post


def _signed(post: Post, block: Paragraph, profile: Profile) -> Post:
    """Make the name of a note that signs the byline of a post that has none."""
    name = "" if post.byline and post.byline.creators else signing_name(line_of(block), profile)
    named = with_people(post, (Person(name),), "", block.lines) if name else None
    if named is None:
        return post
    decision = retyped("byline.note", "byline", text_of(block), block.lines)
    return rebuilt(post, {}, [decision], byline=named.byline)


def _after_text(post: Post, tail: list[int]) -> list[int]:
    """Return the place before the tail: a sentence about the author stands there as the last of the text."""
    last = (tail[-1] if tail else len(post.blocks)) - 1
    return [last] if last > 0 else []


def _ends(post: Post, at: int) -> bool:
    """Whether a text stands before a place and none after it."""
    return any(is_prose(block) for block in post.blocks[:at]) and not any(
        is_prose(block) for block in post.blocks[at + 1 :]
    )
