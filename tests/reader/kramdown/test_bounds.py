"""Whatever comes in, a page comes out, soon, with the text in it; marks of lines change nothing else."""

from __future__ import annotations

import re
import sys
from types import FrameType
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.reader.kramdown import JEKYLL_OPTIONS, convert, grammar, to_html

DEEP: Final = (
    "> " * 10_000 + "x",
    "- " * 10_000 + "x",
    "[a " * 500 + "x",
    "![" * 500 + "x",
    "<b>x " * 300,
    '<div markdown="1">\n' * 500 + "x",
    "[^a]: " * 10_000 + "b\n\nx",
)
GROWING: Final = (
    "*a ", "_a ", "**a ", "__a ", "[a ", "[[", "![", "~~a ", "<!-- ", "{::x ", "{: ", "$$ a", "`a` ", '"a" ', "<b>x",
    "<i a=b-c>", "<i a=b-c>d</i> ", "<p><i a=b-c>d</i></p>\n", "<ul a=b-c>\n", "<b>x</b><!-- ",
    "- a\n", "> a\n", "a|b\n", "a\n\n", "# a\n", "~~~a\n", "<http:a ", "<![CDATA[ ", "&", "|", "word ", "___ ",
    "{::comment}\na\n\n", "<!--a\n\n", "a{::comment}",
    "*<b>**", "**a<b>*</b>", "<i>*</i> |\n", "<b>**a</b>|\n",
)  # fmt: skip


@pytest.mark.parametrize("text", DEEP, ids=range(len(DEEP)))
def test_deep_nesting_ends_and_keeps_the_text(text: str) -> None:
    assert "x" in to_html(text, **JEKYLL_OPTIONS)


def steps(text: str) -> int:
    """Count the calls, Python's and C's, that reading takes."""
    count = 0

    def profile(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        convert(text, loose_tags=True, **JEKYLL_OPTIONS)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("unit", GROWING)
def test_twice_the_text_costs_at_most_twice_the_steps(unit: str) -> None:
    steps(unit * 50)  # the patterns are compiled
    assert steps(unit * 400) <= 2.2 * steps(unit * 200)


@pytest.mark.parametrize(
    "text",
    [
        "{::comment}\nx\n\n" * 40_000,
        "[a](<b" * 20_000 + ")",
        "[a](b" * 20_000 + ")",
        "[a](b 'c" * 20_000 + ")",
        "[a]" + "(" * 40_000 + ")",
        "*a*{: " + 'a="x ' * 40_000 + "}",
        "<!--a\n\n" * 40_000,
        "[a]: b" + " " * 400_000 + 'x"\n\n[a]',
    ],
    ids=lambda text: text[:12],
)
def test_what_never_ends_is_not_looked_for_at_each_place(text: str) -> None:
    """To look as far again and again would take minutes."""
    assert to_html(text, **JEKYLL_OPTIONS)


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("[a](b (c) d)", '<a href="b (c) d">a</a>'),
        ("[a](b) [c](d)", '<a href="b">a</a> <a href="d">c</a>'),
        ("[a](b [c](d)", '[a](b <a href="d">c</a>'),
        ("[a](<b c> 'd')", '<a href="b c" title="d">a</a>'),
        ('[a](b "c" d" )', '<a href="b" title="c&quot; d">a</a>'),
        ('[a](b "c)', "[a](b “c)"),
        ("[a](<b\nc>)", '<a href="&lt;b\nc&gt;">a</a>'),
        ('*a*{: b="c\\" d" e}', '<em b="c&quot; d">a</em>'),
        ('*a*{: b="c\\" d}', '<em b="c\\">a</em>'),
        ('*a*{: b="" c="d"e"}', '<em b="" c="d&quot;e">a</em>'),
    ],
)
def test_what_ends_is_found(text: str, page: str) -> None:
    assert to_html(text, **JEKYLL_OPTIONS) == f"<p>{page}</p>\n"


@pytest.mark.parametrize("mark", "`~")
def test_a_fence_of_any_length_is_found_without_a_pattern_of_it(mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_ = re.compile

    def record(source: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(source)
        return compile_(source, flags)

    monkeypatch.setattr(re, "compile", record)
    fence = mark * 5_000
    assert to_html(f"{fence}\na\n{fence}\n", **JEKYLL_OPTIONS) == "<pre><code>a\n</code></pre>\n"
    assert to_html(f"{fence}x\n\na", **JEKYLL_OPTIONS).endswith("<p>a</p>\n")
    assert all(len(source) < len(fence) for source in compiled)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("```\na\n  ````  \nb", "a"),
        ("```\na\n    ```\n```\nb", "a\n    ```"),
        ("```\na ```\nx ``` ```\n```", "a ```\nx ``` ```"),
        ("````\na\n```\n````", "a\n```"),
        ("```\na\n```b\n```", "a\n```b"),
        ("`~~\na\n`~~~\nb", "a"),
    ],
)
def test_a_fence_ends_at_a_line_of_its_own(text: str, code: str) -> None:
    assert to_html(text, **JEKYLL_OPTIONS).startswith(f"<pre><code>{code}\n</code></pre>\n")


@pytest.mark.parametrize("unit", ["[{}]", "![{}]", "[{}](", "*[{}]*"])
def test_brackets_that_begin_no_link_end_soon_and_are_told(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grammar, "MAX_READ_IN_VAIN", 10_000)
    opened, closed = unit.split("{}")
    small, large = (opened * count + "x" + closed * count for count in (200, 800))
    assert steps(large) < 4 * steps(small)
    done = convert(large, **JEKYLL_OPTIONS)
    assert done.html.count("[") == done.html.count("]") == 800
    assert ["too many brackets" in warning.message for warning in done.warnings].count(True) == 1
    assert max(len(warning.message) for warning in done.warnings) < 200


@given(st.text(alphabet="*_`[]()!<>{}:#|-+=~$\"'\\&; \n\tab1/.^中", max_size=60))
def test_any_text_gives_a_page_and_line_marks_change_nothing_else(text: str) -> None:
    plain = to_html(text, **JEKYLL_OPTIONS)
    marked = to_html(text, line_attribute="data-x", **JEKYLL_OPTIONS)
    assert re.sub(r' data-x="[0-9]+-[0-9]+"', "", marked) == plain


def test_a_block_carries_its_lines() -> None:
    page = to_html("# a\n\nb\nc\n\n- d\n- e\n", line_attribute="data-x", **JEKYLL_OPTIONS)
    assert re.findall(r'<(\w+)[^>]* data-x="([^"]+)"', page) == [
        ("h1", "1-1"), ("p", "3-4"), ("ul", "6-7"), ("li", "6-6"), ("li", "7-7"),
    ]  # fmt: skip
