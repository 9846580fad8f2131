"""Lines that are nothing but a name: of people, of an organisation that signs, beside what somebody is."""

from __future__ import annotations

import re
from typing import Final

from convert.kinds import Role
from convert.nodes import Person
from convert.passes.field import LINE_LENGTH, Field, Kind
from convert.passes.names import is_medium, is_name, is_title, signs_alone, strict_people
from convert.passes.profile import Profile
from convert.passes.source_names import AFTER_NAME
from convert.passes.text import has_han, unbracketed

SPREAD: Final = 3
"""Characters of such a name, its blank among them."""


def unlabelled(line: str, profile: Profile) -> Field | None:
    """Read a line that is names, or an organisation that signs, and nothing else."""
    inner = unbracketed(line).strip()
    if len(inner) > LINE_LENGTH:
        return None
    inner = AFTER_NAME.sub("", inner).strip()
    if signs_alone(inner, profile):
        return Field(Kind.BYLINE, line, people=(Person(inner),))
    if name := _beside_a_title(inner, profile):
        return Field(Kind.BYLINE, line, people=(Person(name),))
    people = strict_people(inner, Role.AUTHOR, profile, alone=True)
    blank_inside = " " in inner and len(people) == 1 and is_name(people[0].name, profile)
    han = all(has_han(person.name) for person in people)
    if not people or not han or ((blank_inside or len(people) == 1) and re.search(r"[\d：:]", inner)):
        return None
    return Field(Kind.BYLINE, line, people=people)


def spread(line: str, profile: Profile) -> Field | None:
    """Read a name of two characters with a blank inside, as papers set it: 何　蔚. In other posts it may be 谷　雨."""
    name = line.replace(" ", "")
    wide = len(line) == SPREAD and len(name) == SPREAD - 1 and line[0] not in profile.names.rare_surnames
    return Field(Kind.BYLINE, line, people=(Person(name),)) if wide and is_name(name, profile) else None


def _beside_a_title(line: str, profile: Profile) -> str:
    """Return the name beside what somebody is, or behind a paper: "澄湖大学教授 林远航", "林远航 澄湖大学教授"."""
    first, _, second = line.partition(" ")
    if is_name(second, profile, alone=True) and (is_title(first, profile) or is_medium(first, profile)):
        return second
    return first if is_name(first, profile, alone=True) and is_title(second, profile) else ""
