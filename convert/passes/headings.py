"""Paragraphs that are headings: bold ones, numbered ones, short ones between long paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final, Literal, TypeAlias

import msgspec

from convert.kinds import ParagraphKind, SpanKind
from convert.nodes import (
    Anchor,
    Block,
    Figure,
    Heading,
    Image,
    Inlines,
    LineBreak,
    Link,
    Paragraph,
    Post,
    Span,
    Strong,
    Table,
)
from convert.normal_form import normal_inlines, on_one_line, without_anchors
from convert.passes.disclaimer_form import is_disclaimer
from convert.passes.edits import rebuilt, retyped
from convert.passes.fields import fields_of
from convert.passes.numbering import Numbered, Numbering, bare_number, numbered, perhaps_numbered
from convert.passes.profile import Profile
from convert.passes.short_headings import short_headings
from convert.passes.speakers import askers, speaker_of
from convert.passes.text import ends_a_sentence, is_bold, is_prose, line_of, text_of, width
from convert.scripts import is_wide
from convert.walk import every_inline, plain_text

BOLD_WIDTH: Final = 40
NUMBERED_WIDTH: Final = 30
CLEAR_WIDTH: Final = 20
"""Han characters of a heading in a post that is no report."""
CLEAR_LETTERS: Final = 60
"""Characters of one in letters."""
SEVERAL: Final = 2
"""Bold lines that are headings in a post that is no report."""
SENTENCE_WIDTH: Final = 25
"""Han characters of a numbered heading that ends with a full stop."""
_OPEN_ENDS: Final = "。；，：:、,;—"
_SENTENCES: Final = frozenset({Numbering.ORDINAL, Numbering.HAN, Numbering.HAN_IN_BRACKETS})
_CLEAR: Final = frozenset({Numbering.CHAPTER, Numbering.HAN, Numbering.HAN_IN_BRACKETS})
"""Numbers that are a heading's even when no second one follows, if the post has others in order."""

Kind: TypeAlias = Numbering | Literal["bold", "short"]


class Candidate(msgspec.Struct, frozen=True):
    """A paragraph that may be a heading: where, why, and the level it shares with others of its kind."""

    at: int
    kind: Kind
    number: Numbered | None = None


def find_headings(post: Post, profile: Profile) -> Post:
    """Turn such paragraphs into headings; beside headings of its own a post has none but an afterword's."""
    found = {candidate.at: candidate for candidate in _afterwords(post, profile)}
    marked = [block.level for block in post.blocks if isinstance(block, Heading)]
    if not marked:
        numbers = _numbers(post)
        bold, plain = _bold(post, numbers, profile), _numbered(post, numbers, profile)
        found |= {candidate.at: candidate for candidate in (*bold, *plain)}
        found |= {candidate.at: candidate for candidate in _bare_numbers(post, profile)}
        found |= {at: Candidate(at, "short") for at in short_headings(post, found, profile)}
    if not found:
        return post
    changes: dict[int, tuple[Block, ...]] = {}
    decisions = []
    for at, level in _levels([found[at] for at in sorted(found)], above=min(marked, default=2) - 1):
        block = post.blocks[at]
        if isinstance(block, Paragraph):
            changes[at] = (_heading(level, block),)
            rule = f"heading.{found[at].kind}"
            decisions.append(retyped(rule, "heading", text_of(block), block.lines))
    return rebuilt(post, changes, decisions)


def _heading(level: int, block: Paragraph) -> Heading:
    """Return a paragraph as a heading; links that lead into it lead to its id then."""
    names = (inline.id for inline in every_inline(block.children) if isinstance(inline, Anchor))
    return Heading(level, on_one_line(without_anchors(_unbolded(block))), next(names, None), block.lines)


def _unbolded(block: Paragraph) -> Inlines:
    if not is_bold(block):
        return block.children
    parts = (part.children if isinstance(part, Strong) else (part,) for part in block.children)
    return normal_inlines(inline for part in parts for inline in part)


def _numbers(post: Post) -> dict[int, Numbered]:
    """Return the number that each line begins with; one that could be "two or three" counts where two is due."""
    lines = [line_of(block) for block in post.blocks]
    found = {at: number for at, line in enumerate(lines) if (number := numbered(line))}
    han = {at: number for at, number in found.items() if number.kind is Numbering.HAN}
    perhaps = {
        at: number for at, line in enumerate(lines) if (number := perhaps_numbered(line)) and _is_short_title(line)
    }
    if han and perhaps:
        found |= dict(_due(han, perhaps))
    return found


def _due(certain: Mapping[int, Numbered], perhaps: Mapping[int, Numbered]) -> Iterator[tuple[int, Numbered]]:
    """Yield those of the doubtful numbers that go on from the one before them to the one behind."""
    row = sorted({**certain, **perhaps}.items())
    following: list[int | None] = [*(number.number for _, number in row[1:]), None]
    due = 1
    for (at, number), after in zip(row, following, strict=True):
        fits = number.number == due and after in (None, due + 1)
        if at in perhaps and fits:
            yield at, number
        if at in certain or fits:
            due = number.number + 1


def _is_short_title(line: str) -> bool:
    return width(line) <= NUMBERED_WIDTH and not line.endswith(tuple(_OPEN_ENDS))


# --- afterwords --------------------------------------------------------------------------------------------------


def _afterwords(post: Post, profile: Profile) -> Iterator[Candidate]:
    """Yield the bold lines that are called as what stands behind a text is, 译后记, each over a paragraph."""
    for at, (block, below) in enumerate(pairwise(post.blocks)):
        called = is_bold(block) and profile.headings.afterwords.hold(line_of(block))
        if called and line_of(below) and not is_bold(below):
            yield Candidate(at, "bold")


# --- bold --------------------------------------------------------------------------------------------------------


def _bold(post: Post, numbers: Mapping[int, Numbered], profile: Profile) -> list[Candidate]:
    if profile.headings.bold:
        return list(_bold_lines(post, numbers, profile))
    return _clear_bold(post, numbers, profile) if profile.headings.clear else []


def _bold_lines(post: Post, numbers: Mapping[int, Numbered], profile: Profile) -> Iterator[Candidate]:
    last = _last_plain_line(post)
    speaking = askers(post.blocks, profile)
    for at, block in enumerate(post.blocks[:last]):
        line = line_of(block)
        if (
            is_bold(block)
            and _could_be_one(line, profile)
            and not _is_links(block)
            and speaker_of(line) not in speaking
        ):
            number = numbers.get(at)
            if number or not ends_a_sentence(line) or line.endswith(("？", "?", "！", "!")):
                yield Candidate(at, number.kind if number else "bold", number)


def _clear_bold(post: Post, numbers: Mapping[int, Numbered], profile: Profile) -> list[Candidate]:
    """Return the bold lines of an ordinary post: several, each over a paragraph of text, and no other bold line."""
    bold = [at for at, block in enumerate(post.blocks) if is_bold(block)]
    if len(bold) < SEVERAL:
        return []
    found = list(_bold_lines(post, numbers, profile))
    over_text = all(is_prose(post.blocks[one.at + 1]) and _is_title(line_of(post.blocks[one.at])) for one in found)
    return found if over_text and [one.at for one in found] == bold else []


def _is_title(line: str) -> bool:
    short = width(line) <= CLEAR_WIDTH or (len(line) <= CLEAR_LETTERS and not any(map(is_wide, line)))
    return short and not ends_a_sentence(line) and not re.search("[。！？!?]", line)


def _could_be_one(line: str, profile: Profile) -> bool:
    if not line or width(line) > BOLD_WIDTH or not re.search(r"[^\W\d_]", line):
        return False
    number = numbered(line)
    closed = line.endswith(tuple(_OPEN_ENDS)) and not (number and line.endswith("。"))
    return not closed and not fields_of(line, profile) and not is_disclaimer(line, profile, at_the_end=True)


def _is_links(block: Block) -> bool:
    """Say if a paragraph is shares or links from end to end: a list of them, not a heading."""
    linked = 0
    for inline in every_inline(block.children if isinstance(block, Paragraph) else ()):
        if isinstance(inline, Image):
            return True
        if isinstance(inline, Link) or (isinstance(inline, Span) and inline.kind is SpanKind.TICKER):
            linked = max(linked, len(plain_text((inline,))))
    return 0 < linked >= len(line_of(block))


def _last_plain_line(post: Post) -> int:
    """Return the place of the last text that is not bold, 0 if there is none: what is bold behind it heads nothing."""
    places = reversed(range(len(post.blocks)))
    return next((at for at in places if line_of(post.blocks[at]) and not is_bold(post.blocks[at])), 0)


# --- numbered ----------------------------------------------------------------------------------------------------


def _numbered(post: Post, numbers: Mapping[int, Numbered], profile: Profile) -> list[Candidate]:
    """Return the numbered lines that count up from one, each with text under it."""
    if not (profile.headings.numbered or profile.headings.clear):
        return []
    possible = [
        Candidate(at, number.kind, number)
        for at, number in sorted(numbers.items())
        if (profile.headings.numbered or number.kind in _CLEAR) and _heads_text(post, at, number, numbers)
    ]
    groups: Mapping[Kind, list[Candidate]] = {
        kind: [candidate for candidate in possible if candidate.kind == kind] for kind in {c.kind for c in possible}
    }
    in_order = {kind for kind, group in groups.items() if len(group) > 1 and _counts_up(group)}
    single = {kind for kind, group in groups.items() if in_order and kind in _CLEAR and _counts_up(group)}
    return [candidate for candidate in possible if candidate.kind in in_order | single]


def _bare_numbers(post: Post, profile: Profile) -> list[Candidate]:
    """Return the lines that are a number and nothing else, if they count up from one with text between them."""
    if not profile.headings.numbered:
        return []
    found = [
        Candidate(at, Numbering.PADDED, number)
        for at, block in enumerate(post.blocks[:-1])
        if (number := bare_number(line_of(block))) and line_of(post.blocks[at + 1]) and not is_bold(post.blocks[at + 1])
    ]
    texts = all(any(is_prose(block) for block in post.blocks[a.at : b.at]) for a, b in pairwise(found))
    return found if len(found) > 1 and _counts_up(found) and texts else []


def _heads_text(post: Post, at: int, number: Numbered, numbers: Mapping[int, Numbered]) -> bool:
    line = line_of(post.blocks[at])
    if line.endswith("。"):
        short = number.kind in _SENTENCES and width(line) <= SENTENCE_WIDTH and "。" not in line[:-1]
    else:
        short = width(line) <= NUMBERED_WIDTH and not line.endswith(tuple(_OPEN_ENDS)) and "。" not in line
    below = next((place for place in range(at + 1, len(post.blocks)) if not _is_shown(post.blocks[place])), None)
    if not short or below is None or _has_break(post.blocks[at]):
        return False
    after = numbers.get(below)
    return bool(line_of(post.blocks[below])) and (after is None or after.kind is not number.kind)


def _is_shown(block: Block) -> bool:
    """Say if a block is no text but shows something, above which a heading may stand all the same."""
    if isinstance(block, Paragraph):
        return block.kind is ParagraphKind.TABLE_NOTE
    return isinstance(block, (Figure, Table))


def _has_break(block: Block) -> bool:
    return isinstance(block, Paragraph) and any(
        isinstance(inline, (LineBreak, Image)) for inline in every_inline(block.children)
    )


def _counts_up(group: list[Candidate]) -> bool:
    """Say if numbers go 1, 2, 3 …; they may begin again."""
    before = 0
    for candidate in group:
        number = candidate.number.number if candidate.number else 0
        if number not in (before + 1, 1):
            return False
        before = number
    return True


# --- levels ------------------------------------------------------------------------------------------------------


def _levels(candidates: list[Candidate], *, above: int) -> Iterator[tuple[int, int]]:
    """Yield each place with its level: a new kind stands below the one before it, a known one keeps its level.

    ``above``: the level that the first kind stands below.
    """
    known: dict[str, int] = {}
    current = above
    for candidate in candidates:
        kind = "unnumbered" if candidate.number is None else str(candidate.kind)
        if kind not in known:
            known[kind] = min(current + 1, 6)
        current = known[kind]
        yield candidate.at, current
