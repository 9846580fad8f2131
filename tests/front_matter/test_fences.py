"""Where front matter begins and ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.errors import FrontMatterError
from convert.front_matter import split
from convert.notes import Code

READ = [
    ("---\na: 1\n---\nbody", "a: 1\n", "body", 4),
    ("---\n---\nbody", "", "body", 3),
    ("--- \t\r\na: 1\n---\nbody", "a: 1\n", "body", 4),
    ("---\na: 1\n...\nbody", "a: 1\n", "body", 4),
    ("---\na: 1\n---  \t\nbody", "a: 1\n", "body", 4),
    ("---\na: 1\n---", "a: 1\n", "", 3),
    ("---\na: 1\n---   ", "a: 1\n", "", 3),
    ("---\n\na: 1\n\n---\n\n\n    code\n", "\na: 1\n\n", "    code\n", 8),
    ("---\na: |\n  x\n---\nrest", "a: |\n  x\n", "rest", 5),
    ("---\na: 1\n ---\n----\n--- x\n---\nb", "a: 1\n ---\n----\n--- x\n", "b", 7),
    ("---\r\na: 1\r\n---\r\n\r\none\r\ntwo\n", "a: 1\r\n", "one\r\ntwo\n", 5),
    ("---\na: 1\n---\n\n---\nx\n---\n", "a: 1\n", "---\nx\n---\n", 5),
    ("---\n# a remark\n---\nbody", "# a remark\n", "body", 4),
]

ALL_BODY = [
    "text\n---\na: 1\n---\n",
    "----\na: 1\n----\n",
    "--- # x\ntitle: T\n---\n",
    "---\u00a0\na: 1\n---\n",
    " ---\na: 1\n---\n",
    "---\n\nA paragraph under a rule.\n",
    "\n---\n\ntext between two rules\n\n---\n",
    "",
    "\n\n",
]


@pytest.mark.parametrize(("text", "block", "body", "first_line"), READ)
def test_front_matter_is_cut_where_jekyll_cuts_it(text: str, block: str, body: str, first_line: int) -> None:
    parts = split(text)
    assert (parts.block, parts.body, parts.first_line, parts.notes) == (block, body, first_line, ())


@pytest.mark.parametrize("text", ALL_BODY)
def test_what_is_no_front_matter_is_body(text: str) -> None:
    parts = split(text)
    assert (parts.block, parts.body, parts.first_line) == (None, text, 1)


@pytest.mark.parametrize("above", ["\n", " \n\n", "\r\n"])
def test_blank_lines_above_are_said(above: str) -> None:
    parts = split(above + "---\ntitle: T\n---\nbody")
    assert (parts.block, parts.body) == ("title: T\n", "body")
    assert [note.code for note in parts.notes] == [Code.FRONT_MATTER_BLANK_LINE]
    assert parts.first_line == above.count("\n") + 4


def test_bare_carriage_returns_are_line_ends_if_there_are_no_others() -> None:
    parts = split("---\rtitle: T\r---\rone\rtwo\r")
    assert (parts.block, parts.body) == ("title: T\n", "one\ntwo\n")
    assert [note.code for note in parts.notes] == [Code.LINE_ENDS]


@pytest.mark.parametrize("text", ["---\ntitle: T\n\nbody\n", '---\n# c\n"a b": 1\nbody', "\n---\ntitle: T\nbody"])
def test_a_block_that_never_closes_is_an_error_where_it_opens(text: str) -> None:
    with pytest.raises(FrontMatterError, match="no closing ---") as caught:
        split(text, "p.md")
    assert str(caught.value).startswith(f"p.md:{text.index('---') + 1}:1: ")


@given(st.text(alphabet="-. \n\r\tab:#", max_size=80))
def test_every_line_is_in_the_block_or_the_body(text: str) -> None:
    try:
        parts = split(text)
    except FrontMatterError:
        return
    plain = text.replace("\r", "\n") if "\n" not in text else text
    assert plain.endswith(parts.body)
    above = plain[: len(plain) - len(parts.body)]
    assert parts.first_line == above.count("\n") + 1
    if parts.block is not None:
        assert above.replace(parts.block, "", 1).strip("-. \n\r\t") == ""
