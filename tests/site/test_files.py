"""Which files of a site are posts."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from convert.notes import Code
from convert.site import Site
from tests.site.conftest import MakeSite

POST = "---\ntitle: T\n---\nx"
N = "2020-01-02-n.md"

POSTS = [
    f"_posts/{N}", f"cat/_posts/{N}", f"cat/Sub Cat/_posts/{N}",
    f"_posts/s/{N}", f"_posts/s/_x/{N}", f"_posts/s/_posts/{N}",
    "_posts/2020-01-02-.md", "_posts/20-1-2-x.md", "_posts/120-1-2-x.markdown", "_posts/2020-01-02-x.HTML",
]  # fmt: skip

NO_POSTS = [
    f"_x/_posts/{N}", f".git/_posts/{N}", f"~x/_posts/{N}", f"x~/_posts/{N}", f"_site/_posts/{N}",
    f"node_modules/p/_posts/{N}",
    f"_posts/_x/{N}", f"_posts/.x/{N}", f"_posts/s/.x/{N}", f"_posts/_posts/{N}", "_posts/_2020-01-02-x.md",
    "_posts/2020-01-02.md", "_posts/2020_01_02-x.md", "_posts/20200-01-02-x.md", "_posts/a2020-01-02-x.md",
    "_posts/2020-01-02-x", "_posts/2020-01-02-x.md~", f"posts/{N}", "_drafts/x.md",
]  # fmt: skip


def origins(site: Site, *, drafts: bool = False) -> list[str]:
    return [entry.origin for entry in site.entries(drafts=drafts)]


@pytest.mark.parametrize("path", POSTS)
def test_a_post_is_found(make_site: MakeSite, path: str) -> None:
    assert origins(make_site({path: POST})) == [path]


@pytest.mark.parametrize("path", NO_POSTS)
def test_what_jekyll_does_not_take_is_no_post(make_site: MakeSite, path: str) -> None:
    assert origins(make_site({path: POST})) == []


@pytest.mark.parametrize(
    ("config", "found"),
    [
        ("exclude: [cat]", [f"_posts/{N}"]),
        ("exclude: [cat/]", [f"_posts/{N}"]),
        ("exclude: ['*.md']", []),
        ("exclude: [_posts/2020-01]", [f"cat/_posts/{N}"]),
        ("exclude: [cat]\ninclude: [cat]", [f"_posts/{N}", f"cat/_posts/{N}"]),
        ("include: [_x]", [f"_posts/{N}", f"_posts/_x/{N}", f"cat/_posts/{N}"]),
        ("collections_dir: cat", [f"cat/_posts/{N}"]),
        ("markdown_ext: markdown", []),
    ],
)
def test_the_configuration_says_what_is_left_out(make_site: MakeSite, config: str, found: list[str]) -> None:
    paths = (f"_posts/{N}", f"_posts/_x/{N}", f"cat/_posts/{N}")
    assert origins(make_site(dict.fromkeys(paths, POST), config)) == found


def test_drafts_come_when_they_are_asked_for(make_site: MakeSite) -> None:
    site = make_site({"_drafts/idea.md": POST, f"_posts/{N}": POST})
    assert origins(site) == [f"_posts/{N}"]
    assert origins(site, drafts=True) == ["_drafts/idea.md", f"_posts/{N}"]


def test_what_is_skipped_is_said(make_site: MakeSite) -> None:
    site = make_site({"_posts/undated.md": POST, "_posts/2020-01-02-x.textile": POST, "_posts/a.png": "x"})
    assert {file.path: file.note.code for file in site.skipped()} == {
        "_posts/2020-01-02-x.textile": Code.POST_SKIPPED,
        "_posts/a.png": Code.POST_SKIPPED,
        "_posts/undated.md": Code.NAME_WITHOUT_DATE,
    }


def test_pictures_in_the_folder_of_a_post_are_no_failed_posts(make_site: MakeSite) -> None:
    site = make_site({"_posts/2020-01-02-x.md": POST, "_posts/2020-01-02-x/a.png": "", "_posts/other/a.png": ""})
    assert [skipped.path for skipped in site.skipped()] == ["_posts/other/a.png"]


def test_links_out_of_the_site_are_not_followed(make_site: MakeSite, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "2020-01-01-secret.md").write_text(POST)
    site = make_site({f"_posts/{N}": POST})
    (site.root / "_posts/2020-01-01-link.md").symlink_to(outside / "2020-01-01-secret.md")
    (site.root / "_posts/folder").symlink_to(outside)
    (site.root / "_posts/2020-01-03-inside.md").symlink_to(site.root / f"_posts/{N}")
    assert origins(site) == [f"_posts/{N}", "_posts/2020-01-03-inside.md"]
    assert {file.path: file.note.message.partition(" is ")[0] for file in site.skipped()} == {
        "_posts/2020-01-01-link.md": "a link out of the site",
        "_posts/folder": "a linked folder",
    }


def test_a_linked_folder_of_posts_is_said(make_site: MakeSite, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / f"outside/{N}").write_text(POST)
    site = make_site({f"cat/_posts/{N}": POST})
    (site.root / "_posts").symlink_to(tmp_path / "outside")
    assert origins(site) == [f"cat/_posts/{N}"]
    assert [file.path for file in site.skipped()] == ["_posts"]


@pytest.mark.parametrize("place", ["", "cat/_posts/"])
def test_a_link_to_itself_hides_nothing_beside_it(make_site: MakeSite, place: str) -> None:
    site = make_site({f"_posts/{N}": POST, f"cat/_posts/{N}": POST})
    loop = site.root / place / "2020-01-03-loop.md"
    loop.symlink_to(loop.name)
    found = {entry.origin: entry.error for entry in site.entries()}
    error = found.pop(f"{place}{loop.name}", None)
    assert found == {f"_posts/{N}": None, f"cat/_posts/{N}": None}
    assert bool(error) == bool(place), "among the posts it is a post that cannot be read"


@pytest.mark.parametrize("closed", ["cat", "cat/_posts", "cat/_posts/s"])
def test_a_folder_that_cannot_be_read_is_said(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch, closed: str
) -> None:
    site = make_site({f"_posts/{N}": POST, f"cat/_posts/s/{N}": POST})
    scan = os.scandir

    def refuse(path: Path) -> object:
        if path == site.root / closed:
            raise PermissionError(errno.EACCES, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)  # a mode would not keep root from reading
    assert f"_posts/{N}" in origins(site)
    assert [(file.path, file.note.message) for file in site.skipped()] == [
        (closed, "the folder cannot be read: permission denied")
    ]


def test_a_name_that_is_no_utf8_is_skipped_and_said(make_site: MakeSite) -> None:
    site = make_site({f"_posts/{N}": POST})
    try:
        Path(os.fsdecode(os.fsencode(site.root) + b"/_posts/2020-01-02-\xff.md")).write_text(POST)
    except OSError:
        pytest.skip("this file system takes UTF-8 names alone")
    assert origins(site) == [f"_posts/{N}"]
    assert len(site.skipped()) == 1
