"""A profile proposed from a site: what recurs is in it, what does not is not, and it can be loaded."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

from convert.nodes import Post
from convert.passes.learn import KEPT, Tally, learn
from convert.passes.profiles import load
from tests.passes.building import build
from tests.passes.contexts import BODY


def site(count: int) -> Iterator[Post]:
    for at in range(count):
        lines = ["供稿单位：水务局", *BODY, f"一行只出现一次的话{at}", "水务频道", "来源：澄湖日报"]
        yield build("\n\n".join(lines))


def test_what_recurs_is_proposed_with_its_count_and_examples() -> None:
    text = learn(site(40))
    assert "40 × 供稿单位" in text
    assert "40 × 水务频道" in text
    assert "40 × source: 来源" in text
    assert "供稿单位：水务局   (_posts/2024-03-05-water.md)" in text
    assert "只出现一次" not in text


def test_the_proposal_loads_as_it_is_and_after_its_lines_are_uncommented(tmp_path: Path) -> None:
    text = learn(site(10))
    (tmp_path / "proposed.toml").write_text(text, encoding="utf-8")
    assert load(tmp_path / "proposed.toml").name == "proposed"
    accepted = text.replace("# author = ", "author = ").replace("# links = ", "links = ")
    (tmp_path / "accepted.toml").write_text(accepted, encoding="utf-8")
    assert "供稿单位" in load(tmp_path / "accepted.toml").labels.author
    assert "水务频道" in load(tmp_path / "accepted.toml").navigation.links


def test_what_the_profile_finds_by_itself_is_counted_and_not_proposed() -> None:
    ways = "[返回水务新闻](/water/)｜[返回首页](/)"
    text = learn(build("\n\n".join([*BODY, f"渠水又涨了{at}厘米。", ways])) for at in range(12))
    assert "12 × dropped: navigation" in text
    assert "Labels that no profile knows: none." in text
    assert "Lines that are the same in many posts: none." in text


def test_a_sentence_that_ends_many_posts_is_proposed_as_a_disclaimer(tmp_path: Path) -> None:
    sentence = "想读更多水务故事，请在每周三的晨报里找我们。"
    text = learn(build("\n\n".join([f"渠水又涨了{at}厘米。", sentence])) for at in range(12))
    assert f'# phrases = ["{sentence}"]' in text
    (tmp_path / "accepted.toml").write_text(text.replace("# phrases", "phrases"), encoding="utf-8")
    assert sentence in load(tmp_path / "accepted.toml").disclaimers.phrases


def test_the_same_posts_give_the_same_proposal() -> None:
    assert learn(site(25)) == learn(site(25))


def test_a_site_without_posts_gives_a_profile_that_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.toml").write_text(learn([]), encoding="utf-8")
    assert load(tmp_path / "empty.toml").labels == load("finews").labels


def test_memory_does_not_grow_with_the_posts() -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        learn(site(count))
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    peak(10)
    tally = Tally(kept=100)
    for at in range(10_000):
        tally.add(str(at), str(at), "a")
    assert len(tally.seen) <= 200
    assert peak(3_000) < 3 * peak(300) + KEPT * 600


def test_what_stands_in_a_post_cannot_break_out_of_a_comment() -> None:
    hostile = [build(f'标签\x85"]\\：值\n\n{BODY[0]}\n\n"]\u2028[auto]') for _ in range(5)]
    for line in learn(hostile).split("\n"):
        assert line.isprintable()
