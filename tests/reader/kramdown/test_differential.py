"""Texts made of a grammar, given to Ruby's kramdown and to ours: the same page, byte for byte."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convert.reader.kramdown import JEKYLL_OPTIONS, to_html

RUBY: Final = """\
require "json"; require "kramdown"; require "kramdown-parser-gfm"
STDOUT.sync = true
STDIN.each_line do |line|
  text, options = JSON.parse(line)
  page = begin
    Kramdown::Document.new(text, options.transform_keys(&:to_sym)).to_html
  rescue NoMethodError
    nil
  end
  puts JSON.generate([page])
end
"""

WORDS: Final = ("a", "bc", "中文", "1", "*d*", "**e**", "_f_", "`g|h`", '"i"', "it's", "--", "...", "[l](/u)", "&copy;")
LEAVES: Final = ("- [ ] k", "***", "$$m$$", "^", "    i", "{:.c}", "## h", "| a | b |", "<!-- c -->", "<b>x</b>")

lines = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
paragraphs = st.lists(lines, min_size=1, max_size=3).map("\n".join)
blocks = st.recursive(
    paragraphs | st.sampled_from(LEAVES) | lines.map("# {}".format) | lines.map("```\n{}\n```".format),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map("\n\n".join)
        | st.lists(inner, min_size=1, max_size=2).map("\n".join)
        | inner.map(lambda text: "> " + text.replace("\n", "\n> "))
        | inner.map(lambda text: "- " + text.replace("\n", "\n  "))
        | inner.map(lambda text: "1. " + text.replace("\n", "\n   "))
        | inner.map(lambda text: ": " + text.replace("\n", "\n  "))
        | inner.map('<div markdown="1">\n{}\n</div>'.format)
    ),
    max_leaves=6,
)

# fmt: off
TAGS: Final = (
    "p", "div", "section", "blockquote", "ul", "li", "h2", "pre", "figure", "details", "summary", "nick", "my-tag",
    "b", "em", "i", "span", "u", "code", "a", "a href='x'", "center", "textarea", "select",
    "div markdown='1'", "nick markdown='1'", "b markdown='1'", "p markdown='block'", "dl", "dt", "dd",
)
PARTS: Final = (
    *WORDS, " ", "\n", "\n\n", "<!-- c -->", "<br>", "<hr>", "<nick/>", "<img src='a'>", "\n- d", "&lt;", "&e;", "HT",
    "<table><tr><td>f</td><td style='text-align: right'>g &amp; h</td></tr></table>", "<script>i<j</script>", "{:.k}",
    "<table><thead><tr><th>l</th></tr></thead><tbody><tr><td> m </td></tr></tbody></table>", "\n\n*[HT]: hyper\n\n",
)
# fmt: on
elements = st.recursive(
    st.sampled_from(PARTS),
    lambda inner: st.builds(
        lambda tag, body, end: f"<{tag}>{''.join(body)}</{tag.split()[0]}>{end}",
        st.sampled_from(TAGS),
        st.lists(inner, max_size=4),
        st.sampled_from(("", " ", "\n")),
    ),
    max_leaves=10,
)
marked_up = st.lists(elements, min_size=1, max_size=3).map("".join)

# What follows is no grammar: lines and marks in any order, as texts have them that were not meant so.
# fmt: off
LINES: Final = (
    "a", "bc *d*", "中文", "", "", "- a", "* b", "+ c", "1. d", "10. e", "- ", "   x", "    z", "\tt", " - n", "  - n",
    "    - n", "> q", ">", "> - r", "> > s", ">     c", "# h", "## h {#i}", "---", "***", "===", "- - -", "|a|b|",
    "a | b", "|---|:-:|", "|===|", "```", "``` rb", "~~~", "````", ": d", ":   e", "{:.c}", "{: #i}", "{:toc}",
    "{:x: .y}", "{:x}", "^", "$$m$$", "$$", "<div>", "</div>", '<div markdown="1">', "<p>x", "</p>", "<p>x</p>",
    "<b>y</b>", "<!-- k -->", "<!--", "-->", "<hr>", '<td markdown="block">', "</td>", "<script>", "</script>",
    "[l]: /u", '[l]: /u "t"', "[l]", "*[HT]: hh", "HT", "{::comment}", "{:/comment}", "{::nomarkdown}", "{:/}",
    '{::options toc_levels="2" /}', "- [ ] k", "-  two", "-\tt", "a  ", "a\\", "<pre>", "<ul>", "<li>", "</li>",
    "[^n]", "x[^n] y[^m]", "[^n]: e", "[^m]:", "[^n]:     c", "    f", "    - g", "{:footnotes}", "#", "# ", "|",
    "$$m$$ {:.c}", "1. {:.z} b", "<table>", "<tr><td>", "</td></tr>", "![i](u)\n{: standalone}", "{:auto_ids}",
)
MARKS: Final = (
    "a", "bc", "中文", "1", " ", "\n", "*", "**", "_", "__", "`", "``", '"', "'", "--", "---", "...", "<<", ">>", "[",
    "]", "(/u)", "![", "[l](/u)", "[l][m]", "&copy;", "&", "&#35;", "<b>", "</b>", '<i class="c">', "</i>", "<br>",
    "<!-- c -->", "\\", "\\*", "$$", "{:.c}", "{::comment}", "{:/}", "~~", "<http://a.b>", "<a@b.c>", "  \n", "|",
    "'s", "!", ".", ",", "-", "#", ":", "<u>", "</u>", "<code>", "</code>", "<script>", "HT", "{", "}",
    '<span markdown="0">', "</span>", "<p>", "é", "=", "\t", "\n\n[m]: /v 't'\n[l]: /w\n*[HT]: hyper\n",
)
# fmt: on
heaps = st.lists(st.sampled_from(LINES), min_size=2, max_size=9).map("\n".join) | st.lists(
    st.sampled_from(MARKS), min_size=2, max_size=14
).map("".join)

JEKYLL: Final[dict[str, Any]] = {"input": "GFM", "hard_wrap": False, "syntax_highlighter": None}
OPTIONS: Final[tuple[dict[str, Any], ...]] = (
    JEKYLL,
    {**JEKYLL, "hard_wrap": True},
    {**JEKYLL, "parse_block_html": True},
    {**JEKYLL, "parse_span_html": False, "auto_id_prefix": "p-", "header_offset": 1},
    {**JEKYLL, "gfm_quirks": "no_auto_typographic", "remove_line_breaks_for_cjk": True},
    {**JEKYLL, "entity_output": "symbolic", "math_engine": None},
    {**JEKYLL, "footnote_backlink": "", "footnote_nr": 3},
    {**JEKYLL, "footnote_backlink_inline": True, "smart_quotes": "laquo,raquo,bdquo,ldquo"},
    {"input": "kramdown", "syntax_highlighter": None, "entity_output": "numeric", "auto_id_stripping": True},
)

HTML_OPTIONS: Final[tuple[dict[str, Any], ...]] = (
    JEKYLL,
    {**JEKYLL, "html_to_native": True},
    {**JEKYLL, "html_to_native": True, "parse_block_html": True},
    {"input": "kramdown", "syntax_highlighter": None, "html_to_native": True},
)

_ROLES: Final = re.compile(r' role="doc-(?:noteref|endnote)"')
"""Attributes that kramdown 2.4 and 2.5 put on different elements."""

Kramdown = Callable[[str, dict[str, Any]], str | None]
"""Gives Ruby's page of a text; None where it fails."""


@pytest.fixture(scope="module")
def kramdown(program: Callable[[str], str]) -> Iterator[Kramdown]:
    """One Ruby process for every text."""
    with subprocess.Popen(
        [program("ruby"), "-e", RUBY], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        reader, writer = process.stdout, process.stdin
        assert reader is not None
        assert writer is not None

        def page(text: str, options: dict[str, Any]) -> str | None:
            writer.write(json.dumps([text, options]) + "\n")
            writer.flush()
            made: str | None = json.loads(reader.readline())[0]
            return made

        yield page
        writer.close()


@pytest.mark.ruby
@settings(derandomize=True, database=None, deadline=None, max_examples=400, suppress_health_check=list(HealthCheck))
@given(text=blocks)
def test_a_page_is_rubys_page(kramdown: Kramdown, text: str) -> None:
    assert to_html(text, **JEKYLL_OPTIONS) == kramdown(text, JEKYLL)


@pytest.mark.ruby
@settings(derandomize=True, database=None, deadline=None, max_examples=400, suppress_health_check=list(HealthCheck))
@given(text=heaps, options=st.sampled_from(OPTIONS))
def test_a_heap_of_marks_gives_rubys_page(kramdown: Kramdown, text: str, options: dict[str, Any]) -> None:
    theirs = kramdown(text, options)
    assert theirs is not None
    assert _ROLES.sub("", to_html(text, **options)) == _ROLES.sub("", theirs)


@pytest.mark.ruby
@settings(derandomize=True, database=None, deadline=None, max_examples=400, suppress_health_check=list(HealthCheck))
@given(text=marked_up, options=st.sampled_from(HTML_OPTIONS))
def test_raw_html_gives_rubys_page(kramdown: Kramdown, text: str, options: dict[str, Any]) -> None:
    theirs = kramdown(text, options)
    assert theirs in (None, to_html(text, **options))
