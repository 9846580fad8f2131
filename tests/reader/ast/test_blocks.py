"""Blocks, one by one, and what stands between them."""

from __future__ import annotations

import pytest

from convert.kinds import Align, Numbering, ParagraphKind, SpanKind
from convert.nodes import (
    Block,
    Cell,
    CodeBlock,
    DefinitionItem,
    DefinitionList,
    Emphasis,
    Figure,
    Heading,
    Image,
    LineBreak,
    Link,
    List,
    ListItem,
    MathBlock,
    Paragraph,
    Quote,
    Row,
    Span,
    Strong,
    Table,
    ThematicBreak,
)
from convert.notes import Action
from convert.notes import Code as NoteCode
from convert.reader import html

from .reading import blocks, content, letters, p, run, text_of_content


def ul(*items: tuple[Block, ...], tight: bool = True) -> List:
    return List(ordered=False, items=tuple(ListItem(item) for item in items), tight=tight)


def row(text: str) -> Row:
    return Row((Cell((p(text),)),))


CASES: list[tuple[str, tuple[Block, ...]]] = [
    ("<p>a</p><p>b</p>", (p("a"), p("b"))),
    ("a<p>b</p>c", (p("a"), p("b"), p("c"))),
    ("<div>a<div>b</div>c</div>", (p("a"), p("b"), p("c"))),
    ("<section><p>a</p></section><center>b</center><address>c</address>", (p("a"), p("b"), p("c"))),
    ("<p class=disclaimer>a</p>", (Paragraph(run("a"), ParagraphKind.DISCLAIMER),)),
    ("<p class='x editors'>a</p>", (Paragraph(run("a"), ParagraphKind.EDITORS),)),
    ("<p lang=ja>a</p>", (p(Span(SpanKind.LANG, run("a"), lang="ja")),)),
    ("<p style='font-weight:bold'>a</p>", (p(Strong(run("a"))),)),
    ("<h1>a</h1><h6 id=x>b</h6>", (Heading(1, run("a")), Heading(6, run("b"), "x"))),
    ("<h2><a name=x></a>a</h2>", (Heading(2, run("a"), "x"),)),
    ("<h2><div>a</div><div>b</div></h2>", (Heading(2, run("a", LineBreak(), "b")),)),
    ("<h2 id=x>a<ul><li>b</ul></h2>", (Heading(2, run("a"), "x"), ul((p("b"),)))),
    ("<h2></h2>", ()),
    ("<hr>", (ThematicBreak(),)),
    ("<blockquote>a<p>b</blockquote>", (Quote((p("a"), p("b"))),)),
    ("<blockquote></blockquote>", ()),
    ("<ul><li>a<li>b</ul>", (ul((p("a"),), (p("b"),)),)),
    ("<ul><li><p>a</ul>", (ul((p("a"),), tight=False),)),
    ("<ul><li>a<div>b</div></ul>", (ul((p("a"), p("b")), tight=False),)),
    ("<ul><li><p></p><hr></ul>", (ul((ThematicBreak(),)),)),
    ("<h2>a\nb<i>c\nd</i></h2>", (Heading(2, run("a b", Emphasis(run("c d")))),)),
    ("<ul><li>a<ul><li>b</ul></ul>", (ul((p("a"), ul((p("b"),)))),)),
    ("<ul><li>a</li><ul><li>b</ul></ul>", (ul((p("a"), ul((p("b"),)))),)),
    ("<ul>a<li>b</ul>", (ul((p("a"),), (p("b"),)),)),
    ("<ol start=3><li>a</ol>", (List(ordered=True, items=(ListItem((p("a"),)),), start=3),)),
    ("<ol><li value=5>a</ol>", (List(ordered=True, items=(ListItem((p("a"),)),), start=5),)),
    ("<ol start=x><li>a</ol>", (List(ordered=True, items=(ListItem((p("a"),)),)),)),
    (
        "<ul><li><input type=checkbox checked> a<li><input type=checkbox disabled>b<li>c <input type=checkbox></ul>",
        (
            List(
                ordered=False,
                items=(ListItem((p("a"),), task=True), ListItem((p("b"),), task=False), ListItem((p("c"),))),
            ),
        ),
    ),
    (
        "<dl><dt>t<dt>u<dd>a<dd><p>b<dt>v</dl>",
        (
            DefinitionList(
                (
                    DefinitionItem((run("t"), run("u")), ((p("a"),), (p("b"),))),
                    DefinitionItem((run("v"),), ()),
                )
            ),
        ),
    ),
    (
        "<dl><div><dt>t<dd>a</div>b</dl>",
        (DefinitionList((DefinitionItem((run("t"),), ((p("a"),), (p("b"),))),)),),
    ),
    ("<details><summary>a <i>b</i></summary>c</details>", (p(Strong(run("a ", Emphasis(run("b"))))), p("c"))),
    ("<pre>\na\n  b\n\n</pre>", (CodeBlock("a\n  b"),)),
    ("<pre>a<br>b</pre>", (CodeBlock("a\nb"),)),
    ("<pre></pre>", ()),
    ("<aside class=note>a</aside><aside>b</aside>", (Quote((p("a"),)), p("b"))),
    ("<div class='notice--info'>a<p>b</div>", (Quote((p("a"), p("b"))),)),
    ("<div class='alert x'><ul><li>a</ul></div>", (Quote((List(False, (ListItem((p("a"),)),)),)),)),
    ("<p class=notice>a</p><p class=noticed>b</p><p class=note>c</p>", (Quote((p("a"),)), p("b"), p("c"))),
    ("<div class='notice'></div>", ()),
    ("<pre><code class='language-c++ x'>a</code></pre>", (CodeBlock("a", "c++"),)),
    ("<pre class=language-py><code>a</code></pre>", (CodeBlock("a", "py"),)),
    (
        "<div class='language-rb highlighter-rouge'><div class=highlight><pre><code>a\n</code></pre></div></div>",
        (CodeBlock("a", "rb"),),
    ),
    (
        "<figure class=highlight><pre><code class=language-rb data-lang=rb>a\n</code></pre></figure>",
        (CodeBlock("a", "rb"),),
    ),
    ("<div class=highlight>a<pre>b</pre></div>", (p("a"), CodeBlock("b"))),
    ("<div class=kdmath>$$\nx &lt; y\n$$</div>", (MathBlock("x < y"),)),
    (r"<div class='math display'>\[x\]</div>", (MathBlock("x"),)),
    ("<ol type=a><li>a</ol>", (List(True, (ListItem((p("a"),)),), numbering=Numbering.LOWER_ALPHA),)),
    ("<ol type=I start=4><li>a</ol>", (List(True, (ListItem((p("a"),)),), 4, numbering=Numbering.UPPER_ROMAN),)),
    ("<ul type=a><li value=3>a</ul>", (List(False, (ListItem((p("a"),)),)),)),
    (
        "<ol><li value=2>a<li>b<li value=9>c<li>d<li value=11>e</ol>",
        (List(True, tuple(ListItem((p(text),), number=9 if text == "c" else None) for text in "abcde"), 2),),
    ),
    (
        "<ol reversed><li>a<li>b<li>c</ol>",
        (List(True, tuple(ListItem((p(text),), number=at) for text, at in (("a", None), ("b", 2), ("c", 1))), 3),),
    ),
    ("<script type='math/tex; mode=display'>x</script>", (MathBlock("x"),)),
    (
        "<span class=katex-display><span class=katex><span class=katex-mathml><math><annotation encoding=tex>x",
        (MathBlock("x"),),
    ),
    ("<p><img src=a alt=b></p>", (Figure(Image("a", "b")),)),
    ("<p><a href=l><img src=a></a></p>", (Figure(Image("a"), link="l"),)),
    ("<center><img src=a></center>", (Figure(Image("a")),)),
    ("<p><b><img src=a></b><br></p>", (Figure(Image("a")),)),
    ("<a href=l><div><img src=a></div></a>", (Figure(Image("a"), link="l"),)),
    ("<p><img src=a> <img src=b></p>", (p(Image("a"), " ", Image("b")),)),
    (
        "<figure><img src=a><figcaption>c <i>d</i></figcaption></figure>",
        (Figure(Image("a"), run("c ", Emphasis(run("d")))),),
    ),
    (
        "<figure><img src=a><figcaption>c <span class=credit>d</span></figcaption></figure>",
        (Figure(Image("a"), run("c"), run("d")),),
    ),
    (
        "<figure><a href=l><img src=a></a>\n<img src=b><figcaption><p>c<p>d</figcaption></figure>",
        (Figure(Image("a"), link="l"), Figure(Image("b"), run("c", LineBreak(), "d"))),
    ),
    ("<figure><pre>a</pre><figcaption>c</figcaption></figure>", (CodeBlock("a"), p("c"))),
    ("<figure><figcaption>c</figcaption><pre>a</pre></figure>", (p("c"), CodeBlock("a"))),
    ("<figure><figcaption>c</figcaption></figure>", (p("c"),)),
    ("<div class=wp-caption><img src=a><p class=wp-caption-text>c</p></div>", (Figure(Image("a"), run("c")),)),
    (
        "<div><p><a href=l><img src=a></a></p><div class='caption x'>c</div></div>",
        (Figure(Image("a"), run("c"), link="l"),),
    ),
    ("<figure><img src=a><p class=caption>c</p></figure>", (Figure(Image("a"), run("c")),)),
    ("<div><p class=caption>c</p></div>", (p("c"),)),
    ("<div><img src=a><p class=caption>c</p><p>d</div>", (Figure(Image("a")), p("c"), p("d"))),
    (
        "<div><p><img src=a><p class=caption>c<p><img src=b><p class=caption>d</div>",
        (Figure(Image("a")), p("c"), Figure(Image("b")), p("d")),
    ),
    ("<div><img src=a><p class=captioned>c</p></div>", (Figure(Image("a")), p("c"))),
    ("<div class=img_box><img src=a><span class=img_descr>c</span></div>", (Figure(Image("a"), run("c")),)),
    ("<div class=photo><img src=a><p class=photo-caption>c</div>", (Figure(Image("a"), run("c")),)),
    (
        "<div class='imageblock x'><div class=content><img src=a></div><div class=title>c</div></div>",
        (Figure(Image("a"), run("c")),),
    ),
    ("<div class=post><img src=a><div class=title>c</div></div>", (Figure(Image("a")), p("c"))),
    (
        "<dl><dt><a href=l><img src=a></a><dd>c<dt><img src=b></dl>",
        (Figure(Image("a"), run("c"), link="l"), Figure(Image("b"))),
    ),
    (
        "<dl><dt><img src=a> t<dd>c</dl>",
        (DefinitionList((DefinitionItem((run(Image("a"), " t"),), ((p("c"),),)),)),),
    ),
    (
        "<dl><dt><img src=a><dd><p>c<p>d</dl>",
        (DefinitionList((DefinitionItem((run(Image("a")),), ((p("c"), p("d")),)),)),),
    ),
    (
        "<figure><table><tr><th>a<tr><td>b</table><figcaption>c</figcaption></figure>",
        (Table((row("a"),), (row("b"),), (Align.DEFAULT,), run("c")),),
    ),
    (
        "<figure><table><caption>d</caption><tr><th>a<tr><td>b</table><figcaption>c</figcaption></figure>",
        (Table((row("a"),), (row("b"),), (Align.DEFAULT,), run("d")), p("c")),
    ),
    ("<center><img src=a><br>\n<div style='color:gray'>c</div></center>", (Figure(Image("a"), run("c")),)),
    ("<center><a href=l><img src=a></a><p>c</center>", (Figure(Image("a"), run("c"), link="l"),)),
    ("<center><img src=a><p>c<p>d</center>", (Figure(Image("a")), p("c"), p("d"))),
    ("<center><img src=a><h2>c</h2></center>", (Figure(Image("a")), Heading(2, run("c")))),
    ("<p style='Text-Align:Center'><img src=a><i>c</i></p>", (p(Image("a"), LineBreak(), Emphasis(run("c"))),)),
    (
        "<p align=center><img src=a width=300> c<br>d</p>",
        (p(Image("a", width=300), LineBreak(), "c", LineBreak(), "d"),),
    ),
    ("<p align=center><img src=a width=16> c</p>", (p(Image("a", width=16), " c"),)),
    ("<p align=center><img src=a> c <img src=b></p>", (p(Image("a"), " c ", Image("b")),)),
    ("<p><img src=a> c</p>", (p(Image("a"), " c"),)),
    ("<center><p>a<p>b</center>", (p("a"), p("b"))),
    ("<center><img src=a><p>" + "c" * 201 + "</center>", (Figure(Image("a")), p("c" * 201))),
    ("<img src=a><p class=caption>c</p>", (Figure(Image("a")), p("c"))),
    ("<iframe src=//h/x title=t></iframe>", (p(Link("//h/x", run("t"))),)),
    ("<video controls><source src=v.mp4>no video</video>", (p(Link("v.mp4", run("v.mp4"))),)),
    ("<object data=o.swf><p>no flash</p></object>", (p(Link("o.swf", run("o.swf"))),)),
    ("<form><p>a</p><textarea>b</textarea><input value=c></form>", (p("a"), p("b"))),
    ("<svg><title>no</title><text>a</text></svg>", (p("a"),)),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_an_element_gets_its_node(text: str, expected: tuple[Block, ...]) -> None:
    assert blocks(text) == expected


def test_line_numbers_beside_code_go_with_a_decision() -> None:
    made = content(
        "<figure class=highlight><pre><code class=language-js data-lang=js><table class=rouge-table><tbody><tr>"
        "<td class='gutter gl'><pre class=lineno>1\n2\n</pre></td><td class=code><pre>a\nb\n</pre></td>"
        "</tr></tbody></table></code></pre></figure>"
    )
    assert made.blocks == (CodeBlock("a\nb", "js"),)
    assert [(made.rule, made.action, made.text) for made in made.decisions] == [("line-numbers", Action.DROP, "1 2")]


@pytest.mark.parametrize(
    "hiding",
    ["hidden", "style='display:none'", 'style="color:red;  DISPLAY : none !important"', "style=visibility:hidden"],
)
def test_a_hidden_element_goes_with_a_decision(hiding: str) -> None:
    made = content(f"<p>a</p>\n<div {hiding}>b <p>c<script>x</script></div>")
    assert made.blocks == (p("a"),)
    (decision,) = made.decisions
    assert (decision.rule, decision.action, decision.text) == ("hidden", Action.DROP, "b c")
    assert decision.lines is not None
    assert decision.lines.first == 2


def test_hidden_elements_that_say_nothing_go_without_a_word() -> None:
    made = content("<p style='display:none;height:1px'><br></p>a")
    assert made.blocks == (p("a"),)
    assert not made.decisions


@pytest.mark.parametrize(
    "text",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<template><p>x</template>",
        "<noscript>x</noscript>",
        "<b onclick=x></b>",
    ],
)
def test_active_content_never_enters_and_is_noted(text: str) -> None:
    made = content(f"<p>a</p>{text}")
    assert made.blocks == (p("a"),)
    assert [note.code for note in made.notes] == [NoteCode.ACTIVE_CONTENT]


LONG = "Some text of the page that is long enough to be what a post is about."
PARAGRAPH = f"<p>{LONG}</p>"
REVEALED = [
    f"<div id=js_content style='visibility: hidden; opacity: 0'><p>b</p></div>{PARAGRAPH}",
    f"<p>a</p><div style='display:none'><p>{LONG}</p></div>",
    f"<p>a</p><section hidden>{LONG}</section>",
    f"{PARAGRAPH}<div class='tab-pane fade' style='display:none'>b</div>",
    f"{PARAGRAPH}<div role=tabpanel hidden>b</div>",
    f"<div><div class='os linux'>{LONG}</div><div class='os mac' style='display:none'>b</div></div>",
    f"{PARAGRAPH}<a href='#more'>More</a><p>c</p><div id=more style='display:none'>b</div>",
    f"{PARAGRAPH}<button aria-controls=more>More</button><p>c</p><div id=more hidden>b</div>",
    f"{PARAGRAPH}<div><input type=button value=Open></div><div><div class='spoiler' style='display:none'>b</div></div>",
    f"{PARAGRAPH}<a onclick='open()'>Show</a><div style='display:none'>b</div>",
    f"{PARAGRAPH}<div class='wow fadeIn' style='visibility: hidden'>b</div>",
    f"{PARAGRAPH}<h2 data-aos=fade style='visibility:hidden'>b</h2>",
]


@pytest.mark.parametrize("text", REVEALED)
def test_hidden_text_that_a_script_shows_stays_and_is_noted(text: str) -> None:
    made = content(text)
    assert letters(LONG) in letters(text_of_content(made))
    assert "b<" not in text or text_of_content(made).replace(LONG, "").count("b") == 1
    assert [(one.rule, one.action) for one in made.decisions] == [("revealed", Action.REPAIR)]
    assert NoteCode.ACTIVE_CONTENT in [note.code for note in made.notes]


HIDDEN = [
    f"{PARAGRAPH}<p style='display:none'>b</p>",
    f"<p class=x>{LONG}</p><p class=x style='display:none'>b</p>",
    f"<p>a</p><div style='display:none'><a href=x>{LONG}</a> <a href=y>{LONG}</a></div>",
    f"{PARAGRAPH}<a href='#share'>Share</a><p>c</p><div id=share style='display:none'>b</div>",
    f"{PARAGRAPH}<button>Menu</button><div class=nav-menu hidden>b</div>",
    f"{PARAGRAPH}<div class='modal collapse' style='display:none'>b</div>",
    f"{PARAGRAPH}<div class='animated' style='display:none'>b</div>",
    f"{PARAGRAPH}<span style='visibility:hidden'>b</span>",
    f"<div>{PARAGRAPH}{PARAGRAPH}<button>Copy</button></div><div style='display:none'>b</div>",
    "<p><img src=a></p><p style='display:none'>b</p>",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_text_that_stays_hidden_goes(text: str) -> None:
    assert [decision.rule for decision in content(text).decisions] == ["hidden"]


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


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("https://gist.github.com/jane/0a1b2c.js", "https://gist.github.com/jane/0a1b2c"),
        ("//gist.github.com/0a1b2c.js?file=a.py", "https://gist.github.com/0a1b2c"),
        ("https://git.example.org/jane/tools/-/snippets/12.js", "https://git.example.org/jane/tools/-/snippets/12"),
        ("https://asciinema.org/a/9Zx.js", "https://asciinema.org/a/9Zx"),
        ("//jsfiddle.net/jane/9zx/2/embed/js,result/", "https://jsfiddle.net/jane/9zx/2"),
        ("https://pastebin.com/embed_js/9Zx", "https://pastebin.com/9Zx"),
        (
            "https://emgithub.com/embed-v2.js?style=a&target=https%3A%2F%2Fgithub.com%2Fjane%2Fa&b=on",
            "https://github.com/jane/a",
        ),
    ],
)
def test_a_script_that_shows_a_part_of_a_page_is_a_link_to_it(address: str, page: str) -> None:
    made = content(f"a<script src='{address}'></script>\nb")
    assert made.blocks == (p("a"), p(Link(page, run(page))), p("b"))
    assert [note.code for note in made.notes] == [NoteCode.EMBED]


@pytest.mark.parametrize(
    "address",
    [
        "https://platform.example.com/widgets.js",
        "https://gist.github.com/jane.js",
        "https://emgithub.com/embed.js?target=javascript:a",
        "/gist.github.com/jane/0a1b2c.js",
    ],
)
def test_any_other_script_goes(address: str) -> None:
    made = content(f"a<script src='{address}'></script>")
    assert made.blocks == (p("a"),)
    assert [note.code for note in made.notes] == [NoteCode.ACTIVE_CONTENT]


def test_an_element_of_a_player_is_a_link() -> None:
    assert blocks("<cast-player src=/a.cast></cast-player>") == (p(Link("/a.cast", run("/a.cast"))),)
    assert blocks("<cast-player src='javascript:a'></cast-player>") == ()
    assert blocks("<my-box src=/a>b</my-box>") == (p("b"),)
