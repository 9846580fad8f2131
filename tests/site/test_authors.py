"""Who wrote a post by what the site says."""

from __future__ import annotations

import pytest

from convert.nodes import Meta
from convert.notes import Code
from convert.site.fingerprint import fingerprint
from convert.site.site import new_snapshot
from tests.site.conftest import MakeSite

PEOPLE = "ann:\n  name: Ann Lee\nbo: Bo Karlsson\nnobody:\n  url: https://a.example\n"
DEFAULTS = "defaults:\n  - scope: {path: ''}\n    values: {author: Cy Marsh}\n"


def meta_of(make_site: MakeSite, front: str, config: str) -> Meta:
    site = make_site({"_posts/2020-01-02-a.md": f"---\n{front}\n---\nx", "_data/authors.yml": PEOPLE}, config)
    return site.source(site.root / "_posts/2020-01-02-a.md").meta


@pytest.mark.parametrize(
    ("front", "config", "authors"),
    [
        ("author: ann", "", ("Ann Lee",)),
        ("author: bo", "", ("Bo Karlsson",)),
        ("authors: [ann, Di Rosen]", "", ("Ann Lee", "Di Rosen")),
        ("author: nobody", "", ()),
        ("author: Di Rosen", DEFAULTS, ()),
        ("author: {name: ann}", "", ()),
        ("author: 7", "", ()),
        ("", DEFAULTS, ("Cy Marsh",)),
        ("", "defaults:\n  - scope: {path: ''}\n    values: {author: ann}\n", ("Ann Lee",)),
    ],
)
def test_authors_are_those_that_the_site_names_for_a_post(
    make_site: MakeSite, front: str, config: str, authors: tuple[str, ...]
) -> None:
    assert meta_of(make_site, front, config).authors == authors


@pytest.mark.parametrize(
    ("config", "name"),
    [
        ("author: Eve Sund", "Eve Sund"),
        ("author: ann", "Ann Lee"),
        ("author:\n  name: Eve\n  mail: e@e", "Eve"),
        ("", ""),
    ],
)
def test_a_site_names_its_own_author(make_site: MakeSite, config: str, name: str) -> None:
    meta = meta_of(make_site, "", config)
    assert (meta.site_author, meta.authors) == (name, ())


@pytest.mark.parametrize("path", ["authors.yml", "authors/ann.yml"])
def test_a_change_of_the_authors_is_seen(make_site: MakeSite, path: str) -> None:
    site = make_site({"_posts/2020-01-02-a.md": "a"}, "data_dir: facts")

    def now() -> str:
        return fingerprint(site.root, b"no template", snapshot=new_snapshot(), library="lib")

    before = now()
    make_site({f"facts/{path}": PEOPLE}, None)
    assert now() != before


@pytest.mark.parametrize("path", ["_data/authors.yml", "_data/authors/ann.yml"])
@pytest.mark.parametrize(
    ("front", "config", "codes"),
    [
        ("author: ann", "", [Code.DATA_UNREADABLE]),
        ("authors: [ann, Di Rosen]", "", [Code.DATA_UNREADABLE]),
        ("title: a", "author: ann", [Code.DATA_UNREADABLE]),
        ("title: a", "", []),
    ],
)
def test_authors_whose_names_cannot_be_read_are_noted(
    make_site: MakeSite, path: str, front: str, config: str, codes: list[Code]
) -> None:
    site = make_site({"_posts/2020-01-02-a.md": f"---\n{front}\n---\nx", path: "ann: b: c"}, config)
    source = site.source(site.root / "_posts/2020-01-02-a.md")
    assert [note.code for note in source.notes] == codes
    assert all(note.message.startswith(f"{path} cannot be read") for note in source.notes)
