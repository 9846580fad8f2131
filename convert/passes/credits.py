"""Bylines, sources, times and editors: lines of labels before and after the text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from convert.kinds import ParagraphKind
from convert.nodes import Blocks, CodeBlock, Figure, Paragraph, Post, Table
from convert.notes import Code, Decision
from convert.passes import zones
from convert.passes.address_form import is_page
from convert.passes.edits import doubt, paragraph, rebuilt, retyped, settled, took
from convert.passes.field import Field, Kind
from convert.passes.fields import fields_of
from convert.passes.profile import Profile
from convert.passes.remains import images_of, is_annotated
from convert.passes.reprints import fields_in
from convert.passes.settling import settle, with_address
from convert.passes.text import line_of, squeeze, text_of, unbracketed
from convert.patterns import pattern
from convert.positions import Lines
from convert.walk import links_in, plain_text

_CREDITED: Final = (Figure, Table, CodeBlock)
"""What is followed by a credit of its own, which is none of the post."""
_TIMES: Final = (Kind.PUBLISHED, Kind.UPDATED)


def find_credits(post: Post, profile: Profile) -> Post:
    """Take lines of labels out of the head and the tail of a post into its byline, source and times.

    A line of editors stays where it is, as a paragraph of that kind. A line that contradicts what is known stays
    too, with a Note.
    """
    return settled(post, lambda post: _once(post, profile), until=_as_long)


def _as_long(before: Post, made: Post) -> bool:
    """Say if no line went: what follows one that did stands at the head now."""
    return len(made.blocks) == len(before.blocks)


def _once(post: Post, profile: Profile) -> Post:
    post = _zone(post, zones.head(post, profile), profile, "head")
    if post.byline is None:
        post = _zone(post, zones.behind_the_lead(post, profile), profile, "lead")
    return _zone(post, sorted(zones.tail(post, profile)), profile, "tail")


def _zone(post: Post, places: list[int], profile: Profile, zone: str) -> Post:
    changes: dict[int, Blocks] = {}
    decisions: list[Decision] = []
    known = post
    for at in places:
        block = post.blocks[at]
        line = line_of(block)
        if not isinstance(block, Paragraph) or not line or is_annotated(block):
            continue
        fields = fields_in(block, profile)
        if not fields or _is_credit(post, at, fields, profile) or not _belongs(fields, zone, profile):
            known = _doubted(known, line, block.lines, profile)
            continue
        known, stay = _known_by(known, fields, block)
        for text in (field.text for field in stay):
            message = f"“{text}” contradicts what the post says before it; it stays in the text"
            known = doubt(known, Code.ROLE_CONFLICT, message, block.lines)
        known = _linked(known, block, fields)
        if len(stay) < len(fields):
            changes[at] = (*(paragraph(field.text, block) for field in stay), *_left(block, fields))
            decisions += _decisions(block, fields, stay, zone)
    if not changes:
        return known
    return rebuilt(known, changes, decisions)


def _known_by(post: Post, fields: tuple[Field, ...], block: Paragraph) -> tuple[Post, tuple[Field, ...]]:
    """Return the post with what a line says, and the fields that contradict it: another day alone, or all."""
    if known := settle(post, fields, block.lines, text_of(block)):
        return known, ()
    times = tuple(field for field in fields if field.kind in _TIMES)
    rest = tuple(field for field in fields if field.kind not in _TIMES)
    known = settle(post, rest, block.lines, " ".join(field.text for field in rest)) if times and rest else None
    return (known, times) if known else (post, fields)


def _linked(post: Post, block: Paragraph, fields: tuple[Field, ...]) -> Post:
    """Take the address of the source from its name, if that leads to more than the front page."""
    links = links_in(block.children)
    names = [field.value for field in fields if field.kind is Kind.SOURCE]
    if len(links) != 1 or not names or not is_page(links[0].url):
        return post
    named = names[0] in squeeze(plain_text(links[0].children))
    return (with_address(post, links[0].url, block.lines) or post) if named else post


def _is_credit(post: Post, at: int, fields: tuple[Field, ...], profile: Profile) -> bool:
    """Say if a line is said of the image or table above it, not of the post."""
    if at == 0 or not isinstance(post.blocks[at - 1], _CREDITED) or zones.is_source_among_labels(post, at, profile):
        return False
    return all(re.fullmatch(profile.captions.credits.expression, field.label) for field in fields)


def _belongs(fields: tuple[Field, ...], zone: str, profile: Profile) -> bool:
    """Say if labels may stand there: a day by itself, or "时间", is a time of publication at the head alone."""
    if zone == "head":
        return True
    vague = profile.labels.published_at_the_head
    timed = any(field.kind is Kind.PUBLISHED for field in fields)
    return not timed or not all(not field.label or field.label in vague for field in fields)


def _left(block: Paragraph, fields: tuple[Field, ...]) -> Blocks:
    """Return what stays of a line: its editors, its images."""
    editors = [field for field in fields if field.kind is Kind.EDITORS]
    if len(editors) == len(fields):
        return (replace(block, kind=ParagraphKind.EDITORS),)
    return *(paragraph(field.text, block, kind=ParagraphKind.EDITORS) for field in editors), *images_of(block)


def _decisions(block: Paragraph, fields: tuple[Field, ...], stay: tuple[Field, ...], zone: str) -> list[Decision]:
    """Say of each field that does not stay what it became; several of one kind are one."""
    if len({field.kind for field in fields}) == 1:
        return [_decision(fields[0].kind, text_of(block), zone, block.lines)]
    pieces = _pieces(line_of(block), fields)
    return [
        _decision(field.kind, piece, zone, block.lines)
        for field, piece in zip(fields, pieces, strict=True)
        if field not in stay
    ]


def _decision(kind: Kind, text: str, zone: str, lines: Lines | None) -> Decision:
    decide = retyped if kind is Kind.EDITORS else took
    return decide(f"{kind.value.replace('_', '-')}.{zone}", kind.value, text, lines)


def _pieces(line: str, fields: tuple[Field, ...]) -> list[str]:
    """Cut a line where its fields begin, so that what stands between them is told as well; blanks may differ."""
    places = [at for at, character in enumerate(line) if not character.isspace()]
    solid = "".join(line.split())
    starts: list[int] = []
    at = 0
    for field in fields:
        text = "".join(field.text.split())
        begins = solid.index(text, at)
        starts.append(places[begins])
        at = begins + len(text)
    return [line[start:end].strip() for start, end in pairwise([0, *starts[1:], len(line)])]


_SENTENCE_LABEL: Final = pattern(r"(?:本文)?(?:作者|來源|来源|文章来源)\s*[：:](?P<value>.*)")


def _doubted(post: Post, line: str, lines: Lines | None, profile: Profile) -> Post:
    """Note a line that begins as a byline or a source and does not go on as one."""
    if not _SENTENCE_LABEL.fullmatch(unbracketed(line)) or fields_of(line, profile):
        return post
    message = f"“{line[:40]}” begins as a byline or a source and names none; it stays in the text"
    return doubt(post, Code.ROLE_DOUBTFUL, message, lines)
