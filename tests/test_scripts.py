"""Scripts by code point: the ranges hold what Unicode's names say."""

from __future__ import annotations

import unicodedata

import pytest

from convert.scripts import has_han_or_kana, has_kana, is_han_or_kana, is_wide


@pytest.mark.parametrize("character", "一龥㐀豈𠮷あンー")
def test_han_and_kana_are_both(character: str) -> None:
    assert is_han_or_kana(character)
    assert is_wide(character)


@pytest.mark.parametrize("character", "，。「：（！ㄅ")
def test_full_width_signs_are_wide_and_no_han(character: str) -> None:
    assert is_wide(character)
    assert not is_han_or_kana(character)


@pytest.mark.parametrize("character", "aé가Яא“…\u00a0")
def test_other_letters_are_neither(character: str) -> None:
    assert not is_wide(character)
    assert not is_han_or_kana(character)


def test_kana_tells_japanese_from_chinese() -> None:
    assert has_kana("次の話")
    assert not has_kana("返回首页")
    assert not has_kana("Home")


def test_every_assigned_ideograph_counts() -> None:
    named = [chr(code) for code in range(0x110000) if unicodedata.name(chr(code), "").startswith("CJK UNIFIED IDEO")]
    assert len(named) > 90_000
    assert all(map(is_han_or_kana, named))


def test_one_character_in_a_text_is_found() -> None:
    assert has_han_or_kana("naïve 語")
    assert not has_han_or_kana("naïve")
    assert not has_han_or_kana("")
