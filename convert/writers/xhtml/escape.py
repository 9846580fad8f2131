"""Text and attributes as XML and HTML both read them, and ids that XML accepts."""

from __future__ import annotations

import re
from typing import Final

from convert.books import short_hash
from convert.characters import NOT_IN_XML
from convert.patterns import pattern

_FORBIDDEN: Final = pattern(f"[{NOT_IN_XML}]")

_SPECIAL: Final = re.compile(f"[&<>\r{NOT_IN_XML}]")
"""What cannot stand in element content as it is."""

_NAME: Final = pattern(r"[A-Za-z][A-Za-z0-9._\-\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u3001-\ud7ff]*")
"""A name without colon ("Namespaces in XML", NCName), not begun by the underscore that begins our own ids."""

_ASCII_NAME: Final = pattern(r"[A-Za-z][A-Za-z0-9._\-]*")
"""The names that most ids are."""

_LANG: Final = pattern(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def clean(text: str) -> str:
    """Put U+FFFD for each character that XML cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)


def escape(text: str) -> str:
    """Return text as element content; a carriage return as a reference, or a parser would make it a newline."""
    if not _SPECIAL.search(text):  # as in most text
        return text
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    return clean(text)


def attribute(value: str) -> str:
    """Return a value as it stands between the quotes of an attribute; white space is kept from being normalized."""
    return escape(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def xml_id(name: str) -> str:
    """Return an id that XML accepts: the same if it may stand, else one made from it."""
    return name if _ASCII_NAME.fullmatch(name) or _NAME.fullmatch(name) else f"h-{short_hash(name)}"


def language(tag: str) -> str:
    """Return a language tag that may stand in an attribute; ``und`` for what is none (BCP 47)."""
    return tag if _LANG.fullmatch(tag) else "und"
