"""A line of labels: "2024-03-05 09:30 来源：澄湖日报 作者：林远航" cut into fields, each with what it says.

A line is either fields from end to end, every value good for its label, or it is none: then it is text.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

import msgspec
from msgspec.structs import replace

from convert.nodes import Person, Role
from convert.passes.names import (
    is_medium,
    is_name,
    labelled_people,
    signs_alone,
    strict_people,
    without_place,
)
from convert.passes.profile import Labels, Profile, Words, any_of, exactly
from convert.passes.text import STOPS, squeeze, unbracketed, width
from convert.passes.times import TIME, time_of
from convert.patterns import pattern


class Kind(StrEnum):
    """What a field says; also the role that its Decision names."""

    BYLINE = "byline"
    EDITORS = "editors"
    SOURCE = "source"
    SOURCE_URL = "source_url"
    PUBLISHED = "published"
    UPDATED = "updated"
    BESIDE = "beside"


class Field(msgspec.Struct, frozen=True):
    """One field: its text in the line, label included, and what it says (people, a name, an address, a time)."""

    kind: Kind
    text: str
    label: str = ""
    people: tuple[Person, ...] = ()
    value: str = ""


LINE_LENGTH: Final = 240
"""Characters; no line of labels met is longer."""
SOURCE_WIDTH: Final = 24
MEDIUM_WIDTH: Final = 12
"""Han characters of one of several sources."""
_ROLES: Final = {
    "author": Role.AUTHOR,
    "reporter": Role.REPORTER,
    "translator": Role.TRANSLATOR,
    "photographer": Role.PHOTOGRAPHER,
    "editor": Role.EDITOR,
}
_SEPARATORS: Final = " \t|｜丨/／;；,，、·•"
_JOINS: Final = "、/／&和及"
_TASKS: Final = rf"\s?[{_JOINS}]\s?"
"""Between two tasks of the same people: 采访、撰文."""
_DOTS: Final = "□■◎●◇◆☉○▲※"
_URL: Final = pattern(r"(?:https?:)?//[^\s<>（）]+")
_QUOTED: Final = pattern(r"[《“「『\"](?P<name>[^《》“”「」『』\"]+)[》”」』\"]")
_AFTER_NAME: Final = pattern(r"[（(][^（）()]*[）)]$")
_REPORTED: Final = pattern(r"(?:据|據)[《“]?(?P<name>[^，。：《》“”]{2,20}?)[》”]?(?:报道|報道|報導|消息|电|電)?")
_PRINTED: Final = pattern(r"《(?P<name>[^《》]{2,16})》\s*[（(]?\s*\d{4}\s*年[\d年月日第期卷版，,：: \-]*[）)]?")
_STAMPED: Final = pattern(r"(?<=[）)])\d{6,8}$", re.ASCII)
"""An agency's own number of a report, behind its editors."""
_ISSUE: Final = pattern(r"(?<=》)[\d年月日第期卷版，,\s]+$")
_POST: Final = pattern(r", (?:[A-Z][a-z]+ )*(?:Writer|Reporter|Correspondent|Editor|Columnist|Contributor)$")
"""What somebody is at an English paper, behind the name."""
_BOTH: Final = pattern(r"(?<=[\u3400-\u9fff])\s+(?:文\s?[/／、]\s?图|图\s?[/／、]\s?文|文\s?[/／、]\s?圖)$")
"""Behind names: theirs are the words and the pictures."""
_BULLET: Final = pattern(r"[□■◎●◇◆☉○]\s*(?P<value>.+)")
_POSTFIX: Final = pattern(r"(?P<value>.+?)\s*[ /／|｜]\s*(?P<label>文|撰文|编译|編譯|翻译|翻譯|整理|报道|報導|摄|攝)")
_TWO_TASKS: Final = pattern(
    r"(?P<words>.{2,80}?)\s*[ /／]\s*文[\s，,、]+(?P<pictures>.{2,30}?)\s*[ /／]?\s*(?:摄|攝|图|圖|摄影)"
)
_LETTERED: Final = pattern(r"(?P<label>[\u4e00-\u9fff]{0,12}?(?:记者|記者))(?P<value>.+)")


def fields_of(line: str, profile: Profile) -> tuple[Field, ...]:
    """Cut a squeezed line, brackets around it or not, into fields; none if any part of it is something else."""
    inner = unbracketed(_STAMPED.sub("", line)).strip()
    if inner.endswith(("文", "图", "圖")):
        inner = _BOTH.sub("", inner)
    if match := _PRINTED.fullmatch(inner) if inner.startswith("《") else None:
        return (Field(Kind.SOURCE, inner, value=match["name"]),)
    if not inner or len(inner) > LINE_LENGTH or inner[-1] in "。！？":
        return ()
    return _words_and_pictures(inner, profile) or _labelled(inner, profile) or _alone(inner, profile)


# --- lines of labels ---------------------------------------------------------------------------------------------


@lru_cache(maxsize=16)
def _label_pattern(labels: Labels, *, joint: bool) -> re.Pattern[str]:
    """Return what finds labels; ``joint`` ones, of two tasks, double its cost, and few lines have their signs."""
    words = any_of(tuple(word for group in _words(labels).values() for word in group))
    before = rf"(?:^|(?<=[\s|｜丨/／;；,，、{_DOTS}]))"
    mark = r"(?P<mark>\s*[：:丨|｜/／]\s*|\s+|(?=\S))"
    people = any_of(tuple(word for name in _ROLES for word in getattr(labels, name))) if joint else ""
    two = rf"(?:{people}){_TASKS}(?:{people})|" if joint else ""
    return pattern(rf"{before}(?:(?P<time>{TIME.pattern})|(?P<label>{two}{words}){mark})", re.IGNORECASE)


def _words(labels: Labels) -> dict[str, Words]:
    return {name: getattr(labels, name) for name in labels.__struct_fields__}


def _role_of(label: str, labels: Labels) -> str:
    """Return the key of the profile under which a label stands; of two tasks reporting decides, else the first."""
    tasks = (label,) if _key_of(label, labels) else re.split(_TASKS, label)
    keys = [_key_of(task, labels) for task in tasks]
    return "reporter" if "reporter" in keys else keys[0]


def _key_of(label: str, labels: Labels) -> str:
    return next((name for name, words in _words(labels).items() if exactly(words).fullmatch(label)), "")


def _labelled(line: str, profile: Profile) -> tuple[Field, ...]:
    """Read label after label; the first part that is none, or whose value is not good, ends it all."""
    marks = _marks(line, profile)
    before = line[: marks[0].start()].strip(_SEPARATORS) if marks else ""
    signed = _dotted(before, profile)
    if not marks or not (signed or _may_begin(before, marks[0], profile)):
        return ()
    ends = [mark.start() for mark in marks[1:]] + [len(line)]
    fields: list[Field] = signed
    for mark, end in zip(marks, ends, strict=True):
        field = _field(mark, line[mark.end() : end], line[mark.start() : end], profile)
        if field is None:
            return ()
        fields.append(field)
    fields = _joined(fields, line)
    return tuple(fields) if any(field.people or field.value for field in fields) else ()


def _joined(fields: list[Field], line: str) -> list[Field]:
    """Join to a field what is told beside it, and a second source: 摘自《甲》，原载《乙》."""
    found: list[Field] = []
    start = end = 0
    for field in fields:
        before = found[-1] if found else None
        begins = line.index(field.text, end)
        end = begins + len(field.text)
        if before and Kind.BESIDE in (before.kind, field.kind):
            found[-1] = replace(field if before.kind is Kind.BESIDE else before, text=line[start:end])
        elif before and before.kind is field.kind is Kind.SOURCE:
            found[-1] = replace(before, text=line[start:end])
        else:
            found.append(field)
            start = begins
    return [] if found and found[0].kind is Kind.BESIDE else found


def _marks(line: str, profile: Profile) -> list[re.Match[str]]:
    """Find the labels; one without a colon counts at the start of the line, or where a value could not hold it."""
    pattern = _label_pattern(profile.labels, joint=any(sign in line for sign in _JOINS))
    found: list[re.Match[str]] = []
    at = 0
    while mark := pattern.search(line, at):
        between = line[found[-1].end() : mark.start()] if found else ""
        if not found or _may_follow(mark, found[-1], between.strip(_SEPARATORS), profile):
            found.append(mark)
        at = max(mark.end(), at + 1)
    return found


def _dotted(line: str, profile: Profile) -> list[Field]:
    """Read names behind a dot, before the first label: □ 甲 本报通讯员 乙."""
    match = _BULLET.fullmatch(line)
    people = strict_people(match["value"].strip(), Role.AUTHOR, profile) if match else ()
    return [Field(Kind.BYLINE, line, people=people)] if people else []


def _may_begin(before: str, mark: re.Match[str], profile: Profile) -> bool:
    """Whether a first label may stand behind this: nothing, a dot, or the medium of a reporter."""
    if not before.strip(_DOTS):
        return True
    role = mark["label"] and _role_of(mark["label"], profile.labels)
    return role == "reporter" and is_medium(before, profile)


def _may_follow(mark: re.Match[str], before: re.Match[str], between: str, profile: Profile) -> bool:
    """Whether a new field begins here; a time behind a label is that label's value."""
    if mark["time"]:
        return bool(between or before["time"])
    if not between and not before["time"]:
        return False
    quoted = mark.string[mark.end() : mark.end() + 1] in tuple("《“「『")
    return bool(mark["mark"].strip()) or quoted or _role_of(mark["label"], profile.labels) in _ROLES


def _field(mark: re.Match[str], value: str, text: str, profile: Profile) -> Field | None:
    value, text = value.strip(_SEPARATORS + _DOTS), text.strip(_SEPARATORS + _DOTS)
    if mark["time"]:
        return Field(Kind.PUBLISHED, text, value=mark["time"]) if not value and time_of(mark["time"]) else None
    label = mark["label"]
    name = _role_of(label, profile.labels)
    colon = bool(mark["mark"].strip())
    if len(label) == 1 and not mark["mark"]:
        return None
    if name in _ROLES:
        field = _people_field(_ROLES[name], label, value, text, colon=colon, profile=profile)
        return None if field and not mark["mark"] and _begins_a_word(label, field.people, profile) else field
    if name == "source":
        return _source_field(label, value, text, colon=colon, profile=profile)
    if name == "source_url":
        return Field(Kind.SOURCE_URL, text, label, value=value) if colon and _URL.fullmatch(value) else None
    if name == "beside":
        told = colon and value and width(value) <= SOURCE_WIDTH and not re.search("[。！]", value)
        return Field(Kind.BESIDE, text, label, value=value) if told else None
    kind = Kind.UPDATED if name == "updated" else Kind.PUBLISHED
    return Field(kind, text, label, value=value) if time_of(value) else None


def _people_field(role: Role, label: str, value: str, text: str, *, colon: bool, profile: Profile) -> Field | None:
    value = _unslashed(value)
    loose = colon and not _by_profession(label)
    if lettered := _LETTERED.fullmatch(value):
        return _people_field(Role.REPORTER, label, lettered["value"].strip(), text, colon=False, profile=profile)
    loose = loose and (role is not Role.EDITOR or "编" in label or "編" in label)
    people = labelled_people(value, role, profile) if loose else strict_people(value, role, profile)
    if not people and not (role is Role.PHOTOGRAPHER and colon and _is_credit(value)):
        return None
    return Field(Kind.EDITORS if role is Role.EDITOR else Kind.BYLINE, text, label, people)


def _begins_a_word(label: str, people: tuple[Person, ...], profile: Profile) -> bool:
    """Whether a label and a rare name that nothing parts may as well be everyday words: 摄影展开幕."""
    called = label.endswith(("记者", "記者", "编辑", "編輯", "通讯员", "通訊員", "实习生", "實習生"))
    return not called and any(person.name[0] in profile.names.rare_surnames for person in people)


def _is_credit(value: str) -> bool:
    """Whether a value says whose the pictures are and names nobody: 受访者, 网络."""
    return bool(re.fullmatch(r"[\u3400-\u9fffA-Za-z ]{2,12}", value))


def _by_profession(label: str) -> bool:
    """Whether a label also begins sentences, so that only names may follow it."""
    return label.endswith(("记者", "記者", "摄", "图", "圖", "by", "By"))


def _unslashed(value: str) -> str:
    """Take off a label that stands behind the name: 林远航/文."""
    return re.sub(r"\s*[/／]\s*(?:文|图|摄|撰文)$", "", value)


def _source_field(label: str, value: str, text: str, *, colon: bool, profile: Profile) -> Field | None:
    if colon and _URL.fullmatch(value):
        return Field(Kind.SOURCE_URL, text, label, value=value)
    name, certain = source_name(value)
    name = name or (_several_media(value, profile) if colon else "")
    doubtful = not colon or label in ("资料来源", "資料來源")
    if not name or (doubtful and not certain and not is_medium(name, profile)):
        return None
    return Field(Kind.SOURCE, text, label, value=name)


def _several_media(value: str, profile: Profile) -> str:
    """Return a list of sources as it stands, if one of them at least is a medium by its name."""
    parts = [part for part in re.split(r"\s*[、，,；;]\s*", value) if part]
    short = all(source_name(part)[0] and width(part) <= MEDIUM_WIDTH for part in parts)
    return squeeze(value) if len(parts) > 1 and short and any(is_medium(part, profile) for part in parts) else ""


def source_name(value: str) -> tuple[str, bool]:
    """Return the bare name of a source, and whether marks of quotation make it one; empty if it is no name."""
    account = re.match(r"(?:微信公众号|微信公眾號|公众号|微信)\s*[：:]?\s*", value)
    value = value[account.end() :] if account else value
    value = re.sub(r"(?<=[”」』》])\s*(?:微信)?(?:公众号|公眾號)$", "", value)
    name = _ISSUE.sub("", _AFTER_NAME.sub("", value).strip())
    quoted = _QUOTED.fullmatch(name)
    name = quoted["name"].strip() if quoted else name
    good = bool(name) and width(name) <= SOURCE_WIDTH and not re.search(f"[{STOPS}：:、]", name)
    good = good and not (re.match("[a-z]", name) and not re.search(r"[\u3400-\u9fff.]", name))
    return (squeeze(name), bool(quoted or account) or value.startswith("“")) if good else ("", False)


# --- lines without a label ---------------------------------------------------------------------------------------


def _alone(line: str, profile: Profile) -> tuple[Field, ...]:
    """Read a line that says what it is by its form: □ 甲, 甲/文, 记者甲／台北報導, 据某报报道."""
    if (match := _REPORTED.fullmatch(line)) and (is_medium(match["name"], profile) or _QUOTED.search(line)):
        return (Field(Kind.SOURCE, line, value=match["name"]),)
    if (match := _BULLET.fullmatch(line)) and (people := _signed(match["value"].strip(), profile)):
        return (Field(Kind.BYLINE, line, people=people),)
    if people := _postfixed(line, profile):
        return (Field(Kind.BYLINE, line, people=people),)
    if people := _by_line(line, profile):
        return (Field(Kind.BYLINE, line, people=people),)
    return _lettered(line, profile)


def _words_and_pictures(line: str, profile: Profile) -> tuple[Field, ...]:
    """Read "本报记者 甲 通讯员 乙 文 丙 摄": who wrote, then who took the pictures."""
    match = _TWO_TASKS.fullmatch(line)
    pictures = strict_people(match["pictures"], Role.PHOTOGRAPHER, profile) if match else ()
    if not match or not pictures:
        return ()
    words = match["words"].strip()
    written = fields_of(words, profile)
    writers = tuple(person for field in written for person in field.people) or strict_people(
        words, Role.AUTHOR, profile
    )
    if not writers or any(field.kind is not Kind.BYLINE for field in written):
        return ()
    return (Field(Kind.BYLINE, line, people=writers + pictures),)


def _signed(value: str, profile: Profile) -> tuple[Person, ...]:
    """Read what stands behind a dot: names, or reporters who say so."""
    lettered = _LETTERED.fullmatch(value)
    if lettered:
        return strict_people(without_place(lettered["value"].strip()), Role.REPORTER, profile)
    return strict_people(value, Role.AUTHOR, profile)


def _postfixed(line: str, profile: Profile) -> tuple[Person, ...]:
    match = _POSTFIX.fullmatch(line)
    if not match:
        return ()
    label, value = match["label"], match["value"]
    reporter = re.fullmatch(r"[\u4e00-\u9fff]{0,8}(?:记者|記者)\s*(?P<rest>.+)", value)
    if reporter:
        return strict_people(reporter["rest"], Role.REPORTER, profile)
    if label[0] in "编編翻":
        return strict_people(value, Role.TRANSLATOR, profile)
    return strict_people(value, Role.PHOTOGRAPHER if label in "摄攝" else Role.AUTHOR, profile)


def _by_line(line: str, profile: Profile) -> tuple[Person, ...]:
    match = re.fullmatch(r"(?:By|by|BY) (?P<value>[A-Z].{2,100})", line)
    return strict_people(_POST.sub("", match["value"]), Role.AUTHOR, profile) if match else ()


def _lettered(line: str, profile: Profile) -> tuple[Field, ...]:
    """Read "澄湖日报记者林远航", where nothing stands between the paper, the word and the name."""
    match = _LETTERED.fullmatch(line) if "记者" in line or "記者" in line else None
    people = strict_people(without_place(match["value"]), Role.REPORTER, profile) if match else ()
    return (Field(Kind.BYLINE, line, people=people),) if people else ()


# --- lines that are nothing but a name ---------------------------------------------------------------------------


def unlabelled(line: str, profile: Profile) -> Field | None:
    """Read a line that is names, or an organisation that signs, and nothing else."""
    inner = unbracketed(line).strip()
    if len(inner) > LINE_LENGTH:
        return None
    inner = _AFTER_NAME.sub("", inner).strip()
    if signs_alone(inner, profile):
        return Field(Kind.BYLINE, line, people=(Person(inner),))
    if name := _beside_a_title(inner, profile):
        return Field(Kind.BYLINE, line, people=(Person(name),))
    people = strict_people(inner, Role.AUTHOR, profile, alone=True)
    blank_inside = " " in inner and len(people) == 1 and is_name(people[0].name, profile)
    han = all(re.search(r"[\u3400-\u9fff]", person.name) for person in people)
    if not people or not han or ((blank_inside or len(people) == 1) and re.search(r"[\d：:]", inner)):
        return None
    return Field(Kind.BYLINE, line, people=people)


def _beside_a_title(line: str, profile: Profile) -> str:
    """Return the name beside what somebody is, or behind a paper: "澄湖大学教授 林远航", "林远航 澄湖大学教授"."""
    first, _, second = line.partition(" ")
    title = _title(profile)
    if is_name(second, profile, alone=True) and (title.fullmatch(first) or is_medium(first, profile)):
        return second
    return first if is_name(first, profile, alone=True) and title.fullmatch(second) else ""


@lru_cache(maxsize=16)
def _title(profile: Profile) -> re.Pattern[str]:
    return pattern(rf"[\u3400-\u9fff·]{{2,20}}(?:{any_of(profile.author_notes.occupations)})")
