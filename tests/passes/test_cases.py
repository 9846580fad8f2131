"""Each role on invented posts: the tables of ``cases/`` hold what is one and what only looks like one."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from convert.nodes import Post
from convert.notes import Action
from convert.passes import normalize
from convert.passes.profiles import profile_for
from convert.walk import block_text
from tests.passes.building import build
from tests.passes.contexts import SIGNED, place
from tests.passes.observers import OBSERVERS, squeezed

CASES = Path(__file__).parent / "cases"
AS_THE_LINE = frozenset({"author_note", "digest", "captions", "disclaimers", "navigation", "titles"})


class Case(NamedTuple):
    role: str
    where: str
    line: str
    want: str
    title: str | None

    def __str__(self) -> str:
        return f"{self.role}-{self.where}-{self.line}"[:60]


def cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.toml")):
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["table"]:
            for yes, rows in ((True, table["yes"]), (False, table["no"])):
                for row in rows:
                    want = (row[1] if len(row) > 1 else default(path.stem, row[0])) if yes else ""
                    yield Case(path.stem, table["place"], row[0], want, table.get("title"))


def default(role: str, line: str) -> str:
    if role == "headings":
        return f"2 {line}"
    assert role in AS_THE_LINE, f"{role}: {line} needs a want"
    return shown("".join(block_text(block) for block in build(line).blocks))


def shown(text: str) -> str:
    return re.sub(r"^[•·]", "", text)


def made(case: Case) -> tuple[Post, Post]:
    title = "澄湖市自来水管网改造完成（一）" if case.title is None else case.title
    read = build(place(case.where, case.line), title=title)
    return read, normalize(read, *profile_for(read, "auto"))


def got(case: Case) -> str:
    found = squeezed(OBSERVERS[case.role](made(case)[1]))
    says_so_itself = case.role == "source" and SIGNED in place(case.where, "")
    return found.replace("澄湖日报", "", 1) if says_so_itself else found


ALL = list(cases())


@pytest.mark.parametrize("case", ALL, ids=str)
def test_a_role_is_found_and_its_look_alikes_are_not(case: Case) -> None:
    assert got(case) == squeezed(case.want)


@pytest.mark.parametrize("case", [case for case in ALL if not case.want], ids=str)
def test_no_look_alike_is_dropped(case: Case) -> None:
    assert [text.text for text in made(case)[1].decisions if text.action is Action.DROP] == []


def test_each_role_has_thirty_cases_and_as_many_look_alikes() -> None:
    roles = Counter("titles" if case.role == "empty_titles" else case.role for case in ALL if case.want)
    alike = Counter("titles" if case.role == "empty_titles" else case.role for case in ALL if not case.want)
    assert {role: number for role, number in roles.items() if min(number, alike[role]) < 30} == {}
