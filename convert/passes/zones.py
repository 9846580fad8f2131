"""Where lines of labels stand: the few blocks before the text begins, and those after it has ended."""

from __future__ import annotations

from typing import Final

from convert.kinds import ParagraphKind, Role
from convert.nodes import Block, CodeBlock, Figure, Heading, Link, Paragraph, Post, Quote, Table, ThematicBreak
from convert.passes.address_form import labelled_address
from convert.passes.author_note_form import is_author_note
from convert.passes.disclaimer_form import is_disclaimer
from convert.passes.field import Kind
from convert.passes.fields import fields_of
from convert.passes.profile import Profile
from convert.passes.remembering import remembered, remembered_by_value
from convert.passes.reprints import fields_in
from convert.passes.text import ends_a_sentence, is_bold, is_italic, is_prose, line_of, width
from convert.patterns import pattern

HEAD: Final = 5
"""Blocks at the head of a post in which labels are looked for."""
TAIL: Final = 10
"""Blocks at the tail."""
_LABEL_WIDTH: Final = 30
_ADDRESS: Final = pattern(r"[（(]?(?:[^\s/]{1,12}[：:]\s*)?(?:https?:)?//\S+")
_REMARK: Final = pattern(r"[*＊※（(【\[]?\s?(?:注|备注|備註|附注|附註|注释|註)[：:】\]]")
"""How a remark on the text begins that stands after its end, before the labels."""
NEAR: Final = 4
"""Characters in which such a remark has its word."""
_OPENING: Final = ("【", "[", "（", "(")
_QUOTED: Final = (Quote, Figure, Table, CodeBlock)
"""What a line with a source may speak of instead of the post."""
_REPORTERS: Final = ("记者", "記者")
_BEFORE_TEXT: Final = ("编者按", "編者按", "编者注", "编者的话", "原标题", "原標題")
"""How a word of the editors begins that stands before the byline."""


def head(post: Post, profile: Profile) -> list[int]:
    """Return the places of the paragraphs before the text begins."""
    found: list[int] = []
    for at, block in enumerate(post.blocks[:HEAD]):
        if not _passable(block, profile) and not (at == 0 and _is_standfirst(block)):
            break
        found.append(at)
    return found


def behind_the_lead(post: Post, profile: Profile) -> list[int]:
    """Return the place of a line of reporters behind the first paragraph of the text, if a post has no other such line.

    A report of many pieces has one over each.
    """
    first = next((at for at, block in enumerate(post.blocks[:HEAD]) if is_prose(block)), None)
    at = None if first is None else first + 1
    if at is None or at + 1 >= len(post.blocks) or not _names_reporters(post.blocks[at], profile):
        return []
    if not is_prose(post.blocks[at + 1]):
        return []
    found = [place for place, block in enumerate(post.blocks) if _names_reporters(block, profile)]
    return found if found == [at] else []


def _names_reporters(block: Block, profile: Profile) -> bool:
    """Say if a line names reporters and nothing else: 澄湖日报记者 林远航."""
    line = line_of(block)
    if width(line) > _LABEL_WIDTH or not any(word in line for word in _REPORTERS):
        return False
    people = [person for field in fields_of(line, profile) for person in field.people]
    return bool(people) and all(person.role is Role.REPORTER for person in people)


def tail(post: Post, profile: Profile) -> list[int]:
    """Return the places of the paragraphs after the text has ended, the last first."""
    found: list[int] = []
    last = len(post.blocks) - 1
    end = last - 1 if _is_closing_remark(post, last, profile) else last
    for at in range(end, max(-1, end - TAIL), -1):
        if not _passable(post.blocks[at], profile):
            break
        found.append(at)
    return found


def is_source_among_labels(post: Post, at: int, profile: Profile) -> bool:
    """Say if a line before the text names a source and the next who wrote: an image above it has none of it."""
    if at + 1 >= len(post.blocks) or _text_begins(post) < at:
        return False
    kinds = [
        {field.kind for field in fields_in(block, profile)} if isinstance(block, Paragraph) else set()
        for block in post.blocks[at : at + 2]
    ]
    return Kind.SOURCE in kinds[0] and Kind.BYLINE in kinds[1]


@remembered
def _text_begins(post: Post) -> int:
    """Return the place of the first paragraph of the text; it is asked of each line under each image."""
    return next((at for at, block in enumerate(post.blocks) if is_prose(block)), len(post.blocks))


def _is_standfirst(block: Block) -> bool:
    """Say if a block is what magazines set above the byline: a sentence or two in italics or in bold."""
    return is_italic(block) or is_bold(block)


def _is_closing_remark(post: Post, at: int, profile: Profile) -> bool:
    """Say if a paragraph is a last word to the reader, under a line that links to the source of the post."""
    block, above = (post.blocks[at], post.blocks[at - 1]) if at > 1 else (None, None)
    if not isinstance(block, Paragraph) or not isinstance(above, Paragraph) or isinstance(post.blocks[at - 2], _QUOTED):
        return False
    linked = any(isinstance(inline, Link) for inline in above.children)
    sourced = linked and any(field.kind is Kind.SOURCE for field in fields_in(above, profile))
    return sourced and not _passable(block, profile)


@remembered
def _passable(block: Block, profile: Profile) -> bool:
    """Say if a block may stand between the edge of a post and a label: anything but the text itself."""
    if isinstance(block, Paragraph) and block.kind is ParagraphKind.BODY:
        told = _is_no_text(line_of(block), profile)
        return told or bool(fields_in(block, profile) or labelled_address(block, profile))
    return isinstance(block, (Paragraph, Figure, Heading, ThematicBreak, Quote))


@remembered_by_value
def _is_no_text(line: str, profile: Profile) -> bool:
    """Say if a line says by itself that it is none of the text; each pass that looks at the edges asks so."""
    return (
        (width(line) <= _LABEL_WIDTH and not ends_a_sentence(line))
        or _ADDRESS.fullmatch(line) is not None
        or line.startswith(_BEFORE_TEXT, int(line.startswith(_OPENING)))
        or (("注" in line[:NEAR] or "註" in line[:NEAR]) and _REMARK.match(line) is not None)
        or is_author_note(line, profile)
        or is_disclaimer(line, profile, at_the_end=True)
    )
