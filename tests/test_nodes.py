"""Nodes as values: equal by what they are, hashed, pickled, and the same again from JSON."""

from __future__ import annotations

import json
import pickle

import msgspec
import pytest
from msgspec.structs import replace

from convert.nodes import Post, Text
from convert.notes import Action, Code, Decision, Note
from convert.positions import Lines
from convert.post_json import from_json, json_schema, to_json
from tests.schema import CHECKED_IN
from tests.zoo import paragraph, small_posts, whole_post


@pytest.mark.parametrize("post", small_posts().values(), ids=list(small_posts()))
def test_each_node_comes_back_from_json(post: Post) -> None:
    assert from_json(to_json(post)) == post


def test_the_whole_post_comes_back_from_json_and_pickle() -> None:
    decision = Decision("rule", Action.DROP, "text", Lines(1, 2), "byline")
    post = replace(whole_post(), decisions=(decision,), notes=(Note(Code.MARKDOWN, "said"),))
    assert from_json(to_json(post)) == post
    assert pickle.loads(pickle.dumps(post)) == post  # noqa: S301 - our own bytes
    assert hash(pickle.loads(pickle.dumps(post))) == hash(post)  # noqa: S301


def test_lines_and_root_do_not_count() -> None:
    here, there = (replace(paragraph("a"), lines=Lines(n, n)) for n in (1, 2))
    assert here == there
    assert not here != there  # noqa: SIM202 - the operator itself is tested
    assert hash(here) == hash(there)
    assert paragraph("a") != paragraph("b")
    assert paragraph("a") != Text("a")


def test_root_is_not_written() -> None:
    post = whole_post()
    placed = replace(post, meta=replace(post.meta, root="/somewhere/secret"))
    assert placed == post
    assert b"secret" not in to_json(placed)


def test_json_of_another_form_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        from_json(b'{"schema": "postbind/post@2", "post": {}}')


def test_the_schema_that_is_checked_in_is_the_codes() -> None:
    assert json.loads(CHECKED_IN.read_text()) == json.loads(json.dumps(json_schema()))
