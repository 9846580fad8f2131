"""Meta and roles → the YAML block above a post, quoted so that any reader of YAML takes it.

Keys stand in one order: the post's own, its roles (``reader.roles`` takes them back), then every other as it came, or
under another name where a role has its own (``role_keys``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

import msgspec

from convert.kinds import Role
from convert.nodes import Post
from convert.role_keys import set_aside, taken_by
from convert.title_markup import write_title
from convert.writers.markdown.inlines import paragraph

_PLAIN_KEY: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_\-]*")
_WORDS: Final = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])


def front_matter(post: Post) -> str:
    """Return the block with its fences and a newline at the end."""
    lines = [f"{_key(key)}: {_value(value)}" for key, value in _pairs(post)]
    return "\n".join(["---", *lines, "---", ""])


def _pairs(post: Post) -> Iterator[tuple[str, Any]]:
    said = tuple(_said(post))
    taken = taken_by(key for key, _ in said)
    yield from said
    for key, value in post.meta.extra.items():
        yield set_aside(key, taken), value


def _said(post: Post) -> Iterator[tuple[str, Any]]:
    meta = post.meta
    yield "title", write_title(meta.title)
    if meta.date:
        yield "date", _stamp(meta.date)
    if meta.updated:
        yield "updated", _stamp(meta.updated)
    for key, value in (("lang", meta.lang), ("slug", meta.slug)):
        if value:
            yield key, value
    for key, names in (("categories", meta.categories), ("tags", meta.tags)):
        if names:
            yield key, list(names)
    yield from _roles(post)


def _roles(post: Post) -> Iterator[tuple[str, Any]]:
    byline, source = post.byline, post.source
    if byline:
        if byline.creators:
            yield "byline", [_person(person.name, person.role) for person in byline.creators]
        if byline.text:
            yield "byline_text", byline.text
        editors = [person.name for person in byline.people if person.role is Role.EDITOR]
        if editors:
            yield "editors", editors
    if source:
        for key, value in (("source", source.name), ("source_url", source.url), ("source_text", source.text)):
            if value:
                yield key, value
    if post.author_note:
        yield "author_note", paragraph(post.author_note.children)
    if post.meta.digest:
        yield "digest", post.meta.digest


def _person(name: str, role: Role) -> Any:  # noqa: ANN401 - a value of the block
    return name if role is Role.AUTHOR else {"name": name, "role": str(role)}


class _Plain(str):
    """A value that stands without quotes."""

    __slots__ = ()


def _stamp(date: datetime) -> _Plain:
    """Return a date as Jekyll writes one, with its offset; YAML reads it as a time."""
    return _Plain(f"{date.date().isoformat()} {date:%H:%M:%S %z}")


def _key(key: str) -> str:
    return key if _PLAIN_KEY.fullmatch(key) and key.lower() not in _WORDS else _quoted(key)


def _value(value: Any) -> str:  # noqa: ANN401
    """Return a value as JSON, which YAML reads too, a blank behind each comma and colon."""
    match value:
        case _Plain():
            return str(value)
        case str():
            return _quoted(value)
        case Mapping():
            return "{" + ", ".join(f"{_quoted(key)}: {_value(item)}" for key, item in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(_value, value)) + "]"
        case float():
            return repr(value)  # YAML 1.1 reads an exponent only with its sign
        case _:
            return msgspec.json.encode(value).decode()


def _quoted(text: str) -> str:
    """Quote a text as JSON, and what JSON may hold bare and YAML may not."""
    return msgspec.json.encode(text).decode().replace("\x7f", "\\u007f").replace("\x85", "\\u0085")
