"""Five invented sites, built by Jekyll itself: every post is read the same, and Liquid sees the same of each."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from convert.cli import main
from convert.nodes import Meta
from convert.reader.liquid import render
from convert.site import Site
from convert.sources import PostSource
from tests.sites import archive, fronts, gathered, journal, library

_FACTS = "path url id title slug name ext collection draft"
_LISTS = "categories tags"
_PROBE = (
    "{% for post in site.posts %}\n"
    + "".join(f"{key}: {{{{ post.{key} | jsonify }}}}\n" for key in _FACTS.split())
    + "".join(f"{key}: {{{{ post.{key} | jsonify }}}}\n" for key in _LISTS.split())
    + "excerpt: {{ post.excerpt | strip_html | jsonify }}\n"
    + "date: {{ post.date | date_to_xmlschema }} {{ post.date }}\n"
    + "next: {{ post.next.path }} previous: {{ post.previous.path }}\n"
    + "{% endfor %}\n"
    + "{% for category in site.categories %}{{ category[0] }}: {{ category[1] | map: 'url' | join: ' ' }}\n{% endfor %}"
)
_LAYOUT = "<html><body><nav>menu</nav><main>{{ content }}</main></body></html>\n"
_SITES = {
    "archive": archive.FILES,
    "library": library.FILES,
    "fronts": fronts.FILES,
    "journal": journal.FILES,
    "gathered": gathered.FILES,
}
_COUNTS = {
    "archive": "23 posts: 22 read as Jekyll reads them, 0 differ, 1 without a page\n",
    "library": "8 posts: 8 read as Jekyll reads them, 0 differ\n",
    "gathered": "4 posts: 4 read as Jekyll reads them, 0 differ\n",
    "journal": "7 posts: 7 read as Jekyll reads them, 0 differ\n",
    "fronts": "64 posts: 64 read as Jekyll reads them, 0 differ\n",
}
"""In the archive two posts have one address: Jekyll writes the newer over the older."""


@pytest.fixture(scope="module", params=_SITES)
def built(
    request: pytest.FixtureRequest, program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder of a site that Jekyll has built into ``_site``."""
    root = tmp_path_factory.mktemp(request.param)
    pages = {"_layouts/post.html": _LAYOUT, "probe.txt": "---\n---\n" + _PROBE}
    _write(root, {**_SITES[request.param], **pages})
    _build(program("jekyll"), root)
    return root


def _write(root: Path, files: Mapping[str, str | bytes]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def _build(jekyll: str, root: Path) -> None:
    env = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    subprocess.run([jekyll, "build", "-q"], cwd=root, check=True, capture_output=True, env=env)


@pytest.mark.jekyll
def test_every_post_is_read_as_jekyll_reads_it(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["compare", str(built), str(built / "_site")])
    assert capsys.readouterr().out == _COUNTS[built.name.rstrip("0123456789")]


@pytest.mark.jekyll
@pytest.mark.parametrize(
    ("encoding", "text"), [("gbk", "“引号”——正文"), ("windows-1252", "Déjà vu — “quotes” … 5 €"), ("big5", "許功蓋")]
)
def test_a_site_in_another_encoding_is_built_in_it_and_read(
    encoding: str, text: str, program: Callable[[str], str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = f"---\ntitle: {text}\n---\n## {text}\n\n{text} *em* {text}\n".encode(encoding, "ignore")
    _write(tmp_path, {"_config.yml": f"encoding: {encoding}\n", "_posts/2020-01-02-a.md": body})
    _build(program("jekyll"), tmp_path)
    main(["compare", str(tmp_path), str(tmp_path / "_site")])
    assert capsys.readouterr().out == "1 posts: 1 read as Jekyll reads them, 0 differ\n"


@pytest.mark.jekyll
def test_liquid_sees_of_each_post_what_jekyll_shows(built: Path) -> None:
    site = Site(built)
    probe = PostSource("probe.txt", _PROBE, Meta(title="probe"), kramdown=site.settings.kramdown, site=site.view())
    made = render(probe)
    assert made.notes == ()
    assert made.text.split("\n") == (built / "_site/probe.txt").read_text("utf-8").split("\n")
