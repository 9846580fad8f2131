"""Tags that set their content apart: boxes with a word of their own or a title, tabs, quotes."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from convert.patterns import pattern
from convert.reader.liquid.plugins import table
from convert.reader.liquid.plugins.call import Arguments, Call
from convert.reader.liquid.plugins.written import TEXTS, TITLES, Reading, apart, framed, lead, linked

_LOOK: Final = pattern(
    r"#[0-9a-f]{3,8}|open|closed?|black|blue|cyan|gr[ae]y|green|orange|pink|purple|red|white|yellow", re.IGNORECASE
)
"""Words that say how a box of Hexo's themes looks."""
_TAB: Final = pattern(r"<!--[ \t]*(?:node|tab|timeline)[ \t]+(?!-->)([^\n@]*?)[ \t]*(?:@[^\n]*?)?-->")
"""A comment that begins a tab, or an entry of a timeline; behind ``@`` it names an icon."""


def led(call: Call, given: Arguments) -> Reading:
    """Write the word of a box, then its content; a tag without an end is handed its content."""
    named = next((key for key in given.named if key in table.LED and key not in TEXTS), "")
    kind = given.get("type", "kind", "class") or named or (given.texts[0] if given.texts else "")
    known = kind.lower() in table.LED
    label = kind if known else call.name
    texts = [word.text for word in given.words if word.quoted or word.text not in table.WITHOUT_ICON]
    rest = " ".join(text for text in texts if text != kind or not known)
    rest = "" if rest in table.LOOKS else rest
    title = given.get(*TITLES) or (rest if call.block else "")
    title = title or label.capitalize()
    if call.block:
        return framed(call, title) if call.alone else Reading(lead(call, title))
    said = given.get(*TEXTS, named) or rest
    return framed(call, title, said) if call.alone else Reading(lead(call, title) + said)


def summary(call: Call, given: Arguments) -> Reading | None:
    """Write the title that a box is handed, then its content."""
    title = given.get(*TITLES) or _title(call, given) or given.get("text")
    return Reading(lead(call, title)) if call.block or title else None


def _title(call: Call, given: Arguments) -> str:
    """Return the words that are a title: a tab is handed its group first, Hexo's boxes what they look like."""
    if call.name == "tab" and len(given.words) > 1:
        return " ".join(given.texts[1:])
    if given.quoted or "," not in given.whole:
        return " ".join(given.quoted or given.texts)
    parts = (part.strip() for part in given.whole.split(","))
    return ", ".join(part for part in parts if not all(map(_LOOK.fullmatch, part.split())))


def tabs(call: Call, _: Arguments) -> Reading | None:
    """Write content whose parts are named by comments."""
    return Reading("", tabs=True) if call.block else None


def timeline(call: Call, given: Arguments) -> Reading | None:
    """Write a title, and content whose parts are named by comments."""
    return Reading(lead(call, _title(call, given)), tabs=True) if call.block else None


def statement(call: Call, given: Arguments) -> Reading | None:
    """Write what kind of statement a block makes, and its name."""
    name = given.get(*TITLES) or " ".join(given.texts)
    label = call.name.capitalize() + (f" ({name})" if name else "")
    return Reading(lead(call, label)) if call.block else None


def tabs_named(content: str) -> str:
    """Lead each tab by its name, which a comment has."""
    return _TAB.sub(lambda tab: f"<p><strong>{escape(tab[1], quote=False)}</strong></p>" if tab[1] else "", content)


def quote(call: Call, given: Arguments) -> Reading | None:
    """Write a quote: the content of a block, or the first of the words that a tag is handed."""
    if call.block:
        by = "" if given.whole in table.OPTIONS else given.whole
        return _quoted(call, by, ('{"', '"}') if call.name == "pullquote" else ())
    text = given.texts[0] if given.texts else given.get("quote", "text", "content", "body")
    speaker = [*given.texts[1:], *filter(None, map(given.get, ("author", "by", "source", "cite")))]
    if not text:
        return None
    source = f"<p>{escape(', '.join(speaker), quote=False)}</p>" if speaker else ""
    return Reading(apart(call, f"<blockquote><p>{escape(text, quote=False)}</p>{source}</blockquote>"))


def _quoted(call: Call, by: str, without: tuple[str, ...]) -> Reading:
    """Write a quote and who said it; an address in that is a link."""
    source = linked(by)
    if not call.alone:
        return Reading("", f" ({source})" if source else "", without=without)
    edge = f"\n\n{call.indent}"
    source = f"{edge}<p>{source}</p>" if source else ""
    before, after = f'{edge}<blockquote markdown="1">\n{call.indent}', f"{source}{edge}</blockquote>{edge}"
    return Reading(before, after, without=without)
