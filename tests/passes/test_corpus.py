"""Roles of real posts: the labelled reports as their labels say, ordinary blogs untouched."""

from __future__ import annotations

import json
from pathlib import Path

from bench.roles import score, table
from convert import api
from convert.errors import ConvertError
from convert.notes import Action

DROPS: tuple[tuple[str, str, str], ...] = ()
"""Every drop of visible text in the ordinary posts of the corpus under ``auto``: post, rule, text. There is none."""


def test_the_labelled_reports_are_as_labelled(corpus: Path) -> None:
    labels = json.loads((corpus / "finews/labels.json").read_text(encoding="utf-8"))
    scores, disagreements = score(labels, corpus / "finews", "auto")
    assert not disagreements, table(scores, len(labels))


def test_ordinary_posts_lose_nothing(corpus: Path) -> None:
    drops = []
    for path in sorted((corpus / "jekyll").rglob("_posts/**/*.m*d*")):
        try:
            read, made = api.read(path, profile="none"), api.read(path)
        except ConvertError:
            continue
        drops += [
            (path.name, decision.rule, decision.text)
            for decision in made.decisions[len(read.decisions) :]
            if decision.action is Action.DROP and decision.text.strip()
        ]
    assert tuple(drops) == DROPS
