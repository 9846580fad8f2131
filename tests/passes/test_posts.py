"""Roles of whole invented posts of other mirrors and of ordinary blogs, as ``posts/labels.json`` says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.roles import score
from convert import api
from convert.notes import Action
from convert.passes import normalize
from convert.passes.profiles import profile_for

POSTS = Path(__file__).parent / "posts"
LABELS = json.loads((POSTS / "labels.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(LABELS))
def test_a_post_is_as_labelled(name: str) -> None:
    _, disagreements = score({name: LABELS[name]}, POSTS, "auto")
    assert disagreements == []


@pytest.mark.parametrize("name", sorted(LABELS))
def test_what_is_decided_stands_in_the_post(name: str) -> None:
    """A role's text is the post's own, its label included; mark-up may stand between its characters."""
    seen = (POSTS / name).read_text(encoding="utf-8")
    for decision in api.read(POSTS / name).decisions:
        if decision.action is Action.ROLE:
            left = iter(seen)
            assert all(character in left for character in decision.text if character.isalnum())  # in this order
            assert decision.text or decision.rule in ("front-matter.author", "site.author")


@pytest.mark.parametrize("name", sorted(LABELS))
def test_a_second_run_decides_nothing(name: str) -> None:
    post = api.read(POSTS / name)
    again = normalize(post, *profile_for(post, "finews" if "finews" in post.notes[-1].message else "generic"))
    assert again.decisions == post.decisions
    assert again.blocks == post.blocks


def test_every_post_is_labelled() -> None:
    assert {path.name for path in POSTS.iterdir()} == {*LABELS, "labels.json"}
