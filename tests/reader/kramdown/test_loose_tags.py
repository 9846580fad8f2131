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
    ("source", "page"),
    [
        ('a <i title="b>c" lang=a-b>d</i>', '<p>a <i title="b>c" lang=a-b>d</i></p>\n'),
        ('<a href="b"class="c">d</a> e', '<p><a href="b"class="c">d</a> e</p>\n'),
        ("<i class=a-b>c <i>d</i></i> e", "<p><i class=a-b>c <i>d</i></i> e</p>\n"),
        ("<i>c <i class=a-b>d</i></i> e", "<p><i>c <i class=a-b>d</i></i> e</p>\n"),
        ("*<i class=a-b>c* d</i>", "<p><em><i class=a-b>c</em> d</i></p>\n"),
        ("**a <i class=b-c>d</i>", "<p>**a <i class=b-c>d</i></p>\n"),
        ("<section><b class=c-d>*e*</b></section>", "<section><b class=c-d>*e*</b></section>\n"),
    ],
)
def test_a_loose_tag_is_read_as_browsers_read_it(source: str, page: str) -> None:
    assert html(source) == page


@pytest.mark.parametrize(
    ("source", "page"),
    [
        (
            "<table width=50%>\n<tr><td width=1%>*a*|b\n\nc</td></tr>\n</table> d",
            '<table width="50%">\n<tr><td width=1%>*a*|b\n\nc</td></tr>\n</table>\n<p>d</p>\n',
        ),
        ("<iframe src=//a.example/b></iframe>\nc", '<iframe src="//a.example/b"></iframe>\n<p>c</p>\n'),
        ("<ul class=a-b>\n<li>*c*</li>\n</ul>\n\nd", '<ul class="a-b">\n<li>*c*</li>\n</ul>\n\n<p>d</p>\n'),
    ],
)
def test_a_loose_table_or_list_is_a_block_of_html(source: str, page: str) -> None:
    assert html(source) == page


def test_between_other_loose_tags_is_markdown_as_jekyll_reads_it() -> None:
    made = html("<div class=a-b>\n\n# c\n\n- *d*\n\n</div>\n\ne")
    assert '<h1 id="c">c</h1>' in made
    assert "<li><em>d</em></li>" in made
    assert "div" not in made


def test_an_end_tag_alone_stays_text_as_ever() -> None:
    assert html("a </div> b") == "<p>a &lt;/div&gt; b</p>\n"
    assert html("a <b c=d-e> f </b> </b>") == "<p>a <b c=d-e> f </b> &lt;/b&gt;</p>\n"


def test_a_place_that_is_read_twice_is_said_once() -> None:
    made = convert("**a [*b <i class=c-d>e</i> <i f=g-h>", loose_tags=True, **JEKYLL_OPTIONS)
    assert [warning.line for warning in made.warnings if warning.loose] == [1, 1]


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
        'a <b title="c>d e=f+g',
        "a <b ===> c",
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
