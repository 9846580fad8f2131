"""The HTML page: whole in itself, inert, and with every text of the post."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from io import BytesIO

import pytest

from convert.books import Book
from convert.nodes import Figure, Image, Meta, Post
from convert.writers.html import WRITER
from tests.writers.building import all_nodes, context, leaves


def page(what: Post | Book) -> str:
    out = BytesIO()
    WRITER.write(what if isinstance(what, Book) else Book.of(what), out, context())
    return out.getvalue().decode()


def test_it_loads_nothing_and_runs_nothing() -> None:
    made = page(all_nodes())
    assert "<script" not in made
    assert all(src.startswith("data:image/") for src in re.findall(r'src="([^"]*)"', made))
    assert "<link" not in made


def test_its_policy_allows_its_own_style() -> None:
    made = page(all_nodes())
    style = made[made.index("<style>") + 7 : made.index("</style>")]
    assert b64encode(sha256(style.encode()).digest()).decode() in made


@pytest.mark.parametrize(("percent", "part"), [(1, 5), (33, 33), (49, 45), (50, 50), (100, 100)])
def test_an_image_is_no_wider_than_the_part_of_its_room_that_the_post_says(percent: int, part: int) -> None:
    made = page(Post(Meta(title="a"), (Figure(Image("/assets/a.png", percent=percent)),)))
    assert f'class="w{part}"' in made
    assert f".w{part} {{ width: {part}%; }}" in made


def test_ids_are_unique_in_a_volume() -> None:
    ids = re.findall(r' id="([^"]*)"', page(Book.of([all_nodes(), all_nodes()], title="卷")))
    assert len(ids) == len(set(ids)) > 20


def test_links_inside_lead_somewhere() -> None:
    made = page(Book.of([all_nodes(), all_nodes()], title="卷"))
    assert set(re.findall(r'href="#([^"]*)"', made)) <= set(re.findall(r' id="([^"]*)"', made))


def test_every_text_of_the_post_is_on_the_page() -> None:
    made = page(all_nodes())
    formulas = re.findall(r'alttext="([^"]*)"', made)
    shown = "".join(unescape(re.sub(r"<[^>]*>", "", made) + "".join(formulas)).split())
    assert [text for text in leaves(all_nodes()) if text not in shown] == []
