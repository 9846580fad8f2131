"""What has no text in a line that is taken for its text: images stay in its place, a line with a footnote stays."""

from __future__ import annotations

import pytest

from convert.nodes import Block, Figure, Heading, Image, Paragraph, Post
from convert.notes import Action
from convert.passes import normalize
from convert.passes.profiles import load
from convert.walk import plain_text
from tests.passes.building import build
from tests.passes.contexts import BODY, place

TITLE = "澄湖市自来水管网改造完成"
ADDRESS = "https://example.com/news/2024/0305/1.html"
LINES = [
    ("head", f"# {TITLE}", "repeated-title"),
    ("head", "作者：林远航", "byline.head"),
    ("head", "林远航", "byline.first-line"),
    ("head", "摘要：水厂建成以后的第一个夏天，住户不再缺水。", "digest.label"),
    ("head", f"> {BODY[0]}", "digest.repeated"),
    ("tail", "（文章来源：澄湖日报）", "source.tail"),
    ("tail", f"原文链接：{ADDRESS}", "source-url.label"),
    ("tail", "（澄湖日报）", "source.last-line"),
    ("suffix", "（澄湖日报）", "source.suffix"),
]
"""Where a line stands, the line, and the rule by which it is taken."""


def made(where: str, line: str, title: str = TITLE) -> Post:
    return normalize(build(place(where, line), title=title), load("finews"))


def figures(blocks: tuple[Block, ...]) -> list[tuple[str, str | None]]:
    return [(block.image.url, block.link) for block in blocks if isinstance(block, Figure)]


@pytest.mark.parametrize(("where", "line", "rule"), LINES)
def test_an_image_stays_where_its_line_was(where: str, line: str, rule: str) -> None:
    post = made(where, f"{line}![](a.png)")
    assert rule in [decision.rule for decision in post.decisions]
    assert figures(post.blocks) == [("a.png", None)]
    assert isinstance(post.blocks[0 if where == "head" else -1], Figure)


@pytest.mark.parametrize(("where", "line", "rule"), LINES)
def test_a_line_with_a_footnote_stays(where: str, line: str, rule: str) -> None:
    assert rule in [decision.rule for decision in made(where, line).decisions]
    post = made(where, f"{line}[^1]")
    assert [decision for decision in post.decisions if decision.action in (Action.ROLE, Action.DROP)] == []
    assert post.blocks == build(place(where, f"{line}[^1]")).blocks


def test_an_image_leads_where_it_did() -> None:
    assert figures(made("head", f"# {TITLE} [![](a.png)](https://example.com/)").blocks) == [
        ("a.png", "https://example.com/")
    ]


def test_a_title_with_a_footnote_is_known_and_stays() -> None:
    post = made("head", f"# {TITLE}[^1]", title="")
    assert post.meta.title == TITLE
    assert isinstance(post.blocks[0], Heading)


def test_a_note_on_the_author_keeps_its_image() -> None:
    post = made("tail", "作者系某大学教授![](a.png)")
    assert post.author_note is not None
    assert isinstance(post.author_note.children[-1], Image)
    assert made("tail", "作者系某大学教授[^1]").author_note is None


def test_an_image_over_a_way_about_the_site_stays() -> None:
    assert figures(made("tail", "![](a.png)\n返回首页").blocks) == [("a.png", None)]


@pytest.mark.parametrize(
    "line", ["![](icon.png) 返回首页", "[![](icon.png)](/)\n返回首页", "分享到：微信 微博\n![](icon.png)"]
)
def test_icons_of_ways_go_with_them(line: str) -> None:
    post = made("tail", line)
    assert figures(post.blocks) == []
    assert plain_text(post.blocks[-1].children if isinstance(post.blocks[-1], Paragraph) else ()) == BODY[-1]
