"""Tags that set their content apart: boxes with a word of their own or a title, tabs, quotes."""

from __future__ import annotations

from html import escape
from typing import Final

from convert.patterns import pattern
from convert.reader.liquid.plugins import table
from convert.reader.liquid.plugins.call import Arguments, Call
from convert.reader.liquid.plugins.written import TITLES, Reading, apart, lead, linked

_TAB: Final = pattern(r"<!--[ \t]*tab[ \t]+(?!-->)([^\n@]*?)[ \t]*(?:@[^\n]*?)?-->")
"""A comment that begins a tab; behind ``@`` it names an icon."""


def led(call: Call, given: Arguments) -> Reading:
    """Write the word of a box, then its content; a tag without an end is handed its content."""
    kind = given.get("type", "kind", "class") or (given.texts[0] if given.texts else "")
    known = kind.lower() in table.LED
    label = kind if known else call.name
    texts = [word.text for word in given.words if word.quoted or word.text not in table.WITHOUT_ICON]
    rest = " ".join(text for text in texts if text != kind or not known)
    rest = "" if rest in table.LOOKS else rest
    title = given.get(*TITLES) or (rest if call.block else "")
    if call.block:
        return Reading(lead(call, title or label.capitalize()))
    said = given.get("content", "text", "message") or ("" if given.get(*TITLES) == rest else rest)
    inner = f"<strong>{escape(title or label.capitalize())}</strong> {escape(said, quote=False)}"
    return Reading(apart(call, f'<p markdown="1">{inner}</p>') if call.alone else inner)


def summary(call: Call, given: Arguments) -> Reading | None:
    """Write the title that a box is handed, then its content."""
    texts = given.texts[1:] if call.name == "tab" and len(given.words) > 1 else given.texts
    title = given.get(*TITLES, "text", "question") or " ".join(texts)
    return Reading(lead(call, title)) if call.block or title else None


def tabs(call: Call, _: Arguments) -> Reading | None:
    """Write content whose parts are named by comments."""
    return Reading("", tabs=True) if call.block else None


def tabs_named(content: str) -> str:
    """Lead each tab by its name, which a comment has."""
    return _TAB.sub(lambda tab: f"<p><strong>{escape(tab[1], quote=False)}</strong></p>" if tab[1] else "", content)


def quote(call: Call, given: Arguments) -> Reading | None:
    """Write a quote: the content of a block, or the first of the words that a tag is handed."""
    if call.block:
        return _quoted(call, given.whole, ('{"', '"}') if call.name == "pullquote" else ())
    if not given.words:
        return None
    text, *by = given.texts
    source = f"<p>{escape(', '.join(by), quote=False)}</p>" if by else ""
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
