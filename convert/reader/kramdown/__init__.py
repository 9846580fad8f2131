"""kramdown in Python: its dialect of Markdown, with the changes of its GFM parser, as the HTML that it writes."""

from __future__ import annotations

import msgspec

from convert.reader.kramdown.document import Document
from convert.reader.kramdown.html import Converter
from convert.reader.kramdown.options import JEKYLL_OPTIONS
from convert.reader.kramdown.parser import parse

__all__ = ["JEKYLL_OPTIONS", "Document", "KramdownWarning", "Result", "convert", "parse", "to_html"]


class KramdownWarning(msgspec.Struct, frozen=True):
    """What did not fit in a text: a link without definition, a tag that is not closed."""

    message: str
    line: int
    """The line in the text, from 1; 0 where none is to blame."""
    loose: bool = False
    """Say if it is a tag that kramdown shows as text (see ``loose_tags``)."""


class Result(msgspec.Struct, frozen=True):
    """The page of one text."""

    html: str
    warnings: tuple[KramdownWarning, ...]


def convert(text: str, *, line_attribute: str | None = None, loose_tags: bool = False, **options: object) -> Result:
    """Return the page of a text, and what did not fit in it.

    Every start tag of a block, and of raw HTML, carries ``line_attribute="FIRST-LAST"``, its lines in the text, if a
    name is given. With ``loose_tags`` a tag that browsers read and kramdown shows as text is read, with a warning: that
    is not what kramdown does. Options have kramdown's names and defaults; ``input`` is "kramdown" or "GFM".
    Errors: none, whatever the text; an unknown option is a warning.
    """
    document = parse(text, loose_tags=loose_tags, **options)
    html = Converter(document, line_attribute).convert()
    return Result(html, tuple(KramdownWarning(*warning) for warning in document.warnings))


def to_html(text: str, *, line_attribute: str | None = None, **options: object) -> str:
    """Return the page of a text; see ``convert``."""
    return convert(text, line_attribute=line_attribute, loose_tags=False, **options).html
