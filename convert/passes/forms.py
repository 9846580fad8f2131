"""Lines that say what they are by their form, without a label: □ 甲, 甲/文, 记者甲／台北報導, By Jane Doe."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from convert.kinds import Role
from convert.nodes import Person
from convert.passes.desks import desk_people
from convert.passes.field import Field, Kind
from convert.passes.japanese_names import signs_in_japanese
from convert.passes.labels import role_of
from convert.passes.names import is_medium, signs_alone, strict_people, without_place
from convert.passes.offices import is_office
from convert.passes.profile import ROLES, Profile
from convert.passes.source_names import QUOTED
from convert.passes.times import time_of
from convert.patterns import LETTER, pattern
from convert.scripts import is_han

_DOTS: Final = tuple("□■◎●◇◆☉○")
_STROKES: Final = frozenset("/／|｜")
_REPORTER: Final = ("记者", "記者")
PAPER: Final = 12
"""Characters of the longest paper that stands before "记者", and nothing between."""
_REPORTED: Final = pattern(r"(?:据|據)[《“]?(?P<name>[^，。：《》“”]{2,20}?)[》”]?(?:报道|報道|報導|消息|电|電)?")
_KOREAN: Final = pattern(
    r"(?:[\[(][가-힣= ]{2,12}[\])])?\s?(?P<name>[가-힣]{2,4})\s(?:(?:선임|수습|인턴|객원)?기자|특파원)"
    r"(?:\s*=)?(?:\s[\w.+-]+@[\w.-]+)?"
)
"""[서울=경향신문] 김하늘 기자 sky@example.com."""
_TASK: Final = pattern(r"\s*[|·,/–]\s*")
_BETWEEN_TASKS: Final = frozenset("|·,/–")
_TASKS: Final = pattern(r"(?:[^\W\d_]{1,14}(?: [^\W\d_]\S*){1,3}(?:\s*[|·,/–]\s*|$)){2,3}")
"""Two or three tasks, each a word and a name; no line of another form is looked at twice."""
_HANGUL: Final = pattern(r"[가-힣]{2,4}")
_WHOLE_HANGUL: Final = pattern(r"[가-힣]{3}")
_JOINTS: Final = ("·", "ㆍ", "・", ",", "/", "과 ")
_DOT: Final = "・"
_BEFORE_A_DOTTED_TASK: Final = pattern(r" (?=\S*・)")
TASKS: Final = 2
"""Tasks in a line that say together that each is one, where a dot might part anything."""
_JAPANESE: Final = pattern(rf"(?![\u3041-\u30ff]){LETTER}(?:{LETTER}| (?! )){{2,6}}")
"""A name that begins in Han; shorter ones may be words."""
_DATED: Final = pattern(
    r"(?P<value>.+?)(?:\s*[|·•–—]\s*|,\s+|\s+-\s+|\s+)"
    r"(?P<time>(?:(?:on|am|le|el|em|il) )?(?:[^\W\d_]{3,10}\.? )?\S*\d.*)"
)
"""Names and the day behind them."""
GROUP: Final = 3
"""Characters of a word for a group, which alone tells nothing: 课题组."""
_NEXT: Final = pattern(r"(,? and |, )")
"""What parts people, each with a town."""
TOWN_WORDS: Final = 4
UNIT_WORDS: Final = 8
_LABELS_BEHIND: Final = ("文", "编译", "編譯", "翻译", "翻譯", "整理", "报道", "報導", "摄", "攝")
_POSTFIX: Final = pattern(r"(?P<value>.+?)\s*[ /／|｜]\s*(?P<label>文|撰文|编译|編譯|翻译|翻譯|整理|报道|報導|摄|攝)")


def fields_by_form(line: str, profile: Profile) -> tuple[Field, ...]:
    """Read a line that says what it is by its form: □ 甲, 甲/文, 记者甲／台北報導, 据某报报道."""
    match = _REPORTED.fullmatch(line) if line.startswith(("据", "據")) else None
    if match and (is_medium(match["name"], profile) or QUOTED.search(line)):
        return (Field(Kind.SOURCE, line, value=match["name"]),)
    if (value := behind_a_dot(line)) and (people := _signed(value, profile)):
        return (Field(Kind.BYLINE, line, people=people),)
    if people := _postfixed(line, profile):
        return (Field(Kind.BYLINE, line, people=people),)
    if fields := _by_line(line, profile):
        return fields
    if not _STROKES.isdisjoint(line) and (people := desk_people(line, profile)):
        return (Field(Kind.BYLINE, line, people=people),)
    match = _KOREAN.fullmatch(line) if "기자" in line or "특파원" in line else None
    if match:
        return (Field(Kind.BYLINE, line, people=(Person(match["name"], Role.REPORTER),)),)
    if people := _task_by_task(line, profile) or _joint_tasks(line, profile) or _dotted_tasks(line, profile):
        return (Field(Kind.BYLINE, line, people=people),)
    return _lettered(line, profile)


def behind_a_dot(line: str) -> str:
    """Return what stands behind a dot that begins a line; nothing without one: □ 甲."""
    return line[1:].strip() if line.startswith(_DOTS) else ""


def behind_reporter(text: str) -> str:
    """Return what stands behind the first "记者" and a paper before it; nothing without them."""
    at = min((text.index(word) for word in _REPORTER if word in text), default=PAPER + 1)
    paper, rest = text[:at], text[at + len(_REPORTER[0]) :]
    return rest.strip() if at <= PAPER and (not paper or is_han(paper)) else ""


def _task_by_task(line: str, profile: Profile) -> tuple[Person, ...]:
    """Read tasks in letters without colons, each before full names: Text Jane Doe | Fotos John Roe, 글 갑 | 사진 을."""
    several = not _BETWEEN_TASKS.isdisjoint(line) and _TASKS.fullmatch(line)
    parts = [part.partition(" ") for part in _TASK.split(line)] if several else []
    people: list[Person] = []
    for task, _, names in parts:
        role = ROLES.get(role_of(task, profile.labels))
        hangul = (Person(names, role),) if role and _HANGUL.fullmatch(names) else ()
        found = hangul or (strict_people(names, role, profile) if role else ())
        if not found:
            return ()
        people += found
    return tuple(people)


def _joint_tasks(line: str, profile: Profile) -> tuple[Person, ...]:
    """Read 글·사진 김하늘: no sentence begins with two tasks, but a title might, so that the name must be whole."""
    tasks, _, name = line.rpartition(" ")
    joint = name[:1] in profile.names.korean_surnames and any(sign in tasks for sign in _JOINTS)
    if not joint or not _WHOLE_HANGUL.fullmatch(name) or profile.names.not_names.begin(name):
        return ()
    role = ROLES.get(role_of(tasks, profile.labels))
    return (Person(name, role),) if role else ()


def _dotted_tasks(line: str, profile: Profile) -> tuple[Person, ...]:
    """Read 文・三枝遥 写真・野々村岳 in Japanese: tasks, each before a name, which may hold a blank.

    Beside one alone the name must look like one.
    """
    if _DOT not in line:
        return ()
    people: list[Person] = []
    for part in _BEFORE_A_DOTTED_TASK.split(line):
        task, _, name = part.rpartition(_DOT)
        role = ROLES.get(role_of(task, profile.labels))
        known = all(map(profile.labels.key_of, task.split(_DOT)))
        if role is None or not known or not _JAPANESE.fullmatch(name):
            return ()
        people.append(Person(name, role))
    several = len(people) >= TASKS
    return tuple(people) if several or signs_in_japanese(people[0].name, profile) else ()


def _signed(value: str, profile: Profile) -> tuple[Person, ...]:
    """Read what stands behind a dot: names, reporters who say so, or a group: □ 某大学课题组."""
    if reporter := behind_reporter(value):
        return strict_people(without_place(reporter), Role.REPORTER, profile)
    if len(value) > GROUP and signs_alone(value, profile):
        return (Person(value),)
    return strict_people(value, Role.AUTHOR, profile)


def _postfixed(line: str, profile: Profile) -> tuple[Person, ...]:
    match = _POSTFIX.fullmatch(line) if line.endswith(_LABELS_BEHIND) else None
    if not match:
        return ()
    label, value = match["label"], match["value"]
    reporter = re.fullmatch(r"[\u4e00-\u9fff]{0,8}(?:记者|記者)\s*(?P<rest>.+)", value)
    if reporter:
        return strict_people(reporter["rest"], Role.REPORTER, profile)
    if label[0] in "编編翻":
        return strict_people(value, Role.TRANSLATOR, profile)
    return strict_people(value, Role.PHOTOGRAPHER if label in "摄攝" else Role.AUTHOR, profile)


def _by_line(line: str, profile: Profile) -> tuple[Field, ...]:
    """Read "By Jane Doe" in the languages of the profile; every word behind it is a name's, a day may follow."""
    value = line.partition(" ")[2]
    if not value[:1].isupper() or not begins_a_by_line(line, profile):
        return ()
    names, time = before_the_day(value)
    names = _without_the_office(_without_the_unit(without_towns(names, profile), profile), profile)
    people = strict_people(names, Role.AUTHOR, profile)
    return with_the_day(Field(Kind.BYLINE, line, people=people), time) if people else ()


def begins_a_by_line(line: str, profile: Profile) -> bool:
    """Say if the first word of a line is the one before names: By, Von, Par."""
    return line.partition(" ")[0].capitalize() in profile.bylines.before


def without_towns(names: str, profile: Profile) -> str:
    """Take off from where people report: Jane Doe at Mill Lane and John Roe in Berlin, Petra Holm aus Bad Ems."""
    return "".join(_without_the_town(part, profile) for part in _NEXT.split(names))


def _without_the_town(name: str, profile: Profile) -> str:
    for word in profile.bylines.places:
        before, found, town = name.partition(f" {word} ")
        if found and all(map(_may_be_of_a_town, town.split()[:TOWN_WORDS])):
            return before
    return name


def _may_be_of_a_town(word: str) -> bool:
    """Say if a word is letters with a capital, an apostrophe inside maybe: Xi'an."""
    return word[0].isupper() and word.replace("'", "").replace("’", "").isalpha()


def _without_the_unit(names: str, profile: Profile) -> str:
    """Take off where somebody works, behind a comma: Jane Doe, Faculty of Life Sciences."""
    name, _, unit = names.partition(", ")
    words = unit.replace(",", "").split()
    is_unit = any(profile.bylines.units.hold(word) for word in words) and len(words) <= UNIT_WORDS
    capitals = is_unit and all(word[0].isupper() or word in profile.sources.small_words for word in words)
    return name if capitals else names


def _without_the_office(names: str, profile: Profile) -> str:
    """Take off what somebody is, behind the last comma: Jane Doe, transport reporter."""
    name, _, office = names.rpartition(", ")
    return name if name and is_office(office, profile) else names


def before_the_day(value: str) -> tuple[str, str]:
    """Part what a line names from the day behind it, if there is one: Jane Doe, March 5, 2024."""
    match = _DATED.fullmatch(value) if value[-1:].isdigit() or value.endswith(("г.", "года")) else None
    return (match["value"], match["time"]) if match and time_of(match["time"]) else (value, "")


def with_the_day(field: Field, time: str) -> tuple[Field, ...]:
    """Return a field that ends with a day as two; as it is without one."""
    if not time:
        return (field,)
    before = replace(field, text=field.text[: field.text.rindex(time)].rstrip(" |·•–—,-"))
    return (before, Field(Kind.PUBLISHED, time, value=time))


def _lettered(line: str, profile: Profile) -> tuple[Field, ...]:
    """Read "澄湖日报记者林远航", where nothing stands between the paper, the word and the name."""
    reporter = behind_reporter(line)
    people = strict_people(without_place(reporter), Role.REPORTER, profile) if reporter else ()
    return (Field(Kind.BYLINE, line, people=people),) if people else ()
