"""Small texts and the pages that Ruby's kramdown 2.4 makes of them: with GFM as Jekyll sets it up, and with options."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest

from convert.reader.kramdown import JEKYLL_OPTIONS, to_html

Options: TypeAlias = dict[str, Any]
JEKYLL: Final[Options] = {"input": "GFM", "hard_wrap": False}
FOLDER: Final = Path(__file__).parent
CASES: Final[dict[str, str]] = json.loads((FOLDER / "cases.json").read_text(encoding="utf-8"))
WITH_OPTIONS: Final[list[tuple[Options, str, str]]] = json.loads((FOLDER / "options.json").read_text(encoding="utf-8"))

RUBY: Final = """\
require "json"; require "kramdown"; require "kramdown-parser-gfm"
puts JSON.generate(JSON.parse(STDIN.read).map { |options, text|
  Kramdown::Document.new(text, {syntax_highlighter: nil}.merge(options.transform_keys(&:to_sym))).to_html
})
"""


@pytest.mark.parametrize(("source", "page"), CASES.items())
def test_a_small_text_gives_kramdowns_page(source: str, page: str) -> None:
    assert to_html(source, **JEKYLL_OPTIONS) == page


@pytest.mark.parametrize(("options", "source", "page"), WITH_OPTIONS, ids=range(len(WITH_OPTIONS)))
def test_an_option_means_what_it_means_to_kramdown(options: Options, source: str, page: str) -> None:
    assert to_html(source, **options) == page


@pytest.mark.ruby
def test_the_cases_are_what_ruby_writes(program: Callable[[str], str]) -> None:
    asked = [(JEKYLL, source) for source in CASES] + [(options, source) for options, source, _ in WITH_OPTIONS]
    done = subprocess.run(
        [program("ruby"), "-e", RUBY], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == [*CASES.values(), *(page for _, _, page in WITH_OPTIONS)]
