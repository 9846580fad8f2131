"""The site as Liquid sees it, and never anything outside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from convert.notes import Code
from convert.positions import Lines
from convert.reader.liquid import render
from convert.sources import Address
from tests.site.conftest import MakeSite

FILES = {
    "_posts/2020-01-02-a.md": "---\ntitle: A\n---\nA text\n\nmore",
    "_posts/sub/2020-03-03-c.md": "---\ntitle: C\n---\nC text",
    "cat/_posts/2020-02-02-b.md": "---\ntitle: B\n---\nB text",
    "_posts/2020-01-05-broken.md": "---\na: b: c\n---\nx",
    "_includes/n.html": "---\nt: 1\n---\nincluded",
    "_posts/beside.txt": "beside",
    "about.md": "---\ntitle: About\n---\nx",
    "pg.md": "---\npermalink: /p/\n---\nx",
    "as/img 1.png": "x",
    "_data/m.yml": "- v: 10",
    "_data/my file.json": '{"a": 1}',
    "_data/t.csv": "k,w\n1,a\n2,\n",
    "_data/t.yml": "x: 1",
    "_data/empty.yml": "",
    "_data/UP.YML": "x: 1",
    "_data/sub/d.yml": "x: 1",
    "_data/bad.yml": "a: b: c",
}


def test_posts_are_newest_first_and_know_their_neighbours(make_site: MakeSite) -> None:
    posts = make_site(FILES).view().documents()
    assert [post["title"] for post in posts] == ["C", "B", "A"]
    assert posts[1]["next"]["title"] == "C"
    assert posts[1]["previous"]["content"].text == "A text\n\nmore"
    assert posts[0]["next"] is None
    assert posts[2]["excerpt"].text == "A text"
    assert posts[2]["id"] == "/2020/01/02/a"


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("_posts/2020-01-02-a.md", "/base/2020/01/02/a.html"),
        ("about.md", "/base/about.html"),
        ("pg.md", "/base/p/"),
        ("as/img 1.png", "/base/as/img%201.png"),
        ("/as/img 1.png", "/base/as/img%201.png"),
        ("/pg.md", None),
        ("pg.md#x", None),
        ("pg.html", None),
        ("../outside/secret.txt", None),
        ("", None),
    ],
)
def test_a_link_names_a_file_of_the_site(make_site: MakeSite, path: str, url: str | None) -> None:
    found = make_site(FILES, "baseurl: /base").view().link(path)
    assert found == (url and Address(url))


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("2020-01-02-a", "/2020/01/02/a.html"),
        ("2020-1-2-a", "/2020/01/02/a.html"),
        ("cat/2020-02-02-b", "/cat/2020/02/02/b.html"),
        ("sub/2020-03-03-c", "/2020/03/03/c.html"),
        ("2020-03-03-c", "/2020/03/03/c.html"),
        ("2020-01-02-a.md", None),
        ("2020-01-02-nope", None),
    ],
)
def test_a_post_is_found_by_its_name(make_site: MakeSite, name: str, url: str | None) -> None:
    found = make_site(FILES).view().post_url(name)
    assert found == (url and Address(url))


@pytest.mark.parametrize("bad", ["---\ntitle: [a\n---\nx", b"---\ntitle: \xe9t\xe9\n---\nx", b""])
def test_a_post_that_cannot_be_read_is_linked_by_its_name(make_site: MakeSite, bad: str | bytes) -> None:
    site = make_site({"news/_posts/2020-01-05-bad.md": bad}, "baseurl: /base")
    for tag in ("post_url 2020-01-05-bad", "link news/_posts/2020-01-05-bad.md", "post_link 2020-01-05-bad"):
        done = render(site.source_from_text(f"[it]({{% {tag} %}})"))
        assert done.text == "[it](/base/news/2020/01/05/bad.html)"
        assert [note.code for note in done.notes if "news/_posts/2020-01-05-bad.md" in note.message] == [
            Code.LIQUID_MISSING
        ]


@pytest.mark.parametrize("tag", ["include latin.html", "include_relative latin.html", "render_partial latin.html"])
def test_a_part_that_is_no_text_is_not_said_to_be_missing(make_site: MakeSite, tag: str) -> None:
    latin = b"caf\xe9"
    site = make_site({"_includes/latin.html": latin, "latin.html": latin})
    notes = render(site.source_from_text(f"{{% {tag} %}}")).notes
    assert [(note.code, "is not UTF-8" in note.message) for note in notes][:1] == [(Code.LIQUID_MISSING, True)]


def test_the_very_name_goes_before_the_same_day_and_slug(make_site: MakeSite) -> None:
    view = make_site({f"_posts/{name}": "---\n---\nx" for name in ("2020-1-2-a.md", "b/2020-01-02-a.md")}).view()
    assert view.post_url("b/2020-01-02-a") == view.post_url("2020-1-2-a") == Address("/2020/01/02/a.html")
    assert view.post_url("c/2020-01-02-a") is None


def test_the_posts_are_gone_through_once_for_all_tags(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site = make_site(FILES)
    origins, asked = list(site.origins()), list[str]()

    def counted() -> Iterator[str]:
        asked.append("all")
        yield from origins

    monkeypatch.setattr(site, "origins", counted)
    for name in ("2020-01-02-a", "2020-01-02-none", "2020-1-2-a"):
        site.view().post_url(name)
        site.view().link("_posts/2020-01-02-a.md")
    assert len(asked) == 2


def test_a_link_to_itself_hides_no_data(make_site: MakeSite) -> None:
    site = make_site({"_data/a.json": "1"})
    (site.root / "_data/loop.json").symlink_to("loop.json")
    assert dict(site.view().data) == {"a": 1}


def test_data_is_what_the_folder_holds(make_site: MakeSite) -> None:
    data = make_site(FILES).view().data
    assert data["m"] == [{"v": 10}]
    assert data["my_file"] == {"a": 1}
    assert data["t"] == [{"k": "1", "w": "a"}, {"k": "2", "w": None}]
    assert data["empty"] is False
    assert data["sub"]["d"] == {"x": 1}
    assert "UP" not in data


@pytest.mark.parametrize(
    ("text", "name"),
    [("{{ site.data.bad.usd }}", "_data/bad.yml"), ("{% for p in site.pages %}{{ p.title }}{% endfor %}", "torn.md")],
)
def test_a_file_that_cannot_be_read_is_named_where_it_is_asked_for(make_site: MakeSite, text: str, name: str) -> None:
    site = make_site({"torn.md": "---\na: b: c\n---\nx", "_data/bad.yml": "a: b: c"})
    for _ in range(2):  # whoever asked before
        done = render(site.source_from_text(f"a {text}\nb {text}"))
        assert done.text == "a \nb "
        assert [(note.code, note.lines) for note in done.notes] == [(Code.LIQUID_MISSING, Lines(1, 1))]
        assert name in done.notes[0].message


def test_a_file_that_cannot_be_read_is_null_among_all_data(make_site: MakeSite) -> None:
    site = make_site({"_data/bad.yml": "a: b: c"})
    assert render(site.source_from_text("{{ site.data | jsonify }}")).text == '{"bad":null}'


def test_nothing_outside_the_site_is_read(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(FILES)
    (tmp_path / "secret.yml").write_text("secret")
    for link in ("_includes/link.html", "_data/link.yml", "link.md"):
        (site.root / link).symlink_to(tmp_path / "secret.yml")
    view = site.view()
    assert view.include("n.html") == "---\nt: 1\n---\nincluded"
    assert view.relative("beside.txt", "_posts/2020-01-02-a.md") == "beside"
    names = ("../../secret.yml", "link.html", "none", "a\0b", "/etc/hostname")
    assert [view.include(name) for name in names] == [None] * 5
    assert view.relative("../../secret.yml", "_posts/x.md") is None
    assert view.link("link.md") is None
    assert "link" not in view.data


@pytest.mark.parametrize("character", ["\u2028", "\u0085", "\f", "\v"])
def test_a_row_ends_where_its_line_does(make_site: MakeSite, character: str) -> None:
    files = {"_data/t.csv": f'k,w\r\na{character}b,c\r\n"d\ne",f\r\n'}
    assert make_site(files).view().data["t"] == [{"k": f"a{character}b", "w": "c"}, {"k": "d\ne", "w": "f"}]
