"""The foot of Medium's export: what it says of the post is taken, the rest goes, and only if its last line is there."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from convert.nodes import Byline, Person, Post, Source
from convert.passes import normalize
from convert.passes.profiles import load
from convert.walk import block_text
from tests.passes.building import DATE, build

TEXT = "The ferry left the harbour at six, as it has done every day since the pier was built, and nobody waved."
SIGNED = "By [Jane Doe](https://medium.com/@jane) on [March 5, 2024](https://medium.com/p/1)."
CANONICAL = "[Canonical link](https://medium.com/p/1)"
EXPORTED = "Exported from [Medium](https://medium.com) on June 3, 2024."


def read(*lines: str, **meta: object) -> Post:
    return normalize(build("\n\n".join((TEXT, *lines)), title="Low Harbour", **meta), load("generic"))


def test_it_says_who_when_and_where() -> None:
    post = read(SIGNED, CANONICAL, EXPORTED, date=None)
    assert [block_text(block) for block in post.blocks] == [TEXT]
    assert post.byline is not None
    assert post.byline.people == (Person("Jane Doe"),)
    assert post.source is not None
    assert (post.source.name, post.source.url) == (None, "https://medium.com/p/1")
    assert post.meta.date is not None
    assert post.meta.date.date() == DATE.date()
    assert [decision.rule for decision in post.decisions] == ["byline.medium", "source-url.medium", "navigation"]


def test_a_line_that_says_otherwise_stays() -> None:
    other = build(f"{TEXT}\n\n{SIGNED}\n\n{CANONICAL}\n\n{EXPORTED}")
    other = replace(
        other,
        byline=Byline((Person("John Roe"),), "By John Roe"),
        source=Source(url="https://a.example/b"),
    )
    post = normalize(other, load("generic"))
    assert [block_text(block) for block in post.blocks[1:]] == ["By Jane Doe on March 5, 2024.", "Canonical link"]
    assert [note.code for note in post.notes] == ["role.conflict", "role.conflict"]


def test_another_day_stays() -> None:
    post = read(SIGNED.replace("March 5", "April 5"), EXPORTED)
    assert [block_text(block) for block in post.blocks[1:]] == ["By Jane Doe on April 5, 2024."]


@pytest.mark.parametrize(
    "lines",
    [
        (SIGNED, CANONICAL),
        (SIGNED, CANONICAL, "Exported from Medium on June 3, 2024."),
        (SIGNED, CANONICAL, EXPORTED.replace("medium.com", "a.example")),
        (SIGNED, CANONICAL, EXPORTED, "And it came back."),
    ],
)
def test_without_its_last_line_it_is_text(lines: tuple[str, ...]) -> None:
    rules = {decision.rule for decision in read(*lines).decisions}
    assert rules.isdisjoint({"byline.medium", "source-url.medium", "navigation"})


def test_a_line_of_the_text_above_it_stays() -> None:
    post = read("By the pier stood Jane Doe on March 5, 2024.", EXPORTED)
    assert block_text(post.blocks[-1]) == "By the pier stood Jane Doe on March 5, 2024."
