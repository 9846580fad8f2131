"""Whole files as they were read by eye and accepted: ``pytest --accept`` rewrites them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import convert
from convert import api
from tests.conftest import ROOT

CASES = sorted(path for path in (ROOT / "tests" / "golden" / "md").iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_posts_become_the_file_that_was_accepted(case: Path, accept: bool, tmp_path: Path) -> None:
    single = case / "in" / "post.md"
    made = convert.render(api.read(single), "md") if single.exists() else volume(case / "in", tmp_path)
    out = case / "out" / f"{case.name}.md"
    if accept:
        out.parent.mkdir(exist_ok=True)
        out.write_bytes(made)
    assert made.decode() == out.read_text("utf-8")


def volume(posts: Path, site: Path) -> bytes:
    shutil.copytree(posts, site / "_posts")
    (site / "_config.yml").write_text("title: Lights\npermalink: date\n")
    return convert.render(convert.Book.of(api.Site(site).posts(), title="Lights"), "md")
