"""Includes and links, over a site that is a few strings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from convert.errors import LimitError
from convert.nodes import Meta
from convert.notes import Code
from convert.reader.liquid import Rendered, render
from convert.sources import Address, PostSource

FILES = {
    "a.html": "<{{ include.x }}>",
    "outer.html": "{% include a.html %}",
    "self.html": "{% include self.html %}",
    "two.html": "1\n2\n",
    "stop.html": "a{% break %}b",
}


class Site:
    root = "/site"
    config: Mapping[str, Any] = {"baseurl": "/base", "title": "S"}
    data: Mapping[str, Any] = {"m": [{"v": 10}, {"v": "9"}]}

    def documents(self) -> Sequence[Mapping[str, Any]]:
        return [{"title": "One", "tags": ["t"]}]

    def pages(self) -> Sequence[Mapping[str, Any]]:
        return []

    def static_files(self) -> Sequence[Mapping[str, Any]]:
        return []

    def collections(self) -> Mapping[str, Mapping[str, Any]]:
        return {}

    def include(self, name: str) -> str | None:
        return FILES.get(name)

    def relative(self, name: str, post: str) -> str | None:
        return "beside" if name == "near.md" else None

    def link(self, path: str) -> Address | None:
        return Address("/base/about.html") if path == "about.md" else None

    def post_url(self, name: str) -> Address | None:
        return Address("/base/2020/a.html") if name == "2020-01-02-a" else None


def run(text: str) -> Rendered:
    return render(PostSource(path="p.md", text=text, meta=Meta(title="t"), page={"path": "_posts/p.md"}, site=Site()))


CASES = {
    '{% include a.html x="q" %}': "<q>",
    "{% include a.html x='q' x=site.title %}": "<S>",
    '{% include outer.html x="q" %}': "<q>",
    "{% assign f = 'a' %}{% include {{ f }}.html x=1 %}": "<1>",
    "{% include_relative near.md %}": "beside",
    "{% for i in (1..3) %}{{ i }}{% include stop.html %}{% endfor %}c": "1ac",
    "x{% include stop.html %}y": "xa",
    "{% link about.md %}": "/base/about.html",
    "{% post_url 2020-01-02-a %}": "/base/2020/a.html",
    "{{ 'x' | relative_url }}": "/base/x",
    "{{ '' | relative_url }}": "/base",
    "{{ 'a b/中?q=1#f' | relative_url }}": "/base/a%20b/%E4%B8%AD?q=1#f",
    "{{ '../x' | relative_url }}": "/x",
    "{{ site.posts[0].title }}": "One",
    "{{ site.tags.t | size }}": "1",
    "{% assign hit = site.data.m | where: 'v', '10' %}{{ hit | size }}": "1",
    "{% assign all = site.data.m | sort: 'v' | map: 'v' %}{{ all | join: ' ' }}": "9 10",
}


@pytest.mark.parametrize(("text", "made"), CASES.items())
def test_a_site_is_seen_as_jekyll_shows_it(text: str, made: str) -> None:
    assert run(text) == Rendered(made, (1,))


@pytest.mark.parametrize("text", ["{% include none.html %}", "{% link none.md %}", "{% post_url 2020-01-02-none %}"])
def test_what_the_site_does_not_have_stays_as_text_and_is_named(text: str) -> None:
    done = run(text)
    assert done.text == text
    assert [note.code for note in done.notes] == [Code.LIQUID_MISSING]


@pytest.mark.parametrize("name", ["../a.html", "a/../../b.html", "./a.html", "a//b.html"])
def test_a_path_that_climbs_is_refused(name: str) -> None:
    assert run(f"{{% include {name} %}}").notes[0].code == Code.LIQUID_ERROR


def test_a_file_that_includes_itself_is_over_a_limit() -> None:
    with pytest.raises(LimitError):
        run("{% include self.html %}")


def test_lines_of_an_include_are_those_of_its_tag() -> None:
    assert run("a\n{% include two.html %}b").line_map == (1, 2, 2, 2)
