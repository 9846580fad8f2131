"""Tags that browsers read and kramdown shows: read where that is asked for, and nowhere else."""

from __future__ import annotations

import pytest

from convert.reader.kramdown import JEKYLL_OPTIONS, convert, to_html


def html(text: str) -> str:
    return convert(text, loose_tags=True, **JEKYLL_OPTIONS).html


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("a <font color=#f00>b</font> c", "<p>a <font color=#f00>b</font> c</p>\n"),
        ("<span lang=EN-US>字</span>", "<p><span lang=EN-US>字</span></p>\n"),
        ("<p class=x><span lang=EN-US>字</span>文</p>", '<p class="x"><span lang=EN-US>字</span>文</p>\n'),
        ("<img src=http://a.example/b.png>", "<p><img src=http://a.example/b.png></p>\n"),
        ("a <a href=http://b.example/>c</a>", "<p>a <a href=http://b.example/>c</a></p>\n"),
    ],
)
def test_a_loose_tag_that_closes_is_a_tag(source: str, page: str) -> None:
    assert html(source) == page


@pytest.mark.parametrize(
    "source",
    [
        "a <svg/onload=x()> b",
        "a <font size=+2> b",
        "a <body onload=x()> b",
        "a <SCRIPT SRC=//x.example/> b",
        "a <a b=//c> b",
    ],
)
def test_one_that_nothing_closes_is_left_out_and_said(source: str) -> None:
    made = convert(source, loose_tags=True, **JEKYLL_OPTIONS)
    assert made.html == "<p>a  b</p>\n"
    assert "is read as the tag" in made.warnings[0].message


@pytest.mark.parametrize(
    "source",
    [
        "`<font size=+2>`",
        "&lt;font size=+2&gt;",
        "\\<font size=+2>",
        "a <b and c=d+e",
        "1 <x y=z+1> 2",
        "    <font size=+2>\n",
        "```\n<font size=+2>\n```\n",
    ],
)
def test_what_is_meant_as_text_stays_text(source: str) -> None:
    assert html(source) == to_html(source, **JEKYLL_OPTIONS)


def test_kramdown_itself_shows_such_a_tag() -> None:
    assert to_html("<font size=+2>a</font>", **JEKYLL_OPTIONS) == "<p>&lt;font size=+2&gt;a&lt;/font&gt;</p>\n"


def test_the_text_of_a_loose_script_is_no_text() -> None:
    made = html("a <script src=//x.example/y>let b = 1;</script> c <script>d</script>")
    assert made == "<p>a <script src=//x.example/y>let b = 1;</script> c <script>d</script></p>\n"
