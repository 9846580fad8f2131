"""Links that a page puts into its headings."""

from __future__ import annotations

import pytest

from convert.nodes import Heading
from convert.reader import html

from .reading import content, letters, run, text_of_content


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("<h2 id=x>a<a class=headerlink href=#x title=t>¶</a></h2>", "¶"),
        ("<h2 id=x><a class=anchor href=#x aria-hidden=true>#</a> a</h2>", "#"),
        ("<h2 id=x><span>a</span> <small><a href=#x>§</a></small></h2>", "§"),
        ("<h2 id=x>a <a href=#top>\N{LINK SYMBOL}\ufe0f</a></h2>", "\N{LINK SYMBOL}\ufe0f"),
        ("<h2 id=x>a<a class=header-anchor href=#x>\u200b</a></h2>", "\u200b"),
        ("<h2 id=x>a<a class=permalink href=#x>Permalink</a></h2>", "Permalink"),
        ("<h2 id=x>a<span class=mw-editsection>[<a href=/e>edit</a>]</span></h2>", "[edit]"),
        ("<h2 id=x>a<a class=anchor href=#x><svg class=link><path d=M0></svg></a></h2>", ""),
    ],
)
def test_a_link_in_a_heading_to_the_heading_goes(text: str, gone: str) -> None:
    made = content(text)
    assert made.blocks == (Heading(2, run("a"), "x"),)
    assert [(one.rule, one.text) for one in made.decisions] == ([("heading-link", gone)] if gone else [])
    assert not made.notes


@pytest.mark.parametrize(
    "text",
    [
        "<h2><a class=anchor href=#x>A</a></h2>",
        "<h2>a <a href=#x>b</a></h2>",
        "<h2>a <a href=/x>#</a></h2>",
        "<h2>a <a href=#x>#12</a></h2>",
        "<h2>C#</h2>",
        "<h2><a href=#x>#</a></h2>",
        "<p>a <a href=#x>#</a></p>",
    ],
)
def test_any_other_link_in_a_heading_stays(text: str) -> None:
    made = content(text)
    assert made.decisions == ()
    assert letters(text_of_content(made)) == letters(html.parse(text).body.text())
