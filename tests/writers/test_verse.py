"""Lines that their author ended stand one below the other: the first is not set in, as that of a paragraph is."""

from __future__ import annotations

import pypdfium2
import pytest

from convert.nodes import Emphasis, LineBreak, Meta, Paragraph, Post, SoftBreak, Text
from convert.writers.verse import WIDEST, is_of_lines
from tests.writers.building import p
from tests.writers.docx.parts import paragraphs, style
from tests.writers.engines import rendered

VERSE = (Text("潮水退去，"), LineBreak(), Text("石阶还在。"))


def test_text_is_of_lines_if_its_author_ended_one() -> None:
    assert is_of_lines(VERSE)
    assert is_of_lines((Emphasis(VERSE),))
    assert not is_of_lines((Text("潮水退去，"), SoftBreak(), Text("石阶还在。")))


def test_prose_is_none_however_its_lines_end() -> None:
    half = WIDEST // 2
    assert is_of_lines((Text("潮" * half), LineBreak(), Text("石")))
    assert not is_of_lines((Text("潮" * half + "。"), LineBreak(), Text("石")))


@pytest.mark.pandoc
@pytest.mark.parametrize("lang", ["zh-CN", "ja"])
def test_verse_has_no_indent_and_other_text_has(lang: str) -> None:
    post = Post(Meta(title="t", lang=lang), (p("港口的早晨。"), Paragraph(VERSE)))
    assert '<p class="lines">潮水' in rendered(post, "html").decode()
    assert "<p>港口" in rendered(post, "html").decode()
    found = paragraphs(rendered(post, "docx"))
    assert [style(one) for text, one in found.items() if "石阶" in text] == ["Lines"]
    page = pypdfium2.PdfDocument(rendered(post, "pdf"))[0].get_textpage()
    left = {page.get_text_range(at, 1): page.get_charbox(at)[0] for at in range(page.count_chars())}
    assert left["潮"] == pytest.approx(left["石"], abs=1)
    assert left["港"] > left["潮"] + 5
