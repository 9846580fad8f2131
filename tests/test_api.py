"""What scripts call: that a slip is an error that says what to do, and that nothing is lost by it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import convert
from convert.errors import OutputError, UsageError
from tests.conftest import SAMPLES
from tests.writers.building import png


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """A post with a picture beside it, in no site."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.png").write_bytes(png())
    (tmp_path / "in" / "post.md").write_text("---\ntitle: A\n---\n\nText\n\n![](a.png)\n", "utf-8")
    return tmp_path / "in" / "post.md"


@pytest.mark.parametrize("name", ["post.md", "a.png"])
def test_a_post_replaces_nothing_that_it_is_made_from(post: Path, name: str) -> None:
    place = post.parent / name
    before = place.read_bytes()
    with pytest.raises(OutputError, match="would be overwritten"):
        convert.write(convert.read(post), place, to="md")
    with pytest.raises(OutputError, match="would be overwritten"):
        convert.write(convert.Book.of([convert.read(post)]), place, to="md")
    assert place.read_bytes() == before


def test_a_book_replaces_none_of_its_posts(tmp_path: Path) -> None:
    site = Path(shutil.copytree(SAMPLES, tmp_path / "site"))
    place = site / "_posts" / "2023-03-14-wenhou.md"
    before = place.read_bytes()
    with pytest.raises(OutputError, match="would be overwritten"):
        convert.write(convert.Book.of(convert.Site(site).posts()), place)
    assert place.read_bytes() == before


def test_a_book_without_posts_is_written_nowhere(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="without posts"):
        convert.write(convert.Book.of([]), tmp_path / "a.epub")
    assert list(tmp_path.iterdir()) == []
