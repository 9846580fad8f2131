"""Jekyll's filters over text: Markdown, slugs, words, JSON (``lib/jekyll/filters.rb``)."""

from __future__ import annotations

import json
import re
import unicodedata
import urllib.parse
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from convert.reader.liquid.state import State
from convert.reader.liquid.values import fault, inspect, plain, text
from convert.slugs import slugify

_CJK: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0003ffff]")
_XML: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"})
_TAG_OR_ENTITY: Final = re.compile(r"((?<!<)</?[A-Za-z][^<>]*>(?!>)|<!--.*?-->|&(?:[A-Za-z]+|#[0-9]+);)", re.DOTALL)
_BLANK_RUN: Final = re.compile(r"[ \t\n\v\f\r]+")
_URI: Final = "!#$&'()*+,-./:;=?@_~[]"


def slug(value: object, mode: object = "default") -> object:
    """Make a slug in one of Jekyll's modes; nil stays nil."""
    return None if plain(value) is None else slugify(text(value), text(mode) or "default")


def number_of_words(value: object, mode: object = "") -> int:
    """Count words by blanks; ``cjk`` and ``auto`` count every Han, kana and hangul letter."""
    if plain(value) is None:
        raise fault("number_of_words needs a text")
    subject = text(value)
    letters = _CJK.findall(subject)
    if text(mode) == "cjk" or (text(mode) == "auto" and letters):
        return len(letters) + len(_CJK.sub(" ", subject).split())
    return len(subject.split())


def jsonify(value: object) -> str:
    """Write JSON, compact, nothing escaped that need not be."""
    return json.dumps(_jsonable(value, 0), ensure_ascii=False, separators=(",", ":"))


def _jsonable(value: object, depth: int) -> object:
    if depth > 32:  # noqa: PLR2004 - as deep as an AST
        raise fault("the value is nested too deep for JSON")
    match plain(value):
        case Mapping() as mapping:
            return {text(key): _jsonable(item, depth + 1) for key, item in mapping.items()}
        case str() | int() | float() | None as simple:
            return simple
        case date() as day:
            return text(day)
        case Sequence() as found:
            return [_jsonable(item, depth + 1) for item in found]
        case other:
            return text(other)


def uri_escape(value: object) -> object:
    """Escape what no URL may hold, after what is escaped already was undone; its signs stay."""
    if plain(value) is None:
        return None
    plainly = urllib.parse.unquote_to_bytes(text(value)).decode("utf-8", "replace")
    return urllib.parse.quote(unicodedata.normalize("NFKC", plainly), safe=_URI)


def cgi_escape(value: object) -> str:
    """Escape for a query: a blank is ``+``."""
    if plain(value) is None:
        raise fault("cgi_escape needs a text")
    return urllib.parse.quote_plus(text(value), safe="-._~")


def xml_escape(value: object) -> str:
    """Escape ``& < > " '``, the last as XML does."""
    return text(value).translate(_XML)


def smartify(value: object) -> str:
    """Set typographic quotes, dashes and ellipses; what is no tag and no entity is escaped."""
    pieces = _TAG_OR_ENTITY.split(text(value))
    return "".join(piece if at % 2 else _set(piece) for at, piece in enumerate(pieces))


def _set(words: str) -> str:
    subject = words.replace("---", "—").replace("--", "–").replace("...", "…")
    subject = subject.replace("<<", "«").replace(">>", "»")
    subject = re.sub(r"(?<=\w)'|'(?=\s|$)", "’", subject)
    subject = re.sub(r'(?<![^\s(\[{])"(?=\S)', "“", subject).replace('"', "”").replace("'", "‘")
    return subject.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def markdownify(value: object, *, state: State) -> str:
    """Turn block Markdown into HTML with the site's options."""
    from convert.reader.kramdown import JEKYLL_OPTIONS, to_html

    options = {**JEKYLL_OPTIONS, **state.source.kramdown, "math_engine": None, "syntax_highlighter": None}
    return to_html(text(value), **options)


FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "cgi_escape": cgi_escape,
    "inspect": lambda value: xml_escape(inspect(value)),
    "jsonify": jsonify,
    "normalize_whitespace": lambda value: _BLANK_RUN.sub(" ", text(value)).strip(),
    "number_of_words": number_of_words,
    "slugify": slug,
    "smartify": smartify,
    "uri_escape": uri_escape,
    "xml_escape": xml_escape,
}
SITE_FILTERS: Final[Mapping[str, Callable[..., object]]] = {"markdownify": markdownify}
