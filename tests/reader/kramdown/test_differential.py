"""Texts made of a grammar, given to Ruby's kramdown and to ours: the same page, byte for byte."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convert.reader.kramdown import JEKYLL_OPTIONS, to_html

RUBY: Final = """\
require "json"; require "kramdown"; require "kramdown-parser-gfm"
STDOUT.sync = true
options = {input: "GFM", hard_wrap: false, syntax_highlighter: nil}
STDIN.each_line { |line| puts JSON.generate(Kramdown::Document.new(JSON.parse(line)[0], options).to_html) }
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

Kramdown = Callable[[str], str]


@pytest.fixture(scope="module")
def kramdown(program: Callable[[str], str]) -> Iterator[Kramdown]:
    """One Ruby process for every text."""
    with subprocess.Popen(
        [program("ruby"), "-e", RUBY], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        reader, writer = process.stdout, process.stdin
        assert reader is not None
        assert writer is not None

        def page(text: str) -> str:
            writer.write(json.dumps([text]) + "\n")
            writer.flush()
            return str(json.loads(reader.readline()))

        yield page
        writer.close()


@pytest.mark.ruby
@settings(derandomize=True, database=None, deadline=None, max_examples=400, suppress_health_check=list(HealthCheck))
@given(text=blocks)
def test_a_page_is_rubys_page(kramdown: Kramdown, text: str) -> None:
    assert to_html(text, **JEKYLL_OPTIONS) == kramdown(text)
