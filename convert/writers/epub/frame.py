"""The frame that every content document of a book stands in."""

from __future__ import annotations

from functools import lru_cache
from string import Template

from convert.writers.contract import WriteContext
from convert.writers.words import family, is_right_to_left
from convert.writers.xhtml.escape import escape, language


def document(context: WriteContext, *, lang: str, title: str, body: str) -> bytes:
    """Return a whole XHTML document."""
    frame = _frame(context.template("epub/page.xhtml"))
    return frame.substitute(
        lang=language(lang),
        dir=' dir="rtl"' if is_right_to_left(lang) else "",
        title=escape(" ".join(title.split())),
        family=family(lang),
        body=body,
    ).encode()


@lru_cache(maxsize=2)
def _frame(template: bytes) -> Template:
    return Template(template.decode())
