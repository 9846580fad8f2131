"""``_config.yml``: Jekyll's defaults, the site's own values over them, and what of them is of no use.

Source: Jekyll's documentation ("Default Configuration") and its behaviour, run key by key.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping
from datetime import UTC, tzinfo
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import msgspec

from convert.errors import ConvertError
from convert.front_matter import decode, load_yaml
from convert.limits import FRONT_MATTER_BYTES
from convert.notes import Code, Note

NAMES: Final = ("_config.yml", "_config.yaml", "_config.toml")
"""File names of a configuration, in the order in which Jekyll looks for them."""

ALWAYS_EXCLUDED: Final = (
    ".sass-cache", ".jekyll-cache", "gemfiles", "Gemfile", "Gemfile.lock", "node_modules",
    "vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/",
)  # fmt: skip
"""What Jekyll leaves out besides a site's own ``exclude``."""

DEFAULTS: Final[Mapping[str, Any]] = {
    "source": ".",
    "destination": "_site",
    "collections_dir": "",
    "layouts_dir": "_layouts",
    "data_dir": "_data",
    "includes_dir": "_includes",
    "collections": {},
    "include": [".htaccess"],
    "exclude": [],
    "encoding": "utf-8",
    "markdown_ext": "markdown,mkdown,mkdn,mkd,md",
    "strict_front_matter": False,
    "show_drafts": False,
    "limit_posts": 0,
    "future": False,
    "unpublished": False,
    "markdown": "kramdown",
    "highlighter": "rouge",
    "excerpt_separator": "\n\n",
    "permalink": "date",
    "baseurl": "",
    "url": "",
    "timezone": "",
    "defaults": [],
    "kramdown": {},
    "liquid": {},
    "title": "",
}
"""What holds where a configuration says nothing; a value of another type counts for nothing, with a Note."""

_LOOSE: Final = frozenset({"title", "highlighter", "baseurl", "url", "show_drafts", "collections", "markdown"})
"""Keys whose values may be of several types."""


class Config(msgspec.Struct, frozen=True):
    """A configuration: Jekyll's defaults under the site's own values, the site's zone, and what was amiss."""

    values: Mapping[str, Any]
    zone: tzinfo | None = None
    notes: tuple[Note, ...] = ()

    def text(self, key: str) -> str:
        """Return a value that is text, else the empty string."""
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def names(self, key: str) -> tuple[str, ...]:
        """Return the texts of a list."""
        value = self.values.get(key)
        return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()

    @property
    def markdown_extensions(self) -> frozenset[str]:
        """Suffixes of Markdown files, lowered, with their dot; Jekyll allows no blanks between them."""
        return frozenset("." + name.lower() for name in self.text("markdown_ext").split(",") if name)

    @property
    def collections_folder(self) -> str:
        """The folder that holds the collections, with its slash; empty without one."""
        folder = self.text("collections_dir").strip("/")
        return f"{folder}/" if folder else ""

    @property
    def destination(self) -> str:
        """The path below the site of the folder that Jekyll builds into."""
        return posixpath.normpath(self.text("destination").strip("/") or "_site")

    @property
    def kramdown(self) -> dict[str, Any]:
        """The site's own options for kramdown; the reader knows those that Jekyll sets."""
        return {key: value for key, value in self.values["kramdown"].items() if isinstance(key, str)}

    @property
    def posts_permalink(self) -> str:
        """The permalink style or template of posts."""
        collections = self.values.get("collections")
        posts = collections.get("posts") if isinstance(collections, Mapping) else None
        own = posts.get("permalink") if isinstance(posts, Mapping) else None
        return own if isinstance(own, str) else self.text("permalink")


def read_config(root: Path) -> Config:
    """Read the configuration of the site at a folder; what cannot be read is a Note, and defaults hold."""
    path = config_file(root)
    if path is None:
        return Config(dict(DEFAULTS))
    try:
        with path.open("rb") as file:
            return _parsed(file.read(FRONT_MATTER_BYTES + 1), path.name)
    except OSError as error:
        return _unreadable(f"{path.name}: {error}")


def config_file(folder: Path) -> Path | None:
    """Return the configuration of a site at a folder, None if there is none, or the folder is closed to us."""
    return next((folder / name for name in NAMES if os.path.isfile(folder / name)), None)  # noqa: PTH113 - never raises


@lru_cache(maxsize=8)
def _parsed(data: bytes, name: str) -> Config:
    """Parse a configuration; the same one again and again, since every look at a site asks for it."""
    try:
        own, notes = _load(data, name)
    except (ConvertError, ValueError) as error:
        return _unreadable(str(error) if isinstance(error, ConvertError) else f"{name}: {error}")
    return _checked(own, tuple(_renamed(note, name) for note in notes), name)


def _unreadable(reason: str) -> Config:
    return Config(dict(DEFAULTS), notes=(Note(Code.CONFIG_UNREADABLE, f"{reason} Jekyll's defaults hold."),))


def _load(data: bytes, name: str) -> tuple[Any, tuple[Note, ...]]:
    if name.endswith(".toml"):
        import tomllib

        return tomllib.loads(data.decode("utf-8")), ()
    text, notes = decode(data, name)
    value, more = load_yaml(text, name)
    return ({} if value is None else value), notes + more


def _renamed(note: Note, name: str) -> Note:
    where = f"{name}:{note.lines}" if note.lines else name
    return Note(Code.CONFIG_VALUE, f"{where}: {note.message}", note.severity)


def _checked(own: object, notes: tuple[Note, ...], name: str) -> Config:
    """Lay a site's values over the defaults, those of a wrong type aside."""
    if not isinstance(own, Mapping):
        return Config(
            dict(DEFAULTS),
            notes=(*notes, Note(Code.CONFIG_UNREADABLE, f"{name} is no mapping. Jekyll's defaults hold.")),
        )
    values: dict[str, Any] = dict(DEFAULTS)
    found = list(notes)
    for key, value in own.items():
        if not isinstance(key, str):
            continue
        if key in DEFAULTS and value is None:
            continue
        if key in DEFAULTS and key not in _LOOSE and not isinstance(value, type(DEFAULTS[key])):
            found.append(Note(Code.CONFIG_VALUE, f"{name}: {key} is of a wrong type: the default holds"))
            continue
        values[key] = value
    zone, zone_notes = _zone(values["timezone"], name)
    return Config(values, zone, (*found, *zone_notes, *_markdown_notes(values["markdown"], name)))


def _zone(name: str, file: str) -> tuple[tzinfo | None, tuple[Note, ...]]:
    """Return the zone of a name; Jekyll takes an unknown one for UTC without a word."""
    if not name:
        return None, ()
    if name == "UTC":  # as many sites say: no file of zones need be read, nor be there
        return UTC, ()
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name), ()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC, (Note(Code.CONFIG_VALUE, f"{file}: timezone {name} is unknown: read as UTC"),)


def _markdown_notes(name: object, file: str) -> tuple[Note, ...]:
    if isinstance(name, str) and name.lower() == "kramdown":
        return ()
    return (Note(Code.CONFIG_VALUE, f"{file}: markdown: {name} is read as kramdown reads it"),)
