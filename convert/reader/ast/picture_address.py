"""Where an image is: in ``src``, in ``srcset``, or where scripts that load images late keep the address."""

from __future__ import annotations

import re
from typing import Final

from convert.patterns import pattern
from convert.reader.ast.links import scheme
from convert.reader.html import Element

_LAZY: Final = ("data-src", "data-original", "data-lazy-src")
"""Attributes in which scripts that load images late keep their addresses."""
_CANDIDATE: Final = pattern(r"([^\s,]\S*+)(?:(?<!,)\s++([^\s,]*+)[^,]*+)?+", re.ASCII)
"""A candidate of a ``srcset``: its address, which no comma ends, and its first descriptor."""
_SIZE: Final = pattern(r"([0-9]{1,6}(?:\.[0-9]{1,6})?)[wx]", re.ASCII)


def address(element: Element) -> str:
    """Return where an image is, empty if nowhere: what a script would load later goes before the stand-in in ``src``.

    Where a page was copied, ``src`` leads to the copy and only the script's attribute to the address it came from.
    """
    url = element.get("src").strip()
    shown = "" if url.startswith("data:") else url
    lazy = next(filter(None, (element.get(name).strip() for name in _LAZY)), "")
    if lazy and not (shown and _is_remote(lazy) and not _is_remote(shown)):
        return lazy
    return shown or _largest(element.get("srcset") or element.get("data-srcset")) or url


def _is_remote(url: str) -> bool:
    return url.startswith("//") or scheme(url) != ""


def _largest(candidates: str) -> str:
    """Return the address of the largest image of a ``srcset``, empty if it has none (WHATWG HTML 4.8.4.2.1)."""
    found = [(_size(size), url.rstrip(",")) for url, size in _CANDIDATE.findall(candidates)]
    return max(found, key=lambda one: one[0])[1] if found else ""


def _size(descriptor: str) -> float:
    """Return the width (``640w``) or the density (``2x``, and without a word 1) of a candidate."""
    number = _SIZE.fullmatch(descriptor)
    return float(number.group(1)) if number else 1.0
