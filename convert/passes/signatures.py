"""A byline without a label: a line that is a name and nothing else, first of a text or in brackets after it."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from convert.nodes import AuthorNote, Block, Byline, Figure, Paragraph, Person, Post, Quote
from convert.passes.author_note_form import is_author_note
from convert.passes.edits import rebuilt, split, took
from convert.passes.field import Field, Kind
from convert.passes.names import is_name, signs_alone
from convert.passes.profile import Profile
from convert.passes.remains import images_of, is_annotated
from convert.passes.text import bare, ends_a_sentence, in_brackets, is_prose, line_of, text_of, unbracketed, width
from convert.passes.unlabelled import spread, unlabelled
from convert.patterns import pattern
from convert.walk import blocks_text, plain_text

_DASH: Final = "——"
_BRACKET: Final = pattern(r"[（(][^（）()]+[）)]$")


def find_signature(post: Post, profile: Profile) -> Post:
    """Take a first line that is a name, or a last one in brackets, for the byline, if the post has none."""
    known = post.byline
    wrote = bool(known and known.creators)
    if not profile.bylines.unlabelled or (known and wrote and not _wrote_for_others(known)):
        return post
    for rule, at in _places(post):
        block = post.blocks[at]
        if not isinstance(block, Paragraph) or is_annotated(block):
            continue
        field = _name_in(post, block, profile)
        if field and _signs(post, at, field, profile):
            if wrote and not signs_alone(field.people[0].name, profile):
                continue
            people = (*field.people, *(known.people if known else ()))
            text = f"{text_of(block)} {known.text}" if known and wrote else text_of(block)
            return _signed(post, at, block, Byline(people, text, block.lines), rule, profile)
    return post


def _wrote_for_others(byline: Byline) -> bool:
    """Say if the people of a byline wrote down what a group signs: （执笔：甲 乙）."""
    return unbracketed(byline.text).startswith(("执笔", "執筆"))


def _name_in(post: Post, block: Paragraph, profile: Profile) -> Field | None:
    """Read a line that is a name.

    One that is set wide counts where a source shows that the post is a paper's, one of a rare family where a note
    speaks of an author.
    """
    line = line_of(block)
    found = unlabelled(line, profile) or (spread(line, profile) if post.source else None)
    noted = found is None and post.author_note is not None and is_name(line, profile)
    return Field(Kind.BYLINE, line, people=(Person(line),)) if noted else found


def _signed(post: Post, at: int, block: Paragraph, byline: Byline, rule: str, profile: Profile) -> Post:
    """Take the line; what its bracket says of the author is the note on them."""
    text = text_of(block)
    bracket = _BRACKET.search(text)
    if bracket is None or post.author_note is not None or not is_author_note(bracket[0], profile):
        return rebuilt(post, {at: images_of(block)}, [took(rule, "byline", text, block.lines)], byline=byline)
    name, note = split(block.children, bracket.start())
    byline = replace(byline, text=plain_text(name).strip())
    decisions = [
        took(rule, "byline", byline.text, block.lines),
        took("author-note.signature", "author_note", bracket[0], block.lines),
    ]
    left = {at: images_of(replace(block, children=name))}
    return rebuilt(post, left, decisions, byline=byline, author_note=AuthorNote(note, block.lines))


def _places(post: Post) -> list[tuple[str, int]]:
    """Return where such a line may stand: first, images, a second title and a motto aside; or last, in brackets."""
    places = [("byline.first-line", at) for at in _first(post.blocks)]
    last = len(post.blocks) - 1
    if last > 0 and in_brackets(line_of(post.blocks[last])):
        places.append(("byline.last-line", last))
    return places


def _first(blocks: tuple[Block, ...]) -> list[int]:
    at = next((at for at, block in enumerate(blocks[:3]) if not _is_above(block)), None)
    return [at] if at is not None else []


def _is_above(block: Block) -> bool:
    """Say if a block may stand over the byline of a paper: an image, a second title behind its dash, a motto.

    Under a quotation that does not say whose it is a name would tell that.
    """
    motto = isinstance(block, Quote) and _DASH in blocks_text(block.blocks)
    return motto or isinstance(block, Figure) or line_of(block).startswith(_DASH)


def _signs(post: Post, at: int, field: Field, profile: Profile) -> bool:
    """Say if nothing in the post speaks against it.

    The name stands nowhere else, a text is there to sign, and no other line is as short: then it is likely a heading.
    A short sentence is none.
    """
    others = post.blocks[:at] + post.blocks[at + 1 :]
    text = bare(post.meta.title + blocks_text(others))
    if any(person.name in text for person in field.people):
        return False
    own = width(line_of(post.blocks[at]))
    short = (
        [
            block
            for block in others
            if (line := line_of(block)) and width(line) <= own and not in_brackets(line) and not ends_a_sentence(line)
        ]
        if len(field.people) == 1 and not signs_alone(field.people[0].name, profile)
        else []
    )
    return any(is_prose(block) for block in others) and not short
