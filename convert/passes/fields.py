"""A line of labels: "2024-03-05 09:30 来源：澄湖日报 作者：林远航" cut into fields, each with what it says.

A line is either fields from end to end, every value good for its label, or it is none: then it is text.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from convert.kinds import Role
from convert.passes.desks import desk_people
from convert.passes.field import LINE_LENGTH, About, Field, Kind
from convert.passes.forms import before_the_day, begins_a_by_line, behind_a_dot, fields_by_form, with_the_day
from convert.passes.labels import parted, role_of
from convert.passes.marks import DOTS, Mark, marks_in
from convert.passes.names import is_medium, people_in_company, strict_people
from convert.passes.profile import ROLES, Profile
from convert.passes.remarks import without_remarks
from convert.passes.remembering import remembered_by_value
from convert.passes.signing_fields import FULL_STOP, signing_field
from convert.passes.source_names import QUOTED, SOURCE_WIDTH, URL, several_media, source_name
from convert.passes.text import unbracketed, width
from convert.passes.times import TIME, time_of
from convert.patterns import pattern
from convert.scripts import is_han

_SEPARATORS: Final = " \t|｜丨▏│/／;；,，、·•–—＝"
_DASHES: Final = "—―－– "
_COUNT: Final = pattern(r"[（(]?[\d,.]+\s?[万萬wk+]?\s?[次人]?[）)]?")
_COUNTED: Final = ("评论", "評論", "阅读", "閱讀", "浏览", "瀏覽", "点击", "點擊", "跟帖", "跟貼", "回复", "回覆")
"""What a site counts behind the labels of a line: 0评论, 123人阅读."""
_PRINTED: Final = pattern(r"《(?P<name>[^《》]{2,16})》\s*[（(]?\s*\d{4}\s*年[\d年月日第期卷版，,：: \-]*[）)]?")
_ADDRESS: Final = pattern(r"https?://[^\s<>（）]+")
_ADDRESSED: Final = pattern(r"(?P<name>.+?)[\s，,：:;；|｜—–-]*[（(<]?(?P<url>https?://[^\s<>（）()，。]+)[)）>]?")
_DAY_BY: Final = pattern(r"(?P<day>[^()]*\d[^()]*?),? (?P<by>[^\W\d_]{1,4}) (?P<names>[^\W\d_].*)")
_FROM: Final = ("自", "于", "於")
"""How a label ends that is the verb of a sentence: 转载自, 首发于."""
_STAMPED: Final = pattern(r"(?<=[）)])\d{6,8}$", re.ASCII)
"""An agency's own number of a report, behind its editors."""
_WORDS: Final = "(?:撰?文字?|撰稿|采写|採寫)"
_WRITING: Final = frozenset("文稿写寫")
"""A letter of each of these."""
_PICTURES: Final = "(?:[图圖摄攝]影?片?|供[图圖]|配[图圖]|绘[图圖]?|繪[图圖]?)"
_JOIN: Final = r"\s?[/／、·・＋+&并並]?\s?"
_TIMES: Final = ("published", "updated")
_BOTH: Final = pattern(rf"\s+(?:{_WORDS}{_JOIN}{_PICTURES}|{_PICTURES}{_JOIN}{_WORDS})$")
"""Behind names: theirs are the words and the pictures."""
_TOLD: Final = "as told to "
_NEXT_TASK: Final = pattern(rf"(?:[;,.]|\s[|·–—/]|\sand)\s+(?:with\s+)?|\s\((?=[^()]+\)$)|\s(?={_TOLD})", re.IGNORECASE)
"""What parts who wrote from a task that has its label."""
_TRANSLATION: Final = "(?:[编編翻]?[译譯])"
_LAST_OF_BOTH: Final = "文字稿写寫图圖摄攝影片绘繪译譯）)"
"""How such a line ends; looking for it spares most lines two costly patterns."""
_TWO_TASKS: Final = pattern(
    rf"(?P<words>.{{2,80}}?)\s*[ /／（(]\s*{_WORDS}[）)]?[\s，,、]+"
    rf"(?P<others>.{{2,30}}?)\s*[ /／（(]?\s*(?:{_PICTURES}|(?P<translation>{_TRANSLATION}))[）)]?"
)


@remembered_by_value
def fields_of(line: str, profile: Profile) -> tuple[Field, ...]:
    """Cut a squeezed line, brackets around it or not, into fields; none if any part of it is something else."""
    line = _STAMPED.sub("", line) if line[-1:].isdecimal() else _uncounted(line)
    inner = without_remarks(unbracketed(line).strip()).lstrip(_DASHES)
    if match := _PRINTED.fullmatch(inner) if inner.startswith("《") else None:
        return (Field(Kind.SOURCE, inner, value=match["name"]),)
    if not inner or len(inner) > LINE_LENGTH:
        return ()
    if inner[-1] in "。！？":
        return _reprinted(inner, profile)
    if both := _both(inner, profile):
        return both
    inner = parted(inner, profile.labels)
    if found := _words_and_pictures(inner, profile) or _labelled(inner, profile):
        return found
    return _signed_first(inner, profile) or fields_by_form(inner, profile)


def _reprinted(line: str, profile: Profile) -> tuple[Field, ...]:
    """Read a sentence that says where a text is from, and its author: 本文转载自“澄湖读书”，作者林远航。."""
    if not profile.labels.source.begin(line) or not line.endswith("。") or "。" in line[:-1]:
        return ()
    fields = _labelled(parted(line[:-1], profile.labels), profile)
    source = fields[0] if fields else None
    quoted = source is not None and source.label.endswith(_FROM) and QUOTED.search(source.text)
    return fields if quoted else ()


def _uncounted(line: str) -> str:
    """Take a count off the end of a line: … 来源：澄湖日报 0评论."""
    if not line.endswith(_COUNTED):
        return line
    counted = next((line[: -len(word)].rstrip("次人条條 ") for word in _COUNTED if line.endswith(word)), "")
    before, _, count = counted.rpartition(" ")
    return before if before and _COUNT.fullmatch(count) else line


# --- lines of labels ---------------------------------------------------------------------------------------------


def _labelled(line: str, profile: Profile) -> tuple[Field, ...]:
    """Read label after label; the first part that is none, or whose value is not good, ends it all."""
    marks = _marks(line, profile)
    before = line[: marks[0].start].strip(_SEPARATORS) if marks else ""
    signed = _dotted(before, profile) or _before_a_time(before, marks, profile)
    if not marks or not (signed or _may_begin(before, marks[0], profile)):
        return ()
    ends = [mark.start for mark in marks[1:]] + [len(line)]
    about = About(_has_a_crew(marks, profile), _is_signed(marks, profile), _is_by_a_tool(marks, profile))
    fields: list[Field] = signed
    for mark, end in zip(marks, ends, strict=True):
        found = _fields(mark, line[mark.end : end], line[mark.start : end], profile, about)
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


def _marks(line: str, profile: Profile) -> list[Mark]:
    """Find the labels; one without a colon counts at the start of the line, or where a value could not hold it."""
    addresses = [match.span() for match in _ADDRESS.finditer(line)] if "://" in line else []
    found: list[Mark] = []
    at = 0
    for mark in marks_in(line, profile.labels):
        if mark.start < at:
            continue
        at = next((end for start, end in addresses if start < mark.start < end), 0)
        if at:
            continue
        between = line[found[-1].end : mark.start] if found else ""
        if not found or _may_follow(mark, found[-1], between.strip(_SEPARATORS), line, profile):
            found.append(mark)
        at = max(mark.end, at + 1)
    return found


def _dotted(line: str, profile: Profile) -> list[Field]:
    """Read names behind a dot, before the first label: □ 甲 本报通讯员 乙."""
    value = behind_a_dot(line)
    people = strict_people(value, Role.AUTHOR, profile) if value else ()
    return [Field(Kind.BYLINE, line, people=people)] if people else []


def _before_a_time(before: str, marks: list[Mark], profile: Profile) -> list[Field]:
    """Read a medium before a time: 澄湖日报 2024-03-05 09:30."""
    named = bool(before and marks and marks[0].time) and is_medium(before, profile)
    return [Field(Kind.SOURCE, before, value=before)] if named and source_name(before)[0] else []


def _behind_a_time(value: str, profile: Profile) -> list[Field]:
    """Read a medium behind a time, and who reported behind it: 2024-03-05 09:30 澄湖日报 林远航."""
    medium, _, rest = value.partition(" ")
    people = (strict_people(rest, Role.AUTHOR, profile, alone=True) or desk_people(rest, profile)) if rest else ()
    if not is_medium(medium, profile) or not source_name(medium)[0] or (rest and not people):
        return []
    signed = [Field(Kind.BYLINE, rest, people=people)] if people else []
    return [Field(Kind.SOURCE, medium, value=medium), *signed]


def _has_a_crew(marks: list[Mark], profile: Profile) -> bool:
    """Say if a line tells of several tasks, each behind a colon: then short pen names are names too."""
    tasks = [mark.label for mark in marks if mark.label and mark.sign.strip()]
    keys = [role_of(task, profile.labels) for task in tasks]
    return keys.count("editor") > 0 and sum(key in ROLES for key in keys) > 1


def _is_signed(marks: list[Mark], profile: Profile) -> bool:
    """Say if a line names an author behind another label."""
    keys = [role_of(mark.label, profile.labels) for mark in marks if mark.label]
    return len(keys) > 1 and any(key in ("author", "reporter", "analyst") for key in keys)


def _is_by_a_tool(marks: list[Mark], profile: Profile) -> bool:
    """Say if a tool wrote the line: 以下文章来源于甲 ，作者乙."""
    return marks[0].label in profile.sources.sure_labels


def _may_begin(before: str, mark: Mark, profile: Profile) -> bool:
    """Say if a first label may stand behind this: nothing, a dot, or the medium of a reporter."""
    if not before.strip(DOTS):
        return True
    role = mark.label and role_of(mark.label, profile.labels)
    return role == "reporter" and is_medium(before, profile)


def _may_follow(mark: Mark, before: Mark, between: str, line: str, profile: Profile) -> bool:
    """Say if a new field begins here; a time behind a label is that label's value."""
    if mark.time:
        return bool(between or before.time)
    if not between and not before.time:
        return False
    quoted = line[mark.end : mark.end + 1] in tuple("《“「『")
    key = role_of(mark.label, profile.labels)
    timed = key in _TIMES and TIME.match(line, mark.end)
    named = key == "source" and mark.sign and before.time
    counted = key == "beside" and _COUNT.fullmatch(line, mark.end)
    return bool(mark.sign.strip() or quoted or key in ROLES or timed or named or counted)


def _fields(mark: Mark, value: str, text: str, profile: Profile, about: About) -> list[Field]:
    """Read one label and its value, or a time and what may stand behind it; nothing if the value is not good."""
    value, text = _stripped(value), _stripped(text)
    if not mark.label:
        if value and (said := _said_of_a_time(value, profile)):
            return [Field(said, text, value=mark.time)] if time_of(mark.time) else []
        behind = _behind_a_time(value, profile) if value else []
        good = time_of(mark.time) and (not value or behind)
        return [Field(Kind.PUBLISHED, mark.time, value=mark.time), *behind] if good else []
    if signed := _published_by(mark, value, profile):
        return signed
    names, url = _before_an_address(value)
    if url and (field := _field(mark, names, text[: text.index(url)].rstrip(f"{_SEPARATORS}（(<"), profile, about)):
        return [field, Field(Kind.SOURCE_URL, url, value=url)] if field.kind is Kind.SOURCE else []
    if field := _field(mark, value, text, profile, about):
        return [field]
    names, time = before_the_day(value)
    field = _field(mark, names, text, profile, about) if time else None
    return [*with_the_day(field, time)] if field and field.kind is Kind.BYLINE else [field] if field else []


def _said_of_a_time(value: str, profile: Profile) -> Kind | None:
    """Return what the label behind a time says of it: 2024-03-05 09:30 发布."""
    if profile.labels.published.hold(value):
        return Kind.PUBLISHED
    return Kind.UPDATED if profile.labels.updated.hold(value) else None


def _published_by(mark: Mark, value: str, profile: Profile) -> list[Field]:
    """Read "Posted on March 5, 2024 by Jane Doe" in the languages of the profile."""
    match = _DAY_BY.fullmatch(value) if value[:1].isascii() else None
    if not match or match["by"].capitalize() not in profile.bylines.before or not time_of(match["day"]):
        return []
    people = strict_people(match["names"], Role.AUTHOR, profile)
    if not people or role_of(mark.label, profile.labels) != "published":
        return []
    day, signed = match["day"], f"{match['by']} {match['names']}"
    return [Field(Kind.PUBLISHED, day, mark.label, value=day), Field(Kind.BYLINE, signed, people=people)]


def _stripped(text: str) -> str:
    """Take off what parts fields, a last "and" too; the stroke that ends an address is its own."""
    inner = text.strip(_SEPARATORS + DOTS).removesuffix(" and")
    return f"{inner}/" if "//" in inner and f"{inner}/" in text else inner


def _before_an_address(value: str) -> tuple[str, str]:
    """Part a name from the address behind it: 《澄湖日报》 https://…, Lakeside Herald (https://…)."""
    match = _ADDRESSED.fullmatch(value) if "://" in value else None
    return (match["name"], match["url"]) if match else (value, "")


def _field(mark: Mark, value: str, text: str, profile: Profile, about: About) -> Field | None:
    label = mark.label
    name = role_of(label, profile.labels)
    colon = bool(mark.sign.strip())
    if len(label) == 1 and not mark.sign:
        return None
    if name in ROLES:
        return signing_field(mark, name, value, text, profile, about)
    if name == "source":
        sure = about.signed or about.sure
        return _source_field(mark, value, text, sure=sure, profile=profile)
    if name == "source_url":
        return Field(Kind.SOURCE_URL, text, label, value=value) if colon and URL.fullmatch(value) else None
    if name == "beside":
        told = bool(value) and width(value) <= SOURCE_WIDTH and not re.search("[。！]", value)
        return Field(Kind.BESIDE, text, label, value=value) if told and (colon or _COUNT.fullmatch(value)) else None
    kind = Kind.UPDATED if name == "updated" else Kind.PUBLISHED
    return Field(kind, text, label, value=value) if time_of(value) else None


def _source_field(mark: Mark, value: str, text: str, *, sure: bool, profile: Profile) -> Field | None:
    """Read the source; behind a blank, a stroke or a doubtful label only a medium's name, or one in marks, is one."""
    label, sign = mark.label, mark.sign.strip()
    if sign and URL.fullmatch(value):
        return Field(Kind.SOURCE_URL, text, label, value=value)
    value = FULL_STOP.sub("", value)
    name, certain = source_name(value)
    name = name or (several_media(value, profile) if sign else "")
    if not name or profile.sources.unknown.hold(name):
        return None
    clear = sure or (sign not in ("", "/", "／") and label not in profile.sources.doubtful_labels)
    nothing = sure and not sign and profile.sources.not_sources.hold(name)
    named = not nothing and (clear or certain or is_medium(name, profile))
    return Field(Kind.SOURCE, text, label, value=name) if named else None


def _signed_first(line: str, profile: Profile) -> tuple[Field, ...]:
    """Read who wrote or told without a label, and labels behind it: By Jane Doe, translated by John Roe."""
    if not begins_a_by_line(line, profile) and _TOLD not in line.lower():
        return ()
    for part in _NEXT_TASK.finditer(line):
        names, rest = line[: part.start()], line[part.end() :]
        rest = rest.removesuffix(")") if part[0].endswith("(") else rest
        signed = fields_by_form(names, profile) or (_told(names, rest, profile) if "," in part[0] else ())
        labelled = _labelled(rest, profile) if signed else ()
        if labelled:
            return signed + labelled
    return ()


def _told(names: str, rest: str, profile: Profile) -> tuple[Field, ...]:
    """Read whose story it is: Jane Doe, as told to John Roe."""
    people = strict_people(names, Role.AUTHOR, profile) if rest.lower().startswith(_TOLD) else ()
    return (Field(Kind.BYLINE, names, people=people),) if people else ()


# --- lines of two tasks ------------------------------------------------------------------------------------------


def _both(line: str, profile: Profile) -> tuple[Field, ...]:
    """Read "本报记者 甲 文/图": both tasks are theirs."""
    match = _BOTH.search(line) if line[-1] in _LAST_OF_BOTH and " " in line else None
    names = line[: match.start()] if match else ""
    if not names or not is_han(names[-1]):
        return ()
    people = strict_people(names, Role.AUTHOR, profile)
    return fields_of(names, profile) or ((Field(Kind.BYLINE, line, people=people),) if people else ())


def _words_and_pictures(line: str, profile: Profile) -> tuple[Field, ...]:
    """Read "本报记者 甲 通讯员 乙 文 丙 摄": who wrote, then whose the pictures or the translation are.

    One of both is a name for sure.
    """
    told = line[-1] in _LAST_OF_BOTH and not _WRITING.isdisjoint(line)
    match = _TWO_TASKS.fullmatch(line) if told else None
    if match is None:
        return ()
    words, others = match["words"].strip(), match["others"]
    task = Role.TRANSLATOR if match["translation"] else Role.PHOTOGRAPHER
    written = fields_of(words, profile)
    if any(field.kind is not Kind.BYLINE for field in written):
        return ()
    writers = tuple(person for field in written for person in field.people)
    writers = writers or strict_people(words, Role.AUTHOR, profile)
    helpers = strict_people(others, task, profile)
    if writers and not helpers:
        helpers = people_in_company(others, task, profile)
    elif helpers and not writers:
        writers = people_in_company(words, Role.AUTHOR, profile)
    return (Field(Kind.BYLINE, line, people=writers + helpers),) if writers and helpers else ()
