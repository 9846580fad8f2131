"""Addresses: which ones may enter the AST."""

from __future__ import annotations

import re
from typing import Final

from convert.patterns import pattern

_SCHEME: Final = pattern(r"([a-z][a-z0-9+.\-]*):", re.ASCII | re.IGNORECASE)
_IGNORED: Final = pattern("[\x00-\x20\x7f\u00a0\u200b\ufeff]+")
"""What browsers leave out of an address before they look at its scheme (WHATWG URL 4.4), and look-alikes of it."""

_ACTIVE: Final = frozenset({"javascript", "vbscript", "data", "livescript", "mocha", "blob", "filesystem"})
_OF_THE_MACHINE: Final = "file"
"""The scheme of files on the machine of whoever reads; one letter is a drive of Windows, for no scheme is so short."""


def scheme(url: str) -> str:
    """Return an address' scheme in lower case as a browser would see it, empty if it has none."""
    found = _SCHEME.match(_seen(url))
    return found.group(1).lower() if found else ""


def _seen(url: str) -> str:
    """Return the beginning of an address as a browser sees it."""
    start = url[:200]
    plain = start.isprintable() and " " not in start
    return start if plain else _IGNORED.sub("", start)


def is_safe_link(url: str) -> bool:
    """Say if a link may lead there: to nothing that runs, carries a page inside, or is on the reader's machine."""
    return _may_lead(scheme(url))


def is_safe_image(url: str) -> bool:
    """Say if an image may come from there: ``data:`` if it says that it is an image, else as a link may lead."""
    kind = scheme(url)
    if kind == "data":
        return _seen(url).lower().startswith("data:image/")
    return _may_lead(kind)


def _may_lead(kind: str) -> bool:
    return kind not in _ACTIVE and kind != _OF_THE_MACHINE and len(kind) != 1
