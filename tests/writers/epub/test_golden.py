"""Whole books, unpacked, as they were read by eye and accepted: ``pytest --accept`` rewrites them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from convert import api
from tests.archives import members
from tests.conftest import ROOT

CASES = sorted(path for path in (ROOT / "tests" / "golden" / "epub").iterdir() if path.is_dir())

OUR_OWN = {"EPUB/style.css", "META-INF/container.xml"}
"""Members that are files of ``templates`` as they stand."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_post_becomes_the_book_that_was_accepted(case: Path, accept: bool) -> None:
    made = members(api.render(api.read(case / "in" / "post.md"), "epub", note=lambda _: None))
    out = case / "out"
    if accept:
        rewrite(out, made)
    expected = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert {name: data for name, data in made.items() if name not in OUR_OWN} == expected


def rewrite(out: Path, made: dict[str, bytes]) -> None:
    shutil.rmtree(out, ignore_errors=True)
    for name, data in made.items():
        if name not in OUR_OWN:
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (out / name).write_bytes(data)
