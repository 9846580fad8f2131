"""Elements that stand in a line, one by one."""

from __future__ import annotations

import pytest

from convert.kinds import SpanKind
from convert.nodes import (
    Abbreviation,
    Code,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    Math,
    Ruby,
    Small,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)
from convert.notes import Code as NoteCode
from convert.walk import inlines_of

from .reading import content, inlines, p, run

A = (Text("a"),)

KATEX_MATHML = (
    "<span class=katex-mathml><math><semantics><msup><mi>x</mi><mn>2</mn></msup>"
    "<annotation encoding='application/x-tex'>x^2</annotation></semantics></math></span>"
)
KATEX_HTML = "<span class=katex-html aria-hidden=true><span class=base>x<span>2</span></span></span>"

CASES: list[tuple[str, tuple[Inline | str, ...]]] = [
    ("<b>a</b>", (Strong(A),)),
    ("<strong>a</strong>", (Strong(A),)),
    ("<i>a</i>", (Emphasis(A),)),
    ("<em>a</em>", (Emphasis(A),)),
    ("<var>a</var>", (Emphasis(A),)),
    ("<cite>a</cite>", (Emphasis(A),)),
    ("<dfn>a</dfn>", (Emphasis(A),)),
    ("<u>a</u>", (Underline(A),)),
    ("<ins>a</ins>", (Underline(A),)),
    ("<s>a</s>", (Strikethrough(A),)),
    ("<del>a</del>", (Strikethrough(A),)),
    ("<strike>a</strike>", (Strikethrough(A),)),
    ("x<sup>a</sup>", ("x", Superscript(A))),
    ("x<sub>a</sub>", ("x", Subscript(A))),
    ("<small>a</small>", (Small(A),)),
    ("<mark>a</mark>", (Strong(A),)),
    ("<code>a  b</code>", (Code("a b"),)),
    ("<kbd>Ctrl</kbd>", (Code("Ctrl"),)),
    ("<samp>a</samp>", (Code("a"),)),
    ("<tt>a</tt>", (Code("a"),)),
    ("<code><span class='n'>a</span><b>b</b></code>", (Code("ab"),)),
    ("<code>a<br>b</code>", (Code("a"), LineBreak(), Code("b"))),
    ("<q>a</q>", ("“a”",)),
    ("<abbr title='Alpha'>a</abbr>", (Abbreviation(A, "Alpha"),)),
    ("<abbr>a</abbr>", ("a",)),
    ("<acronym title='Alpha'>a</acronym>", (Abbreviation(A, "Alpha"),)),
    ("<font color=red>a</font><big>b</big><nobr>c</nobr>", ("abc",)),
    ("a<wbr>b", ("ab",)),
    ("a<br>b", ("a", LineBreak(), "b")),
    ("<time datetime=2020>a</time>", ("a",)),
    ("<ruby>漢<rt>kan</rt></ruby>", (Ruby((Text("漢"),), "kan"),)),
    (
        "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby>",
        (Ruby((Text("漢"),), "kan"), Ruby((Text("字"),), "ji")),
    ),
    ("<ruby>漢</ruby>", ("漢",)),
    ("a<input type=submit value=Go>b<input value=c><input type=checkbox value=d><input>", ("a Go b c",)),
    ("<select><optgroup label=a><option>b</option></optgroup></select>", ("a b",)),
    (
        "<ruby>漢<rt><img src=x.png alt=kan></rt>字<rt>ji</rt></ruby>",
        ("漢", Image("x.png", "kan"), Ruby((Text("字"),), "ji")),
    ),
    ("<code>a<video src=v.mp4></video></code>", (Code("a"), Link("v.mp4", (Text("v.mp4"),)))),
    ("<span>a</span>", ("a",)),
    ("<span lang=ja>a</span>", (Span(SpanKind.LANG, A, lang="ja"),)),
    ("<span dir=RTL>a</span>", (Span(SpanKind.LANG, A, dir="rtl"),)),
    ("<i lang=ja>a</i>", (Emphasis((Span(SpanKind.LANG, A, lang="ja"),)),)),
    ("<span class=ticker data-code=600028>a</span>", (Span(SpanKind.TICKER, A, code="600028"),)),
    ("<span class=ticker>a</span>", (Span(SpanKind.TICKER, A),)),
    ("<span data-code='1,600028'>a</span>", (Span(SpanKind.TICKER, A, code="1.600028"),)),
    ("<span data-code='let x = 1;'>a</span>", ("a",)),
    ("<span class=dateline>a</span>b", (Span(SpanKind.DATELINE, A), "b")),
    ("<span style='font-weight: bold'>a</span>", (Strong(A),)),
    ("<span style='font-weight:700;font-style:italic'>a</span>", (Strong((Emphasis(A),)),)),
    ("<font style='text-decoration: underline'>a</font>", (Underline(A),)),
    ("<span style='text-decoration: line-through'>a</span>", (Strikethrough(A),)),
    ("x<span style='vertical-align: super'>a</span>", ("x", Superscript(A))),
    ("<b style='font-weight: normal'>a</b>", ("a",)),
    ("<em style='font-style:normal'>a</em>", ("a",)),
    ("<a href='/x' title=' t '>a</a>", (Link("/x", A, "t"),)),
    ("<a name=x>a</a>", ("a",)),
    ("x<a href=y></a>", ("x",)),
    ("x<a href=y> </a>z", ("x z",)),
    ("a <img src=x.png alt='b  c' title=t width=10px> d", ("a ", Image("x.png", "b c", "t", 10), " d")),
    ("a <img src=x.png style='max-width:9px;width: 20px' width=10>", ("a ", Image("x.png", width=20))),
    ("a <img src=x.png width=50%>", ("a ", Image("x.png", percent=50))),
    ("a <img src=x.png width=9 style='width: 33.3% !important'>", ("a ", Image("x.png", percent=33))),
    ("a <img src=x.png width=120%>", ("a ", Image("x.png", percent=100))),
    ("a <img src=x.png width=0% style='width:auto'>", ("a ", Image("x.png"))),
    ("a <img src='data:image/gif;base64,R0' data-src=x.png>", ("a ", Image("x.png"))),
    ("a <img src=p.gif data-original=x.png>", ("a ", Image("x.png"))),
    ("a <img src=x.png data-src='https://a.example/y.png'>", ("a ", Image("x.png"))),
    ("a <img src=x.png srcset='y.png 2x'>", ("a ", Image("x.png"))),
    ("a <img srcset='x.png 640w' alt=b>", ("a ", Image("x.png", "b"))),
    ("a <img srcset='s.png, m,2.png 1.5x,x.png 2x, t.png 1x'>", ("a ", Image("x.png"))),
    ("a <img src='data:image/gif;base64,R0' data-srcset='s.png 1w, x.png 900w'>", ("a ", Image("x.png"))),
    ("a <img srcset=' , '>", ("a",)),
    ("a <img data-original-src='//h/x'>", ("a ", Image("//h/x"))),
    ("a <img data-actualsrc=x.png src=y.png>", ("a ", Image("x.png"))),
    ("a <img data-lazyload=/x src=y.png>", ("a ", Image("/x"))),
    ("a <img nitro-lazy-src=/x src='data:image/gif;base64,R0'>", ("a ", Image("/x"))),
    ("a <img src=# data-whatever='/d/x.JPG?v=1'>", ("a ", Image("/d/x.JPG?v=1"))),
    ("a <img src=about:blank file=/f/x.png zoomfile=/f/y.png>", ("a ", Image("/f/x.png"))),
    ("a <img src=/s/loading.gif data-any=x.png>", ("a ", Image("x.png"))),
    ("a <img data-url=https://h/x?w=1>", ("a ", Image("https://h/x?w=1"))),
    ("a <img src=y.png data-orig-file=x.png data-zoom=z.png>", ("a ", Image("y.png"))),
    ("a <img src=/s/loading.gif data-lazy=true>", ("a ", Image("/s/loading.gif"))),
    ("a <img src=/s/loading.gif data-caption=x.png data-permalink=https://h/x.png>", ("a ", Image("/s/loading.gif"))),
    ("a <img data-page=https://h/x data-id=5.1>", ("a",)),
    ("a <img src='data:image/gif;base64,R0' data-thumb=x.png>", ("a ", Image("data:image/gif;base64,R0"))),
    ("a <img src=about:blank alt=b>", ("a b",)),
    ("a <amp-img src=x.png alt=b width=9></amp-img>", ("a ", Image("x.png", "b", width=9))),
    ("a <amp-img src=x.png><b placeholder>w</b><i fallback>f</i> d</amp-img>", ("a ", Image("x.png"), " d")),
    ("a <img alt=b>", ("a b",)),
    ("<span class=kdmath>$x^2$</span>", (Math("x^2"),)),
    (r"<span class='math inline'>\(x^2\)</span>", (Math("x^2"),)),
    ("<span class=math>plus</span>", ("plus",)),
    ("a<script type='math/tex'>x</script>", ("a", Math("x"))),
    (
        "<span class=MathJax_Preview>p</span><span class=MathJax>x</span><script type='math/tex'>x</script>",
        (Math("x"),),
    ),
    ("<span class=MathJax_Preview>p</span> a", ("p a",)),
    (f"<span class=katex>{KATEX_MATHML}{KATEX_HTML}</span>", (Math("x^2"),)),
    (f"<span class=katex>{KATEX_HTML}</span>", ("x2",)),
    ("<math><mi>x</mi><annotation encoding='application/x-tex'>y</annotation></math>", (Math("y"),)),
    ("a<select><option>b<option>c</select>", ("a b c",)),
    ("<label>a</label> <button>b</button>", ("a b",)),
    ("<b><b>a</b></b>", (Strong(A),)),
    ("<b><i><b>a</b></i></b>", (Strong((Emphasis(A),)),)),
    ("a<sup>b<sup>c</sup></sup>", ("a", Superscript(run("b", Superscript(run("c")))))),
    ("<a href=x>a<b>b</b></a>", (Link("x", run("a", Strong(run("b")))),)),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_an_element_gets_its_node(text: str, expected: tuple[Inline | str, ...]) -> None:
    assert inlines(f"<p>{text}</p>") == run(*expected)


def test_a_language_that_is_the_post_s_own_says_nothing() -> None:
    assert content("<p><span lang=zh-CN>a</span></p>", lang="zh").blocks == content("<p>a</p>").blocks


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "java&#9;script:alert(1)",
        "&#1;javascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "data:image/svg+xml,x",
        "file:///etc/passwd",
        "FILE:x",
        "C:\\notes\\a.txt",
        "d:/notes/a.txt",
    ],
)
def test_a_link_that_would_run_or_lead_into_the_machine_is_its_text_and_a_note(url: str) -> None:
    made = content(f'<p><a href="{url}">a</a></p>')
    assert made.blocks == content("<p>a</p>").blocks
    assert [note.code for note in made.notes] == [NoteCode.LINK_REFUSED]


@pytest.mark.parametrize("url", ["x", "#a", "//h/x", "mailto:a@b.c", "https://h/?q=javascript:1", "ab:b/../c", ""])
def test_any_other_link_stays_as_it_is_in_the_post(url: str) -> None:
    assert inlines(f'<p><a href="{url}">a</a></p>') == (Link(url, A),)


def test_an_image_inside_the_page_stays_and_a_page_inside_an_image_does_not() -> None:
    assert inlines("<p>a<img src='data:image/png;base64,AA'></p>")[1] == Image("data:image/png;base64,AA")
    assert inlines("<p>a<img src='data:text/html,x' alt=b></p>") == (Text("ab"),)


@pytest.mark.parametrize("url", ["file:///C:/a.png", "C:\\a.png"])
def test_an_image_of_the_writer_s_machine_is_its_text_and_a_note(url: str) -> None:
    made = content(f"<p>a<img src='{url}' alt=b></p>")
    assert made.blocks == content("<p>ab</p>").blocks
    assert [note.code for note in made.notes] == [NoteCode.LINK_REFUSED]


def test_blocks_inside_an_inline_each_get_it() -> None:
    assert content("<b><p>a</p><p>b</p></b>").blocks == content("<p><b>a</b></p><p><b>b</b></p>").blocks
    assert content("<a href=x><h2>a</h2>b</a>").blocks == content("<h2><a href=x>a</a></h2><a href=x>b</a>").blocks


def test_an_unknown_element_is_its_text_and_one_note() -> None:
    made = content("<p><nick>a</nick> b <nick>c</nick></p>")
    assert made.blocks == content("<p>a b c</p>").blocks
    assert [note.code for note in made.notes] == [NoteCode.UNKNOWN_ELEMENT]
    assert "<nick>" in made.notes[0].message


@pytest.mark.parametrize(
    ("markup", "lang", "direction"),
    [
        ('<div dir="ltr"><p>a</p></div>', "en", None),
        ('<p dir="ltr">a</p>', "und", None),
        ('<p dir="rtl">a</p>', "ar", None),
        ('<p dir="rtl">a</p>', "en", "rtl"),
        ('<p dir="ltr">a</p>', "he", "ltr"),
        ('<p><span dir="ltr">a</span></p>', "en", "ltr"),  # isolates what stands in it
    ],
)
def test_the_direction_of_a_paragraph_is_said_where_it_is_not_the_post_s(
    markup: str, lang: str, direction: str | None
) -> None:
    (block,) = content(markup, lang).blocks
    assert [one.dir for one in inlines_of((block,)) if isinstance(one, Span)] == ([direction] if direction else [])


def test_a_direction_inside_another_is_said() -> None:
    (block,) = content('<div dir="rtl"><p dir="ltr">a</p></div>', "en").blocks
    assert block == p(Span(SpanKind.LANG, (Span(SpanKind.LANG, A, dir="ltr"),), dir="rtl"))


@pytest.mark.parametrize("text", ["a <img>", "a <img src=#>", "a <img data-page=https://h/x alt=b>"])
def test_an_image_without_an_address_is_noted(text: str) -> None:
    assert [note.code for note in content(text).notes] == [NoteCode.IMAGE_MISSING]
