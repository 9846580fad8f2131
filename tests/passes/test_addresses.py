"""The address of a source where nothing but its place says that it is one."""

from __future__ import annotations

import pytest

from convert.nodes import Post
from convert.passes import normalize
from convert.passes.profiles import load, profile_for
from tests.passes.building import build
from tests.passes.contexts import BODY

FIRST = "https://example.com/news/2024/1234567.html"
SECOND = "https://example.org/2024/03/04/another-page.html"


def post_of(*lines: str) -> Post:
    return build("\n\n".join([*BODY, *lines]))


@pytest.mark.parametrize("form", ["<{}>", "{}"])
@pytest.mark.parametrize("profile", ["auto", "finews"])
def test_of_two_addresses_at_the_end_neither_is_the_source(form: str, profile: str) -> None:
    read = post_of(form.format(FIRST), form.format(SECOND))
    post = normalize(read, *profile_for(read, profile))
    assert post.source is None
    assert post.blocks == read.blocks


def test_the_only_address_at_the_end_is_the_source() -> None:
    post = normalize(post_of(f"<{FIRST}>"), load("finews"))
    assert post.source is not None
    assert post.source.url == FIRST


def test_a_second_run_finds_no_conflict_that_the_first_did_not() -> None:
    once = normalize(post_of(f"<{FIRST}>", f"<{SECOND}>"), load("finews"))
    assert normalize(once, load("finews")).notes == once.notes
