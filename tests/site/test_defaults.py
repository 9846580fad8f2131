"""Which posts a set of defaults is for."""

from __future__ import annotations

import pytest

from convert.site.defaults import Rule


@pytest.mark.parametrize(
    ("path", "fits"),
    [
        ("_posts/*", True),
        ("*/2020*", False),
        ("_posts/*.md", False),
        ("_posts/a/*", True),
        ("_posts/*/2020*.md", True),
        ("_posts/*/b.md", False),
        ("*.md", False),
        ("**/2020-01-02-b.md", True),
        ("**/a", True),
        ("**/a/", True),
        ("_posts/**/*.md", True),
        ("_posts/?/*b.md", True),
        ("_posts/??/*", False),
        ("_posts/a/2020*b", False),
        ("posts/*", False),
    ],
)
def test_a_glob_fits_a_path_or_a_folder_of_it(path: str, *, fits: bool) -> None:
    assert Rule(path, typed=False, values={}).fits("_posts/a/2020-01-02-b.md", "") is fits


def test_many_stars_end() -> None:
    rule = Rule("_posts/" + "*a" * 60 + "b", typed=False, values={})
    assert not rule.fits("_posts/" + "a" * 240 + ".md", "")
