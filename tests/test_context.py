"""What writers are given: where the images of a post are looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

import convert
from convert.context import image_files

DEFAULTS = "defaults: [{scope: {path: _posts}, values: {media_subpath: /assets/trip}}]"


@pytest.mark.parametrize(
    ("front", "config"), [("media_subpath: /assets/trip/", ""), ("img_path: assets/trip", ""), ("title: T", DEFAULTS)]
)
def test_images_are_looked_for_where_the_post_says_they_are(tmp_path: Path, front: str, config: str) -> None:
    (tmp_path / "_config.yml").write_text(config, "utf-8")
    file = tmp_path / "_posts/2024-01-02-a.md"
    file.parent.mkdir()
    file.write_text(f"---\n{front}\n---\n![Sea](sea.png)\n", "utf-8")
    assert tmp_path / "assets/trip/sea.png" in image_files(convert.read(file))
