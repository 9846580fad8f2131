"""Liquid 4's filters over text (``lib/liquid/standardfilters.rb``); blanks are Ruby's: ASCII and U+0000."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from convert.limits import LIQUID_OUTPUT_BYTES
from convert.reader.liquid.scan import BLANKS
from convert.reader.liquid.values import fault, integer, plain, text

_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_UNESCAPED: Final = re.compile(r"[\"><']|&(?!(?:[a-zA-Z]+|#\d+);)", re.ASCII)
_BLANK_RUN: Final = re.compile(r"[ \t\n\v\f\r]+")


def escape(value: object) -> object:
    """Escape ``& < > " '``; nil stays nil."""
    return None if plain(value) is None else text(value).translate(_ESCAPES)


def escape_once(value: object) -> str:
    """Escape what is not an entity already."""
    return _UNESCAPED.sub(lambda match: match.group().translate(_ESCAPES), text(value))


def replace(value: object, old: object, new: object = "") -> str:
    """Replace every occurrence; the length is checked before it is made."""
    subject, wanted, made = text(value), text(old), text(new)
    hits = subject.count(wanted)
    if hits * len(made) > LIQUID_OUTPUT_BYTES:
        raise fault("the result of replace is too long")
    return subject.replace(wanted, made)


def replace_first(value: object, old: object, new: object = "") -> str:
    """Replace the first occurrence."""
    return text(value).replace(text(old), text(new), 1)


def split(value: object, separator: object) -> list[str]:
    """Split; empty texts at the end go, a blank splits at runs of ASCII blanks."""
    subject, mark = text(value), text(separator)
    if mark == " ":
        stripped = subject.strip(BLANKS)
        return _BLANK_RUN.split(stripped) if stripped else []
    parts = list(subject) if not mark else subject.split(mark)
    while parts and not parts[-1]:
        parts.pop()
    return parts


def slice_(value: object, start: object, length: object = 1) -> object:
    """Return a run of characters or items; a negative start counts from the end."""
    first, count = integer(start), integer(length)
    whole = text(value) if isinstance(value, str) or not isinstance(value, Sequence) else value
    first = first + len(whole) if first < 0 else first
    if first < 0 or count < 0 or first > len(whole):
        return "" if isinstance(whole, str) else []
    return whole[first : first + count]


def truncate(value: object, length: object = 50, ending: object = "...") -> object:
    """Cut to a length that the ending counts in."""
    if plain(value) is None:
        return None
    subject, end, most = text(value), text(ending), integer(length)
    return subject if len(subject) <= most else subject[: max(most - len(end), 0)] + end


def truncatewords(value: object, count: object = 15, ending: object = "...") -> object:
    """Cut to a number of words."""
    if plain(value) is None:
        return None
    words, most = split(value, " "), max(integer(count), 1)
    return " ".join(words[:most]) + text(ending) if len(words) > most else text(value)


def strip_html(value: object) -> str:
    """Take tags, comments, scripts and styles out."""
    subject = text(value)
    for opener, closer in (("<script", "</script>"), ("<style", "</style>"), ("<!--", "-->"), ("<", ">")):
        subject = _without(subject, opener, closer)
    return subject


def _without(subject: str, opener: str, closer: str) -> str:
    parts, at = list[str](), 0
    while (start := subject.find(opener, at)) >= 0 and (end := subject.find(closer, start)) >= 0:
        parts.append(subject[at:start])
        at = end + len(closer)
    return "".join((*parts, subject[at:]))


def url_encode(value: object) -> object:
    """Encode as a form does."""
    return None if plain(value) is None else urllib.parse.quote_plus(text(value), safe="-._")


def url_decode(value: object) -> object:
    """Decode what a form encoded."""
    if plain(value) is None:
        return None
    return urllib.parse.unquote_to_bytes(text(value).replace("+", " ")).decode("utf-8", "replace")


def capitalize(value: object) -> str:
    """Make the first letter upper case, all others lower."""
    return text(value).capitalize()


def default(value: object, other: object = "", **options: object) -> object:
    """Return ``other`` for nil, false and what is empty."""
    given = plain(value)
    if given is False and options.get("allow_false"):
        return given
    empty = given is None or given is False or (isinstance(given, str | list | tuple | Mapping) and not given)
    return other if empty else given


FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "append": lambda value, end: text(value) + text(end),
    "capitalize": capitalize,
    "default": default,
    "downcase": lambda value: text(value).lower(),
    "escape": escape,
    "escape_once": escape_once,
    "h": escape,
    "lstrip": lambda value: text(value).lstrip(BLANKS),
    "newline_to_br": lambda value: text(value).replace("\n", "<br />\n"),
    "prepend": lambda value, start: text(start) + text(value),
    "remove": replace,
    "remove_first": replace_first,
    "replace": replace,
    "replace_first": replace_first,
    "rstrip": lambda value: text(value).rstrip(BLANKS),
    "slice": slice_,
    "split": split,
    "strip": lambda value: text(value).strip(BLANKS),
    "strip_html": strip_html,
    "strip_newlines": lambda value: text(value).replace("\r\n", "").replace("\n", ""),
    "truncate": truncate,
    "truncatewords": truncatewords,
    "upcase": lambda value: text(value).upper(),
    "url_decode": url_decode,
    "url_encode": url_encode,
}
