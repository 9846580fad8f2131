"""What each kind of plug-in tag is written as: HTML that passes in Markdown and in HTML posts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Final

import msgspec

from convert.patterns import pattern
from convert.reader.liquid.plugins import boxes, table
from convert.reader.liquid.plugins.call import Arguments, Call
from convert.reader.liquid.plugins.rest import with_rest
from convert.reader.liquid.plugins.written import (
    IMAGE,
    TEXTS,
    TITLES,
    URL,
    Reading,
    anchor,
    apart,
    is_phrase,
    lead,
    linked,
)

_SIZE: Final = pattern(r"\d+(?:px|%|em)?|auto|left|right|center|\d+x\d+", re.ASCII)
_MARKDOWN: Final = pattern(r' markdown="(?:1|span)"')
_LANGUAGE: Final = pattern(r"[A-Za-z][\w.+#-]*", re.ASCII)

_CAPTIONS: Final = ("caption", "figcaption", "description", "desc", "legend", "text", "subtitle")
_BESIDES: Final = tuple(key for key in (*TITLES, *TEXTS) if key == "text" or key not in {*_CAPTIONS, "label"})
"""Parameters that make more of a tag than an image or a link with its words."""
_IMAGE_PLACES: Final = (
    *("src", "path", "file", "image", "image_path", "image_url", "img", "filename", "source", "name", "url"),
)
_PLACES: Final = ("url", "src", "path", "href", "link", "file", "image", "image_path", "image_url", "name", "id")


def reading(call: Call, given: Arguments, *, markdown: bool) -> Reading | None:
    """Return the reading of a plug-in's tag; None for one whose source says the most."""
    call = msgspec.structs.replace(call, name=call.name.lower())
    if call.in_address and (address := _address(call, given)):
        return Reading(escape(address))
    if call.name in table.SILENT and not call.block:
        return Reading("")
    found = _of_kind(call, given) or (_of_block(call, given) if call.block else _of_arguments(call, given))
    if found is None:
        return None
    return in_markup(with_rest(call, given, found), markdown=markdown)


def said(call: Call, given: Arguments, *, markdown: bool) -> Reading:
    """Return the texts that a tag is handed, where its source is not to be kept."""
    return in_markup(with_rest(call, given, Reading("")), markdown=markdown)


def in_markup(found: Reading, *, markdown: bool) -> Reading:
    """Take what only kramdown understands out of a reading that stands in HTML."""
    if markdown:
        return found
    before, after = (_MARKDOWN.sub("", part) for part in (found.before, found.after))
    return msgspec.structs.replace(found, before=before, after=after)


def _of_kind(call: Call, given: Arguments) -> Reading | None:
    for names, read in _KINDS.items():
        if call.name in names and (found := read(call, given)) is not None:
            return found
    return None


# --- what nobody knows -------------------------------------------------------------------------------------------


def _of_block(call: Call, given: Arguments) -> Reading:
    """Read a block by its content, led by the title that it is handed: by name, a phrase in quotes, or bare words.

    Bare words are a title if they begin as one does: else they may be settings, and are left out.
    """
    title = given.get(*TITLES) or " ".join(filter(is_phrase, given.quoted))
    bare = " ".join(word.text for word in given.words if not word.quoted)
    if not title and (bare[:1].isupper() or not bare.isascii()):
        return Reading(lead(call, bare))
    return Reading(lead(call, title), left=(bare,) if bare else ())


def _of_arguments(call: Call, given: Arguments) -> Reading | None:
    """Read a tag without an end by what it is handed: an image, else an address; one with texts is what all say."""
    every = (*given.texts, *given.named.values())
    found = next((word for word in every if IMAGE.fullmatch(word)), None)
    url = next((word for word in every if URL.fullmatch(word)), None)
    if not given.words and given.get(*_BESIDES) and (found or url):
        return Reading("")
    if found is not None:
        return _picture(call, given, found)
    if url is None:
        return None
    label = given.get(*TITLES, "text") or " ".join(text for text in given.quoted if text != url)
    return Reading(anchor(url, label or url))


def _address(call: Call, given: Arguments) -> str:
    every = (*given.texts, *given.named.values())
    template = table.LINKS.get(call.name, "{}")
    found = next((word for word in every if URL.fullmatch(word) or IMAGE.fullmatch(word) or "/" in word), "")
    return found or (template.format(every[0]) if every and (template != "{}" or "." in every[0]) else "")


# --- links and images --------------------------------------------------------------------------------------------


def _link(call: Call, given: Arguments) -> Reading | None:
    texts = [text for text in given.texts if not _SIZE.fullmatch(text) or not _quiet(call)] or list(given.texts)
    named = given.get(*_PLACES)
    url = next((text for text in (*texts, named) if URL.match(text)), "")
    identifier = url or named or (texts[0] if texts else "")
    if not identifier:
        return None
    template = table.LINKS.get(given.get("provider").lower()) or table.LINKS[call.name]
    address = identifier if url or template == "{}" else template.format(identifier.strip("/"))
    label = given.get(*TITLES, "text")
    others = [text for text in texts if text != identifier and text not in table.OPTIONS]
    if "gist" in call.name and others and not label:
        return Reading(f"{anchor(address, address)} ({escape(others[0], quote=False)})")
    label = label or " ".join(others if template == "{}" else filter(is_phrase, others))
    return Reading(anchor(address, label or address))


def _quiet(call: Call) -> bool:
    """Say if numbers are sizes: identifiers may be numbers where a template takes them."""
    return table.LINKS[call.name] == "{}"


def _address_of_image(given: Arguments) -> str:
    """Return where an image is: what can be an image's address goes before what the image may be a link to."""
    every = [given.named[key] for key in _IMAGE_PLACES if given.named.get(key)]
    return next((one for one in every if IMAGE.fullmatch(one)), every[0] if every else "")


def _image(call: Call, given: Arguments) -> Reading | None:
    found = _address_of_image(given)
    texts = given.texts
    found = found or next((text for text in texts if IMAGE.fullmatch(text) or URL.fullmatch(text)), "")
    found = found or next((text for text in texts if "/" in text), "")
    if not found and call.block:
        return None
    return _picture(call, given, found) if found else None


def _picture(call: Call, given: Arguments, address: str) -> Reading:
    """Write an image with what is said of it: by name, or after its address."""
    said = _said_of(given, address)
    title = given.get("title") or (said[0] if len(said) > 1 else "")
    caption = given.get(*_CAPTIONS) or (said[-1] if said and call.name in table.CAPTIONED else "")
    if is_phrase(given.get("title")):  # no reader of paper sees a title that shows up under the mouse
        caption, title = " – ".join(filter(None, (title, caption))), ""
    alt = given.get("alt") or (said[-1] if said else "") or title
    titled = f' title="{escape(title)}"' if title else ""
    image = f'<img src="{escape(address)}" alt="{escape("" if alt == caption else alt)}"{titled}>'
    if (url := given.get("link", "href", "url")) and url != address:
        image = f'<a href="{escape(url)}">{image}</a>'
    if not caption:
        return Reading(image)
    words = f'<figcaption markdown="span">{escape(caption, quote=False)}</figcaption>'
    return Reading(apart(call, f"<figure>{image}{words}</figure>"))


def _said_of(given: Arguments, address: str) -> list[str]:
    """Return the texts after an image's address: those in quotes, else the bare words that are no sizes as one."""
    rest = given.words[given.texts.index(address) + 1 :] if address in given.texts else given.words
    quoted = [word.text for word in rest if word.quoted and word.text.strip()]
    plain = (word.text for word in rest if not _SIZE.fullmatch(word.text) and not IMAGE.fullmatch(word.text))
    return quoted or list(filter(None, [" ".join(plain)]))


def _figure(call: Call, given: Arguments) -> Reading | None:
    """Write a block that holds a figure; its caption, if it has one, is Markdown."""
    if not call.block or not call.alone:
        return None
    caption = given.get("caption", "title") or " ".join(given.quoted)
    words = f'<figcaption markdown="span">{escape(caption, quote=False)}</figcaption>\n' if caption else ""
    edge = f"\n\n{call.indent}"
    return Reading(f'{edge}<figure markdown="1">\n{call.indent}', f"\n{call.indent}{words}{call.indent}</figure>{edge}")


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
    shown = linked(title)
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
    return Reading(anchor(address, label or address)) if address else None


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
    table.LED: boxes.led,
    table.SUMMARIES: boxes.summary,
    table.TABBED: boxes.tabs,
    frozenset({"timeline"}): boxes.timeline,
    table.STATEMENTS: boxes.statement,
    table.QUOTES: boxes.quote,
    table.CODE: _code,
    frozenset(table.WORDS): _word,
    table.BUTTONS: _button,
    frozenset({"ruby"}): _ruby,
    table.MATHS: _maths,
}
