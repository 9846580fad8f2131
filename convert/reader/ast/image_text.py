"""Images that stand for text in a sentence: emoticons, and formulas that a service has set."""

from __future__ import annotations

import re
from typing import Final

from convert.nodes import Math, Text
from convert.patterns import pattern
from convert.reader.ast.flow import Flow
from convert.reader.ast.space import one_line
from convert.reader.html import Element

_EMOTICON_CLASSES: Final = frozenset({"emoji", "emojione", "twemoji", "wp-smiley", "smiley", "smilie", "emoticon"})
_CODE_POINTS: Final = pattern(
    r"(?:[^/]*/)*+(?:u|emoji_u)?([0-9a-f]{4,5}(?:[-_][0-9a-f]{2,5})*)\.(?:png|svg|gif|webp)", re.ASCII
)
"""An address whose file is named by the characters that it shows, as those of Twemoji, Noto and GitHub are."""
_SIGNS: Final = (range(0x2300, 0x2C00), range(0x1F000, 0x1FB00))
"""Where emoticons are: signs and dingbats, and the plane of pictographs."""
_JOINERS: Final = frozenset("\u200d\ufe0f")
_LONGEST: Final = 12
"""Characters of an emoticon: a family of four with its skins has eleven."""

_FORMULA_CLASSES: Final = ("latex", "tex", "ql-img-", "mwe-math-fallback-image-")
"""What the classes of formula images of WordPress, QuickLaTeX and MediaWiki begin with; their words are TeX."""
_TEX_SIGNS: Final = frozenset("\\^_={}+")
_FIELDS: Final = {"equation": "tex", "latex.php": "latex", "math": "math", "chart": "chl"}
"""Services by the last part of their addresses, and the field with the formula: Zhihu, WordPress, GitHub, Google."""
_WHOLE: Final = frozenset(
    {f"{form}.{name}" for form in ("gif", "svg", "png") for name in ("latex", "image")} | {"mathtex.cgi", "mimetex.cgi"}
)
"""Services whose whole query is the formula: codecogs and those before it."""
_SIZES: Final = pattern(r"(?:\\(?:inline|large|huge|small|tiny|dpi\{\d+\}|bg_\w+|bg\{\w+\}|fn_\w+)\s*)+", re.ASCII)
"""Commands of codecogs that say how a formula looks and are no TeX."""
_BLANKS: Final = (("&space;", " "), ("&plus;", "+"))


def text_of_image(element: Element, url: str) -> Flow | None:
    """Return the text or formula that an image stands for, None if it is a picture."""
    alt = one_line(element.get("alt"))
    tex = _tex(element, url, alt)
    if tex:
        return [Math(tex)]
    emoticon = _emoticon(element, url, alt)
    return [Text(emoticon)] if emoticon else None


def _tex(element: Element, url: str, alt: str) -> str:
    asked = _asked_for(url)
    if asked:
        return asked
    marked = any(name.startswith(_FORMULA_CLASSES) for name in element.classes)
    return alt if marked and not _TEX_SIGNS.isdisjoint(alt) else ""


def _asked_for(url: str) -> str:
    """Return the TeX in an address that asks a service for a formula, else nothing."""
    path, _, query = url.partition("?")
    service = path.rpartition("/")[2]
    if not query or (service not in _FIELDS and service not in _WHOLE):
        return ""
    tex = _whole(query) if service in _WHOLE else _field(query, _FIELDS[service])
    return _SIZES.sub("", tex.strip().strip("$"), count=1).strip().removesuffix("\\\\").strip()


def _whole(query: str) -> str:
    from urllib.parse import unquote

    tex = unquote(query)
    for written, meant in _BLANKS:
        tex = tex.replace(written, meant)
    return tex


def _field(query: str, name: str) -> str:
    from urllib.parse import parse_qs

    fields = parse_qs(query)
    if name == "chl" and fields.get("cht") != ["tx"]:  # another chart
        return ""
    return fields.get(name, [""])[0]


def _emoticon(element: Element, url: str, alt: str) -> str:
    """Return the text of an image that is an emoticon by its class, or by its name and its words."""
    named = _CODE_POINTS.fullmatch(url)
    if _EMOTICON_CLASSES.isdisjoint(element.classes):
        return alt if named and _is_emoticon(alt) else ""
    shown = "".join(chr(int(code, 16)) for code in re.split("[-_]", named[1])) if named else ""
    return shown if _is_emoticon(shown) and not _is_emoticon(alt) else alt


def _is_emoticon(text: str) -> bool:
    """Say if a text is one emoji, with what joins its parts."""
    return 0 < len(text) <= _LONGEST and all(
        sign in _JOINERS or any(ord(sign) in signs for signs in _SIGNS) for sign in text
    )
