"""What a note on the author looks like: "作者系某大学教授", "【作者简介】…", "The author is …"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from convert.passes.names import is_name
from convert.passes.profile import Profile, Words, any_of, is_one_of
from convert.passes.text import has_han, in_brackets, squeeze, unbracketed, width
from convert.patterns import pattern

_MARKED: Final = pattern(r"[【\[]?(?P<label>[^：:｜|丨】\]]{2,32}?)\s*[：:｜|丨】\]][：:]?\s*(?P<rest>.{2,})")
_BLANK: Final = pattern(r"(?P<label>[\u3400-\u9fff]{4,8}) (?P<rest>.{2,})")
_SIGNING: Final = pattern(r"(?:本文)?作者\s?[：: ]?\s?(?P<who>[\u3400-\u9fff·]{2,8})[，,](?P<rest>[^，。：]+)。?")
_AFFILIATED: Final = pattern(r"(?:本文)?作者(?:单位|單位)(?:系|为|為)(?P<rest>.{2,})")
_IS: Final = pattern(
    r"(?:本文)?作者(?:[：: ]?(?P<who>(?!分别|分別)[\u3400-\u9fff·]{2,4}?)[，,]?)?"
    r"(?:(?:分别|分別)?(?:系|为|為|是)|现任|現任|现为|現為|曾任|现系|(?:供职|供職|就职|就職|任职|任職|任教|就读|就讀)[于於]|来自|來自)"
    r"(?P<rest>[^，。：]*(?:[，,][^，。：]*)?)。?"
)
_NAMED: Final = pattern(
    r"(?P<name>[\u3400-\u9fff·]{2,8})(?:[，,]?(?:系|为|為|现任|現任|现为|現為)|[，,])(?P<rest>[^，。：]+)"
)
_ENGLISH_IS: Final = pattern(r"The (?:author|writer) is an? (?P<rest>[a-z][^.!?]{4,160})\.?")
_DOT: Final = pattern(r"^[■□◎●▲※*＊]\s*")

_OPINION: Final = pattern(
    r"[。；;，,]\s*(?:本文|文章|文中|以上|此文)[^。；]{0,8}(?:[仅僅](?:代表|系|供)|不(?:代表|构成|構成))[^。；]{2,24}。?$"
)
"""What is said of the text behind it: 本文仅代表作者个人观点."""

NOTE_WIDTH: Final = 160
"""Han characters of the longest note."""
SHORTEST: Final = 4
"""Han characters of what a label such as 作者简介 announces; less announces nothing."""
SENTENCES: Final = 3
"""Sentences of the longest line that says of a name who that is."""


@lru_cache(maxsize=16)
def _occupation(words: Words) -> re.Pattern[str]:
    return pattern(rf"(?:{any_of(words)})(?=$|[、，,；;和及兼/／\s])")


def is_author_note(line: str, profile: Profile) -> bool:
    """Whether a squeezed line says of the author who that is, and nothing else."""
    inner = squeeze(unbracketed(line))
    inner = _OPINION.sub("", inner) if "观点" in inner or "觀點" in inner or "构成" in inner else inner
    inner = _DOT.sub("", inner)
    if width(inner) > NOTE_WIDTH:
        return False
    announced = _behind_a_label(line, profile) or _behind_a_label(inner, profile)
    if announced:
        return width(announced) >= SHORTEST
    if "作者" in inner and (match := _AFFILIATED.fullmatch(inner) or _IS.fullmatch(inner)):
        who = match.groupdict().get("who")
        return (not who or is_name(who, profile)) and _is_somebody(match["rest"], profile)
    if signing_name(line, profile):
        return True
    named = _NAMED.fullmatch(inner) if in_brackets(line) else None
    if named:
        return is_name(named["name"], profile) and _is_somebody(named["rest"], profile)
    return _is_english(inner)


def signing_name(line: str, profile: Profile) -> str:
    """Return the name of a line that signs and says who that is: 作者：林远航，澄湖大学教授; else nothing."""
    inner = squeeze(unbracketed(line))
    match = _SIGNING.fullmatch(inner) if "作者" in inner else None
    good = match and is_name(match["who"], profile) and _is_somebody(match["rest"], profile)
    return match["who"] if match and good else ""


def _behind_a_label(line: str, profile: Profile) -> str:
    """Return what a label of such notes announces; nothing without one."""
    match = _MARKED.match(line) or _BLANK.match(line)
    return match["rest"] if match and is_one_of(match["label"], profile.author_notes.labels) else ""


def is_about(line: str, names: Iterable[str], profile: Profile) -> bool:
    """Whether a line says who somebody is that signs the post: 林远航，澄湖大学教授; Jane Doe is a writer."""
    inner = squeeze(unbracketed(line))
    name = next((name for name in names if inner.startswith(name) and (" " in name or has_han(name))), "")
    if not name or width(inner) > NOTE_WIDTH or len(re.findall(r"[。！？!?]|\.\s", inner)) >= SENTENCES:
        return False
    rest = inner[len(name) :]
    verb = max((word for word in profile.author_notes.verbs if rest.startswith(word)), key=len, default="")
    return bool(verb) and (not has_han(name) or _is_somebody(rest[len(verb) :], profile))


def _is_somebody(rest: str, profile: Profile) -> bool:
    """Whether a phrase names an occupation or an office: at its end, or before the comma that ends its first part."""
    rest = rest.strip("。 ")
    occupation = _occupation(profile.author_notes.occupations)
    first = re.split("[，,]", rest, maxsplit=1)[0]
    return bool(occupation.search(first)) and not re.search("[我他她你了吗呢]", rest)


def _is_english(line: str) -> bool:
    match = _ENGLISH_IS.fullmatch(line)
    return bool(match) and bool(re.search(r"\b(?:at|of|for|with|in) [A-Z]", match["rest"] if match else ""))
