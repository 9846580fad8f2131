"""The frame that a document stands in: a template of a page."""

from __future__ import annotations

from functools import lru_cache
from string import Template


@lru_cache(maxsize=4)
def frame(template: bytes) -> Template:
    """Return a template of a page, read once."""
    return Template(template.decode())
