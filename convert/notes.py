"""Warnings and decisions as values: counted, filtered, compared in tests, sent between processes."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

import msgspec

from convert.positions import Lines


class Severity(StrEnum):
    """How much a Note matters: ``info`` is worth knowing, ``warning`` changed what a reader sees."""

    INFO = "info"
    WARNING = "warning"


class Code(StrEnum):
    """The codes of our own notes, ``part.what``; a plug-in's are strings under its own name."""

    # text and front matter
    ENCODING_GUESSED = "text.encoding-guessed"
    LINE_ENDS = "text.line-ends"
    FORBIDDEN_CHARACTER = "text.forbidden-character"
    FRONT_MATTER_MISSING = "front-matter.missing"
    FRONT_MATTER_BLANK_LINE = "front-matter.blank-line"
    FRONT_MATTER_KEY_REPEATED = "front-matter.key-repeated"
    FRONT_MATTER_VALUE = "front-matter.value"
    DATE_UNREADABLE = "front-matter.date"
    # site
    CONFIG_UNREADABLE = "site.config-unreadable"
    CONFIG_VALUE = "site.config-value"
    DATA_UNREADABLE = "site.data-unreadable"
    NAME_WITHOUT_DATE = "site.name-without-date"
    POST_SKIPPED = "site.post-skipped"
    NAME_TAKEN = "site.name-taken"
    # Liquid
    LIQUID_UNKNOWN_TAG = "liquid.unknown-tag"
    LIQUID_ERROR = "liquid.error"
    LIQUID_MISSING = "liquid.missing"
    # kramdown and HTML
    MARKDOWN = "markdown.warning"
    LOOSE_TAG = "markdown.loose-tag"
    NESTING_FLATTENED = "html.nesting-flattened"
    ACTIVE_CONTENT = "html.active-content"
    UNKNOWN_ELEMENT = "html.unknown-element"
    EMBED = "html.embed"
    LINK_REFUSED = "html.link-refused"
    FOOTNOTE = "html.footnote"
    NOTHING_SHOWN = "html.nothing-shown"
    # roles
    ROLE_DOUBTFUL = "role.doubtful"
    ROLE_CONFLICT = "role.conflict"
    PROFILE = "role.profile"
    # books, media, fonts, writers
    LINK_DANGLING = "book.link-dangling"
    LEFT_OVER = "book.left-over"
    IMAGE_MISSING = "media.missing"
    IMAGE_REMOTE = "media.remote"
    IMAGE_REFUSED = "media.refused"
    IMAGE_CHANGED = "media.changed"
    IMAGE_RENAMED = "media.renamed"
    IMAGE_NOT_COPIED = "media.not-copied"
    GLYPH_MISSING = "font.glyph-missing"
    FORMULA = "writer.formula"
    APPROXIMATED = "writer.approximated"


class Note(msgspec.Struct, frozen=True):
    """A warning as a value: what was repaired, changed or could not be had, and where."""

    code: str
    message: str
    severity: Severity = Severity.WARNING
    lines: Lines | None = None


_OF_THE_SITE: Final = frozenset({Code.CONFIG_UNREADABLE, Code.CONFIG_VALUE, Code.DATA_UNREADABLE})
"""Codes of the notes that each post of a site brings."""


def untold(notes: Iterable[Note], told: set[Note]) -> list[Note]:
    """Return the notes without those on the site that are among ``told``, and add its new ones to these."""
    new = [note for note in notes if note not in told]
    told.update(note for note in new if note.code in _OF_THE_SITE)
    return new


class Action(StrEnum):
    """What a Decision did with the text."""

    ROLE = "role"  # taken out of the blocks into a field of the post: byline, source …
    RETYPE = "retype"  # left in its place as another node: heading, caption, ticker …
    DROP = "drop"  # not shown any more
    REPAIR = "repair"  # mended in place


class Decision(msgspec.Struct, frozen=True):
    """One decision of a pass: the rule, what it did, the text as a reader sees it, and its lines.

    ``role`` names the role found (``byline``, ``source``, ``heading`` …) for the actions role and retype.
    """

    rule: str
    action: Action
    text: str
    lines: Lines | None = None
    role: str | None = None
