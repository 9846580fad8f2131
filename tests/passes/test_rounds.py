"""A pass that takes a few lines at a time takes them a bounded number of times: a round is as long as the post."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from unittest.mock import Mock

import pytest

from convert.nodes import Post
from convert.passes import captions, normalize, suffixes, zones
from convert.passes import credits as labels
from convert.passes.edits import ROUNDS, rebuilt
from convert.passes.profile import Profile
from convert.passes.profiles import load
from convert.passes.remembering import forget
from convert.passes.text import is_prose
from tests.passes.building import build
from tests.passes.contexts import BODY

BYLINE, EDITED = "作者：林远航", "（责任编辑：苏小满）"


def labelled(count: int) -> Post:
    """Build a post with lines of labels at its head."""
    return build("\n\n".join([*[BYLINE] * count, *BODY]))


def bracketed(count: int) -> Post:
    """Build a post with brackets behind its last sentence."""
    return build("\n\n".join([*BODY[:-1], BODY[-1] + EDITED * count]))


@pytest.mark.parametrize(
    ("module", "round_of", "run", "post"),
    [
        (labels, "_once", labels.find_credits, labelled(4000)),
        (suffixes, "_one", suffixes.find_suffixes, bracketed(400)),
    ],
    ids=["credits", "suffixes"],
)
def test_the_rounds_do_not_grow_with_what_they_take(
    module: ModuleType,
    round_of: str,
    run: Callable[[Post, Profile], Post],
    post: Post,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    once = Mock(side_effect=getattr(module, round_of))
    monkeypatch.setattr(module, round_of, once)
    assert run(post, load("finews")) is post
    assert once.call_count == ROUNDS


@pytest.mark.parametrize("line", ["图：湖边的新房子", "图片来源：水务局", "湖边的新房子盖好了。"])
def test_each_image_does_not_look_through_the_whole_post(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def looks(count: int) -> int:
        asked = Mock(side_effect=is_prose)
        with monkeypatch.context() as patch:
            patch.setattr(zones, "is_prose", asked)
            patch.setattr(captions, "is_prose", asked)
            captions.find_captions(build("\n\n".join(["![](a.png)", line] * count)), load("finews"))
            forget()
        return asked.call_count

    assert looks(400) <= 4 * looks(100) + 4


def test_hundreds_of_labelled_lines_are_all_taken() -> None:
    made = normalize(labelled(300), load("finews"))
    assert made.byline is not None
    assert [person.name for person in made.byline.people] == ["林远航"]
    assert len(made.blocks) == len(build("\n\n".join(BODY)).blocks)


def test_dozens_of_brackets_are_all_taken() -> None:
    made = suffixes.find_suffixes(bracketed(40), load("finews"))
    assert len(made.decisions) == 40
    assert EDITED not in str(made.blocks[len(BODY) - 1])


def test_blocks_that_change_stand_in_the_place_of_those_that_go() -> None:
    post = build("\n\n".join("abcde"))
    first, second, third, fourth, fifth = post.blocks
    made = rebuilt(post, {3: (), 1: (fifth, fifth), 0: (second,)}, ())
    assert made.blocks == (second, fifth, fifth, third, fifth)
    assert fourth not in made.blocks
    assert rebuilt(post, {}, ()).blocks == post.blocks
    assert first not in made.blocks
