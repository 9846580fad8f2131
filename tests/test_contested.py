"""Files of one name beside posts: whose place is whose."""

from __future__ import annotations

from pathlib import Path

import pytest

from convert.contested import Claims


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    for path, text in (
        ("x/a.png", "1"),
        ("x/same.png", "one"),
        ("x/only.png", "1"),
        ("x/img/b.png", "1"),
        ("x/img/same.png", "one"),
        ("x/post.md", "1"),
        ("y/A.png", "2"),
        ("y/same.png", "one"),
        ("y/img/b.png", "2"),
        ("y/img/c.png", "2"),
        ("y/img/same.png", "one"),
        ("y/post.md", "2"),
        ("z/img/c.png", "3"),
        ("z/a.png", "1"),
    ):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


def test_the_first_folder_has_its_places(folders: Path) -> None:
    """What is the same may lie in one place; names that some file systems take for one are one."""
    claims = Claims()
    assert claims.contested("out", folders / "x") == frozenset()
    assert claims.contested("out", folders / "y") == {"A.png", "img/b.png"}
    assert claims.contested("out", folders / "z") == {"img/c.png"}
    assert claims.contested("out", folders / "x") == frozenset()


def test_folders_of_outputs_have_nothing_to_do_with_each_other(folders: Path) -> None:
    claims = Claims()
    assert claims.contested("out", folders / "x") == frozenset()
    assert claims.contested("other", folders / "y") == frozenset()


def test_a_folder_that_is_not_there_contests_nothing(folders: Path) -> None:
    assert Claims().contested("out", folders / "absent") == frozenset()
