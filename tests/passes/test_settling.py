"""What two lines that name the same people make of the byline."""

from __future__ import annotations

import pytest

from convert.passes import normalize
from convert.passes.profiles import profile_for
from tests.passes.building import build
from tests.passes.contexts import BODY


def byline(first: str, last: str) -> tuple[str, list[str]]:
    read = build("\n\n".join((first, *BODY, last)))
    post = normalize(read, *profile_for(read, "auto"))
    assert post.byline is not None
    return post.byline.text, [person.name for person in post.byline.people]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("作者 | 林远航", "本文首发于澄湖观察公众号，作者林远航，授权转载。"),
        ("作者：林远航", "本文作者：林远航"),
        ("文 | 林远航 苏小满", "作者：苏小满、林远航"),
        ("By Jane Doe", "Author: Jane Doe"),
    ],
)
def test_writers_who_are_named_again_stand_there_once(first: str, last: str) -> None:
    assert byline(first, last)[0] == first


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("作者：林远航", "作者：林远航（澄湖大学教授）"),
        ("作者：林远航", "澄湖日报记者 林远航"),
        ("文 | 林远航", "摄影：林远航"),
        ("文 | 林远航", "翻译：苏小满"),
    ],
)
def test_what_a_second_line_adds_is_kept(first: str, last: str) -> None:
    assert byline(first, last)[0] == f"{first} {last}"
