"""Authors that only the front matter or the site names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from msgspec.structs import replace

from convert.kinds import Role
from convert.nodes import Byline, Person, Post
from convert.notes import Code, Note, Severity
from convert.passes.edits import took
from convert.passes.settling import WRITERS
from convert.patterns import pattern
from convert.scripts import is_wide
from convert.title_markup import read_title

_KEYS: Final = {
    "author": Role.AUTHOR,
    "authors": Role.AUTHOR,
    "reporter": Role.REPORTER,
    "translator": Role.TRANSLATOR,
    "photographer": Role.PHOTOGRAPHER,
    "editor": Role.EDITOR,
}
_WHOLE: Final = ("name", "display_name", "full_name", "fullname")
_PARTS: Final = (
    ("first_name", "firstname", "given", "given_name", "forename"),
    ("last_name", "lastname", "family", "family_name", "surname"),
)
"""The keys in which exporters (WordPress, Ghost, reference managers) write names."""
_DEGREE: Final = r"(?:Ph\.?\s?D|D\.?\s?Phil|M\.?\s?D|J\.?\s?D|M\.?\s?Sc|B\.?\s?Sc|MBA|CFA|CPA|Esq|Jr|Sr|I{2,3}|IV)\.?"
"""What follows a name behind a comma and is none itself."""
_BETWEEN: Final = pattern(rf"\s*(?:[、，;；&]|,(?!\s*{_DEGREE}\s*(?:[、,，;；&]|\sand\s|\Z)))\s*|\s+and\s+")
_JOINTS: Final = frozenset(",;&\t\n")
"""One of these or ``and`` is between two names in ASCII."""
_LINKED: Final = pattern(r"\[([^\[\]]*)\]\([^()\s]*\)")
_MAIL: Final = pattern(r"<[^<>\s]*@[^<>\s]*>")
NAME_LENGTH: Final = 60
"""Characters of the longest name; more is a sentence."""


def take_front_matter_authors(post: Post, profile: object) -> Post:
    """Make them the byline of a post whose text names nobody who wrote it; the text counts where the two differ."""
    people = dict.fromkeys(_named(post)) or dict.fromkeys(_of_site(post))
    if post.byline is not None and _is_signed(post.byline, people):
        return _differing(post, post.byline)
    known = post.byline.people if post.byline else ()
    new = tuple(person for person in people if person.name not in {other.name for other in known})
    if not any(person.role is not Role.EDITOR for person in new):
        return post
    byline = Byline(new + known, post.byline.text if post.byline else "", post.byline.lines if post.byline else None)
    rule = "front-matter.author" if any(_named(post)) else "site.author"
    decision = took(rule, "byline", "", None)
    return replace(post, byline=byline, decisions=(*post.decisions, decision))


def _is_signed(byline: Byline, others: Iterable[Person]) -> bool:
    """Say if a byline names a writer, or somebody else who made the post when nobody names a writer."""
    wrote = any(person.role in WRITERS for person in byline.creators)
    return wrote or (bool(byline.creators) and not any(person.role in WRITERS for person in others))


def _differing(post: Post, byline: Byline) -> Post:
    """Say that the front matter names others than the text: whoever keeps a mirror is often its author there."""
    said = [person.name for person in _named(post) if person.role is not Role.EDITOR]
    shown = [person.name for person in byline.people]
    if not said or set(shown) & set(said):
        return post
    message = f"the front matter names {', '.join(said)}, the text {', '.join(shown)}; the text counts"
    note = Note(Code.ROLE_CONFLICT, message, Severity.INFO)
    return post if note in post.notes else replace(post, notes=(*post.notes, note))


def _named(post: Post) -> Iterator[Person]:
    """Yield whom the front matter names; where the site says otherwise who its authors are, it counts."""
    meta = post.meta
    yield from _people(meta.authors, Role.AUTHOR)
    for key, role in _KEYS.items():
        if role is not Role.AUTHOR or not meta.authors:
            yield from _people(meta.extra.get(key), role)


def _of_site(post: Post) -> Iterator[Person]:
    """Yield whom the site names for all its posts, unless this one says who made it or where it comes from."""
    if post.byline is None and post.source is None:
        yield from _people(post.meta.site_author, Role.AUTHOR)


def _people(value: Any, role: Role) -> Iterator[Person]:  # noqa: ANN401 - a value of the post's own front matter
    if isinstance(value, str):
        yield from (Person(name, role) for name in _names(read_title(value)) if _is_name(name))
    elif isinstance(value, Mapping):
        yield from _person(value, role)
    elif isinstance(value, tuple):
        for item in value:
            if not isinstance(item, tuple):
                yield from _people(item, role)


def _person(value: Mapping[str, Any], role: Role) -> Iterator[Person]:
    """Yield whom a map names: by the whole name or its parts, or several, each by a map of its own."""
    called = next((value[key] for key in _WHOLE if value.get(key)), None) or _joined(value)
    if called:
        yield from _people(called, role)
        return
    if all(isinstance(each, Mapping) for each in value.values()):
        for each in value.values():
            yield from _people(each, role)


def _joined(value: Mapping[str, Any]) -> str:
    """Return the name that its parts make, empty if there are none; in Han the family's comes first, with no blank."""
    parts = [next((part for key in keys if isinstance(part := value.get(key), str) and part), "") for keys in _PARTS]
    given, family = (part.strip() for part in parts)
    if given and family and is_wide(family[0]):
        return family + given
    return f"{given} {family}".strip()


def _names(text: str) -> list[str]:
    """Return the names in a text, without what they link to; most texts are one name, and need no pattern for it."""
    text = _MAIL.sub("", text) if "@" in text else text
    text = (_LINKED.sub(r"\1", text) if "[" in text else text).strip()
    return [text] if text.isascii() and _JOINTS.isdisjoint(text) and " and " not in text else _BETWEEN.split(text)


def _is_name(text: str) -> bool:
    return bool(re.search(r"\w", text)) and len(text) <= NAME_LENGTH and "//" not in text and "\n" not in text
