"""Authors of the front matter beside those of the text."""

from __future__ import annotations

import pytest

import convert
from convert.frozen import FrozenMap
from convert.nodes import Meta, Paragraph, Post, Source, Text
from convert.notes import Code
from convert.passes.front_matter_authors import take_front_matter_authors

PROSE = "海港的船队在清晨离开泊位，沿着灯塔指出的航道向北行驶，渔民说今年的水温比往年高，鱼群来得早。"


def read(author: str, first: str) -> Post:
    head = f"---\ntitle: 海港\nauthor: {author}\n---\n"
    return convert.read_text(f"{head}<p>{first}</p>\n<p>{PROSE}</p>\n<p>来源：澄湖日报</p>\n", profile="finews")


def conflicts(post: Post) -> list[str]:
    return [note.message for note in post.notes if note.code == Code.ROLE_CONFLICT]


def test_they_are_the_byline_where_the_text_names_nobody() -> None:
    post = read("陈小雨", PROSE)
    assert post.byline
    assert [person.name for person in post.byline.people] == ["陈小雨"]


def test_the_text_counts_where_it_names_another_and_a_note_says_so() -> None:
    post = read("陈小雨", "文/林远航")
    assert post.byline
    assert [person.name for person in post.byline.people] == ["林远航"]
    assert len(conflicts(post)) == 1
    assert "陈小雨" in conflicts(post)[0]


def test_one_name_in_both_is_no_conflict() -> None:
    assert conflicts(read("林远航", "文/林远航")) == []


def test_an_editor_of_the_front_matter_contradicts_no_author_of_the_text() -> None:
    head = "---\ntitle: 海港\neditor: 陈小雨\n---\n"
    post = convert.read_text(f"{head}<p>文/林远航</p>\n<p>{PROSE}</p>\n<p>来源：澄湖日报</p>\n", profile="finews")
    assert conflicts(post) == []


def test_they_join_a_translator_whom_the_text_alone_names() -> None:
    post = read("陈小雨", "译者：林远航")
    assert post.byline
    assert [person.name for person in post.byline.people] == ["陈小雨", "林远航"]
    assert conflicts(post) == []


def test_a_second_translator_of_the_front_matter_is_a_conflict() -> None:
    head = "---\ntitle: 海港\ntranslator: 陈小雨\n---\n"
    post = convert.read_text(f"{head}<p>译者：林远航</p>\n<p>{PROSE}</p>\n<p>来源：澄湖日报</p>\n", profile="finews")
    assert post.byline
    assert [person.name for person in post.byline.people] == ["林远航"]
    assert len(conflicts(post)) == 1


def names(meta: Meta, text: str = PROSE, source: Source | None = None) -> list[str]:
    post = Post(meta, (Paragraph((Text(text),)),), source=source)
    byline = take_front_matter_authors(post, None).byline
    return [person.name for person in byline.people] if byline else []


@pytest.mark.parametrize(
    ("author", "found"),
    [
        ("Jane Doe, PhD", ["Jane Doe, PhD"]),
        ("Jane Doe, Ph.D., John Roe, Jr. and Ann Lee", ["Jane Doe, Ph.D.", "John Roe, Jr.", "Ann Lee"]),
        ("Jane Doe <jane@a.example>", ["Jane Doe"]),
        ("[Jane Doe](https://a.example), 林远航", ["Jane Doe", "林远航"]),
        ("<b>Ren&eacute;e</b> &amp; Ann", ["Renée", "Ann"]),
        ("Jane Doe, Phil Day", ["Jane Doe", "Phil Day"]),
    ],
)
def test_a_name_stands_without_what_is_no_part_of_it(author: str, found: list[str]) -> None:
    assert names(Meta(extra=FrozenMap({"author": author}))) == found


def test_authors_that_the_site_knows_by_a_key_or_by_its_defaults_count_before_the_key() -> None:
    assert names(Meta(extra=FrozenMap({"author": "jdoe"}), authors=("Jane Doe",), site_author="Cy")) == ["Jane Doe"]


def test_the_author_of_the_site_wrote_what_nobody_else_did() -> None:
    assert names(Meta(site_author="Cy Marsh")) == ["Cy Marsh"]
    assert names(Meta(site_author="Cy Marsh", extra=FrozenMap({"author": "Ann"}))) == ["Ann"]
    assert names(Meta(site_author="Cy Marsh"), source=Source("澄湖日报")) == []


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ({"login": "jane", "email": "j@a.example", "display_name": "Jane Doe", "first_name": ""}, ["Jane Doe"]),
        ({"name": "", "full_name": "Jane Doe"}, ["Jane Doe"]),
        ({"first_name": "Jane", "last_name": "Doe"}, ["Jane Doe"]),
        ({"name": FrozenMap({"family": "Doe", "given": "Jane"})}, ["Jane Doe"]),
        ({"family": "林", "given": "远航"}, ["林远航"]),
        ({"last_name": "Doe"}, ["Doe"]),
        (
            {"jane": FrozenMap({"name": "Jane Doe"}), "john": FrozenMap({"display_name": "John Roe"})},
            ["Jane Doe", "John Roe"],
        ),
        ({"login": "jane", "email": "j@a.example"}, []),
        ({"avatar": "/a.png", "site": FrozenMap({"name": "The Site"})}, []),
        ({"first_name": True, "last_name": None}, []),
        ({}, []),
    ],
)
def test_a_map_of_an_exporter_names_people(author: dict[str, object], expected: list[str]) -> None:
    assert names(Meta(extra=FrozenMap({"author": FrozenMap(author)}))) == expected
