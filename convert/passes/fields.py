"""A line of labels: "2024-03-05 09:30 来源：澄湖日报 作者：林远航" cut into fields, each with what it says.

A line is either fields from end to end, every value good for its label, or it is none: then it is text.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

import msgspec
from msgspec.structs import replace

from convert.nodes import Person, Role
from convert.passes.labels import DOTS, ROLES, labels_in, parted, role_of
from convert.passes.names import (
    is_medium,
    is_organisation,
    labelled_people,
    strict_people,
    without_place,
)
from convert.passes.profile import Profile
from convert.passes.remarks import without_remarks
from convert.passes.text import STOPS, squeeze, unbracketed, width
from convert.passes.times import time_of
from convert.patterns import pattern
from convert.scripts import is_han_or_kana


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
_SEPARATORS: Final = " \t|｜丨/／;；,，、·•–—"
_URL: Final = pattern(r"(?:https?:)?//[^\s<>（）]+")
_QUOTED: Final = pattern(r"[《“「『\"](?P<name>[^《》“”「」『』\"]+)[》”」』\"]")
_AFTER_NAME: Final = pattern(r"[（(][^（）()]*[）)]$")
_REPORTED: Final = pattern(r"(?:据|據)[《“]?(?P<name>[^，。：《》“”]{2,20}?)[》”]?(?:报道|報道|報導|消息|电|電)?")
_FULL_STOP: Final = pattern(r"(?<=[^\W\d_]{3})\.$")
"""Behind a name that is no initial."""
_COUNT: Final = pattern(r"[（(]?[\d,.]+\s?[万萬wk+]?\s?[次人]?[）)]?")
_DESK: Final = pattern(r"(?P<desk>[\u3400-\u9fff]{3,12})\s?[/／]\s?(?:[\u3400-\u9fff]{2,6}?)?(?:报道|報道|報導)")
"""The desk of a paper in place of its reporters."""
_PRINTED: Final = pattern(r"《(?P<name>[^《》]{2,16})》\s*[（(]?\s*\d{4}\s*年[\d年月日第期卷版，,：: \-]*[）)]?")
_STAMPED: Final = pattern(r"(?<=[）)])\d{6,8}$", re.ASCII)
"""An agency's own number of a report, behind its editors."""
_ISSUE: Final = pattern(r"(?<=》)[\d年月日第期卷版，,\s]+$")
_DATED: Final = pattern(
    r"(?P<value>.+?)(?:\s*[|·•–—]\s*|,\s+|\s+-\s+|\s+)"
    r"(?P<time>(?:(?:on|am|le|el|em|il) )?(?:[^\W\d_]{3,10}\.? )?\S*\d.*)"
)
"""Names and the day behind them."""
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
    inner = without_remarks(unbracketed(_STAMPED.sub("", line)).strip())
    if inner.endswith(("文", "图", "圖")):
        inner = _BOTH.sub("", inner)
    if match := _PRINTED.fullmatch(inner) if inner.startswith("《") else None:
        return (Field(Kind.SOURCE, inner, value=match["name"]),)
    if not inner or len(inner) > LINE_LENGTH or inner[-1] in "。！？":
        return ()
    inner = parted(inner, profile.labels)
    return _words_and_pictures(inner, profile) or _labelled(inner, profile) or _alone(inner, profile)


# --- lines of labels ---------------------------------------------------------------------------------------------


def _labelled(line: str, profile: Profile) -> tuple[Field, ...]:
    """Read label after label; the first part that is none, or whose value is not good, ends it all."""
    marks = _marks(line, profile)
    before = line[: marks[0].start()].strip(_SEPARATORS) if marks else ""
    signed = _dotted(before, profile) or _before_a_time(before, marks, profile)
    if not marks or not (signed or _may_begin(before, marks[0], profile)):
        return ()
    ends = [mark.start() for mark in marks[1:]] + [len(line)]
    crew = _has_a_crew(marks, profile)
    fields: list[Field] = signed
    for mark, end in zip(marks, ends, strict=True):
        found = _fields(mark, line[mark.end() : end], line[mark.start() : end], profile, crew=crew)
        if not found:
            return ()
        fields += found
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
    labels = labels_in(line, profile.labels)
    found: list[re.Match[str]] = []
    at = 0
    while mark := labels.search(line, at):
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


def _before_a_time(before: str, marks: list[re.Match[str]], profile: Profile) -> list[Field]:
    """Read a medium before a time: 澄湖日报 2024-03-05 09:30."""
    named = bool(before and marks and marks[0]["time"]) and is_medium(before, profile)
    return [Field(Kind.SOURCE, before, value=before)] if named and source_name(before)[0] else []


def _behind_a_time(value: str, profile: Profile) -> list[Field]:
    """Read a medium behind a time, and who reported behind it: 2024-03-05 09:30 澄湖日报 林远航."""
    medium, _, rest = value.partition(" ")
    people = strict_people(rest, Role.AUTHOR, profile, alone=True) if rest else ()
    if not is_medium(medium, profile) or not source_name(medium)[0] or (rest and not people):
        return []
    signed = [Field(Kind.BYLINE, rest, people=people)] if people else []
    return [Field(Kind.SOURCE, medium, value=medium), *signed]


def _has_a_crew(marks: list[re.Match[str]], profile: Profile) -> bool:
    """Whether a line tells of several tasks, each behind a colon: then short pen names are names too."""
    tasks = [mark["label"] for mark in marks if mark["label"] and mark["mark"].strip()]
    keys = [role_of(task, profile.labels) for task in tasks]
    return keys.count("editor") > 0 and sum(key in ROLES for key in keys) > 1


def _may_begin(before: str, mark: re.Match[str], profile: Profile) -> bool:
    """Whether a first label may stand behind this: nothing, a dot, or the medium of a reporter."""
    if not before.strip(DOTS):
        return True
    role = mark["label"] and role_of(mark["label"], profile.labels)
    return role == "reporter" and is_medium(before, profile)


def _may_follow(mark: re.Match[str], before: re.Match[str], between: str, profile: Profile) -> bool:
    """Whether a new field begins here; a time behind a label is that label's value."""
    if mark["time"]:
        return bool(between or before["time"])
    if not between and not before["time"]:
        return False
    quoted = mark.string[mark.end() : mark.end() + 1] in tuple("《“「『")
    return bool(mark["mark"].strip()) or quoted or role_of(mark["label"], profile.labels) in ROLES


def _fields(mark: re.Match[str], value: str, text: str, profile: Profile, *, crew: bool) -> list[Field]:
    """Read one label and its value, or a time and what may stand behind it; nothing if the value is not good."""
    value, text = value.strip(_SEPARATORS + DOTS), text.strip(_SEPARATORS + DOTS)
    if mark["label"]:
        field = _field(mark, value, text, profile, crew=crew)
        return [field] if field else []
    behind = _behind_a_time(value, profile) if value else []
    if (value and not behind) or not time_of(mark["time"]):
        return []
    return [Field(Kind.PUBLISHED, mark["time"], value=mark["time"]), *behind]


def _field(mark: re.Match[str], value: str, text: str, profile: Profile, *, crew: bool) -> Field | None:
    label = mark["label"]
    name = role_of(label, profile.labels)
    colon = bool(mark["mark"].strip())
    if len(label) == 1 and not mark["mark"]:
        return None
    if name in ROLES:
        loose = colon and _may_be_a_pen_name(name, label, crew=crew)
        field = _people_field(ROLES[name], label, value, text, loose=loose, profile=profile)
        if field is None and name == "photographer" and colon and _is_credit(value):
            return Field(Kind.BYLINE, text, label)
        return None if field and not mark["mark"] and _begins_a_word(label, field.people, profile) else field
    if name == "source":
        return _source_field(label, value, text, colon=colon, profile=profile)
    if name == "source_url":
        return Field(Kind.SOURCE_URL, text, label, value=value) if colon and _URL.fullmatch(value) else None
    if name == "beside":
        told = bool(value) and width(value) <= SOURCE_WIDTH and not re.search("[。！]", value)
        return Field(Kind.BESIDE, text, label, value=value) if told and (colon or _COUNT.fullmatch(value)) else None
    kind = Kind.UPDATED if name == "updated" else Kind.PUBLISHED
    return Field(kind, text, label, value=value) if time_of(value) else None


def _may_be_a_pen_name(key: str, label: str, *, crew: bool) -> bool:
    """Whether a label says by itself that a name comes, so that no full one need follow."""
    if key == "text" or _by_profession(label):
        return False
    if key == "photographer":
        return is_han_or_kana(label[-1])
    return key != "editor" or crew or "编" in label or "編" in label


def _people_field(role: Role, label: str, value: str, text: str, *, loose: bool, profile: Profile) -> Field | None:
    value = _FULL_STOP.sub("", _unslashed(value))
    if lettered := _LETTERED.fullmatch(value):
        people = strict_people(lettered["value"].strip(), Role.REPORTER, profile)
        return Field(Kind.BYLINE, text, label, people) if people else None
    loose = loose and (is_han_or_kana(label[-1]) or _is_one_capital(value))
    people = labelled_people(value, role, profile) if loose else strict_people(value, role, profile)
    kind = Kind.EDITORS if role is Role.EDITOR else Kind.BYLINE
    return Field(kind, text, label, people) if people else None


def _is_one_capital(value: str) -> bool:
    """Whether a pen name behind a label in letters could be one: a capitalised word, or a script without capitals."""
    return value.upper() == value.lower() or (" " not in value and value[:1].isupper())


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
    value = _FULL_STOP.sub("", value)
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
    good = good and not (name[0].islower() and not re.search(r"[\u3400-\u9fff.]", name))
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
    if fields := _by_line(line, profile):
        return fields
    match = _DESK.fullmatch(line) if line.endswith(("报道", "報道", "報導")) else None
    if match and is_organisation(match["desk"], profile):
        return (Field(Kind.BYLINE, line, people=(Person(match["desk"], Role.REPORTER),)),)
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


def _by_line(line: str, profile: Profile) -> tuple[Field, ...]:
    """Read "By Jane Doe" in the languages of the profile; every word behind it is a name's, a day may follow."""
    first, _, value = line.partition(" ")
    if first.capitalize() not in profile.bylines.before or not value[:1].isupper():
        return ()
    dated = _DATED.fullmatch(value)
    told = dated if dated and time_of(dated["time"]) else None
    people = strict_people(_POST.sub("", told["value"] if told else value), Role.AUTHOR, profile)
    if not people:
        return ()
    published = (Field(Kind.PUBLISHED, told["time"], value=told["time"]),) if told else ()
    signed = line.removesuffix(told["time"]).rstrip(" |·•–—,-") if told else line
    return (Field(Kind.BYLINE, signed, people=people), *published)


def _lettered(line: str, profile: Profile) -> tuple[Field, ...]:
    """Read "澄湖日报记者林远航", where nothing stands between the paper, the word and the name."""
    match = _LETTERED.fullmatch(line) if "记者" in line or "記者" in line else None
    people = strict_people(without_place(match["value"]), Role.REPORTER, profile) if match else ()
    return (Field(Kind.BYLINE, line, people=people),) if people else ()
