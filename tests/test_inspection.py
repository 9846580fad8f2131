"""What ``inspect --json`` prints: the contract's keys, texts as in the post, names bare."""

from __future__ import annotations

import json

import pytest

from convert import inspection_page
from convert.inspection import SCHEMA, inspection
from convert.nodes import Block, Figure, Image, Paragraph, Post, Row, Table, Text
from convert.notes import Action, Decision
from convert.passes import normalize
from convert.passes.profiles import load
from convert.positions import Lines
from tests.passes.building import build
from tests.passes.contexts import BODY

KEYS = [
    "schema",
    "title",
    "date",
    "byline",
    "people",
    "editors",
    "source",
    "digest",
    "author_note",
    "headings",
    "captions",
    "paragraphs",
    "dropped",
    "notes",
]


def shown(*blocks: str) -> dict[str, object]:
    return inspection(normalize(build("\n\n".join(blocks)), load("finews")))


def test_an_empty_post_has_every_key_and_no_role() -> None:
    made = inspection(Post(meta=build("").meta))
    assert list(made) == KEYS
    assert made["schema"] == SCHEMA
    assert [made[key] for key in ("source", "digest", "author_note")] == [None] * 3
    assert [made[key] for key in ("byline", "editors", "headings", "captions", "dropped")] == [[]] * 5


def test_it_is_json() -> None:
    made = shown("作者：林远航", *BODY, "（来源：澄湖日报）", "[返回首页](/)")
    assert json.loads(json.dumps(made)) == made


def test_editors_are_people_and_never_in_the_byline() -> None:
    made = shown("作者：林远航", *BODY, "责任编辑：苏小满")
    assert (made["byline"], made["editors"]) == (["林远航"], ["苏小满"])
    assert made["people"] == [{"name": "林远航", "role": "author"}, {"name": "苏小满", "role": "editor"}]


def test_a_source_is_bare_and_a_note_stands_as_in_the_post() -> None:
    made = shown(*BODY, "（作者系澄湖大学教授）", "（来源：澄湖日报）")
    assert made["source"] == {"name": "澄湖日报", "url": None}
    assert made["author_note"] == "（作者系澄湖大学教授）"


def test_what_was_dropped_has_its_rule_and_lines() -> None:
    made = shown(*BODY, "[返回首页](/)")
    assert made["dropped"] == [{"text": "返回首页", "rule": "navigation", "lines": [9, 9]}]


def test_headings_say_what_made_them() -> None:
    made = shown(BODY[0], "## 写明的", BODY[1])
    assert made["headings"] == [{"level": 2, "text": "写明的", "rule": "markup", "lines": [3, 3]}]
    made = shown(BODY[0], "**水从哪里来**", BODY[1])
    assert made["headings"] == [{"level": 2, "text": "水从哪里来", "rule": "heading.bold", "lines": [3, 3]}]


def test_captions_of_images_and_of_tables_are_listed_and_credits_with_them() -> None:
    figure = Figure(Image("a.png"), caption=(Text("图1：水厂"),), credit=(Text("图源：水务局"),))
    table = Table(head=(), body=(Row(()),), alignments=(), caption=(Text("数据来源：水务局"),))
    made = inspection(Post(meta=build("").meta, blocks=(figure, table)))
    assert [caption["text"] for caption in made["captions"]] == ["图1：水厂", "图源：水务局", "数据来源：水务局"]


def test_paragraphs_with_a_role_are_not_counted() -> None:
    assert shown("作者：林远航", *BODY, "责任编辑：苏小满")["paragraphs"] == len(BODY)
    assert inspection(Post(meta=build("").meta, blocks=(Paragraph((Text("水"),)),)))["paragraphs"] == 1


def test_the_page_looks_at_each_block_once_and_at_the_decisions_on_its_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """All blocks times all decisions of a long post take hours."""
    shown_blocks: list[Block] = []

    def counted(block: Block) -> str:
        shown_blocks.append(block)
        return "甲"

    monkeypatch.setattr(inspection_page, "_shown", counted)
    at = [Lines(line, line) for line in range(1, 31)]
    post = Post(
        build("").meta,
        tuple(Paragraph((Text("甲"),), lines=lines) for lines in at),
        decisions=tuple(Decision("rule", Action.REPAIR, "甲", lines) for lines in at),
    )
    made = inspection_page.page(post, post, name="a.md")
    assert made.count("repair by rule, line 7<") == 2
    assert len(shown_blocks) == 2 * len(at)
