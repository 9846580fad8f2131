"""The frame that every content document of a book stands in."""

from __future__ import annotations

from convert.language_tags import is_right_to_left
from convert.writers.contract import WriteContext
from convert.writers.escaping import escape, language
from convert.writers.words import family
from convert.writers.xhtml.frame import frame


def document(context: WriteContext, *, lang: str, title: str, body: str) -> bytes:
    """Return a whole XHTML document."""
    page = frame(context.template("epub/page.xhtml"))
    return page.substitute(
        lang=language(lang),
        dir=' dir="rtl"' if is_right_to_left(lang) else "",
        title=escape(" ".join(title.split())),
        family=family(lang),
        body=body,
    ).encode()
