"""A title that the body says again is dropped; one that the front matter lacks is taken from the body."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from convert.kinds import ParagraphKind
from convert.nodes import Block, Blocks, Figure, Heading, Paragraph, Post, ThematicBreak
from convert.notes import Decision
from convert.passes.edits import dropped, rebuilt, retyped, settled, took
from convert.passes.field import Kind
from convert.passes.fields import fields_of
from convert.passes.profile import Profile
from convert.passes.remains import images_of, is_annotated
from convert.passes.text import bare, ends_a_sentence, has_han, is_bold, is_prose, line_of, squeeze, text_of, width
from convert.passes.title_links import led_to_the_top
from convert.patterns import pattern
from convert.walk import plain_text

_LABEL: Final = pattern(r"(?:标题|標題)\s*[：:]\s*(?P<title>.+)")
_QUOTED: Final = pattern(r"[《【](?P<title>.+)[》】]")
TEXT_WIDTH: Final = 30
"""Han characters of a paragraph that shows that a text follows a title."""
SECOND: Final = 2
TITLE_WIDTH: Final = 45
"""Han characters of the longest title."""


def find_title(post: Post, profile: Profile) -> Post:
    """Take a title that the front matter lacks from the first block; drop first blocks that say the title again."""
    return settled(post, lambda post: _one(post, profile))


def _one(post: Post, profile: Profile) -> Post:
    first = _first(post)
    if first is None:
        return post
    at, block = first
    if not post.meta.title.strip() or post.meta.named_by_file:
        title = _title_in(post, at, block, profile)
        if title and (not post.meta.named_by_file or _names_better(title, block, post.blocks[at + 1 :], profile)):
            return _taken(post, at, block, title)
        return post
    if _repeats(post, at, block) and not is_annotated(block):
        return _without(post, at, block, dropped("repeated-title", text_of(block), block.lines))
    return post


def _first(post: Post) -> tuple[int, Heading | Paragraph] | None:
    """Return the first heading or paragraph; only images and rules, as an export begins with, may stand before it."""
    for at, block in enumerate(post.blocks[:3]):
        if isinstance(block, (Heading, Paragraph)):
            return at, block
        if not isinstance(block, (Figure, ThematicBreak)):
            return None
    return None


def _taken(post: Post, at: int, block: Heading | Paragraph, title: str) -> Post:
    """Make a line the title; one with a footnote stays in the text as well, for a title has no place for its mark."""
    titled = replace(post, meta=replace(post.meta, title=title, named_by_file=False))
    rule, role, text = "title.first-line", "title", text_of(block)
    if is_annotated(block):
        return rebuilt(titled, {}, [retyped(rule, role, text, block.lines)])
    return _without(titled, at, block, took(rule, role, text, block.lines))


def _without(post: Post, at: int, block: Heading | Paragraph, decision: Decision) -> Post:
    """Take the title at a place out, and the rules before it, which then part nothing; links to it lead to the top."""
    changes: dict[int, Blocks] = {place: () for place in range(at) if isinstance(post.blocks[place], ThematicBreak)}
    changes[at] = images_of(block)
    return led_to_the_top(rebuilt(post, changes, [decision]), block)


def _line(block: Heading | Paragraph) -> str:
    return squeeze(plain_text(block.children))


def _repeats(post: Post, at: int, block: Heading | Paragraph) -> bool:
    """Say if a block is the title, to the last sign, and the text begins after it: after a heading whatever follows."""
    line, title = _line(block), bare(post.meta.title)
    same = bare(line) == title
    if (
        not same
        and line.startswith(("标", "標", "《", "【"))
        and (match := _LABEL.fullmatch(line) or _QUOTED.fullmatch(line))
    ):
        same = bare(match["title"]) == title
    if not same:
        return False
    rest = post.blocks[at + 1 :]
    return bool(rest) if isinstance(block, Heading) else not line.endswith(("。", ".")) and _has_text(rest)


def _has_text(blocks: tuple[Block, ...]) -> bool:
    """Say if a post goes on after its title: with a paragraph of some length, or with several."""
    return any(is_prose(block) and width(line_of(block)) > TEXT_WIDTH for block in blocks)


def _title_in(post: Post, at: int, block: Heading | Paragraph, profile: Profile) -> str:
    line = _line(block)
    rest = post.blocks[at + 1 :]
    if not rest or (isinstance(block, Paragraph) and block.kind is not ParagraphKind.BODY):
        return ""
    if label := _LABEL.fullmatch(line):
        return str(label["title"])
    if isinstance(block, Heading):
        alone = not any(isinstance(other, Heading) and other.level <= block.level for other in rest)
        return line if (block.level == 1 or (block.level == SECOND and alone)) else ""
    if not _could_be_one(line, profile):
        return ""
    boxed = bool(_QUOTED.fullmatch(line))
    return line if is_bold(block) or boxed or _signed(rest[0], profile) else ""


def _names_better(title: str, block: Heading | Paragraph, rest: Blocks, profile: Profile) -> bool:
    """Say if a line of the body says the title better than the file's name does."""
    if isinstance(block, Heading):
        return block.level == 1 and not any(isinstance(other, Heading) and other.level == 1 for other in rest)
    return has_han(title) or _signed(rest[0], profile)


def _could_be_one(line: str, profile: Profile) -> bool:
    if width(line) > TITLE_WIDTH or line.endswith(("。", ".", "：", ":", "，", "；", "、")):
        return False
    return not fields_of(line, profile) and not (ends_a_sentence(line) and line.endswith("…"))


def _signed(block: Block, profile: Profile) -> bool:
    """Say if the block after a first line says who wrote it, when or where from: so that line was the title."""
    return any(field.kind in (Kind.BYLINE, Kind.SOURCE, Kind.PUBLISHED) for field in fields_of(line_of(block), profile))
