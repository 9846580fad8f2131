"""Alerts of GitHub and Obsidian: a quotation that says its kind first."""

from __future__ import annotations

import pytest

import convert
from convert.nodes import Paragraph, Quote, Strong
from convert.walk import block_text, plain_text


def quoted(text: str) -> Quote:
    post = convert.read_text(f"---\ntitle: Low Harbour\n---\nThe ferry left.\n\n{text}\n")
    assert not [note for note in post.notes if note.code.startswith("markdown")]
    (found,) = (block for block in post.blocks if isinstance(block, Quote))
    return found


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("> [!NOTE]\n> Mind the *step*.", "Note", ["Mind the step."]),
        ("> [!tip]\n>\n> Go early.\n>\n> Go often.", "Tip", ["Go early.", "Go often."]),
        ("> [!warning] Low **water**\n> Mind the step.", "Low water", ["Mind the step."]),
        ("> [!faq]- Who rows?", "Who rows?", []),
    ],
)
def test_its_kind_or_its_title_stands_in_bold(text: str, title: str, rest: list[str]) -> None:
    first, *others = quoted(text).blocks
    assert isinstance(first, Paragraph)
    (head,) = first.children
    assert isinstance(head, Strong)
    assert plain_text(head.children) == title
    assert not any(isinstance(inline, Strong) for inline in head.children)
    assert list(map(block_text, others)) == rest


def test_one_inside_another_is_one_too() -> None:
    inner = quoted("> [!NOTE]\n> Mind the step.\n>\n> > [!TIP]\n> > Go early.").blocks[-1]
    assert isinstance(inner, Quote)
    assert list(map(block_text, inner.blocks)) == ["Tip", "Go early."]


@pytest.mark.parametrize("text", ["> Mind the step [!NOTE]", "> [!NOTE](a.html) says so", "> [!]", "> [NOTE] a"])
def test_other_quotations_stay(text: str) -> None:
    post = convert.read_text(f"---\ntitle: Low Harbour\n---\nThe ferry left.\n\n{text}\n")
    assert "alert" not in [decision.rule for decision in post.decisions]


def test_without_a_profile_it_stays_as_jekyll_shows_it() -> None:
    post = convert.read_text("> [!NOTE]\n> Mind the step.\n", profile="none")
    assert "[!NOTE]" in block_text(post.blocks[0])
