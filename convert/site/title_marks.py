"""Titles of themes that print them through Markdown: ``Notices and *galleries*`` is Notices and galleries there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from convert.patterns import pattern

_THEMES: Final = frozenset({"minimal-mistakes-jekyll", "mmistakes/minimal-mistakes"})
"""Themes whose layouts print ``page.title | markdownify``, as gems and as ``remote_theme``."""
_MARKED: Final = pattern(r"(?<![\w\\*_`])(\*{1,3}|_{1,3}|`)(?![\s*_`])([^*_`]*[^\s*_`])\1(?![\w*_`])")
_LINK: Final = pattern(r"(?<!\\)\[([^\[\]]+)\]\([^()\s]*\)")


def prints_marks(config: Mapping[str, Any]) -> bool:
    """Say if the theme of a site reads its titles as Markdown."""
    named = (str(config.get(key)).partition("@")[0].lower() for key in ("theme", "remote_theme"))
    return not _THEMES.isdisjoint(named)


def read_marks(written: str) -> str:
    """Return a title without its marks of emphasis, code and links."""
    return _MARKED.sub(r"\2", _LINK.sub(r"\1", written))
