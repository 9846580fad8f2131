"""Text and attributes as XML and HTML both read them, and ids that XML accepts."""

from __future__ import annotations

from typing import Final

from convert.books import short_hash
from convert.characters import NOT_IN_XML
from convert.patterns import pattern
from convert.scripts import edges, is_within

_FORBIDDEN: Final = pattern(f"[{NOT_IN_XML}]")

_NAME: Final = pattern(r"[A-Za-z](?:[A-Za-z0-9._\-]|[^\x00-\x7f])*")
"""A name without colon ("Namespaces in XML", NCName), not begun by the underscore that begins our own ids; of the
characters beyond ASCII those in ``_NAMED`` may stand in one."""

_NAMED: Final = edges(((0xB7, 0xB7), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2FF), (0x3001, 0xD7FF)))

_LANG: Final = pattern(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def clean(text: str) -> str:
    """Put U+FFFD for each character that XML cannot hold."""
    return text if text.isprintable() else _FORBIDDEN.sub("\ufffd", text)  # what XML cannot hold is not printable


def escape(text: str) -> str:
    """Return text as element content; a carriage return as a reference, or a parser would make it a newline."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def attribute(value: str) -> str:
    """Return a value as it stands between the quotes of an attribute; white space is kept from being normalized."""
    return escape(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def xml_id(name: str) -> str:
    """Return an id that XML accepts: the same if it may stand, else one made from it."""
    return name if _NAME.fullmatch(name) and _is_name(name) else f"h-{short_hash(name)}"


def _is_name(name: str) -> bool:
    return name.isascii() or all(char.isascii() or is_within(_NAMED, char) for char in name)


def language(tag: str) -> str:
    """Return a language tag that may stand in an attribute; ``und`` for what is none (BCP 47)."""
    return tag if _LANG.fullmatch(tag) else "und"
