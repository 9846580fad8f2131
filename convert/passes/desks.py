"""Lines of papers in Taipei and Hong Kong: a desk, or who reports, before a stroke, and what they did behind it."""

from __future__ import annotations

from typing import Final

from convert.kinds import Role
from convert.nodes import Person
from convert.passes.names import FULL_NAME, is_name, is_organisation, strict_people
from convert.passes.profile import Profile
from convert.patterns import pattern

_WORKS: Final = ("报道", "報道", "報導", "编译", "編譯", "整理", "外电", "外電")
_REPORT: Final = "(?:报道|報道|報導)"
_LINE: Final = pattern(r"(?P<before>[^/／|｜]{2,40}?)\s?[/／|｜]\s?(?P<behind>[^/／|｜]{2,24})")
_DESK: Final = pattern(r"[\u3400-\u9fff]{3,12}")
_GROUPS: Final = ("组", "組", "新闻部", "新聞部")
_DESKS: Final = ("中心", *_GROUPS)
"""Ends of desks for sure; another organisation may have put together a chart."""
_MEMBER: Final = pattern(r"[\u3400-\u9fff]{2,6}?(?:中心|组|組)\s?(?P<name>[\u3400-\u9fff]{2,4})")
_REPORTED: Final = pattern(rf"(?:(?![的了是不我他她这這什])[\u3400-\u9fff]){{0,6}}\s?{_REPORT}")
"""A place or a manner, 台北 or 綜合, and the word."""
_PUT_TOGETHER: Final = pattern("(?:综合|綜合)(?:整理|外电|外電)|(?:综合|綜合)?(?:编译|編譯)")
_TRANSLATED: Final = ("编译", "編譯")
_CALLED: Final = pattern("(?:^|(?<=[、 ]))(?:编译|編譯|(?:实习|實習)?(?:记者|記者)|实习生|實習生)")
_WORK_BEHIND: Final = pattern(r"\s?(?:综合|綜合)?(?:编译|編譯|整理)$")
_REPORT_BEHIND: Final = pattern(rf"{_REPORT}$")
_TOWN_ENDS: Final = "市区區乡鄉镇鎮"


def desk_people(line: str, profile: Profile) -> tuple[Person, ...]:
    """Read who reports, or the desk in their place: 體育中心／林遠航報導, 國際中心／編譯林遠航, 國際中心／綜合外電."""
    match = _LINE.fullmatch(line) if any(work in line for work in _WORKS) else None
    if match is None:
        return ()
    before, behind = match["before"], match["behind"]
    if _is_a_desk(before, profile):
        named = _members(behind, profile)
        return named or ((Person(before, Role.REPORTER),) if _is_its_work(before, behind) else ())
    if not _REPORTED.fullmatch(behind):
        return ()
    member = _MEMBER.fullmatch(before)
    return strict_people(member["name"] if member else before, Role.REPORTER, profile, alone=member is None)


def _is_a_desk(text: str, profile: Profile) -> bool:
    return bool(_DESK.fullmatch(text)) and (text.endswith(_GROUPS) or is_organisation(text, profile))


def _is_its_work(desk: str, text: str) -> bool:
    """Say if a text tells what a desk did, perhaps from where."""
    return bool(_REPORTED.fullmatch(text) or (desk.endswith(_DESKS) and _PUT_TOGETHER.fullmatch(text)))


def _members(text: str, profile: Profile) -> tuple[Person, ...]:
    """Return who of a desk did it; names of two letters may be places: 高雄報導."""
    role = Role.TRANSLATOR if any(word in text for word in _TRANSLATED) else Role.REPORTER
    names = _WORK_BEHIND.sub("", _CALLED.sub("", text))
    placeless = strict_people(_REPORT_BEHIND.sub("", names), role, profile, alone=True)
    people = placeless or strict_people(names, role, profile)
    return people if all(_is_full(person.name, profile) for person in people) else ()


def _is_full(name: str, profile: Profile) -> bool:
    return len(name) >= FULL_NAME and is_name(name, profile) and name[-1] not in _TOWN_ENDS
