"""Roles that the front matter names in the form in which our own Markdown writes them.

    byline: ["Name"] or [{"name": "Name", "role": "reporter"}], byline_text: the line as in the post
    editors: ["Name"]
    source: a name or an address, source_url: an address, source_text: the line as in the post
    author_note: Markdown, digest: text

An address that no link may have is left out, with a Note. What has another form stays among the other keys
(``Meta.extra``), and so does what ``role_keys`` set aside.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from convert.frozen import FrozenMap
from convert.kinds import Role
from convert.nodes import AuthorNote, Byline, Inlines, Meta, Person, Source
from convert.notes import Code, Note
from convert.role_keys import AUTHOR_NOTE, BYLINE, DIGEST, LANG, SOURCE, given_back, is_of_roles, taken_by
from convert.schemes import is_safe_link

_SCHEMES: Final = ("http://", "https://", "//")


class Roles(msgspec.Struct, frozen=True):
    """What the front matter says of a post's roles; ``meta`` is what it was, less the keys that were taken."""

    meta: Meta
    byline: Byline | None = None
    source: Source | None = None
    author_note: AuthorNote | None = None
    notes: tuple[Note, ...] = ()


def take_roles(meta: Meta, inlines_of: Callable[[str], Inlines | None]) -> Roles:
    """Take the roles out of the front matter.

    ``inlines_of`` reads Markdown that is one paragraph, and gives None for any other.
    """
    extra = meta.extra
    if not any(map(is_of_roles, extra)):
        return Roles(meta)
    byline, (source, notes) = _byline(extra), _source(extra)
    note, digest = _author_note(extra, inlines_of), _text(extra.get("digest"))
    found = ((BYLINE, byline), (SOURCE, source), (AUTHOR_NOTE, note), (DIGEST, digest))
    taken = taken_by([keys[0] for keys, role in found if role is not None] + [key for key in LANG if key not in extra])
    rest = FrozenMap({given_back(key, taken): value for key, value in extra.items() if key not in taken})
    return Roles(replace(meta, extra=rest, digest=digest or meta.digest), byline, source, note, notes)


def _text(value: Any) -> str | None:  # noqa: ANN401 - a value of the post's own front matter
    return value if isinstance(value, str) and value.strip() else None


# --- people ------------------------------------------------------------------------------------------------------


def _byline(extra: Mapping[str, Any]) -> Byline | None:
    """Return the byline, None if there is none or one of its keys has another form."""
    people = _people(extra.get("byline"), Role.AUTHOR)
    editors = _people(extra.get("editors"), Role.EDITOR)
    text = extra.get("byline_text", "")
    if people is None or editors is None or not isinstance(text, str) or not (people or editors or text):
        return None
    return Byline((*people, *editors), text)


def _people(value: Any, role: Role) -> tuple[Person, ...] | None:  # noqa: ANN401
    """Return the people of a list, or the one that a string names; None for any other form."""
    if value is None:
        return ()
    entries = (value,) if isinstance(value, str) else value
    if not isinstance(entries, tuple):
        return None
    people = [_person(entry, role) for entry in entries]
    return None if None in people else tuple(person for person in people if person is not None)


def _person(value: Any, role: Role) -> Person | None:  # noqa: ANN401
    if isinstance(value, Mapping) and set(value) == {"name", "role"} and value["role"] in list(Role):
        value, role = value["name"], Role(value["role"])
    name = _text(value)
    return Person(name.strip(), role) if name else None


# --- source and note ---------------------------------------------------------------------------------------------


def _source(extra: Mapping[str, Any]) -> tuple[Source | None, tuple[Note, ...]]:
    """Return the source, None if there is none or one of its keys has another form; and what is said of its address."""
    values = [extra.get(key) for key in SOURCE]
    if not any(values) or any(value is not None and not isinstance(value, str) for value in values):
        return None, ()
    name, text, url = (_text(value) for value in values)
    notes: tuple[Note, ...] = ()
    if url and not is_safe_link(url):
        notes = (Note(Code.LINK_REFUSED, f"the source's address {url[:40]!r} was left out: no link may lead there"),)
        url = None
    if name and not url and name.strip().startswith(_SCHEMES):
        return Source(url=name.strip(), text=text or ""), notes
    return (Source(name, url, text or "") if name or url or text else None), notes


def _author_note(extra: Mapping[str, Any], inlines_of: Callable[[str], Inlines | None]) -> AuthorNote | None:
    text = _text(extra.get("author_note"))
    inlines = inlines_of(text) if text else None
    return AuthorNote(inlines) if inlines else None
