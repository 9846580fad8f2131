"""Bring the fields of a line together with what is known of a post."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from msgspec.structs import replace

from convert.kinds import Role
from convert.nodes import Byline, Meta, Person, Post, Source
from convert.passes.field import Field, Kind
from convert.passes.names import LICENCE
from convert.passes.text import width
from convert.passes.times import time_of
from convert.patterns import pattern
from convert.positions import Lines

NEXT: Final = range(1, 3)
"""Lines from one paragraph to the next, a blank one between them."""
LABEL: Final = 2
"""Characters by which labels differ: 口述, 整理."""
LABEL_WIDTH: Final = 4
"""Han characters of the longest label before an author who is known: 本文作者."""
_HELPERS: Final = pattern(r"[（(【■□●\s]*(?:参与|參與|实习|實習|见习|見習|通讯员|通訊員|本报通讯员|执笔|執筆)")
WRITERS: Final = frozenset({Role.AUTHOR, Role.REPORTER})
"""Of their names a post has one line; translators and photographers may be named in another."""


def settle(post: Post, fields: tuple[Field, ...], lines: Lines | None, text: str) -> Post | None:
    """Return the post with what the fields say, or None if any of it contradicts the post.

    ``text`` is the line as it stands in the post; a field that fills it alone takes it for its own.
    """
    settled: Post | None = post
    alone = len({field.kind for field in fields}) == 1
    for field in fields:
        if settled is not None:
            settled = _one(settled, field, lines, text if alone else field.text)
    return _without_the_source_as_author(settled) if settled is not None else None


def _one(post: Post, field: Field, lines: Lines | None, text: str) -> Post | None:
    match field.kind:
        case Kind.BYLINE:
            return with_people(post, field.people, text, lines)
        case Kind.EDITORS:
            return with_people(post, field.people, "", lines)
        case Kind.SOURCE:
            return with_source(post, field.value, text, lines)
        case Kind.SOURCE_URL:
            return with_address(post, field.value, lines)
        case Kind.PUBLISHED | Kind.UPDATED:
            return _with_time(post, field)
        case Kind.BESIDE:
            return post


def _without_the_source_as_author(post: Post) -> Post:
    """Take the source out of a byline where it stands beside who wrote for it: By Jane Doe, Harbour Wire."""
    byline, source = post.byline, post.source
    if byline is None or source is None:
        return post
    people = tuple(person for person in byline.people if person.name != source.name)
    if not _writers(people) or len(people) == len(byline.people):
        return post
    return replace(post, byline=replace(byline, people=people))


def with_people(post: Post, people: tuple[Person, ...], text: str, lines: Lines | None) -> Post | None:
    """Add people to the byline; None if others already signed as its writers in another line.

    Who wrote and edited is named for both. A second line that only names its writers again adds nothing to its text.
    """
    known = post.byline
    if known is None:
        return replace(post, byline=Byline(people, text, lines))
    named = {(other.name, other.role is Role.EDITOR) for other in known.people}
    new = tuple(person for person in people if (person.name, person.role is Role.EDITOR) not in named)
    another = bool(known.text and text) and text not in known.text and not _goes_on(known, people, text, lines)
    if another and _writers(new) and _writers(known.people):
        return None
    said = not text or text in known.text or (known.text and not new and _only_names(people, known, text))
    joined = known.text if said else f"{known.text} {text}".strip()
    return replace(post, byline=Byline(known.people + new, joined, known.lines or lines))


def _only_names(people: tuple[Person, ...], known: Byline, text: str) -> bool:
    """Say if a line does no more than name writers that are known behind a short label: 作者林远航."""
    wrote = {person.name for person in known.people if person.role in WRITERS}
    if not people or any(person.role not in WRITERS or person.name not in wrote for person in people):
        return False
    for person in people:
        text = text.replace(person.name, "")
    return width("".join(filter(str.isalnum, text))) <= LABEL_WIDTH


def _goes_on(known: Byline, people: tuple[Person, ...], text: str, lines: Lines | None) -> bool:
    """Say if a line adds to the byline.

    It names people who helped or wrote down what others sign, one more analyst, or a task in the next line.
    """
    if _HELPERS.match(text) or (_is_licensed(text) and _is_licensed(known.text)):
        return True
    next_line = known.lines and lines and lines.first - known.lines.last in NEXT
    roles = {person.role for person in known.people} == {person.role for person in people}
    return bool(next_line) and roles and text[:LABEL] != known.text[:LABEL]


def _is_licensed(text: str) -> bool:
    """Say if a line has the number of an analyst's licence: a report of a brokerage gives each analyst a line."""
    return any(map(str.isdecimal, text)) and LICENCE.search(text) is not None


def _writers(people: tuple[Person, ...]) -> bool:
    return any(person.role in WRITERS for person in people)


def with_source(post: Post, name: str, text: str, lines: Lines | None) -> Post | None:
    """Name the source; None if it has another name already."""
    known = post.source
    if known is None or known.name is None:
        return replace(post, source=Source(name, known.url if known else None, text, lines))
    return post if known.name == name else None


def with_address(post: Post, url: str, lines: Lines | None) -> Post | None:
    """Give the source its address; None if it has another already."""
    known = post.source
    if known is None or known.url is None:
        name, text = (known.name, known.text) if known else (None, "")
        return replace(post, source=Source(name, url, text, known.lines if known and known.text else lines))
    return post if known.url == url else None


def _with_time(post: Post, field: Field) -> Post | None:
    """Set a time that is not known; one that is must be of the same day."""
    meta = post.meta
    time = time_of(field.value, meta.date.tzinfo) if meta.date and meta.date.tzinfo else time_of(field.value)
    if time is None:
        return None
    if field.kind is Kind.UPDATED:
        return _agreeing(post, meta.updated, time, replace(meta, updated=meta.updated or time))
    return _agreeing(post, meta.date, time, replace(meta, date=meta.date or time))


def _agreeing(post: Post, known: datetime | None, time: datetime, meta: Meta) -> Post | None:
    if known is not None and known.date() != time.astimezone(known.tzinfo).date():
        return None
    return replace(post, meta=meta)
