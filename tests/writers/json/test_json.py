"""JSON: a post as its schema says; a volume as one object with each post in it."""

from __future__ import annotations

import json
from io import BytesIO

import convert
from convert.books import Book
from convert.post_json import from_json
from convert.writers.json import write
from tests.writers.building import context
from tests.zoo import small_posts, whole_post


def test_a_post_comes_back() -> None:
    data = convert.render(whole_post(), "json")
    assert from_json(data) == whole_post()
    assert data.endswith(b"\n")


def test_a_volume_holds_its_posts_in_order() -> None:
    posts = list(small_posts().values())
    made = json.loads(convert.render(Book.of(posts, title='The "volume"'), "json"))
    assert (made["schema"], made["title"]) == ("postbind/book@1", 'The "volume"')
    assert [from_json(json.dumps(post)) for post in made["posts"]] == posts


def test_an_empty_volume_is_an_object_too() -> None:
    out = BytesIO()
    write(Book.of([], title="none"), out, context())
    assert json.loads(out.getvalue())["posts"] == []
