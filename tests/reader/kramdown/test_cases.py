"""Small texts and the pages that Ruby's kramdown 2.4 makes of them with GFM, as Jekyll sets it up."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from convert.reader.kramdown import JEKYLL_OPTIONS, to_html

CASES: Final[dict[str, str]] = json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8"))

RUBY: Final = """\
require "json"; require "kramdown"; require "kramdown-parser-gfm"
options = {input: "GFM", hard_wrap: false, syntax_highlighter: nil}
puts JSON.generate(JSON.parse(STDIN.read).map { |text| Kramdown::Document.new(text, options).to_html })
"""


@pytest.mark.parametrize(("source", "page"), CASES.items())
def test_a_small_text_gives_kramdowns_page(source: str, page: str) -> None:
    assert to_html(source, **JEKYLL_OPTIONS) == page


@pytest.mark.ruby
def test_the_cases_are_what_ruby_writes(program: Callable[[str], str]) -> None:
    done = subprocess.run(
        [program("ruby"), "-e", RUBY], input=json.dumps(list(CASES)), capture_output=True, text=True, check=True
    )
    assert dict(zip(CASES, json.loads(done.stdout), strict=True)) == CASES
