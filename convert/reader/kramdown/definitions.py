"""Link definitions: ``[name]: url "title"``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from convert.patterns import pattern
from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.document import normal_key

if TYPE_CHECKING:
    from convert.reader.kramdown.blocks import BlockParser

_HEAD = pattern(r" {0,3}\[([^\n\]]+)\]:[ \t]*")
_TITLE_LINE = pattern(r"[ \t]*(?:\"([^\n]+)\"|'([^\n]+)')[ \t]*\n")


def read_link_definition(parser: BlockParser) -> bool:
    """Take a link's definition; its title may stand on the next line."""
    match = _HEAD.match(parser.text, parser.pos)
    if not match:
        return False
    end = parser.text.find("\n", match.end())
    rest = parser.text[match.end() : end].rstrip(" \t")
    next_line = end + 1
    found = _split(rest)
    if found is None:
        return False
    url, title = found
    if title is None:
        title_line = _TITLE_LINE.match(parser.text, next_line)
        if title_line:
            title = title_line.group(1) or title_line.group(2)
            next_line = title_line.end()
    key = normal_key(match.group(1))
    if key in parser.document.links:
        parser.document.warn(f"duplicate link name '{key}'", parser.line_at(parser.pos))
    start, parser.pos = parser.pos, next_line
    attributes: dict[str, str] = {}
    parser.document.links[key] = (url, title, attributes)
    parser.add_marker("link", start, attributes, key)
    return True


def _split(rest: str) -> tuple[str, str | None] | None:
    """Cut a definition into address and title; None if it is none."""
    if not rest.strip(g.WS):
        return None
    quote = rest[-1]
    if rest.startswith("<") and quote == ">":
        return rest[1:-1], None
    if quote in "\"'":
        after = re.search(rf">[ \t]++{quote}", rest) if rest.startswith("<") else None
        if after and after.end() < len(rest) - 1:
            return rest[1 : after.start()], rest[after.end() : -1]
        start = re.search(rf"(?<![ \t])[ \t]++{quote}", rest)
        if start and start.end() < len(rest) - 1:
            url = rest[: start.start()]
            if url.strip(g.WS) and not re.search(r"[ \t][\"']", url):
                return url, rest[start.end() : -1]
    if re.search(r"[ \t][\"']", rest):
        return None
    return rest, None
