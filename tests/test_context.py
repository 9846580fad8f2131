"""What writers are given: where the images of a post are looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

import convert
from convert.context import image_files
from tests.writers.building import png

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


@pytest.mark.parametrize(
    ("front", "place"),
    [
        ("title: T", "2024/01/02/sea.png"),
        ("permalink: /trips/first/", "trips/first/sea.png"),
        ("permalink: /旅/x.html", "旅/sea.png"),
    ],
)
def test_a_relative_image_counts_from_the_page_s_url(tmp_path: Path, front: str, place: str) -> None:
    (tmp_path / "_config.yml").write_text("baseurl: /blog\n", "utf-8")
    file = tmp_path / "_posts/2024-01-02-a.md"
    file.parent.mkdir()
    file.write_text(f"---\n{front}\n---\n![Sea](sea.png)\n", "utf-8")
    (tmp_path / place).parent.mkdir(parents=True)
    (tmp_path / place).write_bytes(png())
    post = convert.read(file)
    assert tmp_path / place in image_files(post)
    assert b"data:image/png" in convert.render(post, "html")


def test_a_post_in_no_file_has_no_page_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "sea.png").write_bytes(png())
    post = convert.read_text("![Sea](sea.png)\n", base=tmp_path)
    assert b"data:image/png" in convert.render(post, "html")
