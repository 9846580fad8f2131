"""A field: what a part of a line says of a post."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import msgspec

from convert.nodes import Person

LINE_LENGTH: Final = 240
"""Characters; no line of labels met is longer."""


class Kind(StrEnum):
    """What a field says; also the role that its Decision names."""

    BYLINE = "byline"
    EDITORS = "editors"
    SOURCE = "source"
    SOURCE_URL = "source_url"
    PUBLISHED = "published"
    UPDATED = "updated"
    BESIDE = "beside"


class Field(msgspec.Struct, frozen=True):
    """One field: its text in the line, label included, and what it says (people, a name, an address, a time)."""

    kind: Kind
    text: str
    label: str = ""
    people: tuple[Person, ...] = ()
    value: str = ""


class About(msgspec.Struct, frozen=True):
    """What a whole line says of its parts: several tasks are named, an author too, a tool wrote its first label."""

    crew: bool
    signed: bool
    sure: bool
