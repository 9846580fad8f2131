"""What a caller may choose, as values that cross processes."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Page(StrEnum):
    """Page sizes of the PDF writer."""

    A4 = "a4"
    A5 = "a5"
    LETTER = "letter"
    EREADER = "ereader"


class WriteOptions(msgspec.Struct, frozen=True):
    """What the writers obey, each the options that it names (``Writer.obeys``); ``font_paths`` are absolute folders."""

    page: Page = Page.A4
    font_paths: tuple[str, ...] = ()
