"""Ways back to the section that the front matter of a post names."""

from __future__ import annotations

import pytest

from convert.passes import normalize
from convert.passes.profiles import profile_for
from tests.passes.building import build
from tests.passes.contexts import ENGLISH


def dropped(line: str, section: str) -> list[str]:
    post = build("\n\n".join((*ENGLISH, line)), categories=(section,))
    return [decision.text for decision in normalize(post, *profile_for(post, "auto")).decisions]


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("[返回水务](/water/)", "水务"),
        ("[Back to Water](/water/)", "water"),
        ("[水道の一覧へ戻る](/suido/)", "水道"),
        ("[水道へ戻る](/suido/)", "水道"),
        ("[수도 목록으로](/sudo/)", "수도"),
    ],
)
def test_a_way_back_to_the_section_is_dropped(line: str, section: str) -> None:
    assert len(dropped(line, section)) == 1


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("[Back to School](/school/)", "water"),
        ("[故郷へ戻る](/home/)", "水道"),
        ("水道へ戻る", "水道"),
        ("[水道](/suido/)", "水道"),
    ],
)
def test_a_way_elsewhere_stays(line: str, section: str) -> None:
    assert dropped(line, section) == []
