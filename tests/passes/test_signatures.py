"""A group that signs, and who wrote for it."""

from __future__ import annotations

import pytest

import convert

TEXT = "码头去年新添了四台吊车，夜里也有船靠岸，海关说今年还会更忙，渔船只好改泊到北岸去。"


def people(first: str, last: str) -> list[str]:
    text = f"{first}\n\n{TEXT}\n\n{TEXT}\n\n{last}\n\n来源：港口日报"
    post = convert.read_text(text.encode(), name="_posts/2024-03-05-port.md")
    return [person.name for person in post.byline.people] if post.byline else []


@pytest.mark.parametrize("last", ["（执笔：林远航　苏小满）", "执笔：林远航、苏小满", "（执笔人：林远航 苏小满）"])
def test_a_group_signs_beside_those_who_wrote_for_it(last: str) -> None:
    assert people("省社会科学院港口经济课题组", last) == ["省社会科学院港口经济课题组", "林远航", "苏小满"]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("省社会科学院港口经济课题组", "作者：林远航、苏小满"),
        ("港口课题组的一天", "（执笔：林远航　苏小满）"),
        ("赵一鸣", "（执笔：林远航　苏小满）"),
        ("课题组", "（作者：林远航　苏小满）"),
    ],
)
def test_no_other_first_line_joins_them(first: str, last: str) -> None:
    assert people(first, last) == ["林远航", "苏小满"]
