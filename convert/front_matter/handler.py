"""python-frontmatter with our YAML: ``frontmatter.load(path, handler=JekyllHandler())``.

That package strips the body and knows no closing ``...``; the reader therefore does not use it. It is here for
those who script with it.
"""

from __future__ import annotations

from typing import Any

from frontmatter.default_handlers import YAMLHandler

from convert.front_matter import load_yaml
from convert.front_matter.fences import split


class JekyllHandler(YAMLHandler):
    """Reads front matter as Jekyll does: fences, scalars, repeated keys and limits."""

    def detect(self, text: str) -> bool:
        """Say if a text has front matter."""
        return split(text).block is not None

    def split(self, text: str) -> tuple[str, str]:
        """Return the YAML and the body."""
        parts = split(text)
        return parts.block or "", parts.body

    def load(self, fm: str, **_: object) -> Any:  # noqa: ANN401 - as its parent declares
        """Return the values of a block. Errors: FrontMatterError, LimitError."""
        return load_yaml(fm)[0]
