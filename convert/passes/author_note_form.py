"""What a note on the author looks like: "作者系某大学教授", "【作者简介】…", "The author is …"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from convert.passes.names import is_name, without_own_office
from convert.passes.offices import is_office
from convert.passes.profile import Profile
from convert.passes.text import has_han, in_brackets, squeeze, unbracketed, width
from convert.patterns import LETTER, pattern
from convert.scripts import is_han

_MARKED: Final = pattern(r"[【\[]?(?P<label>[^：:｜|丨】\]]{2,32}?)\s*[：:｜|丨】\]][：:]?\s*(?P<rest>.{2,})")
_SIGNING: Final = pattern(rf"(?:本文)?作者\s?[：: ]?\s?(?P<who>(?:{LETTER}|·){{2,8}})[，,](?P<rest>[^，。：]+)。?")
_AFFILIATED: Final = pattern(r"(?:本文)?作者(?:单位|單位)(?:系|係|为|為)(?P<rest>.{2,})")
_IS: Final = pattern(
    rf"(?:本文)?作者(?:[：: ]?(?P<who>(?!分别|分別)(?:{LETTER}|·){{2,4}}?)[，,]?)?"
    r"(?:(?:分别|分別)?(?:系|係|为|為|是)|现任|現任|现为|現為|曾任|现系|(?:供职|供職|就职|就職|任职|任職|任教|就读|就讀)[于於]|来自|來自)"
    r"(?P<rest>[^，。：]*(?:[，,][^，。：]*)?)。?"
)
_NAMED: Final = pattern(
    rf"(?P<name>(?:{LETTER}|·){{2,8}}?)(?:[，,]?(?:系|係|为|為|现任|現任|现为|現為)|[，,])(?P<rest>[^，。：]+)"
)
_NEXT: Final = pattern(rf"[；;]\s*|[，,](?=(?:{LETTER}|·){{2,8}}(?:系|係|为|為|现任|現任|现为|現為))")
"""What parts two people of a note."""
_TOGETHER: Final = pattern(
    r"(?P<names>[^，,。：；;]{5,30}?)[，,]?(?:分别|分別|均|都)?(?:系|係|为|為|是)(?P<rest>[^。：]+)"
)
_AND: Final = pattern("[、和与與]")
_BEFORE_NAMES: Final = pattern(r"^(?:本文)?作者\s?[：:]?\s?")
_THE_AUTHOR: Final = ("作者", "本文作者")
_VERBS: Final = frozenset("系係为為是任现現供就来來")
"""A letter of each verb of such a sentence."""
_COMMAS: Final = frozenset("，,")
_JOINTS: Final = _VERBS | _COMMAS
_BEHIND: Final = "、，,；;。和及兼/／"
"""What stands behind an occupation, if anything does."""
_SPOKEN: Final = frozenset("我他她你了吗呢")
_ENGLISH_IS: Final = pattern(r"The (?:author|writer) is an? (?P<rest>[a-z][^.!?]{4,160})\.?")
_IS_IN_ENGLISH: Final = " is "
_UP_TO_A_STOP: Final = pattern(r"[.,;]")
_DOTS: Final = tuple("■□◎●▲※*＊")

_OPINION: Final = pattern(
    r"[。；;，,]\s*(?:本文|文章|文中|以上|此文)[^。；]{0,8}"
    r"(?:[仅僅](?:代表|系|供)|不(?:代表|构成|構成)|(?:纯|純)?[属屬](?:其|作者))[^。；]{2,24}。?$"
)
"""What is said of the text behind it: 本文仅代表作者个人观点, 文章屬其個人意見."""
_OPINIONS: Final = ("观点", "觀點", "构成", "構成", "意见", "意見", "看法", "立场", "立場")
"""Without one of them there is none; looking for them spares most lines a costly pattern."""

NOTE_WIDTH: Final = 160
"""Han characters of the longest note."""
LABEL_LENGTHS: Final = range(4, 9)
"""Characters of a label that needs no colon."""
SHORTEST: Final = 4
"""Han characters of what a label such as 作者简介 announces; less announces nothing."""
SENTENCES: Final = 2
"""Sentences of the longest line that says of a name who that is."""
SENTENCES_OF_A_LIFE: Final = 6
"""Of one that says how the name is read, or when its owner was born; what stands apart may be as long."""
NEAR: Final = 8
"""Characters in which the year of a birth begins."""
CLOSING: Final = ("）", ")")
_SENTENCE: Final = pattern(r"[。！？!?]|\.\s")
"""The end of a sentence; a full stop at the end of the line counts as none."""
_HANGUL: Final = pattern("[가-힣]{3,4}")
"""A whole name: shorter ones begin words."""
_BRACKET: Final = pattern(r"\s?[（(](?P<inside>[^（）()]{1,40})[）)]\s?")
_READING: Final = pattern(r"[\u3041-\u30ff・ ]{3,20}")
"""How a Japanese name is read, in kana: who signs is presented."""
_BORN: Final = pattern(
    r"[ ，,、]{0,2}(?:19|20)\d\d(?:年[^。]{0,20}生(?:まれ|于|於|[，。,、]|$)|년[^.]{0,20}(?:태어|출생|생))"
)
_ABROAD: Final = pattern(r"(?:[\u3400-\u9fff]|·){2,16}[（(]")
"""A foreign name in Han, before the name by which somebody signs."""


def is_author_note(line: str, profile: Profile) -> bool:
    """Say if a squeezed line says of the author who that is, and nothing else."""
    inner = squeeze(unbracketed(line))
    inner = _OPINION.sub("", inner) if any(word in inner for word in _OPINIONS) else inner
    inner = inner[1:].lstrip() if inner.startswith(_DOTS) else inner
    if width(inner) > NOTE_WIDTH:
        return False
    announced = _behind_a_label(line, profile) or _behind_a_label(inner, profile)
    if announced:
        return width(announced) >= SHORTEST
    if _may_be_about_the_author(inner) and (match := _AFFILIATED.fullmatch(inner) or _IS.fullmatch(inner)):
        who = match.groupdict().get("who")
        return (not who or is_name(who, profile)) and _is_somebody(match["rest"], profile)
    if signing_names(line, profile):
        return True
    named = _NAMED.fullmatch(inner) if in_brackets(line) and not _JOINTS.isdisjoint(inner) else None
    if named:
        return is_name(named["name"], profile) and _is_somebody(named["rest"], profile)
    return bool(in_brackets(line) and _several(inner, profile)) or _is_english(inner)


def _several(line: str, profile: Profile) -> tuple[str, ...]:
    """Return the names in a line that says of several people who they are; none if it says anything else."""
    if _JOINTS.isdisjoint(line):
        return ()
    line = _BEFORE_NAMES.sub("", line.rstrip("。"))
    return _named_together(line, profile) or _named_in_turn(line, profile)


def _named_together(line: str, profile: Profile) -> tuple[str, ...]:
    """Return the names that stand before what all of them are: 甲、乙分别系某大学教授、讲师."""
    match = _TOGETHER.fullmatch(line)
    names = _AND.split(match["names"]) if match else []
    good = match and len(names) > 1 and _is_somebody(match["rest"], profile)
    return tuple(names) if good and all(is_name(name, profile) for name in names) else ()


def _named_in_turn(line: str, profile: Profile) -> tuple[str, ...]:
    """Return the names that stand each before what one of them is: 甲，某大学教授；乙，某银行研究员."""
    people = [_NAMED.fullmatch(part) for part in _NEXT.split(line)]
    names = [one["name"] for one in people if one and _is_somebody(one["rest"], profile)]
    good = 1 < len(names) == len(people) and all(is_name(name, profile) for name in names)
    return tuple(names) if good else ()


def _may_be_about_the_author(line: str) -> bool:
    """Say if a line begins as such a sentence does and has a verb of it; most lines are spared a costly pattern."""
    return line.startswith(_THE_AUTHOR) and not _VERBS.isdisjoint(line)


def signing_names(line: str, profile: Profile) -> tuple[str, ...]:
    """Return the names of those who sign a post by a line that says who they are: 作者：林远航，澄湖大学教授."""
    inner = squeeze(unbracketed(line))
    if not inner.startswith(_THE_AUTHOR):
        return ()
    if several := _several(inner, profile):
        return several
    match = _SIGNING.fullmatch(without_own_office(inner)) if not _COMMAS.isdisjoint(inner) else None
    match = match or (_IS.fullmatch(inner) if _may_be_about_the_author(inner) else None)
    good = match and match["who"] and is_name(match["who"], profile) and _is_somebody(match["rest"], profile)
    return (match["who"],) if match and good else ()


def _behind_a_label(line: str, profile: Profile) -> str:
    """Return what a label of such notes announces; nothing without one."""
    labels = profile.author_notes.labels
    if not labels.may_begin(line.lstrip("【[ ")):
        return ""
    if match := _MARKED.match(line):
        return match["rest"] if labels.hold(match["label"]) else ""
    label, _, rest = line.partition(" ")
    return rest if len(label) in LABEL_LENGTHS and is_han(label) and labels.hold(label) and len(rest) > 1 else ""


def is_about(line: str, names: Iterable[str], profile: Profile, *, sentences: int = SENTENCES) -> bool:
    """Say if a line says who somebody is that signs the post: 林远航，澄湖大学教授; Jane Doe is a writer."""
    inner = squeeze(unbracketed(line))
    name, reading, rest = next(filter(None, (_parted(inner, name) for name in names)), ("", "", ""))
    if not name or width(inner) > NOTE_WIDTH:
        return False
    said = len(_SENTENCE.findall(inner))
    if said > SENTENCES_OF_A_LIFE:
        return False
    if _READING.fullmatch(reading) or (any(map(str.isdecimal, rest[:NEAR])) and _BORN.match(rest)):
        return True
    if said > sentences:
        return False
    if rest.startswith(_IS_IN_ENGLISH) and is_office(_UP_TO_A_STOP.split(rest)[0][len(_IS_IN_ENGLISH) :], profile):
        return True
    verb = max((word for word in profile.author_notes.verbs if rest.startswith(word)), key=len, default="")
    return bool(verb) and (not has_han(name) or _is_somebody(rest[len(verb) :], profile))


def _parted(line: str, name: str) -> tuple[str, str, str] | None:
    """Part a line that begins with a name, a foreign one in brackets maybe, from what stands in brackets and the rest.

    A name of one word in letters begins other sentences too.
    """
    if line.startswith(name) and (" " in name or has_han(name) or _HANGUL.fullmatch(name)):
        bracket = _BRACKET.match(line, len(name))
        return (name, bracket["inside"], line[bracket.end() :]) if bracket else (name, "", line[len(name) :])
    start, _, rest = line.partition(name) if name in line else ("", "", "")
    abroad = _ABROAD.fullmatch(start) and rest[:1] in CLOSING
    return (start[:-1], name, rest[1:]) if abroad and rest else None


def _is_somebody(rest: str, profile: Profile) -> bool:
    """Say if a phrase names an occupation or an office: at its end, or before the comma that ends its first part."""
    rest = rest.strip("。 ")
    first = rest.replace("，", ",").partition(",")[0]
    ends = (at for at in range(1, len(first) + 1) if at == len(first) or first[at] in _BEHIND or first[at].isspace())
    named = any(profile.author_notes.occupations.end(first[:end]) for end in ends)
    return named and _SPOKEN.isdisjoint(rest)


def _is_english(line: str) -> bool:
    match = _ENGLISH_IS.fullmatch(line) if line.startswith("The ") else None
    return bool(match) and bool(re.search(r"\b(?:at|of|for|with|in) [A-Z]", match["rest"] if match else ""))
