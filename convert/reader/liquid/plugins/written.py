"""What readings are written with: a value for what stands for a tag, and the HTML that several kinds of tags share."""

from __future__ import annotations

import re
from html import escape
from typing import Final

import msgspec

from convert.patterns import pattern
from convert.reader.liquid.plugins.call import Call

URL: Final = pattern(r"(?:https?:)?//[^\s\"'<>]+", re.IGNORECASE)
TITLES: Final = ("title", "summary", "header", "heading", "label", "caption")


class Reading(msgspec.Struct, frozen=True):
    """What stands for a tag, and for its end if it is a block; ``code`` is a language if the content is code.

    ``without`` are marks that go from the content, for they are the plug-in's syntax; ``tabs`` says that comments in it
    name its parts (``tabs_named``).
    """

    before: str
    after: str = ""
    code: str | None = None
    without: tuple[str, ...] = ()
    tabs: bool = False


def apart(call: Call, made: str) -> str:
    """Put blank lines around what stands alone, at the indent of the tag, so that it stays in its list."""
    return f"\n\n{call.indent}{made}\n\n{call.indent}" if call.alone else made


def lead(call: Call, title: str) -> str:
    """Write a title in bold: before the text in a line, else as a line of its own; nothing for none."""
    strong = f"<strong>{escape(title, quote=False)}</strong>"
    if not title:
        return ""
    return apart(call, f"<p>{strong}</p>") if call.alone else f"{strong} "


def anchor(address: str, label: str) -> str:
    """Write a link."""
    return f'<a href="{escape(address)}">{escape(label, quote=False)}</a>'


def linked(words: str) -> str:
    """Escape words, the addresses among them as links."""
    return URL.sub(lambda found: anchor(found.group(), found.group()), escape(words, quote=False))
