"""Who did a task: the value of a label that only people, or who stands for them, may follow."""

from __future__ import annotations

import re
from typing import Final

from convert.kinds import Role
from convert.nodes import Person
from convert.passes.field import About, Field, Kind
from convert.passes.forms import behind_reporter, without_towns
from convert.passes.labels import JOINS
from convert.passes.marks import Mark
from convert.passes.names import (
    is_organisation,
    labelled_people,
    licensed_people,
    strict_people,
    without_own_office,
)
from convert.passes.profile import ROLES, Profile
from convert.passes.text import unbracketed
from convert.patterns import pattern
from convert.scripts import is_han_or_kana

FULL_STOP: Final = pattern(r"(?<=[^\W\d_]{3})\.$")
"""Behind a name that is no initial."""


def signing_field(mark: Mark, key: str, value: str, text: str, profile: Profile, about: About) -> Field | None:
    """Read who did a task; behind a colon a pen name too, and whose pictures they are when that names nobody."""
    label, colon = mark.label, bool(mark.sign.strip())
    loose = (colon and _may_be_a_pen_name(key, label, crew=about.crew)) or (about.sure and key == "author")
    field = _people_field(ROLES[key], label, value, text, loose=loose, profile=profile)
    if field is None and key == "analyst" and (people := licensed_people(value, ROLES[key], profile)):
        return Field(Kind.BYLINE, text, label, people)
    if field is None and key == "photographer" and colon and _is_credit(value):
        return Field(Kind.BYLINE, text, label)
    glued = not mark.sign and not about.sure
    return None if field and glued and _begins_a_word(label, field.people, profile) else field


def _may_be_a_pen_name(key: str, label: str, *, crew: bool) -> bool:
    """Say if a label says by itself that a name comes, so that no full one need follow."""
    if key in ("text", "analyst") or _by_profession(label):
        return False
    if key == "photographer":
        return is_han_or_kana(label[-1])
    return key != "editor" or crew or "编" in label or "編" in label


def _people_field(role: Role, label: str, value: str, text: str, *, loose: bool, profile: Profile) -> Field | None:
    value = unbracketed(FULL_STOP.sub("", _unslashed(without_own_office(value))))
    if (reporter := behind_reporter(value)) and not is_organisation(value, profile):
        people = strict_people(reporter, role if role is Role.PHOTOGRAPHER else Role.REPORTER, profile)
        return Field(Kind.BYLINE, text, label, people) if people else None
    loose = loose and (is_han_or_kana(label[-1]) or _is_one_capital(value))
    people = labelled_people(value, role, profile) if loose else strict_people(value, role, profile)
    if not people and not is_han_or_kana(label[-1]):
        people = strict_people(without_towns(value, profile), role, profile)
    kind = Kind.EDITORS if role is Role.EDITOR else Kind.BYLINE
    return Field(kind, text, label, people) if people else None


def _is_one_capital(value: str) -> bool:
    """Say if a pen name behind a label in letters could be one: a capitalised word, or a script without capitals."""
    return value.upper() == value.lower() or (" " not in value and value[:1].isupper())


def _begins_a_word(label: str, people: tuple[Person, ...], profile: Profile) -> bool:
    """Say if a label and a rare name that nothing parts may as well be everyday words: 摄影展开幕."""
    called = label.endswith(("记者", "記者", "编辑", "編輯", "通讯员", "通訊員", "实习生", "實習生"))
    return not called and any(person.name[0] in profile.names.rare_surnames for person in people)


def _is_credit(value: str) -> bool:
    """Say if a value says whose the pictures are and names nobody: 受访者, 网络."""
    return bool(re.fullmatch(r"[\u3400-\u9fffA-Za-z ]{2,12}", value))


def _by_profession(label: str) -> bool:
    """Say if a label also begins sentences, so that only names may follow it; 文/图 begins none."""
    joint = any(sign in label for sign in JOINS)
    return not joint and label.endswith(("记者", "記者", "摄", "图", "圖", "by", "By"))


def _unslashed(value: str) -> str:
    """Take off a label that stands behind the name: 林远航/文."""
    return re.sub(r"\s*[/／]\s*(?:文|图|摄|撰文)$", "", value)
