"""Links from one post of a volume to another stay inside the book."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from convert import api
from convert.binding import Binding, bind
from convert.books import Book
from convert.notes import Note
from convert.options import WriteOptions
from convert.volumes import By, volumes
from tests.archives import members
from tests.writers.epub.checking import attributes

CONFIG = "title: t\nurl: https://tides.example.org\nbaseurl: /blog\npermalink: /:categories/:title.html\n"

INSIDE = [
    "/blog/news/second.html",
    "/news/second.html",
    "/news/second",
    "second.html",
    "../news/second.html#part",
    "https://tides.example.org/blog/news/second.html",
    "//TIDES.example.org/blog/news/second/",
    "{% post_url 2022-01-02-second %}",
]

OUTSIDE = ["https://other.example.org/news/second.html", "mailto:second@example.org"]

ON_THE_SITE = {
    "/blog/news/third.html": "https://tides.example.org/blog/news/third.html",
    "/blog/news/broken.html": "https://tides.example.org/blog/news/broken.html",
    "second.txt": "https://tides.example.org/blog/news/second.txt",
    "/": "https://tides.example.org/",
}
"""What the book does not hold, and where a browser finds it."""


@pytest.fixture
def site(tmp_path: Path) -> api.Site:
    links = [*INSIDE, *OUTSIDE, *ON_THE_SITE]
    text = "\n\n".join(f"[link {number}]({address})" for number, address in enumerate(links))
    posts = tmp_path / "site" / "_posts"
    posts.mkdir(parents=True)
    (posts.parent / "_config.yml").write_text(CONFIG)
    (posts / "2022-01-01-first.md").write_text(f"---\ntitle: First\ncategories: news\n---\n{text}\n")
    (posts / "2022-01-02-second.md").write_text("---\ntitle: Second\ncategories: news\n---\n# Part\n\n[back](first)\n")
    (posts / "2022-01-03-broken.md").write_bytes(b"---\ntitle: [\ncategories: news\n---\nx\n")
    return api.Site(posts.parent)


def chapters(data: bytes) -> dict[str, list[str]]:
    """Return where each chapter leads, by the part of its file's name that is its slug."""
    return {
        name.split("-")[1]: attributes(part, "href", of="a")
        for name, part in members(data).items()
        if name.startswith("EPUB/p")
    }


def bound(site: api.Site, to: str, path: Path) -> bytes:
    (volume,) = volumes(site.posts(), By.NONE, name="volume", title="Volume")
    bind(Binding(volume, to, path, WriteOptions()))
    return path.read_bytes()


def test_links_between_posts_lead_to_chapters(site: api.Site, tmp_path: Path) -> None:
    data = bound(site, "epub", tmp_path / "volume.epub")
    files = {name.split("-")[1]: name.removeprefix("EPUB/") for name in members(data) if name.startswith("EPUB/p")}
    found = chapters(data)
    assert found["first"] == [
        *(files["second"] + ("#part" if address.endswith("#part") else "") for address in INSIDE),
        *OUTSIDE,
        *ON_THE_SITE.values(),
    ]
    assert found["second"] == [files["first"]]


def test_links_out_of_the_volume_are_text_and_a_note(site: api.Site) -> None:
    (site.root / "_config.yml").write_text(CONFIG.replace("url:", "no_url:", 1))
    (site.root / "_posts" / "2022-01-03-broken.md").unlink()
    notes: list[Note] = []
    api.render(Book.of(site.posts(), title="Volume"), "epub", note=notes.append)
    assert [note.message.rpartition(" ")[2] for note in notes] == list(ON_THE_SITE)


def test_a_book_of_a_sites_posts_links_them_as_well(site: api.Site) -> None:
    (site.root / "_posts" / "2022-01-03-broken.md").unlink()
    book = Book.of(site.posts(), title="Volume")
    found = chapters(api.render(book, "epub", note=lambda _: None))["first"]
    assert len(set(found)) == 2 + len(OUTSIDE) + len(ON_THE_SITE)


SECTIONS = """---
title: Long
categories: news
---
# First part

{text}

# Last part

[own](#first-part)
"""


def test_a_link_to_a_heading_leads_to_it_in_whichever_file_it_is(site: api.Site, tmp_path: Path) -> None:
    text = "\n\n".join(["The tide table of the harbour was printed again." * 20] * 600)
    (site.root / "_posts" / "2022-01-04-long.md").write_text(SECTIONS.format(text=text))
    (site.root / "_posts" / "2022-01-02-second.md").write_text(
        "---\ntitle: Second\ncategories: news\n---\n"
        "[a](long#first-part) [b](/news/long.html#last-part) [c](long#no-part) [d](long)\n"
    )
    parts = members(bound(site, "epub", tmp_path / "volume.epub"))
    (second,) = (part for name, part in parts.items() if "second" in name)
    hrefs = attributes(second, "href", of="a")
    first, last, none, whole = (href.partition("#") for href in hrefs)
    assert none == whole == (first[0], "", "")
    assert first[2] == "first-part"
    assert last[0] != first[0]
    for file, _, name in (first, last):
        assert name in attributes(parts[f"EPUB/{file}"], "id")


def test_a_link_to_a_heading_leads_to_it_in_one_page_and_in_markdown(site: api.Site, tmp_path: Path) -> None:
    page = bound(site, "html", tmp_path / "volume.html").decode()
    (heading,) = (id_ for id_ in attributes_of(page, "id") if id_.endswith("-part"))
    assert attributes_of(page, "href").count(f"#{heading}") == 1
    text = bound(site, "md", tmp_path / "volume.md").decode()
    (heading,) = re.findall(r"\{#(\S+-part)\}", text)
    assert text.count(f"](#{heading})") == 1


def attributes_of(page: str, name: str) -> list[str]:
    return re.findall(f' {name}="([^"]*)"', page)


def test_links_in_one_page_lead_to_the_post_in_it(site: api.Site, tmp_path: Path) -> None:
    page = bound(site, "html", tmp_path / "volume.html").decode()
    first, second = sorted({href[1:] for href in attributes_of(page, "href") if href.endswith("-_title")})
    assert page.count(f' href="#{second}"') == len(INSIDE)  # one leads to a heading; and the line of the contents
    assert f'id="{first}"' in page
    assert f'id="{second}"' in page


def test_links_out_of_a_volume_in_markdown_lead_to_the_site(site: api.Site, tmp_path: Path) -> None:
    text = bound(site, "md", tmp_path / "volume.md").decode()
    assert [address for address in (*OUTSIDE, *ON_THE_SITE.values()) if f"]({address})" not in text] == []
