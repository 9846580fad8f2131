"""Plain front matter reads the same with and without the YAML library."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.front_matter.plain import read_plain
from convert.front_matter.yaml_reader import load

# fmt: off
PIECES = st.sampled_from([
    "a", "中", "é", "k", "yes", "null", "~", "1", "0x1f", "1:30", "2020-01-02", "2020-01-02 10:00:00 +0800",
    "http://a.b", " ", "  ", "\n", "\n\n", "\n  ", "-", "- ", "\n- ", "\n  - ", ":", ": ", "#", " #", ",", "[", "]",
    "{", "}", '"', "'", "\\", "?", "!", "&", "*", "|", ">", "%", "@", "`", "=", "<<", "_", "...", "---", "\t",
    "\r", "\u3000", "\u2028", "\ufeff",
])
# fmt: on
LINES = st.builds("{}: {}".format, st.sampled_from(["key", "on", "last-modified"]), st.lists(PIECES).map("".join))


@given(st.lists(LINES, min_size=1).map("\n".join))
def test_what_is_taken_for_plain_reads_as_yaml(text: str) -> None:
    plain = read_plain(text)
    assert plain is None or repr((plain, ())) == repr(load(text))  # by its form: 1 and True are equal


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("title: 潮汐 C# http://a.b/c:d\nlayout: post\n", {"title": "潮汐 C# http://a.b/c:d", "layout": "post"}),
        ("title: \"a: 'b' #c\"\nquote: 'say \"a\"' \n", {"title": "a: 'b' #c", "quote": 'say "a"'}),
        ("# about\ntags:\n  - a b\n\n  - '1'\n  - 1\nempty:\n", {"tags": ["a b", "1", 1], "empty": None}),
        ("tags: [a, b c, 2]\nyes: no", {"tags": ["a", "b c", 2], True: False}),
    ],
)
def test_lines_of_keys_and_values_are_plain(text: str, value: object) -> None:
    assert read_plain(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# a",
        "a",
        "a: b: c",
        "a: b #c",
        "a: b\n  c",
        "a: 1\na: 2",
        "a: |\n  b",
        "a: {b: c}",
        "a: &b c",
        "a: [b, c: d]",
        "a:\n - b\n  - c",
        "a: b\n- c",
        "a:\n  b: c",
        'a: "b\\n"',
        'a: "b',
        "a:b",
        "a: b\tc",
        "a: \u2028",
        "--- a",
        "a: " + "b" * 20_000,
    ],
)
def test_what_may_mean_something_else_is_left_to_yaml(text: str) -> None:
    assert read_plain(text) is None
