"""Is it a name? People, organisations that sign, and the people of a value such as "甲 乙 北京报道"."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from convert.kinds import Role
from convert.nodes import Person
from convert.passes.japanese_names import is_japanese_name
from convert.passes.profile import Profile
from convert.passes.text import STOPS, has_han, width
from convert.patterns import pattern
from convert.scripts import is_han

_DOTS: Final = "·•・‧"
_DOTTED_NAME: Final = pattern(rf"[\u3400-\u9fff]{{1,9}}(?:[{_DOTS}][\u3400-\u9fff]{{1,9}}){{1,3}}")
_LETTERS: Final = pattern(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*\.?")
"""A word of a name in any script that has capitals; a full stop ends an initial."""
_REPORT: Final = "(?:摄影|攝影|综合|綜合)?(?:报道|報道|報導)"
_SIGNS_OF_PLACE: Final = ("报道", "報道", "報導", "发自", "發自", "日电", "日電", "外电", "外電")
"""Without one of them there is no place; looking for them spares most posts two costly patterns."""
_PLACES: Final = r"[\u3400-\u9fff]{2,6}(?:[、·][\u3400-\u9fff]{2,6})*"
_PLACE: Final = pattern(
    rf"(?:[ /／|｜]+(?:发自|發自)?(?:{_PLACES}?)?{_REPORT}|[ /／]*(?:发自|發自){_PLACES}|{_REPORT}"
    r"|[ /／]+[\u3400-\u9fff]{2,4}\d{1,2}日[电電]|[ /／|｜]+(?:综合|綜合)?(?:外电|外電)(?:报道|報道|報導)?)$"
)
_PLACE_BEHIND: Final = pattern(
    r"(?P<name>[\u3400-\u9fff]{2,4}|(?:[\u3400-\u9fff]{2,4}、){1,4}[\u3400-\u9fff]{3})[\u3400-\u9fff]{2}"
    rf"(?:{_REPORT}|\d{{1,2}}日[电電])"
)
"""Names and a place that nothing parts from the last; places of two characters are most."""
_BETWEEN: Final = pattern(r"\s*[、，,;；/／&＆|｜]\s*|\s+(?:and|und|et|y|e|и|和|与|與)\s+|\s+&\s+")
_NO_ENDING: Final = "的了吗呢吧们者社报网局厅院所县県省厂店在是说被把从對对这那会就都也很不没"
_IN_BRACKETS: Final = pattern(r"[（(][^（）()]*[）)]")
"""What is said of a name: whose member somebody is."""
_COUNTRY: Final = pattern(r"[\[［〔【](?P<name>.{1,4})[\]］〕】]")
"""〔英〕 before a foreign name."""
_STAFF_CODE: Final = pattern(r"(?<=[\u3400-\u9fff])_[A-Z]{1,4}\d{0,6}\b", re.ASCII)
"""Behind an editor's name at a portal."""
_MAIL: Final = pattern(r"\s*[（(<]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[）)>]?", re.ASCII)
"""How to write to somebody, behind the name."""
_LICENCE: Final = r"S\d{13}|[FTZ]\d{7,8}"
"""Of an analyst at a brokerage, of one for futures."""
_CODE: Final = pattern(rf"[A-Z]{{1,4}}\d{{1,6}}|{_LICENCE}|\d{{2,6}}|[A-Z]{{2}}", re.ASCII)
"""A number behind a name: of an editor, of an analyst's licence."""
_OF_THE_HOUSE: Final = pattern(
    r"[，,]\s?本[报報刊网網台社][\u3400-\u9fff]{0,4}(?:记者|記者|编辑|編輯|评论员|評論員|主笔|主筆|撰稿人)$"
)
"""What somebody is at the medium that publishes the post: 林远航，本刊记者."""
LICENCE: Final = pattern(rf"(?<![A-Za-z\d])(?:{_LICENCE})(?!\d)", re.ASCII)
"""The number under which an analyst is licensed."""
_IN_COMPANY: Final = pattern(r"[\u3400-\u9fff]{2,5}|[\u3400-\u9fff]{1,9}(?:[·•・‧][\u3400-\u9fff]{1,9})+")
_SHORT_PEN_NAME: Final = pattern(r"[\u3400-\u9fff]{2,3}|[\u3400-\u9fff]{1,2}[A-Za-z]|[A-Za-z][A-Za-z\d_-]{1,14}")
_FUNCTION_WORDS: Final = pattern(r"[的了吗呢吧是在这那把被]")

NAME_LENGTHS: Final = range(2, 5)
"""Characters of a name in Han."""
COMPOUND: Final = 2
"""Characters of a compound family name, and the most of a given name."""
FULL_NAME: Final = 3
"""Characters of the longest name with a family name of one."""
LONGEST_PLACE: Final = 6
TWO_NAMES: Final = range(4, 7)
"""Characters of two names that nothing parts."""
LATIN_WORDS: Final = range(2, 6)
PEN_NAME_WORDS: Final = 3
PEN_NAME_WIDTH: Final = 10
"""Han characters of a name that only its label makes one."""
ORGANISATION_WIDTH: Final = 24
TITLE_STEM: Final = range(2, 21)
"""Characters before an occupation that say where somebody has it."""
STEM: Final = 20
"""Characters before the word that makes an organisation one which signs."""


def is_name(text: str, profile: Profile, *, alone: bool = False) -> bool:
    """Say if a text is a person's name by its form; ``alone`` when nothing else says so."""
    if any(dot in text for dot in _DOTS) and _DOTTED_NAME.fullmatch(text):
        parts = re.split(f"[{_DOTS}]", text)
        return all(_is_part(part, alone=alone) and not profile.labels.key_of(part) for part in parts)
    if len(text) not in NAME_LENGTHS or not is_han(text) or text[-1] in _NO_ENDING:
        return False
    if profile.names.given_names.begin(text) and _is_given(text, profile, alone=alone):
        return True
    if profile.names.not_names.begin(text):
        return False
    if text[1:] in profile.names.forms_of_address:
        return False
    if text[:2] in profile.names.compounds:
        return len(text) > COMPOUND
    if len(text) > FULL_NAME:
        return False
    if text[0] in profile.names.surnames or (text[0] in profile.names.rare_surnames and not alone):
        return True
    return text[0] in profile.names.weak_surnames and (len(text) == FULL_NAME or not alone)


def _is_part(text: str, *, alone: bool) -> bool:
    """Say if a text may be part of a name with dots; what stands alone may as well be 水·火 or 作者·读者."""
    return text[-1] not in _NO_ENDING and (len(text) > 1 or not alone)


def _is_given(text: str, profile: Profile, *, alone: bool) -> bool:
    """Say if a text is a name that needs no family name, or two of them: 格桑, 卓玛央金; one alone may be a word."""
    names = profile.names.given_names
    if names.hold(text):
        return not alone
    return any(names.hold(text[:at]) and names.hold(text[at:]) for at in range(COMPOUND, len(text) - 1))


def is_latin_name(text: str, profile: Profile) -> bool:
    """Say if a text is two to five capitalised words, none of them an everyday one: Latin, Cyrillic, Greek."""
    words = text.split()
    if len(words) not in LATIN_WORDS or not (text[0].isupper() and words[-1][0].isupper()):
        return False
    if words[0] in profile.names.not_first_names or any(word in profile.names.not_latin_names for word in words):
        return False
    return all(word in profile.names.particles or (word[0].isupper() and _LETTERS.fullmatch(word)) for word in words)


def is_organisation(text: str, profile: Profile) -> bool:
    """Say if a text ends as the name of an organisation does."""
    ends_as_one = any(profile.names.organisations.before_the_end(text))
    return ends_as_one and width(text) <= ORGANISATION_WIDTH and not re.search(f"[{STOPS}：:]", text)


def tokens(value: str, profile: Profile) -> list[str]:
    """Cut a value into what may be names: at separators, and at blanks between Han."""
    found: list[str] = []
    for part in _BETWEEN.split(value):
        if not has_han(part):
            found.append(part.strip())
        else:
            found += _glued(part.split(), profile)
    return [token for token in found if token]


def _glued(parts: list[str], profile: Profile) -> list[str]:
    """Join what blanks cut inside a name: 林 航, 林 远航, 欧阳 云, 李 建 国; in 水谷 千尋 the blank is part of it."""
    if len(parts) == FULL_NAME and all(len(part) == 1 for part in parts):
        return ["".join(parts)]
    out: list[str] = []
    for part in parts:
        before = out[-1] if out else ""
        cut = len(before) == 1 or before in profile.names.compounds
        if cut and len(part) <= COMPOUND:
            out[-1] = before + part
        elif before and _is_one_japanese_name(before, part, profile):
            out[-1] = f"{before} {part}"
        else:
            out.append(part)
    return out


def _is_one_japanese_name(family: str, given: str, profile: Profile) -> bool:
    """Say if a blank parts a Japanese family name from the given one, and not two Chinese names."""
    known = profile.names.japanese_surnames.hold(family) and is_japanese_name(family + given, profile)
    return known and not (is_name(family, profile) and is_name(given, profile))


def without_place(value: str) -> str:
    """Take off where a report comes from: "北京报道", "／台北報導"."""
    if not any(sign in value for sign in _SIGNS_OF_PLACE):
        return value.strip()
    glued = _PLACE_BEHIND.fullmatch(value)
    return glued["name"] if glued else _PLACE.sub("", value).strip()


def without_own_office(value: str) -> str:
    """Take off what somebody is at the medium itself, which tells no more than the name does: 林远航，本刊记者."""
    return _OF_THE_HOUSE.sub("", value) if "本" in value else value


def strict_people(value: str, role: Role, profile: Profile, *, alone: bool = False) -> tuple[Person, ...]:
    """Return the people of a value in which every part is a name; none if any part is not."""
    value = _without_brackets(value)
    value = _MAIL.sub("", value) if "@" in value else value
    value = (_STAFF_CODE.sub("", value) if "_" in value else value).strip()
    written = without_place(value)
    parts = [part for part in tokens(written, profile) if not _CODE.fullmatch(part)]
    if not alone:
        parts = [name for part in parts for name in _unglued(part, profile)]
    if written != value:
        parts = _without_more_places(parts, profile)
    several = len(parts) > 1
    named = [
        is_name(part, profile, alone=alone and not several)
        or is_latin_name(part, profile)
        or (not alone and (" " in part or len(part) > FULL_NAME) and is_japanese_name(part, profile))
        for part in parts
    ]
    listed = any(named) and not alone and "、" in value
    good = (name or (listed and is_organisation(part, profile)) for name, part in zip(named, parts, strict=True))
    if parts and all(good):
        return tuple(Person(part, role) for part in parts)
    reports = written != value and not alone  # only who does so stands between a label and a place
    return _of_any_family(parts, (FULL_NAME,), role, profile) if reports else ()


def _without_brackets(value: str) -> str:
    country = _COUNTRY.match(value) if value.startswith(("[", "［", "〔", "【")) else None
    value = value[country.end() :] if country and is_han(country["name"]) else value
    return _IN_BRACKETS.sub("", value) if "（" in value or "(" in value else value


def _without_more_places(parts: list[str], profile: Profile) -> list[str]:
    """Take off the places before the last one: 甲 乙 榆林 北京报道."""
    named = [at for at, part in enumerate(parts) if is_name(part, profile) or is_latin_name(part, profile)]
    end = named[-1] + 1 if named else len(parts)
    return parts[:end] if all(map(_may_be_a_place, parts[end:])) else parts


def _may_be_a_place(text: str) -> bool:
    return len(text) <= LONGEST_PLACE and not _FUNCTION_WORDS.search(text)


def _unglued(part: str, profile: Profile) -> tuple[str, ...]:
    """Part two names that nothing parts, if there is one way to do so: 张三李四, 林远航苏小满."""
    if len(part) not in TWO_NAMES or not is_han(part) or is_name(part, profile):
        return (part,)
    ways = [(part[:at], part[at:]) for at in (2, 3) if len(part) - at in (2, 3)]
    good = [way for way in ways if all(name[0] in profile.names.surnames and is_name(name, profile) for name in way)]
    return good[0] if len(good) == 1 else (part,)


def labelled_people(value: str, role: Role, profile: Profile) -> tuple[Person, ...]:
    """Return the people of a value that a label with a colon announces: names, an organisation, or a pen name."""
    if people := strict_people(value, role, profile):
        return people
    clean = _without_brackets(value).strip()
    if clean in profile.names.nobody:
        return ()
    if people := _in_company(clean, role, profile):
        return people
    if role is Role.EDITOR:
        pen_name = _SHORT_PEN_NAME.fullmatch(clean) and not _FUNCTION_WORDS.search(clean)
        known = profile.names.not_names.begin(clean)
        if _CODE.fullmatch(value) or (pen_name and not known):
            return (Person(value, role),)
        return (Person(clean, role),) if _is_a_desk(clean, profile) else ()
    if re.search(f"[{STOPS}：:“”]", clean) or not clean:
        return ()
    named = tuple(
        Person(part, role) for part in tokens(clean, profile) if is_name(part, profile) or is_latin_name(part, profile)
    )
    if named and (is_organisation(clean.split()[0], profile) or _are_beside_titles(clean, named, profile)):
        return named
    if is_organisation(clean, profile):
        return (Person(clean, role),)
    several = tokens(clean, profile)
    if len(several) > 1 and (people := _of_any_family(several, (FULL_NAME,), role, profile)):
        return people
    return (Person(clean, role),) if _is_pen_name(clean) else ()


def _is_a_desk(text: str, profile: Profile) -> bool:
    """Say if a medium or an office stands where an editor is named: 责任编辑：澄湖新闻网."""
    named = is_organisation(text, profile) or (is_medium(text, profile) and width(text) <= PEN_NAME_WIDTH)
    return named and is_han(text) and not _FUNCTION_WORDS.search(text)


def licensed_people(value: str, role: Role, profile: Profile) -> tuple[Person, ...]:
    """Return the people of a value that gives the numbers of their licences too, of whatever family."""
    if not LICENCE.search(value):
        return ()
    names = [part for part in tokens(_without_brackets(value), profile) if not LICENCE.fullmatch(part)]
    return _of_any_family(names, NAME_LENGTHS, role, profile)


def _of_any_family(names: list[str], lengths: Container[int], role: Role, profile: Profile) -> tuple[Person, ...]:
    """Return people where nothing but names may stand, so that any letters of their lengths are some."""
    good = (
        len(name) in lengths
        and is_han(name)
        and not _FUNCTION_WORDS.search(name)
        and not _is_everyday(name, profile)
        and not is_organisation(name, profile)
        for name in names
    )
    return tuple(Person(name, role) for name in names) if all(good) else ()


def _are_beside_titles(value: str, named: tuple[Person, ...], profile: Profile) -> bool:
    """Say if all that a value holds beside names is what these people are: 某大学教授 甲、研究员 乙."""
    names = {person.name for person in named}
    return all(
        part in names or _is_occupation(part, profile) or is_title(part, profile) for part in tokens(value, profile)
    )


def _is_occupation(text: str, profile: Profile) -> bool:
    """Say if a text is an occupation and nothing else: 董事长, though a name may begin so."""
    return profile.author_notes.occupations.hold(text)


def _in_company(value: str, role: Role, profile: Profile) -> tuple[Person, ...]:
    """Return the people of a list in which one part is a name and the others may be: 仇宝山 古丽努尔."""
    parts = tokens(without_place(value), profile) if not re.search(f"[{STOPS}]", value) else []
    named = any(is_name(part, profile) or is_latin_name(part, profile) for part in parts)
    return people_in_company(value, role, profile) if named and len(parts) > 1 else ()


def people_in_company(value: str, role: Role, profile: Profile) -> tuple[Person, ...]:
    """Return the people of a value beside which a name stands, so that a rare or a pen name is one too."""
    parts = tokens(without_place(value), profile)
    good = (
        is_latin_name(part, profile)
        or (_IN_COMPANY.fullmatch(part) and not _FUNCTION_WORDS.search(part) and not _is_everyday(part, profile))
        for part in parts
    )
    return tuple(Person(part, role) for part in parts) if all(good) else ()


def _is_everyday(part: str, profile: Profile) -> bool:
    """Say if a text begins with an everyday word and is no full name all the same: 何以舟."""
    family = part[0] in profile.names.surnames or part[0] in profile.names.weak_surnames
    full = family and len(part) == FULL_NAME and part[-1] not in _NO_ENDING
    return _is_occupation(part, profile) or (not full and profile.names.not_names.begin(part))


def _is_pen_name(text: str) -> bool:
    return (
        width(text) <= PEN_NAME_WIDTH
        and len(text.split()) <= PEN_NAME_WORDS
        and not _FUNCTION_WORDS.search(text)
        and bool(re.fullmatch(r"[\w·•.@’'\- ]+", text))
    )


def is_title(text: str, profile: Profile) -> bool:
    """Say if a text ends with an occupation and is one to its beginning: 澄湖大学教授."""
    stems = profile.author_notes.occupations.before_the_end(text)
    return any(len(stem) in TITLE_STEM and is_han(stem.replace("·", "")) for stem in stems)


def signs_alone(line: str, profile: Profile) -> bool:
    """Say if a line without a label is an organisation that signs: "某大学课题组", "本报评论员"."""
    stems = (before.removesuffix(" ") for before in profile.names.signing_organisations.before_the_end(line))
    return any(len(stem) <= STEM and all(map(_may_be_in_a_stem, stem)) for stem in stems)


def _may_be_in_a_stem(character: str) -> bool:
    return is_han(character) or (character.isascii() and character.isalpha()) or character in "“”"


def is_agency(name: str, profile: Profile) -> bool:
    """Say if a name is a news agency's, or several agencies' with strokes between them: dpa/AFP."""
    agencies = profile.sources.agencies
    return all(
        part in agencies or (agencies.hold(part) and all(word[0].isupper() for word in part.split()))
        for part in name.split("/")
    )


def is_medium(name: str, profile: Profile) -> bool:
    """Say if a name ends as a medium's does."""
    return any(profile.sources.media.before_the_end(name)) and not profile.sources.not_sources.hold(name)
