"""Where links lead in the documents that pandoc and Typst make, of a post alone and of a volume."""

from __future__ import annotations

import ctypes
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import cast

import pypdfium2
import pytest
from lxml import etree
from pypdfium2 import raw

from convert.books import Addresses, Book, Unread
from convert.nodes import Anchor, Figure, Footnote, FootnoteReference, Heading, Image, Link, Meta, Post
from convert.notes import Note
from tests.writers.building import p, t
from tests.writers.engines import rendered

pytestmark = pytest.mark.pandoc

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

LINKS = {
    "two": "/two/",
    "section": "/two/#落潮",
    "escaped": "/two/#%E8%90%BD%E6%BD%AE",
    "no section": "/two/#nowhere",
    "own": "#own",
    "top": "#top",
    "no own": "#nowhere",
    "no post": "/nowhere/",
}
INSIDE = {"own → Own", "top → One"}
BETWEEN = {"two → Two", "section → 落潮", "escaped → 落潮", "no section → Two", "picture → 落潮", "note → Two"}

ONE = Post(
    Meta(title="One", lang="zh-CN", slug="one", origin="_posts/one.md"),
    (
        *(p(Link(url, t(text))) for text, url in LINKS.items()),
        Heading(2, t("Own"), id="own"),
        Figure(Image("/assets/a.png", "pier"), link="/two/#落潮"),
        p("x", FootnoteReference("a")),
    ),
    footnotes=(Footnote("a", (p(Link("/two/", t("note"))),)),),
)
TWO = Post(Meta(title="Two", lang="zh-CN", slug="two", origin="_posts/two.md"), (Heading(2, t("落潮"), id="落潮"),))


class Shelf:
    """Two posts that know each other's addresses."""

    def __iter__(self) -> Iterator[Post]:
        return iter((ONE, TWO))

    def addresses(self) -> Addresses:
        return Known()


class Known:
    def post_at(self, url: str, origin: str) -> Unread | None:
        return Second() if url.partition("#")[0] == "/two/" else None

    def keeping(self, post: Unread) -> Unread:
        return post


class Second:
    origin = TWO.meta.origin

    def read(self) -> Post:
        return TWO


def docx_links(data: bytes) -> Iterator[str]:
    """Read the text of each link, and of the paragraph that the bookmark is in or before where it leads."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = [etree.fromstring(archive.read(f"word/{name}.xml")) for name in ("document", "footnotes")]
    first = etree.XPath("string((ancestor::w:p | following::w:p)[1])", namespaces={"w": W[1:-1]})
    marks = [mark for part in parts for mark in part.iter(f"{W}bookmarkStart")]
    starts = {str(mark.get(f"{W}name")): cast("str", first(mark)) for mark in marks}
    for part in parts:
        for link in part.iter(f"{W}hyperlink"):
            anchor = str(link.get(f"{W}anchor"))
            if anchor in starts:
                text = etree.tostring(link, method="text", encoding="unicode", with_tail=False)
                yield f"{text.strip() or 'picture'} → {starts[anchor]}"


def pdf_links(data: bytes) -> Iterator[str]:
    """Read what stands where each link is, and what stands where it leads."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        place, link, at = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
        while raw.FPDFLink_Enumerate(page, place, link):
            target = raw.FPDFLink_GetDest(document, link)
            if not target:
                continue
            raw.FPDFLink_GetAnnotRect(link, at)
            text = page.get_textpage().get_text_bounded(at.left, at.bottom, at.right, at.top)
            yield f"{text.strip() or 'picture'} → {_line_at(document, target)}"
    document.close()


def _line_at(document: pypdfium2.PdfDocument, target: object) -> str:
    has, y = (ctypes.c_int() for _ in range(3)), ctypes.c_float()
    raw.FPDFDest_GetLocationInPage(target, *has, ctypes.c_float(), y, ctypes.c_float())
    page = document[raw.FPDFDest_GetDestPageIndex(document, target)]
    line: str = page.get_textpage().get_text_bounded(0, y.value - 25, page.get_width(), y.value + 5)
    return line.strip()


def pdf_addresses(data: bytes) -> Iterator[str]:
    """Read the addresses of the web that a PDF leads to."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        place, link = ctypes.c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(page, place, link):
            action = raw.FPDFLink_GetAction(link)
            held = ctypes.create_string_buffer(raw.FPDFAction_GetURIPath(document, action, None, 0))
            raw.FPDFAction_GetURIPath(document, action, held, len(held))
            yield held.value.decode()
    document.close()


def docx_addresses(data: bytes) -> Iterator[str]:
    """Read the addresses that a DOCX leads to."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        relations = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
    return (str(one.get("Target")) for one in relations if one.get("TargetMode") == "External")


def epub_addresses(data: bytes) -> Iterator[str]:
    """Read the addresses that the pages of an EPUB lead to."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith(".xhtml"):
                yield from HREF.findall(archive.read(name).decode())


def html_addresses(data: bytes) -> Iterator[str]:
    """Read the addresses that a page leads to."""
    yield from HREF.findall(data.decode())


HREF = re.compile(r'href="([^"]*)"')
LED = {"pdf": pdf_links, "docx": docx_links}
ADDRESSES = {"pdf": pdf_addresses, "docx": docx_addresses, "epub": epub_addresses, "html": html_addresses}


@pytest.mark.parametrize("to", LED)
def test_links_of_a_volume_lead_to_the_post_or_the_heading(to: str) -> None:
    notes: list[Note] = []
    found = set(LED[to](rendered(Book.of(Shelf(), title="Volume"), to, note=notes.append)))
    assert found >= INSIDE | BETWEEN
    assert not {one for one in found if one.startswith("no ")} - BETWEEN
    assert [note.code for note in notes] == ["book.link-dangling"] * 2


@pytest.mark.parametrize("to", LED)
def test_a_link_of_a_single_post_that_leads_nowhere_is_text_and_a_note(to: str) -> None:
    notes: list[Note] = []
    found = set(LED[to](rendered(ONE, to, note=notes.append)))
    assert {one for one in found if not one[0].isdigit()} == INSIDE  # a footnote's mark is a link too
    noted: list[Note] = []
    rendered(ONE, "epub", note=noted.append)
    assert notes == noted


PLACES = Post(
    Meta(title="Places", lang="en"),
    (
        p(Link("#a", (Anchor("b"), *t("to a"))), " and ", Link("#n", t("to the note")), FootnoteReference("1")),
        p(Link("#b", (Anchor("a"), *t("to b"))), " it goes"),
    ),
    footnotes=(Footnote("1", (p(Anchor("n"), "said"),)),),
)


@pytest.mark.parametrize("to", LED)
def test_links_lead_to_places_also_such_as_stand_in_links(to: str) -> None:
    notes: list[Note] = []
    found = {one.partition(" → ")[::2] for one in LED[to](rendered(PLACES, to, note=notes.append))}
    assert notes == []
    assert {text for text, place in found if place} >= {"to a", "to b", "to the note"}
    assert "to b it goes" in dict(found)["to a"]


RELATIVE = {
    "/blog/about": "https://a.example/blog/about",
    "/elsewhere/": "https://a.example/elsewhere/",
    "../two.html#x": "https://a.example/blog/cat/two.html#x",
    "film.mp4": "https://a.example/blog/cat/one/film.mp4",
    "?page=2": "https://a.example/blog/cat/one/?page=2",
    "落潮/": "https://a.example/blog/cat/one/%E8%90%BD%E6%BD%AE/",
    "//cdn.example/x": "https://cdn.example/x",
    "mailto:a@b.example": "mailto:a@b.example",
}


@pytest.mark.parametrize("to", ADDRESSES)
def test_a_relative_link_counts_from_the_address_of_its_page(to: str) -> None:
    notes: list[Note] = []
    meta = Meta(title="One", lang="en", address="https://a.example/blog/cat/one/")
    blocks = [p(Link(url, t("link"))) for url in (*RELATIVE, "geo:1,2", "http://[x/")]
    made = rendered(Post(meta, tuple(blocks)), to, note=notes.append)
    assert {found for found in ADDRESSES[to](made) if ":" in found} == set(RELATIVE.values())
    assert [note.code for note in notes] == ["book.link-dangling"] * 2


@pytest.mark.parametrize("to", ADDRESSES)
def test_each_link_that_leads_nowhere_is_noted_once(to: str) -> None:
    notes: list[Note] = []
    urls = ("/a", "/b", "/a", "#a", "a", "#a")
    rendered(Post(Meta(title="One", lang="en"), (p(*(Link(url, t("link")) for url in urls)),)), to, note=notes.append)
    assert [note.message.rpartition(" ")[2] for note in notes] == ["/a", "/b", "#a", "a"]
