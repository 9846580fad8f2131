"""Words of a profile: every question gets the answer that the expression of all of them would give."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.passes.words import Words

WORDS = Words(["作者", "本文作者", "*记者", "返回*新闻", "Photo by", "报", "日报", "图*", "Pho* by"])
LETTERS = st.text(alphabet="作者本文记返回新闻报日图澄 PhotobyX，", max_size=14)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("作者", True),
        ("作　者", True),
        ("photo BY", True),
        ("实习记者", True),
        ("返回湖畔新闻", True),
        ("Phototypesetting by", True),
        ("Pho by", False),
        ("Photo in the rain by", False),
        ("作者们", False),
    ],
)
def test_a_word_is_told_in_any_case_and_with_any_blanks(text: str, held: bool) -> None:
    assert WORDS.hold(text) is held


@given(LETTERS)
def test_words_are_found_where_their_expression_finds_them(text: str) -> None:
    text = " ".join(text.split())
    finder = WORDS.finder(text)
    for at in range(len(text)):
        ends = {end for end in range(at, len(text) + 1) if re.compile(WORDS.expression).fullmatch(text, at, end)}
        assert set(finder.ends(at)) == ends
    assert bool(set(finder.ends(0))) <= WORDS.may_begin(text)
    assert WORDS.stand_in(text) == bool(re.search(WORDS.expression, text))


@given(LETTERS)
def test_what_stands_before_a_word_at_the_end_is_told(text: str) -> None:
    text = " ".join(text.split())
    befores = {text[:at] for at in range(len(text)) if re.compile(WORDS.expression).fullmatch(text, at)}
    assert set(WORDS.before_the_end(text)) == befores


def test_an_address_is_matched_by_the_words_of_its_host_and_of_any() -> None:
    words = Words(["shares.example/*", "*.example/q/*", "other.example/a"])
    match = words.addresses_like("https://Shares.example/600000").fullmatch("https://Shares.example/600000")
    assert match
    assert match[1] == "600000"
    assert words.addresses_like("//a.example/q/1").fullmatch("//a.example/q/1")
    assert not words.addresses_like("https://none.example/").match("https://none.example/")


def test_no_words_match_nothing() -> None:
    nothing = Words()
    assert not nothing.hold("")
    assert not nothing.begin("作者")
    assert not nothing.stand_in("作者")
    assert not re.search(nothing.expression, "")
    assert not nothing.as_addresses.match("//a.example/")
