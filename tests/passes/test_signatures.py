"""Who signs: a group and who wrote for it, somebody of a rare family, somebody beside the source."""

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


@pytest.mark.parametrize("first", ["作者：省港口经济课题组", "作者：赵一鸣"])
def test_who_wrote_it_down_joins_a_label(first: str) -> None:
    author = first.partition("：")[2]
    assert people(first, "（执笔：林远航　苏小满）") == [author, "林远航", "苏小满"]


NOTE = "（作者系港口大学教授）"


@pytest.mark.parametrize("name", ["简行止", "逯一舟"])
def test_a_rare_name_is_one_where_a_note_speaks_of_an_author(name: str) -> None:
    assert people(name, NOTE) == [name]
    assert people(name, TEXT) == []


@pytest.mark.parametrize("line", ["简单说", "前言", "港口往事", "简行止：港口"])
def test_no_other_first_line_is_one(line: str) -> None:
    assert people(line, NOTE) == []


@pytest.mark.parametrize(
    ("byline", "want"),
    [
        ("By Jane Doe, Harbour Wire", ["Jane Doe"]),
        ("By Jane Doe, John Roe", ["Jane Doe", "John Roe"]),
        ("By Harbour Wire", ["Harbour Wire"]),
    ],
)
def test_the_source_is_no_author_beside_one(byline: str, want: list[str]) -> None:
    text = "The cranes at the north quay ran all night, and the fishing boats had to move to the other bank."
    for lines in ((byline, text, text, "Source: Harbour Wire"), ("Source: Harbour Wire", byline, text, text)):
        post = convert.read_text("\n\n".join(lines).encode(), name="_posts/2024-03-05-port.md")
        assert post.source
        assert post.source.name == "Harbour Wire"
        assert post.byline
        assert [person.name for person in post.byline.people] == want
