"""Where an image is: in ``src``, in ``srcset``, or where scripts that load images late keep the address."""

from __future__ import annotations

import re
from typing import Final

from convert.patterns import pattern
from convert.reader.html import Element
from convert.schemes import scheme

_LATE: Final = pattern(
    r"data-(?:src|original(?:-src)?|actual-?src|echo)|(?:.*[-_])?lazy(?:[-_]?(?:load|src|original))?", re.ASCII
)
"""Attributes in which scripts that load images late keep their addresses: these go before ``src``."""
_PICTURE: Final = pattern(r"[^\s,]+\.(?:avif|bmp|gif|jpe?g|png|svg|tiff?|webp)(?:[?#!]\S*)?", re.IGNORECASE)
"""What is the address of a picture, whatever attribute it stands in."""
_REMOTE: Final = pattern(r"(?:https?:)?//\S+", re.IGNORECASE)
_OF_PICTURE: Final = ("file", "im", "orig", "photo", "pic", "src", "url")
"""Parts of the names of attributes in which any address on the network is that of the picture."""
_OTHERS: Final = pattern(
    r"src|alt|title|style|class|id|href|on.*"
    r"|.*(?:blur|caption|desc|error|fallback|hover|link|loading|name|page|permalink|placeholder|poster|srcset|thumb|title).*"
)
"""Attributes that may hold an address, or what looks like one, that is not the picture's own."""
_STAND_IN: Final = pattern(
    r"(?:.*[_.-])?(?:1x1|blank|clear|dot|empty|gr[ae]y|lazy(?:load)?|load(?:er|ing)|pixel|place-?holder|spacer|spinner"
    r"|t|trans(?:parent)?)(?:[_.-].*)?",
    re.ASCII | re.IGNORECASE,
)
"""The name of the file of what shows until the picture is there."""
_LONGEST: Final = 2_000
"""Characters of an address, about as many as browsers and servers take."""
_PLAIN: Final = frozenset({"src", "alt", "title", "class", "id", "style", "width", "height", "align", "border"})
"""All that most images have."""
_NOWHERE: Final = ("data:", "about:", "#")
_CANDIDATE: Final = pattern(r"([^\s,]\S*+)(?:(?<!,)\s++([^\s,]*+)[^,]*+)?+", re.ASCII)
"""A candidate of a ``srcset``: its address, which no comma ends, and its first descriptor."""
_SIZE: Final = pattern(r"([0-9]{1,6}(?:\.[0-9]{1,6})?)[wx]", re.ASCII)


def address(element: Element) -> str:
    """Return where an image is, empty if nowhere: what a script would load later goes before the stand-in in ``src``.

    Where a page was copied, ``src`` leads to the copy and only the script's attribute to the address it came from.
    """
    url = element.get("src").strip()
    shown = "" if url.startswith(_NOWHERE) else url
    if not shown or not element.attributes.keys() <= _PLAIN:
        late = _late(element)
        if late and not (shown and _is_remote(late) and not _is_remote(shown)):
            return late
        if not shown or _is_stand_in(shown):
            shown = _largest(element.get("srcset") or element.get("data-srcset")) or _any(element) or shown
    return shown or (url if url.startswith("data:") else "")


def _late(element: Element) -> str:
    """Return the address that a script keeps, empty if there is none."""
    found = (value.strip() for name, value in element.attributes.items() if _LATE.fullmatch(name))
    return next((value for value in found if _is_place(value)), "")


def _is_place(value: str) -> bool:
    """Say if a value may be an address, and is no word for how to load."""
    return bool(value) and not value.startswith(_NOWHERE) and ("/" in value or "." in value)


def _is_stand_in(url: str) -> bool:
    name = url.partition("?")[0].rpartition("/")[2]
    return len(name) < _LONGEST and bool(_STAND_IN.fullmatch(name))


def _any(element: Element) -> str:
    """Return the first value of an attribute, known or not, that is the address of a picture; empty if none is."""
    for name, value in element.attributes.items():
        url = value.strip()
        if not 0 < len(url) < _LONGEST or _OTHERS.fullmatch(name):
            continue
        if _PICTURE.fullmatch(url) or (_REMOTE.fullmatch(url) and any(part in name for part in _OF_PICTURE)):
            return url
    return ""


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
