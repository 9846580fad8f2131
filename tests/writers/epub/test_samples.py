"""epubcheck over books of the samples and of real posts, as scripts make them: nothing to say, not even a warning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from convert import api
from convert.binding import Binding, bind
from convert.books import Book, Sections
from convert.options import WriteOptions
from convert.posts import UnreadPost
from convert.volumes import By, volumes
from tests.conftest import SAMPLES
from tests.writers.epub.checking import complaints

pytestmark = pytest.mark.epubcheck


@pytest.fixture(scope="module")
def samples() -> api.Posts:
    return api.Site(SAMPLES).posts()


def single(posts: Iterable[UnreadPost]) -> Iterator[tuple[str, bytes]]:
    for post in posts:
        yield post.path.stem, api.render(post.read(), "epub", note=lambda _: None)


def sectioned(posts: api.Posts) -> Iterator[tuple[str, bytes]]:
    for sections in Sections:
        book = Book.of(posts, title="潮汐札记", sections=sections)
        yield f"sections-{sections}", api.render(book, "epub", note=lambda _: None)


def bound(posts: api.Posts, by: By, folder: Path) -> Iterator[tuple[str, bytes]]:
    for volume in volumes(posts, by, name=f"by-{by}", title="潮汐札记"):
        path = folder / "bound.epub"
        bind(Binding(volume, "epub", path, WriteOptions()))
        yield f"{by}-{volume.name}", path.read_bytes()


def test_each_sample_is_accepted(samples: api.Posts, tmp_path: Path) -> None:
    books = dict(single(samples))
    assert len(books) == sum(1 for _ in samples)
    assert complaints(tmp_path, books) == {}


def test_volumes_of_samples_are_accepted(samples: api.Posts, tmp_path: Path) -> None:
    books = dict(sectioned(samples))
    for by in By:
        books |= bound(samples, by, tmp_path)
    assert complaints(tmp_path, books) == {}


def test_each_real_post_is_accepted(corpus: Path, tmp_path: Path) -> None:
    posts = sorted((corpus / "finews").glob("*.md"))
    books = {path.stem: api.render(api.read(path), "epub", note=lambda _: None) for path in posts}
    books["volume"] = api.render(Book.of([api.read(path) for path in posts], title="卷"), "epub", note=lambda _: None)
    assert complaints(tmp_path, books) == {}
