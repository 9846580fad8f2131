"""Plain YAML scalars as released Jekyll reads them, with both of PyYAML's parsers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from convert.errors import ConvertError
from convert.front_matter.scalars import resolve
from convert.front_matter.yaml_reader import load

NOON = datetime(2020, 1, 2, 12, 0, 5, tzinfo=UTC)
EAST = timezone(timedelta(hours=8))

CASES = [
    *[(word, True) for word in ("yes", "Yes", "yEs", "on", "ON", "true", "TRUE")],
    *[(word, False) for word in ("no", "No", "off", "false", "FALSE")],
    *[(word, word) for word in ("y", "n", "Y", "N", "yess")],
    *[(word, None) for word in ("~", "null", "Null", "NULL", "")],
    ("017", 15),
    ("08", "08"),
    ("0o17", "0o17"),
    ("0x1F", 31),
    ("0b101", 5),
    ("1_000", 1000),
    ("1,000", 1000),
    ("-5", -5),
    ("0", 0),
    ("1,000.5", "1,000.5"),
    (".5", 0.5),
    ("1_2.5", 12.5),
    ("1.5e+3", 1500.0),
    ("1e3", "1e3"),
    ("1.5e3", "1.5e3"),
    ("1e+3", "1e+3"),
    ("5.", "5."),
    ("12:30", 750.0),
    ("12:30:45", 45045.0),
    ("12:30.5", 750.5),
    ("1:60", "1:60"),
    ("2020-01-02", date(2020, 1, 2)),
    ("2020-1-2", "2020-1-2"),
    ("2020-13-45", "2020-13-45"),
    ("2020-02-30", "2020-02-30"),
    ("2020-01-02 12:00:05", NOON),
    ("2020-01-02T12:00:05", NOON),
    ("2020-01-02 12:00:05.75", NOON),
    ("2020-01-02 12:00:05 Z", NOON),
    ("2020-01-02 20:00:05 +8", NOON.astimezone(EAST)),
    ("2020-01-02 20:00:05 +0800", NOON.astimezone(EAST)),
    ("2020-01-02 20:00:05 +08:00", NOON.astimezone(EAST)),
    ("2020-01-02 12:00", "2020-01-02 12:00"),
    ("2020-01-02 12:00:05 PST", "2020-01-02 12:00:05 PST"),
    ("2020/01/02", "2020/01/02"),
    (":foo", ":foo"),
    ("9" * 5000, "9" * 5000),
]


@pytest.mark.parametrize(("text", "value"), CASES)
def test_a_plain_scalar_means_what_it_means_to_jekyll(text: str, value: object) -> None:
    read = resolve(text)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize("quote", ["'", '"'])
@pytest.mark.parametrize("text", ["yes", "017", "2020-01-02", "12:30", "~"])
def test_a_quoted_scalar_is_text(text: str, quote: str) -> None:
    assert load(f"k: {quote}{text}{quote}")[0] == {"k": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("k: !!str 123", 123),
        ("k: !!float 3", 3),
        ("k: !ruby/object:Foo x", "x"),
        ("k: !!binary aGk=", "hi"),
        ("k: *nobody", None),
        ("a: &x {p: 1}\nk: *x", {"p": 1}),
    ],
)
def test_tags_count_for_nothing_and_unknown_aliases_are_empty(text: str, value: object) -> None:
    assert load(text)[0]["k"] == value


@given(st.text(alphabet="ab:- \n'\"[]{},&*!|>#%@1.\t", max_size=60))
def test_both_of_pyyamls_parsers_agree(text: str) -> None:
    if not hasattr(yaml, "CSafeLoader"):
        pytest.skip("this PyYAML has no libyaml")

    def outcome(loader: object) -> object:
        try:
            return load(text, loader=loader)[0]
        except ConvertError:
            return ConvertError

    ours, theirs = outcome(yaml.CSafeLoader), outcome(yaml.SafeLoader)
    if ConvertError not in (ours, theirs):  # the two differ in what they refuse, never in what they read
        assert ours == theirs
