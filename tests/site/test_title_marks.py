"""Markdown in titles, where the theme reads it."""

from __future__ import annotations

import pytest

from convert.site.title_marks import read_marks
from tests.site.conftest import MakeSite


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Pears and *plums*", "Pears and plums"),
        ("**Pears**, _plums_, `figs`", "Pears, plums, figs"),
        ("***All*** of [it](/a)", "All of it"),
        ("2 * 3 * 4, a_b_c, 5*", "2 * 3 * 4, a_b_c, 5*"),
        (r"\*Pears*", r"\*Pears*"),
    ],
)
def test_marks_go(written: str, shown: str) -> None:
    assert read_marks(written) == shown


@pytest.mark.parametrize(
    ("config", "title"),
    [
        ("theme: minimal-mistakes-jekyll", "Pears"),
        ("remote_theme: mmistakes/minimal-mistakes@4.26.2", "Pears"),
        ("theme: minima", "*Pears*"),
        ("title: t", "*Pears*"),
    ],
)
def test_titles_are_markdown_where_the_theme_says_so(make_site: MakeSite, config: str, title: str) -> None:
    site = make_site({"_config.yml": config, "_posts/2020-01-02-x.md": "---\ntitle: '*Pears*'\n---\nx"})
    assert [entry.title for entry in site.entries()] == [title]
