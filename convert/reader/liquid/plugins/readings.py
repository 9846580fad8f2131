"""What each kind of plug-in tag is written as: HTML that passes in Markdown and in HTML posts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Final

import msgspec

from convert.patterns import pattern
from convert.reader.liquid.plugins import table
from convert.reader.liquid.plugins.call import Arguments, Call

_URL: Final = pattern(r"(?:https?:)?//[^\s\"'<>]+", re.IGNORECASE)
_IMAGE: Final = pattern(r"[^\s\"'<>]*\.(?:png|jpe?g|gif|svg|webp|avif|bmp)(?:[?#][^\s\"'<>]*)?", re.IGNORECASE)
_SIZE: Final = pattern(r"\d+(?:px|%|em)?|auto|left|right|center|\d+x\d+", re.ASCII)
_TAB: Final = pattern(r"<!--[ \t]*tab[ \t]+(?!-->)([^\n@]*?)[ \t]*(?:@[^\n]*?)?-->")
"""A comment that begins a tab; behind ``@`` it names an icon."""
_LANGUAGE: Final = pattern(r"[A-Za-z][\w.+#-]*", re.ASCII)

_TITLES: Final = ("title", "summary", "header", "heading", "label", "caption")
_PLACES: Final = ("url", "src", "path", "href", "link", "file", "image", "image_path", "image_url", "name", "id")


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


def reading(call: Call, given: Arguments, *, markdown: bool) -> Reading | None:
    """Return the reading of a plug-in's tag; None for one whose source says the most."""
    if call.in_address and (address := _address(call, given)):
        return Reading(escape(address))
    if call.name in table.SILENT and not call.block:
        return Reading("")
    for names, read in _KINDS.items():
        if call.name in names and (found := read(call, given)) is not None:
            return found if markdown else _in_html(found)
    return _of_block(call, given) if call.block else _of_arguments(call, given)


def _in_html(found: Reading) -> Reading:
    return msgspec.structs.replace(found, before=found.before.replace(' markdown="1"', ""))


def apart(call: Call, made: str) -> str:
    """Put blank lines around what stands alone, at the indent of the tag, so that it stays in its list."""
    return f"\n\n{call.indent}{made}\n\n{call.indent}" if call.alone else made


# --- what nobody knows -------------------------------------------------------------------------------------------


def _of_block(call: Call, given: Arguments) -> Reading:
    """Read a block by its content, led by the title that it is handed: by name, or a phrase in quotes."""
    phrases = (text for text in given.quoted if " " in text.strip() or not text.isascii())
    return Reading(_lead(call, given.get(*_TITLES) or " ".join(phrases)))


def _of_arguments(call: Call, given: Arguments) -> Reading | None:
    """Read a tag without an end by what it is handed: an image, else an address."""
    found = next((word for word in (*given.texts, *given.named.values()) if _IMAGE.fullmatch(word)), None)
    if found is not None:
        return _picture(call, given, found)
    url = next((word for word in (*given.texts, *given.named.values()) if _URL.fullmatch(word)), None)
    if url is None:
        return None
    label = given.get(*_TITLES, "text") or " ".join(text for text in given.quoted if text != url)
    return Reading(_anchor(url, label or url))


def _address(call: Call, given: Arguments) -> str:
    every = (*given.texts, *given.named.values())
    template = table.LINKS.get(call.name, "{}")
    found = next((word for word in every if _URL.fullmatch(word) or _IMAGE.fullmatch(word) or "/" in word), "")
    return found or (template.format(every[0]) if every and (template != "{}" or "." in every[0]) else "")


def _lead(call: Call, title: str) -> str:
    strong = f"<strong>{escape(title, quote=False)}</strong>"
    if not title:
        return ""
    return apart(call, f"<p>{strong}</p>") if call.alone else f"{strong} "


def _anchor(address: str, label: str) -> str:
    return f'<a href="{escape(address)}">{escape(label, quote=False)}</a>'


# --- links and images --------------------------------------------------------------------------------------------


def _link(call: Call, given: Arguments) -> Reading | None:
    texts = [text for text in given.texts if not _SIZE.fullmatch(text) or not _quiet(call)] or list(given.texts)
    named = given.get(*_PLACES)
    url = next((text for text in (*texts, named) if _URL.match(text)), "")
    identifier = url or named or (texts[0] if texts else "")
    if not identifier:
        return None
    template = table.LINKS.get(given.get("provider").lower()) or table.LINKS[call.name]
    address = identifier if url or template == "{}" else template.format(identifier.strip("/"))
    label = given.get(*_TITLES, "text")
    if "gist" in call.name and not label:
        label = " ".join((address, *[text for text in texts if text != identifier][:1]))
    return Reading(_anchor(address, label or address))


def _quiet(call: Call) -> bool:
    """Say if numbers are sizes: identifiers may be numbers where a template takes them."""
    return table.LINKS[call.name] == "{}"


def _image(call: Call, given: Arguments) -> Reading | None:
    found = given.get("src", "path", "url", "file", "image", "image_path", "image_url", "name", "img", "filename")
    texts = given.texts
    found = found or next((text for text in texts if _IMAGE.fullmatch(text) or _URL.fullmatch(text)), "")
    found = found or next((text for text in texts if "/" in text), "")
    if not found and call.block:
        return None
    return _picture(call, given, found) if found else None


def _picture(call: Call, given: Arguments, address: str) -> Reading:
    """Write an image with what is said of it: by name, or after its address."""
    said = _said_of(given, address)
    title = given.get("title") or (said[0] if len(said) > 1 else "")
    alt = given.get("alt") or (said[-1] if said else "") or title
    caption = given.get("caption", "figcaption") or (said[-1] if said and call.name in table.CAPTIONED else "")
    titled = f' title="{escape(title)}"' if title else ""
    image = f'<img src="{escape(address)}" alt="{escape("" if alt == caption else alt)}"{titled}>'
    if url := given.get("link"):
        image = f'<a href="{escape(url)}">{image}</a>'
    if not caption:
        return Reading(image)
    words = f'<figcaption markdown="span">{escape(caption, quote=False)}</figcaption>'
    return Reading(apart(call, f"<figure>{image}{words}</figure>"))


def _said_of(given: Arguments, address: str) -> list[str]:
    """Return the texts after an image's address: those in quotes, else the bare words that are no sizes as one."""
    rest = given.words[given.texts.index(address) + 1 :] if address in given.texts else given.words
    quoted = [word.text for word in rest if word.quoted and word.text.strip()]
    plain = (word.text for word in rest if not _SIZE.fullmatch(word.text) and not _IMAGE.fullmatch(word.text))
    return quoted or list(filter(None, [" ".join(plain)]))


def _figure(call: Call, given: Arguments) -> Reading | None:
    """Write a block that holds a figure; its caption, if it has one, is Markdown."""
    if not call.block or not call.alone:
        return None
    caption = given.get("caption", "title") or " ".join(given.quoted)
    words = f'<figcaption markdown="span">{escape(caption, quote=False)}</figcaption>\n' if caption else ""
    edge = f"\n\n{call.indent}"
    return Reading(f'{edge}<figure markdown="1">\n{call.indent}', f"\n{call.indent}{words}{call.indent}</figure>{edge}")


# --- boxes -------------------------------------------------------------------------------------------------------


def _led(call: Call, given: Arguments) -> Reading:
    """Write the word of a box, then its content; a tag without an end is handed its content."""
    kind = given.get("type", "kind", "class") or (given.texts[0] if given.texts else "")
    known = kind.lower() in table.LED
    label = kind if known else call.name
    texts = [word.text for word in given.words if word.quoted or word.text not in table.WITHOUT_ICON]
    rest = " ".join(text for text in texts if text != kind or not known)
    rest = "" if rest in table.LOOKS else rest
    title = given.get(*_TITLES) or (rest if call.block else "")
    lead = _lead(call, title or label.capitalize())
    if call.block:
        return Reading(lead)
    said = given.get("content", "text", "message") or ("" if given.get(*_TITLES) == rest else rest)
    inner = f"<strong>{escape(title or label.capitalize())}</strong> {escape(said, quote=False)}"
    return Reading(apart(call, f'<p markdown="1">{inner}</p>') if call.alone else inner)


def _summary(call: Call, given: Arguments) -> Reading | None:
    texts = given.texts[1:] if call.name == "tab" and len(given.words) > 1 else given.texts
    title = given.get(*_TITLES, "text", "question") or " ".join(texts)
    return Reading(_lead(call, title)) if call.block or title else None


def _tabs(call: Call, _: Arguments) -> Reading | None:
    return Reading("", tabs=True) if call.block else None


def tabs_named(content: str) -> str:
    """Lead each tab by its name, which a comment has."""
    return _TAB.sub(lambda tab: f"<p><strong>{escape(tab[1], quote=False)}</strong></p>" if tab[1] else "", content)


def _quote(call: Call, given: Arguments) -> Reading | None:
    if call.block:
        return _quoted(call, given.whole, ('{"', '"}') if call.name == "pullquote" else ())
    if not given.words:
        return None
    text, *by = given.texts
    source = f"<p>{escape(', '.join(by), quote=False)}</p>" if by else ""
    return Reading(apart(call, f"<blockquote><p>{escape(text, quote=False)}</p>{source}</blockquote>"))


def _quoted(call: Call, by: str, without: tuple[str, ...]) -> Reading:
    """Write a quote and who said it; an address in that is a link."""
    source = _linked(by)
    if not call.alone:
        return Reading("", f" ({source})" if source else "", without=without)
    edge = f"\n\n{call.indent}"
    source = f"{edge}<p>{source}</p>" if source else ""
    before, after = f'{edge}<blockquote markdown="1">\n{call.indent}', f"{source}{edge}</blockquote>{edge}"
    return Reading(before, after, without=without)


def _linked(words: str) -> str:
    """Escape words, the addresses among them as links."""
    return _URL.sub(lambda found: _anchor(found.group(), found.group()), escape(words, quote=False))


def _code(call: Call, given: Arguments) -> Reading | None:
    """Write a block of code; what the tag is handed besides its language is a line before it."""
    if not call.block:
        return None
    language = given.get("lang", "language")
    texts = [word.text for word in given.words]
    if not language and call.name in table.DRAWN:
        language = call.name
    elif not language and len(texts) == 1 and not given.words[0].quoted and _LANGUAGE.fullmatch(texts[0]):
        language, texts = texts[0], []
    return code_block(call, language, given.get("title", "caption", "name") or " ".join(texts))


def code_block(call: Call, language: str, title: str) -> Reading:
    """Return what stands around code."""
    shown = _linked(title)
    head = f"<p>{shown}</p>\n\n{call.indent}" if shown else ""
    marked = f' class="language-{escape(language)}" data-lang="{escape(language)}"' if language else ""
    edge = f"\n\n{call.indent}"
    return Reading(f"{edge}{head}<pre><code{marked}>", f"</code></pre>{edge}", language)


# --- words -------------------------------------------------------------------------------------------------------


def _word(call: Call, given: Arguments) -> Reading | None:
    said = given.get("text", "title") or (given.quoted[-1] if given.quoted else " ".join(given.texts))
    if call.name == "label":
        said = said.partition("@")[2] or said
    template = table.WORDS[call.name]
    return Reading(template.format(escape(said, quote=False))) if said else None


def _button(call: Call, given: Arguments) -> Reading | None:
    parts = [part.strip(" \"'") for part in given.whole.split(",")] if "," in given.whole else list(given.texts)
    address = given.get("url", "href", "link") or (parts[0] if parts else "")
    label = given.get("text", "title", "label") or (parts[1] if len(parts) > 1 else "")
    return Reading(_anchor(address, label or address)) if address else None


def _ruby(call: Call, given: Arguments) -> Reading | None:
    base, bar, above = given.whole.strip("\"'").partition("|")
    return Reading(f"<ruby>{escape(base)}<rt>{escape(above)}</rt></ruby>") if bar else None


def _maths(call: Call, given: Arguments) -> Reading | None:
    mark = "$$"
    if call.block:
        return Reading(f"\n\n{mark}\n", f"\n{mark}\n\n") if call.alone else Reading(mark, mark)
    return Reading(f"{mark}{given.whole}{mark}") if given.whole else None


_KINDS: Final[Mapping[frozenset[str], Callable[[Call, Arguments], Reading | None]]] = {
    frozenset(table.LINKS): _link,
    frozenset({"figure"}): _figure,
    table.IMAGES: _image,
    table.LED: _led,
    table.SUMMARIES: _summary,
    table.TABBED: _tabs,
    table.QUOTES: _quote,
    table.CODE: _code,
    frozenset(table.WORDS): _word,
    table.BUTTONS: _button,
    frozenset({"ruby"}): _ruby,
    table.MATHS: _maths,
}
