"""The kinds that nodes come in: each is a word in the JSON of a post."""

from __future__ import annotations

from enum import StrEnum


class SpanKind(StrEnum):
    """What a Span is: a run of another language, a share, a place line."""

    LANG = "lang"
    TICKER = "ticker"
    DATELINE = "dateline"


class ParagraphKind(StrEnum):
    """What a paragraph is for: the text, a disclaimer or risk notice, the editors' line, what is said under a table."""

    BODY = "body"
    DISCLAIMER = "disclaimer"
    EDITORS = "editors"
    TABLE_NOTE = "table-note"


class Numbering(StrEnum):
    """How the numbers of a list are written; the values are those of HTML's ``type``."""

    DECIMAL = "1"
    LOWER_ALPHA = "a"
    UPPER_ALPHA = "A"
    LOWER_ROMAN = "i"
    UPPER_ROMAN = "I"


class Align(StrEnum):
    """How a column stands."""

    DEFAULT = "default"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Role(StrEnum):
    """What a person did."""

    AUTHOR = "author"
    REPORTER = "reporter"
    TRANSLATOR = "translator"
    PHOTOGRAPHER = "photographer"
    EDITOR = "editor"
