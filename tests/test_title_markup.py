"""Titles as a page shows them."""

from __future__ import annotations

import pytest

from convert.title_markup import read_title, write_title


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Tips &amp; tricks: it&#8217;s &quot;fun&quot;", 'Tips & tricks: it’s "fun"'),
        ("Caf&eacute; &#x6e2f;", "Café 港"),
        ("<b>Bold</b> and <EM class='x'>stressed</EM>", "Bold and stressed"),
        ("<b><i>both</b></i>", "both"),
        ("One<br />two<br>three<wbr>four", "One two threefour"),
        ("Using <code>&lt;b&gt;</code>", "Using <b>"),
        ("&amp;lt;", "&lt;"),
    ],
)
def test_references_and_tags_are_read_as_a_browser_does(written: str, shown: str) -> None:
    assert read_title(written) == shown


@pytest.mark.parametrize(
    "title",
    ["a < b > c", "Q&A", "R&D; more", "&zzz;", "The <b> tag", "</i> alone", "Vec<T> and Map<K, V>", "<3", "x <b", ""],
)
def test_what_is_no_markup_stays(title: str) -> None:
    assert read_title(title) == write_title(title) == title


@pytest.mark.parametrize("title", ["AT&amp;T", "<b>x</b> & <", "one<br>two", "&#65;", "&amp;amp;", "The <b> tag"])
def test_a_title_is_written_so_that_it_is_read_as_it_is(title: str) -> None:
    assert read_title(write_title(title)) == title
