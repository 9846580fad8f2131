"""Say if a change of a site is seen, without its posts being read."""

from __future__ import annotations

import os

import pytest

from convert.site.fingerprint import fingerprint
from convert.site.site import new_snapshot
from tests.site.conftest import MakeSite

LIQUID = b"{{ site.title }}"


@pytest.mark.parametrize(
    ("config", "path", "changes"),
    [
        ("", "_includes/a.html", True),
        ("", "_site_includes/a.html", True),
        ("", "node_modules_notes/a.html", True),
        ("", "blog/_site/a.html", True),
        ("", "_site/a.html", False),
        ("", "node_modules/a.html", False),
        ("", ".git/a", False),
        ("", "out/lib", False),
        ("destination: ./public/", "public/a.html", False),
        ("destination: public", "_site/a.html", True),
    ],
)
def test_a_file_that_comes_changes_the_fingerprint_of_what_may_show_it(
    make_site: MakeSite, config: str, path: str, *, changes: bool
) -> None:
    def of(source: bytes) -> str:
        return fingerprint(site.root, source, snapshot=new_snapshot(), library="lib")

    site = make_site({"_posts/2020-01-02-a.md": "a"}, config)
    before, plain = of(LIQUID), of(b"no template")
    make_site({path: "new"}, None)
    assert (of(LIQUID) != before) is changes
    assert of(b"no template") == plain


@pytest.mark.parametrize("name", ["_config.toml", "_data/authors.yml", "_data/authors/a.yml"])
def test_what_has_no_end_is_not_read(make_site: MakeSite, name: str) -> None:
    site = make_site({"_posts/2020-01-02-a.md": "a"}, "")
    (site.root / name).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(site.root / name)
    assert fingerprint(site.root, b"", snapshot=new_snapshot(), library="lib")


@pytest.mark.parametrize("linked", [True, False])
def test_authors_outside_the_site_do_not_count(make_site: MakeSite, *, linked: bool) -> None:
    def now() -> str:
        return fingerprint(site.root, b"", snapshot=new_snapshot(), library="lib")

    site = make_site({"_posts/2020-01-02-a.md": "a"}, "" if linked else "data_dir: ../outside")
    outside = site.root.parent / "outside"
    outside.mkdir()
    if linked:
        (site.root / "_data").mkdir()
        (site.root / "_data/authors.yml").symlink_to(outside / "authors.yml")
    before = now()
    (outside / "authors.yml").write_text("a: {name: A}", "utf-8")
    assert now() == before
