"""What every pass promises of any post: a second run does nothing, and no visible character is lost."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.nodes import FootnoteReference, Image, Paragraph, Post
from convert.notes import Action
from convert.passes import PASSES, normalize
from convert.passes.profiles import load, profile_for
from convert.walk import blocks_text, inlines_of
from tests.passes.building import build
from tests.passes.contexts import BODY, ENGLISH, place
from tests.passes.test_cases import ALL

LINES = sorted({case.line for case in ALL if "\n" not in case.line and " / " not in case.line})
MARKS = ["![](a.png)", "> {}", "# {}", "**{}**", "{}", "{}", "{}", "　　{}", "（{}）", "{}（中国水务报）", "- {}"]
ANNOTATED = ["{}![](b.png)", "{}[^1]", "**{}**[^1]", "![](b.png)\n{}", "# {}[![](b.png)](/)", "> {}![](b.png)"]
"""Marks of lines that hold what has no text."""
LABELS = load("generic").labels
WORDS = sorted({word.replace("*", "本报") for name in LABELS.__struct_fields__ for word in getattr(LABELS, name)})
VALUES = [
    "林远航",
    "林 远",
    "Jane Doe",
    "澄湖日报",
    "《澄湖日报》",
    "2024-03-05 09:30",
    "1187次",
    "大 中 小",
    "/a.html",
    "北京",
    "",
]
SIGNS = ["：", ":", " ", "  ", "　", "|", "/", "（", "）", "、", "■", ""]
glued = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(SIGNS), st.sampled_from(VALUES), st.sampled_from(SIGNS)),
    min_size=1,
    max_size=5,
).map(lambda parts: "".join("".join(part) for part in parts).strip() or "水")
"""Labels and values in any order, as the lines at the head and the tail of mirrors have them."""
lines = (
    st.sampled_from(LINES)
    | st.sampled_from([*BODY, *ENGLISH])
    | st.text(max_size=12).map(lambda t: t.strip() or "水")
    | glued
)
blocks = st.builds(lambda mark, line: mark.replace("{}", line), st.sampled_from([*MARKS, *ANNOTATED]), lines)
titles = st.sampled_from(["", "澄湖市自来水管网改造完成"]) | st.sampled_from(LINES)
posts = st.builds(
    lambda parts, title: build("\n\n".join(part.replace("\n\n", "\n") for part in parts), title=title),
    st.lists(blocks, min_size=1, max_size=9),
    titles,
)
WAYS = {"navigation", "navigation.neighbours", "share-bar", "breadcrumb"}
names = st.sampled_from(["finews", "generic", "auto"])


def characters(post: Post) -> Counter[str]:
    """Count what shows in the text of a post and in what was taken out of it."""
    taken = [text.text for text in post.decisions if text.action in (Action.ROLE, Action.DROP)]
    return Counter("".join((blocks_text(post.blocks) + "".join(taken)).split()))


@given(posts, names)
def test_each_pass_does_nothing_the_second_time(post: Post, name: str) -> None:
    profile, _ = profile_for(post, name)
    for run in PASSES:
        once = run(post, profile)
        again = run(once, profile)
        assert again == once
        assert again.decisions == once.decisions
        post = once


@settings(max_examples=400)
@given(glued, glued)
def test_labels_in_any_order_are_read_or_stay(first: str, last: str) -> None:
    post = build("\n\n".join([first, *BODY, last]))
    made = normalize(post, load("finews"))
    assert characters(made) >= characters(build("\n\n".join(BODY)))


@given(posts, names)
def test_a_normalized_post_is_left_alone(post: Post, name: str) -> None:
    profile, _ = profile_for(post, name)
    once = normalize(post, profile)
    assert normalize(once, profile) == once
    assert normalize(once, profile).decisions == once.decisions


@given(posts, names)
def test_no_visible_character_is_lost(post: Post, name: str) -> None:
    made = normalize(post, *profile_for(post, name))
    lost = characters(post) - characters(made)
    told = Counter("".join(decision.text for decision in made.decisions))
    assert not lost - told


def without_text(post: Post) -> Counter[str]:
    """Count the images and the footnote marks of a post."""
    note = Paragraph(post.author_note.children) if post.author_note else Paragraph(())
    return Counter(
        type(inline).__name__
        for inline in inlines_of((*post.blocks, note))
        if isinstance(inline, (Image, FootnoteReference))
    )


@given(posts, names)
def test_no_image_and_no_footnote_mark_is_lost(post: Post, name: str) -> None:
    """Images beside ways about a site are icons of theirs, which go with them."""
    made = normalize(post, *profile_for(post, name))
    lost = without_text(post) - without_text(made)
    ways = any(decision.rule in WAYS for decision in made.decisions)
    assert set(lost) <= ({"Image"} if ways else set())


@given(posts)
def test_nothing_happens_under_no_profile(post: Post) -> None:
    assert normalize(post, load("none")) is post


@pytest.mark.parametrize(
    "line", ["（" * 5000, "来源：" * 3000, "记者" * 5000, "返回首页|" * 3000, "A" * 20000, "1、" * 5000]
)
@pytest.mark.parametrize("where", ["head", "tail", "suffix", "figure", "between"])
def test_hostile_lines_are_read_and_stay(line: str, where: str) -> None:
    post = build(place(where, line))
    made = normalize(post, *profile_for(post, "auto"))
    assert not characters(post) - characters(made)
    assert line in blocks_text(made.blocks)


@pytest.mark.parametrize(
    "block",
    [
        "图片来源：水务局",
        "![](a.png)\n\n湖边的新房子",
        "**湖边的新房子**",
        "【湖边新房子】",
        "租金情况：先降后升的一年",
        "返回首页",
        "标题",
    ],
)
def test_thousands_of_a_kind_are_read_and_none_is_lost(block: str) -> None:
    """Work that grows with the square of their number would take minutes here."""
    post = build("\n\n".join([*[block] * 4000, *BODY, "![](a.png)", *[block] * 4000]), title="标题")
    made = normalize(post, load("finews"))
    told = Counter("".join("".join(decision.text for decision in made.decisions).split()))
    assert characters(made) + told >= characters(post)
