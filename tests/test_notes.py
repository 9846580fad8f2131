"""Notes and decisions are values: equal, hashed, and the same again from pickle and JSON."""

from __future__ import annotations

import pickle
import re

import msgspec
import pytest

from convert.notes import Action, Code, Decision, Note, Severity
from convert.positions import Lines

VALUES = (
    Note(Code.MARKDOWN, "said"),
    Note(Code.FORMULA, "“甲” & <b>", Severity.INFO, Lines(3, 3)),
    Note("rtf.too-wide", "a plug-in's own code", lines=Lines(1, 9)),
    Decision("byline.label", Action.ROLE, "记者 林一舟", Lines(2, 2), "byline"),
    Decision("empty", Action.DROP, ""),
)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.code if isinstance(value, Note) else value.rule)
def test_a_value_comes_back_from_pickle_and_json(value: Note | Decision) -> None:
    kind = type(value)
    pickled = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes
    decoded = msgspec.json.decode(msgspec.json.encode(value), type=kind)
    for back in (pickled, decoded):
        assert back == value
        assert hash(back) == hash(value)
        assert type(back.lines) is type(value.lines)
    assert str(decoded) == str(value) or isinstance(value, Note)


def test_an_action_and_a_severity_are_themselves_again() -> None:
    decision = msgspec.json.decode(msgspec.json.encode(VALUES[3]), type=Decision)
    note = msgspec.json.decode(msgspec.json.encode(VALUES[1]), type=Note)
    assert decision.action is Action.ROLE
    assert note.severity is Severity.INFO


def test_lines_count_in_the_equality_of_a_note() -> None:
    assert Note("a.b", "x", lines=Lines(1, 1)) != Note("a.b", "x", lines=Lines(2, 2))


def test_nothing_can_be_changed() -> None:
    with pytest.raises(AttributeError):
        VALUES[0].message = "other"  # type: ignore[misc] # that is what must fail


def test_a_note_warns_unless_it_says_otherwise() -> None:
    assert Note("a.b", "x").severity is Severity.WARNING


def test_each_code_is_a_part_and_a_thing_and_stands_once() -> None:
    codes = [code.value for code in Code]
    assert [code for code in codes if not re.fullmatch(r"[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*", code)] == []
    assert len(codes) == len(Code.__members__)


def test_json_of_another_action_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="action"):
        msgspec.json.decode(b'{"rule": "x", "action": "keep", "text": ""}', type=Decision)
