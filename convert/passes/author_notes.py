"""Who the author is, in a line of its own at the head or the tail."""

from __future__ import annotations

from convert.nodes import AuthorNote, Paragraph, Post
from convert.passes import zones
from convert.passes.author_note_form import is_author_note
from convert.passes.edits import rebuilt, took
from convert.passes.profile import Profile
from convert.passes.text import line_of, text_of


def find_author_note(post: Post, profile: Profile) -> Post:
    """Take the last such line out of the text; a post has one."""
    if post.author_note is not None:
        return post
    for at in (*zones.tail(post, profile), *zones.head(post, profile)):
        block = post.blocks[at]
        if isinstance(block, Paragraph) and is_author_note(line_of(block), profile):
            decision = took("author-note", "author_note", text_of(block), block.lines)
            return rebuilt(post, {at: ()}, [decision], author_note=AuthorNote(block.children, block.lines))
    return post
