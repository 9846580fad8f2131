"""Roles of real posts: the labelled reports as their labels say, ordinary blogs untouched."""

from __future__ import annotations

import json
from pathlib import Path

from bench.roles import score, table
from convert import api
from convert.errors import ConvertError
from convert.notes import Action

DROPS: tuple[tuple[str, str, str], ...] = (
    ("2020-07-24-XPathInjection.html", "repeated-title", "XPath Injection"),
    ("2020-11-18-InsecureDeserialization.html", "repeated-title", "Insecure Deserialization"),
    ("2021-06-27-AntimalwareScanInterface.htm", "repeated-title", "Anti-Malware Scan Interface (AMSI)"),
    ("2021-07-23-SpoofingPreventionMechanism.htm", "repeated-title", "Spoofing Prevention Mechanism"),
    ("2008-10-18-foo-bar.markdown", "repeated-title", "Foo Bar"),
)
"""Every drop of visible text in the ordinary posts of the corpus under ``auto``: post, rule, text.

Each is a first heading that is the post's title to the last sign; none holds a sentence.
"""


def test_the_labelled_reports_are_as_labelled(corpus: Path) -> None:
    labels = json.loads((corpus / "finews/labels.json").read_text(encoding="utf-8"))
    scores, disagreements = score(labels, corpus / "finews", "auto")
    assert not disagreements, table(scores, len(labels))


def test_ordinary_posts_lose_nothing(corpus: Path) -> None:
    drops = []
    for path in sorted((corpus / "jekyll").rglob("_posts/**/*.*")):
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
