"""Text, code and attribute values, escaped as kramdown escapes them: an entity stays one."""

from __future__ import annotations

import re

from convert.patterns import pattern

_ENTITY = pattern(r"&(?![A-Za-z0-9_:][\w.:\-]*;|\#[0-9]+;|\#x[0-9A-Fa-f]+;)", re.ASCII)


def escape_text(text: str) -> str:
    """Escape text: an entity in it stays one."""
    if "&" in text:
        text = _ENTITY.sub("&amp;", text)
    return text.replace("<", "&lt;").replace(">", "&gt;")


def escape_code(text: str) -> str:
    """Escape every mark."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(text: str) -> str:
    """Escape a value for double quotes: an entity in it stays one."""
    return escape_text(text).replace('"', "&quot;")
