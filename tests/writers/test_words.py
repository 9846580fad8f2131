"""The words and dates that a document adds, in the language of its post."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from convert.books import Book
from convert.nodes import Meta, Post
from convert.writers.words import shown_date, shown_month, shown_span, words
from tests.writers.engines import shown

DAY = datetime(2020, 12, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("lang", "date", "month"),
    [
        ("en-GB", "6 December 2020", "December 2020"),
        ("de", "6. Dezember 2020", "Dezember 2020"),
        ("fr", "6 décembre 2020", "décembre 2020"),
        ("es-MX", "6 de diciembre de 2020", "diciembre de 2020"),
        ("pt-BR", "6 de dezembro de 2020", "dezembro de 2020"),
        ("it", "6 dicembre 2020", "dicembre 2020"),
        ("ru", "6 декабря 2020 г.", "декабрь 2020"),
        ("zh-Hant", "2020年12月6日", "2020年12月"),
        ("ja", "2020年12月6日", "2020年12月"),
        ("ko", "2020년 12월 6일", "2020년 12월"),
        ("fi", "2020-12-06", "2020-12"),
    ],
)
def test_a_date_is_written_as_its_language_writes_it(lang: str, date: str, month: str) -> None:
    assert shown_date(DAY, lang) == date
    assert shown_month(2020, 12, lang) == month


@pytest.mark.parametrize("lang", ["zh", "zh-TW", "ja", "ko", "ar", "de", "fr", "es", "it", "pt", "ru"])
def test_no_word_of_a_language_that_we_have_is_english(lang: str) -> None:
    assert words(lang).missing != words("en").missing
    assert words(lang).contents != words("en").contents
    assert words(lang).access != words("en").access


def test_a_language_without_words_gets_the_english_ones() -> None:
    assert words("fi") == words("en")


def test_a_span_is_its_first_day_and_its_last() -> None:
    assert shown_span([], "en") == ""
    assert shown_span([DAY, DAY], "en") == shown_date(DAY, "en")
    assert shown_span([DAY, DAY.replace(year=2019), DAY.replace(year=2018)], "zh") == "2018年12月6日 – 2020年12月6日"


@pytest.mark.pandoc
@pytest.mark.parametrize("to", ["epub", "pdf", "docx"])
def test_a_volume_says_its_span_as_its_language_writes_it(to: str) -> None:
    posts = [Post(Meta(title="x", lang="en", slug=f"x{year}", date=DAY.replace(year=year))) for year in (2019, 2020)]
    assert "6December2019–6December2020" in shown(Book.of(posts, title="v"), to)


@pytest.mark.pandoc
@pytest.mark.parametrize("to", ["epub", "html", "pdf", "docx", "md"])
def test_every_format_of_a_volume_is_in_the_language_of_its_first_post(to: str) -> None:
    others = [
        Post(Meta(title="x", lang="zh-CN", slug=f"x{year}", date=DAY.replace(year=year))) for year in (2019, 2020)
    ]
    book = Book.of([Post(Meta(title="x", lang="en", slug="x", date=DAY.replace(year=2018))), *others], title="v")
    assert "3posts" in shown(book, to)


@pytest.mark.parametrize(
    ("lang", "one", "two"),
    [
        ("en", "1 post", "2 posts"),
        ("de", "1 Beitrag", "2 Beiträge"),
        ("fr", "1 article", "2 articles"),
        ("es", "1 artículo", "2 artículos"),
        ("it", "1 articolo", "2 articoli"),
        ("pt", "1 artigo", "2 artigos"),
        ("ru", "Статей: 1", "Статей: 2"),
        ("zh", "共 1 篇", "共 2 篇"),
        ("fi", "1 post", "2 posts"),
    ],
)
def test_posts_are_counted_as_the_language_counts(lang: str, one: str, two: str) -> None:
    assert (words(lang).counted(1), words(lang).counted(2)) == (one, two)
