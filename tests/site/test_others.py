"""Pages, static files and collections: what a site has besides its posts, and nothing from outside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from convert.notes import Code
from convert.reader.liquid import render
from convert.sources import Address
from tests.site.conftest import MakeSite

CONFIG = """\
permalink: {style}
collections:
  docs: {{output: true, permalink: "/d/:path/", rank: 1}}
  talks: {{order: [b.md, a.md]}}
  tips: {{sort_by: n}}
defaults:
  - {{scope: {{path: "", type: pages}}, values: {{kind: page}}}}
  - {{scope: {{path: "", type: docs}}, values: {{kind: doc}}}}
  - {{scope: {{path: img}}, values: {{alt: drawn}}}}
exclude: [old]
"""
FILES = {
    "_posts/2020-01-02-a.md": "---\n---\npost",
    "about.md": "---\ntitle: About\nkind: own\n---\nabout {{ page.title }}",
    "en/index.html": "---\n---\nx",
    "en/other.markdown": "---\npermalink: /o/:basename.htm\n---\nx",
    "css/main.scss": "---\n---\nx",
    "off.md": "---\npublished: false\n---\nx",
    "broken.md": "---\na: b: c\n---\nx",
    "old/gone.md": "---\n---\nx",
    "_hidden/gone.md": "---\n---\nx",
    "plain.md": "no front matter",
    "almost.md": "--- x\n---\nx",
    "img/b.png": "x",
    "_docs/z.md": "---\ntitle: Z\n---\nz text\n\nmore",
    "_docs/in/a b.md": "---\n---\na",
    "_docs/off.md": "---\npublished: false\n---\nx",
    "_docs/pic.png": "x",
    "_talks/a.md": "---\n---\nx",
    "_talks/b.md": "---\n---\nx",
    "_tips/x.md": "---\nn: 2\n---\nx",
    "_tips/y.md": "---\nn: 10\n---\nx",
    "_tips/w.md": "---\n---\nx",
}


def config(style: str = "date") -> str:
    return CONFIG.format(style=style)


def test_pages_are_files_with_front_matter_by_name(make_site: MakeSite) -> None:
    pages = make_site(FILES, config()).view().pages()
    assert [(page["path"], page["url"], page["dir"]) for page in pages] == [
        ("about.md", "/about.html", "/"),
        ("broken.md", "/broken.html", "/"),
        ("en/index.html", "/en/", "/en/"),
        ("css/main.scss", "/css/main.css", "/css/"),
        ("en/other.markdown", "/o/other.htm", "/o/"),
    ]
    assert [pages[0][key] for key in ("title", "kind", "name", "content")] == [
        "About",
        "own",
        "about.md",
        "about {{ page.title }}",
    ]
    assert pages[2]["kind"] == "page"


@pytest.mark.parametrize(
    ("style", "about", "talk"),
    [
        ("date", "/about.html", "/talks/a.html"),
        ("pretty", "/about/", "/talks/a/"),
        ("none", "/about.html", "/talks/a.html"),
        ("weekdate", "/about", "/talks/a"),
        ("/:year/:title/", "/about/", "/talks/a/"),
        ("/:year/:title", "/about", "/talks/a"),
        ("/:year/:title:output_ext", "/about.html", "/talks/a.html"),
    ],
)
def test_the_style_of_posts_decides_how_other_urls_end(make_site: MakeSite, style: str, about: str, talk: str) -> None:
    view = make_site(FILES, config(style)).view()
    assert view.pages()[0]["url"] == about
    assert view.link("about.md") == Address(about)
    assert view.link("_talks/a.md") == Address(talk)


def test_static_files_are_the_others_and_have_defaults(make_site: MakeSite) -> None:
    files = make_site(FILES, config()).view().static_files()
    assert [file["path"] for file in files] == ["/almost.md", "/img/b.png", "/plain.md", "_docs/pic.png"]
    assert [files[1][key] for key in ("name", "basename", "extname", "alt", "collection")] == [
        "b.png",
        "b",
        ".png",
        "drawn",
        None,
    ]
    assert files[3]["collection"] == "docs"


def test_collections_hold_documents_in_their_order(make_site: MakeSite) -> None:
    found = make_site(FILES, config()).view().collections()
    assert list(found) == ["posts", "docs", "talks", "tips"]
    assert {label: [doc["path"] for doc in one["docs"]] for label, one in found.items()} == {
        "posts": ["_posts/2020-01-02-a.md"],
        "docs": ["_docs/in/a b.md", "_docs/z.md"],
        "talks": ["_talks/b.md", "_talks/a.md"],
        "tips": ["_tips/x.md", "_tips/y.md", "_tips/w.md"],
    }
    assert [found["docs"][key] for key in ("label", "output", "relative_directory", "rank")] == [
        "docs",
        True,
        "_docs",
        1,
    ]


def test_a_document_is_like_a_post(make_site: MakeSite) -> None:
    first, second = make_site(FILES, config()).view().collections()["docs"]["docs"]
    assert [first[key] for key in ("url", "id", "title", "collection", "kind", "previous")] == [
        "/d/in/a%20b/",
        "/d/in/a b",
        "A b",
        "docs",
        "doc",
        None,
    ]
    assert first["next"]["title"] == second["title"] == "Z"
    assert second["excerpt"].text == "z text"


def test_nothing_outside_the_site_is_a_page_or_a_document(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(FILES, config())
    (tmp_path / "secret.md").write_text("---\ntitle: secret\n---\nsecret")
    (tmp_path / "more").mkdir()
    (tmp_path / "more/m.md").write_text("---\n---\nsecret")
    (site.root / "link.md").symlink_to(tmp_path / "secret.md")
    (site.root / "_docs/link.md").symlink_to(tmp_path / "secret.md")
    (site.root / "folder").symlink_to(tmp_path / "more")
    view = site.view()
    paths = [page["path"] for page in (*view.pages(), *view.static_files(), *view.collections()["docs"]["docs"])]
    assert not [path for path in paths if "link" in path or "folder" in path]
    assert view.link("_docs/link.md") is None


@pytest.mark.parametrize("text", [b"---\na: b: c\n---\nThe text.\n", b"---\ntitle: \xff\xfe\xfd\n---\n"])
@pytest.mark.parametrize("more", ["", "    sort_by: title\n"])
def test_a_document_that_cannot_be_read_is_there_and_noted(make_site: MakeSite, text: bytes, more: str) -> None:
    files = {"_things/a.md": b"---\ntitle: A\n---\nx", "_things/b.md": text}
    site = make_site(files, f"collections:\n  things:\n    output: true\n{more}")
    made = render(site.source_from_text("{% for thing in site.things %}[{{ thing.title }}]{{ thing.url }}{% endfor %}"))
    assert sorted(made.text.replace("[", " [").split()) == ["[A]/things/a.html", "[]/things/b.html"]
    (note,) = made.notes
    assert note.code == Code.LIQUID_MISSING
    assert note.message.startswith("_things/b.md cannot be read")
    assert site.view().link("_things/b.md") == Address("/things/b.html", unread="_things/b.md")
