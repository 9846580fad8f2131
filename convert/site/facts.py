"""What Jekyll knows of a post before its body is read: front matter, defaults, file name and folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import msgspec

from convert.errors import ConvertError, FrontMatterError, Position
from convert.front_matter import Parts, decode, load_yaml, parse_date, split
from convert.front_matter.dates import day, rolls_over
from convert.notes import Code, Note
from convert.patterns import pattern
from convert.positions import Lines
from convert.site.config import Config
from convert.site.defaults import Rule, defaults_for, merged
from convert.site.formulas import asks_for_formulas
from convert.site.names import PostName, parse_name, title_of
from convert.site.values import names, one_line, text_of, unique, words
from convert.title_markup import read_title

UPDATED: Final = ("last_modified_at", "last-modified-at", "updated", "updated_at", "modified", "modified_at", "lastmod")
"""Keys that say when a post was last changed, in the order in which they are asked."""

_TOML: Final = pattern(r"\+\+\+[ \t\r]*\n(?:[^\n]*\n)*?\+\+\+[ \t\r]*(?:\n|\Z)")
"""The front matter of Hugo that is not YAML."""

UNSAID: Final = b"---\n---\n"
"""A post that says nothing of itself."""


class Facts(msgspec.Struct, frozen=True):
    """One post: ``own`` is its front matter, ``values`` that over the site's defaults, ``parts`` its text cut.

    ``origin`` is its path below the site, ``place`` that below the folder of the collections.
    """

    origin: str
    place: str
    name: PostName
    draft: bool
    own: Mapping[Any, Any]
    values: Mapping[Any, Any]
    parts: Parts
    title: str
    slug: str
    date: datetime | None
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    notes: tuple[Note, ...]

    @property
    def published(self) -> bool:
        """Say if the post says nothing against being published; an empty ``published:`` does."""
        return self.values.get("published", True) not in (False, None)

    @property
    def updated(self) -> datetime | None:
        """When the post says it was last changed, where a zone is written or none matters."""
        dates = (parse_date(self.values[key]) for key in UPDATED if key in self.values)
        return next((date for date in dates if date), None)


def read_facts(data: bytes, origin: str, path: str, config: Config, rules: Sequence[Rule]) -> Facts:
    """Bring together what is known of a post.

    ``origin`` is its path below the site with ``/``, ``path`` how messages name it.
    Errors: ConvertError for an empty file, bytes that are no text, YAML that does not parse.
    """
    if not data:
        raise ConvertError("empty. Write a post into it, or delete it.", Position(path))
    text, encoding_notes = decode(data, path, config.text("encoding"))
    parts = split(text, path)
    own, yaml_notes = _front_matter(parts, path)
    place = origin.removeprefix(config.collections_folder)
    values = _with_categories(defaults_for(origin, rules, config.collections_folder), own)
    name = parse_name(origin.rsplit("/", 1)[-1])
    notes = [*encoding_notes, *parts.notes, *yaml_notes]
    if parts.block is None:
        notes.append(Note(Code.FRONT_MATTER_MISSING, _no_front_matter(parts.body)))
    slug = _slug(values, name, notes)
    facts = Facts(
        origin=origin,
        place=place,
        name=name,
        draft="_drafts" in place.split("/")[:-1] and "_posts" not in place.split("/")[:-1],
        own=own,
        values=values,
        parts=parts,
        title=_title(values, name.slug, notes, formulas=asks_for_formulas(values, config.values)),
        slug=slug,
        date=_date(values, name, config, notes),
        categories=unique((*folders_above(place), *_categories(values, notes))),
        tags=_tags(values, notes),
        notes=(),
    )
    return msgspec.structs.replace(facts, notes=tuple(_located(notes, parts)))


def _no_front_matter(text: str) -> str:
    """Say that a post has no front matter, and what to do with one of Hugo's."""
    if not (text.startswith("+++") and _TOML.match(text)):
        return "no front matter: titled by its name"
    return (
        "front matter of Hugo's (TOML between +++), which Jekyll does not read: titled by its name. "
        "Write it as YAML between lines of ---, and Hugo's shortcodes as Liquid or Markdown"
    )


def _with_categories(defaults: dict[str, Any], own: Mapping[Any, Any]) -> dict[Any, Any]:
    """Lay front matter over defaults; the categories of both count, the defaults' first."""
    values = merged(defaults, own)
    both = [found.get("categories") for found in (defaults, own)]
    if all(isinstance(several, str | list) for several in both):
        values["categories"] = [name for several in both for name in words(several)]
    return values


def folders_above(place: str) -> tuple[str, ...]:
    """Return the folders above ``_posts`` (or ``_drafts``): categories of the post."""
    parts = place.split("/")[:-1]
    found = [part for part in parts if part in ("_posts", "_drafts")]
    return tuple(parts[: parts.index(found[0])]) if found else ()


def _front_matter(parts: Parts, path: str) -> tuple[Mapping[Any, Any], tuple[Note, ...]]:
    if parts.block is None:
        return {}, ()
    value, notes = load_yaml(parts.block, path, parts.block_line)
    if value is None or value is False:
        return {}, notes
    if isinstance(value, dict):
        return value, notes
    where = Position(path, parts.block_line, 1)
    if isinstance(value, str) and ":" in value:
        raise FrontMatterError("the front matter is no list of keys. Put a blank after each key's colon.", where)
    raise FrontMatterError("the front matter is no list of keys. Write each line as key: value.", where)


def _located(notes: list[Note], parts: Parts) -> list[Note]:
    """Give the notes on values the lines of the front matter that they are about."""
    if parts.block is None:
        return notes
    lines = Lines(parts.block_line, max(parts.block_line, parts.block_line + parts.block.count("\n") - 1))
    vague = (Code.FRONT_MATTER_VALUE, Code.DATE_UNREADABLE)
    return [
        Note(note.code, note.message, note.severity, lines) if note.lines is None and note.code in vague else note
        for note in notes
    ]


def _wrong(key: str, what: str) -> Note:
    return Note(Code.FRONT_MATTER_VALUE, f"{key}: {what}")


def _cleaned(key: str, text: str, notes: list[Note]) -> str:
    plain, lost = one_line(text)
    if lost:
        notes.append(Note(Code.FORBIDDEN_CHARACTER, f"{key}: characters that no document may hold are left out"))
    return plain


def _title(values: Mapping[Any, Any], named: str, notes: list[Note], *, formulas: bool) -> str:
    """Return the title: front matter's as a page shows it, else the words of the file's name."""
    read = _read_with_formulas if formulas else read_title
    value = values.get("title")
    if value is None or value is False:
        return _cleaned("title", title_of(named), [])
    if isinstance(value, list):
        notes.append(_wrong("title", "a list: its items are joined"))
        return _cleaned("title", read(" ".join(names(value))), notes)
    text = text_of(value)
    if text is None:
        notes.append(_wrong("title", "a mapping: titled by its name. Put the title into quotes"))
        return _cleaned("title", title_of(named), [])
    return _cleaned("title", read(text), notes)


def _read_with_formulas(written: str) -> str:
    from convert.site.title_formulas import read_formulas  # with a table of signs

    return read_formulas(read_title(written))


def _slug(values: Mapping[Any, Any], name: PostName, notes: list[Note]) -> str:
    value = values.get("slug")
    text = text_of(value)
    if value is not None and not isinstance(value, str):
        notes.append(_wrong("slug", "no text: Jekyll ends its build here"))
    return _cleaned("slug", name.slug if text is None else text, notes)


def _date(values: Mapping[Any, Any], name: PostName, config: Config, notes: list[Note]) -> datetime | None:
    """Return the date: front matter's or the defaults', else the name's day, in the site's zone."""
    date = parse_date(values.get("date"), config.zone)
    if date is None and "date" in values:
        notes.append(Note(Code.DATE_UNREADABLE, "date: cannot be read: the file's name decides"))
    elif date is not None and rolls_over(values["date"]):
        notes.append(Note(Code.DATE_UNREADABLE, f"date: its month has no such day: read as {date.date().isoformat()}"))
    if date is None and name.day is not None:
        date = day(*name.day, config.zone)
        if date is None:
            notes.append(Note(Code.DATE_UNREADABLE, "the date in the file's name is none"))
    return date


def _categories(values: Mapping[Any, Any], notes: list[Note]) -> tuple[str, ...]:
    several, one = values.get("categories"), values.get("category")
    if several is not None and not isinstance(several, (str, list)):
        notes.append(_wrong("categories", "neither text nor list: Jekyll loses the post's front matter here"))
    found = (*_several(several), *(() if one is False else names(one)))
    return tuple(filter(None, (_cleaned("categories", name, notes) for name in found)))


def _several(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - any YAML value
    return words(value) if isinstance(value, str | list) else names(value)


def _tags(values: Mapping[Any, Any], notes: list[Note]) -> tuple[str, ...]:
    """Return the tags: ``tag`` instead of ``tags``; the former is not cut at blanks."""
    one, several = values.get("tag"), values.get("tags")
    if one is not None and one is not False:
        found = names(one)
    else:
        found = words(several)
        if several is not None and not isinstance(several, (str, list)):
            notes.append(_wrong("tags", "neither text nor list: not read"))
    return tuple(filter(None, (_cleaned("tags", name, notes) for name in found)))
