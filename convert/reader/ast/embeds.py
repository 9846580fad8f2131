"""Scripts that write something into the page where they stand, told by their addresses: each is the page of it."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from convert.patterns import pattern

_SCHEME: Final = r"(?:https?:)?//(?:www\.)?"
_PAGES: Final = (
    pattern(_SCHEME + r"(gist\.github\.com/(?:[\w-]+/)?[0-9a-f]+)\.js(?:\?.*)?", re.ASCII),
    pattern(_SCHEME + r"([\w.-]+/(?:[\w./-]+/)?snippets/[0-9]+)\.js(?:\?.*)?", re.ASCII),
    pattern(_SCHEME + r"(asciinema\.org/a/\w+)\.js(?:\?.*)?", re.ASCII),
    pattern(_SCHEME + r"(jsfiddle\.net/[\w/-]+?)/embed(?:/.*)?", re.ASCII),
)
"""GitHub's, GitLab's, asciinema's and JSFiddle's scripts; what is in brackets is the page."""
_PASTE: Final = pattern(_SCHEME + r"pastebin\.com/embed_js/(\w+)(?:[/?].*)?", re.ASCII)
_FILE: Final = pattern(_SCHEME + r"emgithub\.com/[\w-]+\.js\?(?:.*&)?target=([^&]+).*", re.ASCII)


def embedded_page(address: str) -> str:
    """Return the address of the page that a script shows a part of, empty for any other script."""
    for page in _PAGES:
        if found := page.fullmatch(address):
            return f"https://{found[1]}"
    if found := _PASTE.fullmatch(address):
        return f"https://pastebin.com/{found[1]}"
    found = _FILE.fullmatch(address)
    target = unquote(found[1]) if found else ""
    return target if target.startswith("https://") else ""
