"""Japanese names of people, as papers set them: （佐伯千尋） after the text, 【東京＝長谷川律子】 before it."""

from __future__ import annotations

from typing import Final

from convert.kinds import Role
from convert.nodes import Person
from convert.passes.profile import Profile
from convert.patterns import pattern
from convert.scripts import has_kana, is_han

SIGNED_LENGTHS: Final = range(3, 6)
"""Characters of a name in Han that its place makes one."""
LENGTHS: Final = range(3, 8)
"""Characters of a whole name."""
SURNAME_LENGTHS: Final = (2, 3)
"""Characters of its family name."""
GIVEN_LENGTHS: Final = range(1, 5)
"""Characters of its given name."""
_REPORTER: Final = "記者"
_REPEATED: Final = "々"
"""Stands for the letter before it, in family names: 野々村."""
_BETWEEN: Final = pattern(r"\s*[、，,／/]\s*")
_NO_ENDING: Final = frozenset("県市町村区駅港郡府都道社紙局部課班所店校園館線川島寺庁賞氏君様")
"""What ends a place, an organisation or a form of address that begins as a family name does: 石川県, 山口様."""


def is_japanese_name(text: str, profile: Profile) -> bool:
    """Say if a text is a Japanese family name and a given one, a blank between them or not."""
    name = text.replace(" ", "")
    surnames = profile.names.japanese_surnames
    if len(name) not in LENGTHS or name[-1] in _NO_ENDING or not surnames.begin(name):
        return False
    return any(name[:at] in surnames and _is_given(name[at:]) for at in SURNAME_LENGTHS)


def _is_given(name: str) -> bool:
    """Say if a text is written as a given name: in Han alone, or in kana alone."""
    return len(name) in GIVEN_LENGTHS and (is_han(name) or all(map(has_kana, name)))


def signs_in_japanese(text: str, profile: Profile) -> bool:
    """Say if a text is a name where its place asks for one: in Han, whatever the family, and ends as given names do."""
    if is_japanese_name(text, profile):
        return True
    name = text.replace(" ", "")
    in_han = len(name) in SIGNED_LENGTHS and is_han(name.replace(_REPEATED, "")) and name[0] != _REPEATED
    if not in_han or name[-1] not in profile.names.japanese_given_ends:
        return False
    return not (profile.names.not_names.begin(name) or profile.sources.japanese_media.end(name))


def japanese_people(value: str, role: Role, profile: Profile) -> tuple[Person, ...]:
    """Return the people of a value in which every part is such a name; none if any part is not."""
    names = [part.removesuffix(_REPORTER) for part in _BETWEEN.split(value)]
    good = all(signs_in_japanese(name, profile) for name in names)
    return tuple(Person(name, role) for name in names) if good else ()
