"""What an abbreviation stands for: in the mark-up where a tooltip shows it, in the text where there is paper."""

from __future__ import annotations

import pytest

from convert.books import Book
from convert.nodes import Abbreviation, Meta, Post
from tests.writers.building import p, t
from tests.writers.engines import shown

pytestmark = pytest.mark.pandoc

PAPER = ["docx", "pdf"]


def post(lang: str, *titles: str) -> Post:
    marks = [Abbreviation(t("HKP"), title) for title in titles]
    return Post(Meta(title="Names", lang=lang), (p("the ", *marks, " says"),))


@pytest.mark.parametrize("to", PAPER)
@pytest.mark.parametrize(("lang", "said"), [("en", "HKP(HarbourPage)"), ("zh-CN", "HKP（HarbourPage）")])
def test_it_is_said_where_the_abbreviation_is_first_used(lang: str, said: str, to: str) -> None:
    found = shown(post(lang, "Harbour Page", "Harbour Page"), to)
    assert f"{said}HKP" in found
    assert found.count("HarbourPage") == 1


@pytest.mark.parametrize("to", PAPER)
def test_it_is_said_once_in_each_post_of_a_volume(to: str) -> None:
    volume = Book.of([post("en", "Harbour Page"), post("en", "Harbour Page")], title="Names")
    assert shown(volume, to).count("(HarbourPage)") == 2


@pytest.mark.parametrize("to", PAPER)
def test_it_is_not_said_again_where_the_text_says_it(to: str) -> None:
    mark = Abbreviation(t("HKP"), "Harbour Page")
    written = Post(Meta(title="Names", lang="en"), (p("The Harbour Page (", mark, ") opens."),))
    assert "TheHarbourPage(HKP)opens." in shown(written, to)


@pytest.mark.parametrize("to", PAPER)
def test_an_abbreviation_that_stands_for_nothing_is_its_letters(to: str) -> None:
    assert "theHKPsays" in shown(post("en", ""), to)
