"""Text, code and attribute values, escaped as kramdown escapes them: an entity stays one."""

from __future__ import annotations

import re

_ENTITY = re.compile(r"&(?![A-Za-z0-9_:][\w.:\-]*;|\#[0-9]+;|\#x[0-9A-Fa-f]+;)", re.ASCII)


def escape_text(text: str) -> str:
    return _ENTITY.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")


def escape_code(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(text: str) -> str:
    return escape_text(text).replace('"', "&quot;")
