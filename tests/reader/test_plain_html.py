"""A tree that is read off is the one that a browser builds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.positions import Lines
from convert.reader import html
from convert.reader.html import Node
from convert.reader.plain_html import parse_plain

# fmt: off
TAGS = (
    "p", "div", "h2", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "td", "th", "pre", "a", "b",
    "i", "em", "code", "span", "font", "small", "sub", "blockquote", "section", "figure", "br", "hr", "img", "input",
    "center", "script", "button", "select", "option", "ruby", "caption", "svg", "address", "details", "template", "x",
)
ATTRIBUTES = (
    "", "", ' m="1-2"', ' class="x"', ' class="x  y"', ' href="a&amp;b"', ' id="é"', ' m="3-4" id="i"', ' a="1" a="2"',
    ' title="<b>"', ' m="x"', " b", " b=c", ' B="c"', ' onclick="d"', ' alt=" e\nf "',
)
TEXTS = (
    "a", "b c", " ", "\n", "\n ", "&amp;", "&lt;p&gt;", "&nbsp;", "&", "<", ">", "中", "\u00a0", "&copy", '"', "\r",
    "\x01", "&#39;", "&#8617;", "&#133;", "&amp;#39;",
)
PARTS = {"ul": ["li"], "dl": ["dt", "dd"], "table": ["thead", "tbody"], "tbody": ["tr"], "tr": ["td", "th"]}
# fmt: on


@st.composite
def written(draw: st.DrawFn, around: str = "body", depth: int = 0) -> str:
    """Return HTML whose elements mostly close and mostly stand where they may."""
    out: list[str] = []
    for _ in range(draw(st.integers(0, 3))):
        if depth > 4 or draw(st.booleans()):
            out.append(draw(st.sampled_from(TEXTS)))
            continue
        name = draw(st.sampled_from(PARTS[around] if around in PARTS and draw(st.integers(0, 9)) else TAGS))
        start = f"<{name}{draw(st.sampled_from(ATTRIBUTES))}{draw(st.sampled_from(('', '', '', ' /')))}>"
        inside = "" if name in {"br", "hr", "img", "input"} else draw(written(name, depth + 1))
        end = "" if name in {"br", "hr", "img", "input"} or not draw(st.integers(0, 19)) else f"</{name}>"
        out += (start, inside, end)
    return "".join(out)


def known(tree: html.Tree) -> object:
    return shape(tree.body), tree.depth, tree.names, tree.attributes, tree.forbidden


def shape(node: Node) -> object:
    return node if isinstance(node, str) else (node.name, node.attributes, node.lines, [*map(shape, node.children)])


def built(text: str) -> object:
    return known(html.parse(text, marks="m", place=lambda lines: lines))


@given(written())
def test_what_is_plain_is_read_as_it_is_built(text: str) -> None:
    tree = parse_plain(text, marks="m", place=lambda lines: lines)
    assert tree is None or known(tree) == built(text)


@pytest.mark.parametrize(
    "text",
    [
        '\n<p m="1-2">a &lt;<em class="b c">d</em> <a href="?e&amp;f">g<img src="h" alt="i &quot;" /></a><br>j</p> k\n',
        '<ul m="1-3">\n  <li m="1-1">a</li>\n  <li><p>b</p><ol><li>c</li></ol></li>\n</ul>',
        "<table><thead><tr> <th>a</th></tr></thead><tbody><tr><td><b>b</b></td>\n</tr></tbody></table><hr />",
        '<blockquote><h2 id="a">b</h2><pre><code>c\n</code></pre></blockquote><dl><dt>d</dt><dd>e</dd></dl>',
        "<b><b><b><b>a</b></b></b></b>b",
        "",
    ],
)
def test_what_kramdown_writes_is_plain(text: str) -> None:
    tree = parse_plain(text, marks="m", place=lambda lines: Lines(lines.first, lines.last))
    assert tree is not None
    assert known(tree) == built(text)


@pytest.mark.parametrize(
    "text",
    [
        *("a<p>b", "<p>a</b></p>", "a</p>", "<p><p>a</p></p>", "<b><p>a</p></b>", "<a><b><a>c</a></b></a>", "<p/>a"),
        *("<table><tr><td>a</td></tr></table>", "<ul>a</ul>", "<li>a</li>", "<table>a<tbody></tbody></table>"),
        *("<P>a</P>", "<p a>b</p>", "<p a=b>c</p>", '<p a="1" a="2">b</p>', '<p class=" a">b</p>', "<pre>\na</pre>"),
        *("a &nbsp;", "a & b", "&#65;", "a < b", "<!-- a -->", "<script></script>", "<svg></svg>", "<x>a</x>"),
        *("a\rb", "a\x00", "\ud800", "<h1><h2></h2></h1>"),
        "<div>" * 80 + "</div>" * 80,
    ],
)  # fmt: skip
def test_what_is_not_certain_is_left_to_the_tree_builder(text: str) -> None:
    assert parse_plain(text, marks="m", place=lambda lines: lines) is None
