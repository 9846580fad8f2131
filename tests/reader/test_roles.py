"""Roles that the front matter names."""

from __future__ import annotations

from typing import Any

import pytest

import convert
from convert.frozen import FrozenMap
from convert.kinds import Role
from convert.nodes import AuthorNote, Byline, Inlines, Meta, Person, Source, Text
from convert.notes import Code
from convert.reader.roles import Roles, take_roles


def take(**extra: Any) -> Roles:  # noqa: ANN401 - front matter holds anything
    return take_roles(Meta(extra=FrozenMap({"layout": "post", **extra})), inlines_of)


def inlines_of(text: str) -> Inlines | None:
    return None if "\n\n" in text else (Text(text),)


@pytest.mark.parametrize(
    ("extra", "byline"),
    [
        ({"byline": ["Ann", "Bo"]}, Byline((Person("Ann"), Person("Bo")))),
        ({"byline": "Ann"}, Byline((Person("Ann"),))),
        ({"byline": [{"name": "Ann", "role": "reporter"}]}, Byline((Person("Ann", Role.REPORTER),))),
        (
            {"byline": ["Ann"], "editors": ["Bo"], "byline_text": "By Ann"},
            Byline((Person("Ann"), Person("Bo", Role.EDITOR)), "By Ann"),
        ),
    ],
)
def test_people_are_taken(extra: dict[str, Any], byline: Byline) -> None:
    found = take(**extra)
    assert found.byline == byline
    assert set(found.meta.extra) == {"layout"}


@pytest.mark.parametrize(
    ("extra", "source"),
    [
        ({"source": "Daily"}, Source("Daily")),
        ({"source": "https://h/x"}, Source(url="https://h/x")),
        ({"source": "Daily", "source_url": "https://h/x"}, Source("Daily", "https://h/x")),
        ({"source_url": "https://h/x"}, Source(url="https://h/x")),
        ({"source": "Daily", "source_text": "(Daily)"}, Source("Daily", text="(Daily)")),
    ],
)
def test_the_source_is_taken(extra: dict[str, Any], source: Source) -> None:
    found = take(**extra)
    assert found.source == source
    assert set(found.meta.extra) == {"layout"}


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd", "C:\\notes\\a.txt"]
)
def test_an_address_that_no_link_may_have_is_no_source_and_noted(url: str) -> None:
    taken = [take(source_url=url), take(source="Daily", source_url=url), take(source="http://h/x", source_url=url)]
    assert [found.source for found in taken] == [None, Source("Daily"), Source(url="http://h/x")]
    assert [[note.code for note in found.notes] for found in taken] == [[Code.LINK_REFUSED]] * 3


def test_such_an_address_is_noted_of_the_post() -> None:
    post = convert.read_text(
        "---\nsource_url: 'javascript:alert(1)'\n---\n来源：[晚报](file:///a/1.html)\n", profile="finews"
    )
    assert post.source is None or post.source.url is None
    assert [note.code for note in post.notes].count(Code.LINK_REFUSED) == 2


def test_note_and_digest_are_taken() -> None:
    found = take(author_note="A writes.", digest="In short")
    assert found.author_note == AuthorNote((Text("A writes."),))
    assert found.meta.digest == "In short"
    assert set(found.meta.extra) == {"layout"}


@pytest.mark.parametrize(
    "extra",
    [
        {"byline": True},
        {"byline": ["Ann", 3]},
        {"byline": [{"name": "Ann"}]},
        {"byline": [{"name": "Ann", "role": "king"}]},
        {"byline": ["Ann"], "editors": 3},
        {"byline": [], "editors": []},
        {"source": {"name": "Daily"}},
        {"source": "", "source_url": None},
        {"author_note": "a\n\nb"},
        {"author_note": 3},
        {"digest": ["a"]},
        {"author": "Ann"},
    ],
)
def test_what_has_another_form_stays_where_it_was(extra: dict[str, Any]) -> None:
    found = take(**extra)
    assert found.meta.extra == FrozenMap({"layout": "post", **extra})
    assert (found.byline, found.source, found.author_note, found.meta.digest) == (None, None, None, None)
