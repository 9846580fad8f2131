"""Blocks of code: where their lines end, and line numbers beside them."""

from __future__ import annotations

import pytest

from convert.nodes import CodeBlock, Link, Text
from convert.notes import Action, Code

from .reading import blocks, content, p

LINES = [
    "<pre>a<br>b</pre>",
    "<pre><div>a</div><div>b</div></pre>",
    "<pre><p>a</p><p>b</p></pre>",
    "<pre>a<div>b</div></pre>",
    "<pre><ul><li>a</li><li>b</li></ul></pre>",
    "<pre>\n<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n</pre>",
    "<pre><code><ol><li><div>a</div></li><li><div>b</div></li></ol></code></pre>",
    "<pre><code>a</code><code>b</code></pre>",
    "<pre><code><span class=line>a</span><span class='x token-line'>b</span></code></pre>",
    "<pre><code><span class=line>a</span>\n<span class=line>b</span></code></pre>",
    "<pre><code><span class=line>a\n</span><span class=line>b\n</span></code></pre>",
    "<pre><span class=line>a</span><br><span class=line>b</span><br></pre>",
    "<pre><table><tr><td>a</td></tr><tr><td>b</td></tr></table></pre>",
    "<div class=highlight><pre><span class=line>a</span><br><span class=line>b</span><br></pre></div>",
]


@pytest.mark.parametrize("text", LINES)
def test_each_line_of_code_ends(text: str) -> None:
    assert blocks(text) == (CodeBlock("a\nb"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<pre><div class=line>a</div><div class=line></div><div class=line>b</div></pre>", "a\n\nb"),
        ("<pre><div>a</div><div><br></div><div>b</div></pre>", "a\n\nb"),
        ("<pre><ol><li>a<li><li>b</ol></pre>", "a\n\nb"),
        ("<pre><span class=line>a</span>\n\n<span class=line>b</span></pre>", "a\n\nb"),
        ("<pre><span>a</span><span>b</span></pre>", "ab"),
        ("<pre><code>a</code> <code>b</code></pre>", "a b"),
        ("<pre><b class=outline>a</b><b class=outline>b</b></pre>", "ab"),
        ("<pre><div></div><div>a</div><div></div>b</pre>", "a\nb"),
        ("<pre><table><tr><td>a<td>b</table></pre>", "a b"),
    ],
)
def test_an_empty_line_stays_and_what_is_no_line_is_none(text: str, expected: str) -> None:
    assert blocks(text) == (CodeBlock(expected),)


PRE = "<pre>{}</pre>".format
TABLE = "<table><tr><td class={}>{}</td><td class={}>{}</td></tr></table>".format
NUMBERED = [
    PRE("<table><tr><td>7</td><td>a</td></tr><tr><td>8</td><td>b</td></tr></table>"),
    PRE("<span style='color:red'>7</span> a\n<span style='color:red'>8</span> b"),
    PRE("<ol><li><i class=hljs-ln-numbers>7</i>a<li><i class=hljs-ln-numbers>8</i>b</ol>"),
    PRE("<span class=lineNumber>7 </span>a\n<span class=lineNumber>8 </span>b"),
    f"<figure class=highlight>{TABLE('gutter', PRE('7<br>8<br>'), 'code', PRE('a<br>b<br>'))}</figure>",
    f"<div class=highlight>{TABLE('lntd', PRE('<i class=lnt>7 </i><i class=lnt>8</i>'), 'lntd', PRE('a<br>b'))}</div>",
    f"<div class=syntaxhighlighter>{TABLE('gutter', '<p>7<p>8', 'code', '<p><code>a</code><p><code>b</code>')}</div>",
    TABLE("linenos", PRE("7\n8"), "code", PRE("a<br>b")).replace("table", "table class=highlighttable", 1),
    TABLE("rouge-gutter", PRE("7\n8"), "rouge-code", PRE("a\nb")).replace("table", "table class=rouge-table", 1),
    f"<div class=wp_syntax>{TABLE('line_numbers', PRE('7<br>8'), 'code', PRE('a<br>b'))}</div>",
    (
        "<div class=crayon-syntax><table class=crayon-table><tr><td class=crayon-nums><div>7</div><div>8</div></td>"
        "<td class=crayon-code><div>a</div><div>b</div></td></tr></table></div>"
    ),
]


@pytest.mark.parametrize("text", NUMBERED)
def test_line_numbers_go(text: str) -> None:
    made = content(text)
    assert made.blocks == (CodeBlock("a\nb"),)
    assert {(one.rule, one.action) for one in made.decisions} == {("line-numbers", Action.DROP)}
    assert " ".join(one.text for one in made.decisions) == "7 8"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<pre><code class=line-numbers>a\nb</code></pre>", "a\nb"),
        ("<pre><table><tr><td>1<td>a</tr><tr><td>3<td>b</table></pre>", "1 a\n3 b"),
        ("<pre><i style='color:red'>1</i> a\nb</pre>", "1 a\nb"),
        ("<pre><i class=n>1</i> a\n<i class=n>2</i> b</pre>", "1 a\n2 b"),
    ],
)
def test_numbers_that_count_no_lines_stay(text: str, expected: str) -> None:
    made = content(text)
    assert (made.blocks, made.decisions) == ((CodeBlock(expected),), ())


def test_a_figure_of_code_names_its_language_and_has_its_caption_above() -> None:
    caption = "<figcaption><span>a.py</span><span>b</span></figcaption>"
    made = blocks(f"<figure class='highlight python'>{caption}<pre>x</pre></figure>")
    assert made == (p("a.py b"), CodeBlock("x", "python"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('<pre>a<iframe src="https://a.example/c"></iframe></pre>', "a"),
        ('<pre>a<video><source src="https://a.example/c">b</video></pre>', "ab"),
        ('<pre>a<object data="https://a.example/c"><embed src="https://a.example/c"></object></pre>', "a"),
    ],
)
def test_what_plays_in_code_follows_it(text: str, code: str) -> None:
    made = content(text)
    assert made.blocks == (CodeBlock(code), p(Link("https://a.example/c", (Text("https://a.example/c"),))))
    assert [note.code for note in made.notes] == [Code.EMBED]


def test_one_code_of_a_pre_names_the_language() -> None:
    assert blocks("<pre><code class=language-py>a</code><i></i></pre><p>b") == (CodeBlock("a", "py"), p("b"))


@pytest.mark.parametrize("classes", ["highlight hl-python", "highlight"])
def test_a_second_class_of_a_division_names_no_language(classes: str) -> None:
    assert blocks(f"<div class='{classes}'><pre>a</pre></div>") == (CodeBlock("a"),)
