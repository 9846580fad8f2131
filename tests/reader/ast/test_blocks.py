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
from convert.positions import Lines
from convert.walk import block_text

from .reading import blocks, content, p, run


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
    ("<pre><code class=language-c-- data-lang=c++>a</code></pre>", (CodeBlock("a", "c++"),)),
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
    ("<form><p>a</p><textarea>b</textarea><input value=c></form>", (p("a"), p("b c"))),
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


FILM = '<iframe src="https://films.example/1"></iframe>'
SONG = '<audio src="/song.ogg"></audio>'


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        (f"{FILM}\n\n{SONG}", ["https://films.example/1", "/song.ogg"]),
        (f"{FILM}\n \n text", ["https://films.example/1", "text"]),
        (f"{FILM}\n{SONG}", ["https://films.example/1 /song.ogg"]),
        (f"text {FILM} text\n\nmore", ["text https://films.example/1 text more"]),
    ],
)
def test_what_plays_stands_apart_where_a_blank_line_is_behind_it(markup: str, texts: list[str]) -> None:
    assert [block_text(block) for block in blocks(markup)] == texts


def test_a_legend_has_its_lines() -> None:
    legend, text = blocks("<p>a</p>\n<fieldset>\n<legend>b</legend>\nc</fieldset>")[1:]
    assert (legend, text) == (p("b"), p("c"))
    assert (legend.lines, text.lines) == (Lines(3, 3), Lines(4, 4))
