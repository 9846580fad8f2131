"""Where an excerpt ends, and what comes along."""

from __future__ import annotations

import re

import pytest

from convert.site.excerpts import cut
from convert.sources import Unrendered
from tests.site.conftest import MakeSite


@pytest.mark.parametrize(
    ("body", "made"),
    [
        ("a\n\nb", "a"),
        ("a", "a"),
        ("a\r\n\r\nb", "a\r\n\r\nb"),
        ("a\n\n", "a"),
        ("[x]\n\nb\n\n[x]: /u\n[y]: /v\n", "[x]\n\n[x]: /u"),
        (
            "{% if a %}\n{% for b in c %}\n\nd{% endfor %}{% endif %}",
            "{% if a %}\n{% for b in c %}\n{% endfor %}\n{% endif %}",
        ),
        ("{% if a %}x{% endif %}\n\nd", "{% if a %}x{% endif %}"),
        ("{% zap %}\n\nd{% endzap %}", "{% zap %}"),
    ],
)
def test_an_excerpt_is_cut_at_the_separator(body: str, made: str) -> None:
    assert cut(body, "\n\n") == made


@pytest.mark.parametrize(
    ("front", "body", "excerpt"),
    [
        ("", "a\n\nb", "a"),
        ("excerpt_separator: '<!--more-->'", "a\n\nb<!--more-->c", "a\n\nb"),
        ("excerpt: false", "a\n\nb", "a"),
    ],
)
def test_the_posts_own_separator_wins(make_site: MakeSite, front: str, body: str, excerpt: str) -> None:
    site = make_site({"_posts/2020-01-02-a.md": f"---\n{front}\n---\n{body}"})
    found = site.view().documents()[0]["excerpt"]
    assert isinstance(found, Unrendered)
    assert found.text == excerpt


def test_an_excerpt_of_front_matter_stands_as_it_is(make_site: MakeSite) -> None:
    site = make_site({"_posts/2020-01-02-a.md": "---\nexcerpt: Own *words*\n---\na"})
    assert site.view().documents()[0]["excerpt"] == "Own *words*"


def test_no_separator_no_excerpt(make_site: MakeSite) -> None:
    site = make_site({"_posts/2020-01-02-a.md": "a\n\nb"}, "excerpt_separator: ''")
    assert site.view().documents()[0]["excerpt"] == ""


def test_a_kind_of_block_is_looked_for_once_however_often_it_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[str] = []
    search = re.search

    def counted(wanted: str, text: str, flags: int = 0) -> re.Match[str] | None:
        searched.append(wanted)
        return search(wanted, text, flags)

    monkeypatch.setattr(re, "search", counted)
    assert cut("{% if x %}" * 500 + "{% for a in b %}\n\nrest", "\n\n").endswith("%}\n{% endfor %}\n{% endif %}")
    assert len(searched) < 20
