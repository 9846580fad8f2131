"""What a tag is handed beyond what its reading shows: words become text, addresses images and links, settings go."""

from __future__ import annotations

from html import escape, unescape
from typing import Final

import msgspec

from convert.patterns import pattern
from convert.reader.liquid.plugins.call import Arguments, Call
from convert.reader.liquid.plugins.written import (
    IMAGE,
    TEXTS,
    TITLES,
    URL,
    Reading,
    anchor,
    apart,
    is_phrase,
    paragraphs,
)

_PARTS: Final = pattern(r"[-_]")
_SETTINGS: Final = frozenset(
    """
    align alignment animation aspect attributes auto autoplay background bg border class classes color colour cols
    column columns controls crop css data dark duration effect emoji end fit float fluid full gravity grid group
    height icon id index kind lang language layout lazy level lightbox limit linenos loading loop margin max min
    muted offset opacity open order padding params position poster preload provider quality radius ratio rel
    responsive rounded scale scope shadow size sizes sort speed srcset start style styles target theme
    type variant version width zoom zoomable
    """.split()  # noqa: SIM905 - names in quotes say no more
)
"""Parts of the names of parameters that say how a thing looks or plays: ``class``, ``max-width``."""
_PLACES: Final = frozenset({"href", "link", "url"})
_PLACE: Final = pattern(r"[^\s\"'<>]*[/.#][^\s\"'<>]*")
_LABELS: Final = (
    *("link_text", "link_label", "link_title", "url_text", "url_title", "button", "button_text", "button_label"),
    *("btn", "btn_text", "btn_label", "label", "cta"),
)
"""Parameters that name the link that the same tag is handed."""


def with_rest(call: Call, given: Arguments, found: Reading) -> Reading:
    """Add to a reading the words and addresses that its tag is handed and that it does not show.

    ``left`` names the parameters that say what cannot be shown.
    """
    shown = unescape(found.before + found.after)
    rest = {key: said for key, value in given.named.items() if (said := value.strip()) and said not in shown}
    if any(map(IMAGE.fullmatch, rest.values())):
        rest.pop("alt", None)
    has_link = any(_is_link(key, said) for key, said in rest.items())
    label = next((key for key in _LABELS if key in rest), "") if has_link else ""
    pieces = {key: _piece(call, given, key, said, rest.get(label, "")) for key, said in rest.items() if key != label}
    phrases = [_text(call, text) for text in given.quoted if is_phrase(text) and text.strip() not in shown]
    left = tuple(key for key, piece in pieces.items() if not piece and not _is_setting(key))
    made = (" " if not call.alone else "").join([*filter(None, pieces.values()), *phrases])
    return _joined(call, found, made, left) if made or left else found


def _piece(call: Call, given: Arguments, key: str, said: str, label: str) -> str:
    """Return what a parameter is written as, nothing for what says no more than how a thing looks."""
    if _is_setting(key):
        return ""
    if IMAGE.fullmatch(said):
        return apart(call, f'<img src="{escape(said)}" alt="{escape(given.get("alt"))}">')
    if _is_link(key, said):
        return apart(call, f"<p>{anchor(said, label or said)}</p>" if call.alone else anchor(said, label or said))
    if key in TITLES:
        bold = f"<strong>{escape(said, quote=False)}</strong>"
        return apart(call, f"<p>{bold}</p>" if call.alone else bold)
    return _text(call, said) if key in TEXTS or is_phrase(said) else ""


def _text(call: Call, said: str) -> str:
    return apart(call, paragraphs(call, said)) if call.alone else said


def _is_setting(key: str) -> bool:
    return not _SETTINGS.isdisjoint(_PARTS.split(key)) and key not in _LABELS


def _is_link(key: str, said: str) -> bool:
    return URL.fullmatch(said) is not None or (key in _PLACES and _PLACE.fullmatch(said) is not None)


def _joined(call: Call, found: Reading, made: str, left: tuple[str, ...]) -> Reading:
    """Put the rest behind what a tag is read as: inside a block, but before its code."""
    blank = " " if made and not call.alone and found.before.strip() else ""
    before = made + found.before if found.code is not None else found.before + blank + made
    return msgspec.structs.replace(found, before=before, left=(*found.left, *left))
