"""What a DOCX says of the language of its text, and the custom of each language."""

from __future__ import annotations

import pytest

from convert.books import Book
from convert.nodes import (
    Link,
    Meta,
    Post,
    Quote,
    Ruby,
    Strong,
)
from convert.notes import Code, Note
from tests.writers.building import all_nodes, p, t
from tests.writers.docx.parts import W, indent, paragraphs, part, shown, style
from tests.writers.engines import rendered

pytestmark = pytest.mark.pandoc


@pytest.fixture(scope="module")
def made() -> bytes:
    return rendered(all_nodes(), "docx")


def test_the_document_is_chinese_for_word(made: bytes) -> None:
    language = next(part(made, "word/styles.xml").iter(f"{W}lang"))
    fonts = next(part(made, "word/styles.xml").iter(f"{W}rFonts"))
    assert language.get(f"{W}eastAsia") == "zh-CN"
    assert fonts.get(f"{W}eastAsia") == "SimSun"


@pytest.mark.parametrize(
    ("lang", "fonts"),
    [
        ("zh-CN", {"SimSun", "SimHei"}),
        ("zh-Hant", {"PMingLiU", "Microsoft JhengHei"}),
        ("zh-HK", {"PMingLiU", "Microsoft JhengHei"}),
        ("ja", {"MS Mincho", "MS Gothic"}),
        ("ko", {"Batang", "Dotum"}),
        ("en", {"SimSun", "SimHei"}),
    ],
)
def test_the_fonts_have_the_forms_of_han_that_the_language_writes(lang: str, fonts: set[str]) -> None:
    data = rendered(Post(Meta(lang=lang), (p("直骨"),)), "docx")
    found = {one.get(f"{W}eastAsia") for one in part(data, "word/styles.xml").iter(f"{W}rFonts")}
    assert found - {None} == fonts


@pytest.mark.parametrize(
    ("lang", "latin"),
    [("zh-CN", "en-US"), ("ja", "en-US"), ("ko", "en-US"), ("ar", "en-US"), ("de", "de"), ("en", "en-US")],
)
def test_latin_words_are_broken_by_the_rules_of_a_language_that_has_letters(lang: str, latin: str) -> None:
    data = rendered(Post(Meta(lang=lang), (p("x"),)), "docx")
    assert next(part(data, "word/styles.xml").iter(f"{W}lang")).get(f"{W}val") == latin


@pytest.mark.parametrize(("lang", "said"), [("zh-CN", "zh-CN"), ("zh-Hant", "zh-TW"), ("ja", "ja-JP"), ("en", "en-US")])
def test_a_reading_is_in_the_language_of_the_post(lang: str, said: str) -> None:
    data = rendered(Post(Meta(lang=lang), (p("读", Ruby(t("漢字"), "hàn <zì>")),)), "docx")
    (ruby,) = part(data, "word/document.xml").iter(f"{W}ruby")
    assert [one.get(f"{W}val") for one in ruby.iter(f"{W}lid")] == [said]
    assert ["".join(map(str, one.itertext())) for one in ruby.iterfind(f"{W}*/{W}r")] == ["hàn <zì>", "漢字"]


def test_text_with_mark_up_has_its_reading_behind_it_and_a_note_says_so() -> None:
    notes: list[Note] = []
    marked = Ruby((Strong(t("漢")), Link("https://example.org/", t("字"))), "hànzì")
    data = rendered(Post(Meta(lang="zh-CN"), (p(marked, "。"),)), "docx", note=notes.append)
    document = part(data, "word/document.xml")
    assert "漢字（hànzì）。" in shown(data)
    assert list(document.iter(f"{W}hyperlink"))
    assert [note.code for note in notes] == [Code.APPROXIMATED]


def test_each_post_of_a_volume_has_the_custom_of_its_language() -> None:
    posts = [
        Post(Meta(title=lang, lang=lang, slug=lang), (p(f"text {lang}"), Quote((p(f"quote {lang}"),))))
        for lang in ("en", "zh-CN", "ja", "ar", "de")
    ]
    data = rendered(Book.of(posts, title="Volume"), "docx")
    found = paragraphs(data)
    assert style(found["textzh-CN"]) == "BodyTextChinese"
    assert style(found["textja"]) == "BodyTextJapanese"
    assert all(style(found[f"text{lang}"]) in ("BodyText", "FirstParagraph") for lang in ("en", "ar", "de"))
    assert [style(found[f"quote{lang}"]) for lang in ("en", "zh-CN", "ar")] == ["BlockText"] * 2 + ["BlockTextBidi"]
    assert indent(data, "BodyText") == "0"
    assert indent(data, "BodyTextChinese") == "200"


def test_a_western_post_in_a_chinese_volume_has_no_indent() -> None:
    posts = [Post(Meta(title=lang, lang=lang, slug=lang), (p(f"text {lang}"),)) for lang in ("zh-CN", "ar")]
    data = rendered(Book.of(posts, title="合订本"), "docx")
    assert indent(data, "BodyText") == "200"
    assert style(paragraphs(data)["textar"]) == "BodyTextWestern"
    assert indent(data, "BodyTextWestern") == "0"
