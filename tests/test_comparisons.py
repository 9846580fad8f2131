"""A site held against its pages: what Jekyll leaves out is no difference."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from convert.cli import main

BUILT = 1_710_000_000  # 9 March 2024


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with a page of one of its two posts, which Jekyll built between their days."""
    page = tmp_path / "_site/2024/01/05/tide.html"
    page.parent.mkdir(parents=True)
    page.write_text("<p>The tide.</p>\n")
    os.utime(page, (BUILT, BUILT))
    posts = tmp_path / "_posts"
    posts.mkdir()
    (posts / "2024-01-05-tide.md").write_text("---\ntitle: Tide\n---\nThe tide.\n")
    (posts / "2031-01-05-ebb.md").write_text("---\ntitle: Ebb\n---\nThe ebb.\n")
    return tmp_path


def compared(site: Path, capfd: pytest.CaptureFixture[str]) -> tuple[int, dict[str, object]]:
    code = main(["compare", str(site), str(site / "_site"), "--json"])
    return code, json.loads(capfd.readouterr().out)


def test_a_post_dated_after_the_build_is_no_difference(site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, found = compared(site, capfd)
    assert (code, found["future"], found["absent"]) == (0, ["_posts/2031-01-05-ebb.md"], [])
    main(["compare", str(site), str(site / "_site")])
    assert capfd.readouterr().out == "2 posts: 1 read as Jekyll reads them, 0 differ, 1 of the future\n"


def test_a_post_of_the_future_lacks_its_page_where_the_site_shows_such(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (site / "_config.yml").write_text("future: true\n")
    code, found = compared(site, capfd)
    assert (code, found["future"], found["absent"]) == (1, [], ["_posts/2031-01-05-ebb.md"])


def test_a_post_dated_before_the_build_lacks_its_page(site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (site / "_posts/2024-02-01-wind.md").write_text("---\ntitle: Wind\n---\nWind.\n")
    code, found = compared(site, capfd)
    assert (code, found["absent"]) == (1, ["_posts/2024-02-01-wind.md"])
