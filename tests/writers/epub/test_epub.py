"""The EPUB of a post and of a volume, as readers and validators see them."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree

from convert.books import Book, Series
from convert.errors import UnreadableError
from convert.kinds import Align
from convert.nodes import Anchor, Cell, Code, Footnote, FootnoteReference, Heading, Link, Meta, Post, Row, Table
from convert.notes import Note
from convert.writers.epub import WRITER
from convert.writers.epub.drafts import LARGEST
from tests.archives import members
from tests.writers.building import all_nodes, context, leaves, p, t
from tests.writers.epub.checking import attributes, complaints, text_of

OPF = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}


def epub(what: Post | Book, notes: list[Note] | None = None) -> bytes:
    out = BytesIO()
    book = what if isinstance(what, Book) else Book.of(what)
    WRITER.write(book, out, context((notes if notes is not None else []).append))
    return out.getvalue()


def numbered(number: int) -> Post:
    date = datetime.fromisoformat(f"2022-{number % 12 + 1:02}-03T10:00:00+08:00")
    meta = Meta(title=f"第{number}篇", lang="zh-CN", date=date, slug=f"n{number}", origin=f"_posts/{number}.md")
    return Post(meta, (p(f"正文{number}"),))


def long_post() -> Post:
    blocks = [
        p(f"段{number}。" + "很长的一段文字。" * 300, FootnoteReference(str(number)), Link("#end", t("到末尾")))
        for number in range(60)
    ]
    places = Link("#first", t("到开头")), Link("#noted", t("到注"))
    blocks = [p(Anchor("first"), "开头"), *blocks, p(*places)]
    notes = tuple(Footnote(str(number), (p(f"注{number}"),)) for number in range(59))
    notes += (Footnote("59", (p(Anchor("noted"), "注59"),)),)
    meta = Meta(title="长文", lang="zh-CN", slug="long", origin="_posts/long.md")
    return Post(meta, (*blocks, Heading(2, t("末尾"), id="end")), footnotes=notes)


@pytest.mark.epubcheck
def test_epubcheck_has_nothing_to_say(tmp_path: Path) -> None:
    arabic = Post(Meta(title="عنوان", lang="ar", slug="ar"), (p("نص عربي"),))
    books = {
        "nodes": epub(all_nodes()),
        "volume": epub(Book.of([numbered(n) for n in range(30)], title="卷 <一>", series=Series("丛书", 2))),
        "long": epub(long_post()),
        "empty": epub(Post(Meta())),
        "arabic": epub(arabic),
        "control": epub(Post(Meta(title="a\x00b\x0b", lang="not a tag"), (p("x\x01\ufffe"),))),
    }
    assert complaints(tmp_path, books) == {}


def test_every_text_of_the_post_is_in_the_book() -> None:
    found = text_of(epub(all_nodes()))
    assert [text for text in leaves(all_nodes()) if text not in found] == []


def test_the_mimetype_is_first_and_stored() -> None:
    with ZipFile(BytesIO(epub(all_nodes()))) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")


def test_the_same_post_gives_the_same_bytes_in_any_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    once = epub(all_nodes())
    monkeypatch.setenv("TZ", "America/Lima")
    time.tzset()
    try:
        assert epub(all_nodes()) == once
    finally:
        monkeypatch.undo()
        os.environ.setdefault("TZ", "UTC")
        time.tzset()


def test_people_are_named_with_what_they_did_and_editors_do_not_create() -> None:
    package = etree.fromstring(members(epub(all_nodes()))["EPUB/content.opf"])
    creators = package.xpath("//dc:creator/text()", namespaces=OPF)
    assert creators == ["林一舟", "Ann Lee"]
    assert package.xpath("//dc:contributor/text()", namespaces=OPF) == ["白编"]
    assert package.xpath("//opf:meta[@property='role']/text()", namespaces=OPF) == ["rpt", "trl", "edt"]


def test_a_volume_says_its_series_and_what_it_holds() -> None:
    volume = Book.of([numbered(1), numbered(2)], title="卷 · 2022", series=Series("卷", 2022))
    package = etree.fromstring(members(epub(volume))["EPUB/content.opf"])
    assert package.xpath("//dc:description/text()", namespaces=OPF) == ["共 2 篇 · 2022年2月3日 – 2022年3月3日"]
    assert package.xpath("//opf:meta[@property='belongs-to-collection']/text()", namespaces=OPF) == ["卷"]
    assert package.xpath("//opf:meta[@property='group-position']/text()", namespaces=OPF) == ["2022"]
    assert package.xpath("//opf:meta[@name='calibre:series_index']/@content", namespaces=OPF) == ["2022"]


def test_a_volume_is_in_the_language_of_its_first_post_and_its_contents_name_the_others() -> None:
    english = Post(Meta(title="Sea", lang="en", slug="sea"), (p("Sea"),))
    made = members(epub(Book.of([english, numbered(1), numbered(2)], title="卷")))
    package = etree.fromstring(made["EPUB/content.opf"])
    assert package.xpath("//dc:language/text()", namespaces=OPF) == ["en"]
    assert attributes(made["EPUB/nav.xhtml"], "lang", of="a") == ["zh-CN", "zh-CN"]


def test_mathml_is_declared_only_where_it_is() -> None:
    declared = [
        b'properties="mathml"' in members(epub(post))["EPUB/content.opf"] for post in (all_nodes(), numbered(1))
    ]
    assert declared == [True, False]


def test_a_long_post_is_cut_and_its_links_still_lead_somewhere() -> None:
    made = members(epub(long_post()))
    files = {name.removeprefix("EPUB/"): data for name, data in made.items() if name.startswith("EPUB/plong")}
    assert len(files) > 1
    assert all(len(data) < LARGEST + 10_000 for data in files.values())
    ids = {name: set(attributes(data, "id")) for name, data in files.items()}
    for name, data in files.items():
        for href in attributes(data, "href", of="a"):
            file, _, target = href.partition("#")
            assert target in ids[file or name], href


def test_a_chapter_keeps_its_file_when_others_join() -> None:
    few = set(members(epub(Book.of([numbered(1), numbered(2)], title="卷"))))
    many = set(members(epub(Book.of([numbered(n) for n in range(9)], title="卷"))))
    assert few <= many


def test_a_post_that_fails_leaves_no_directory_behind() -> None:
    class Posts:
        def __iter__(self) -> Iterator[Post]:
            yield numbered(1)
            raise UnreadableError("gone")

    out = BytesIO()
    with pytest.raises(UnreadableError):
        WRITER.write(Book.of(Posts(), title="卷"), out, context())
    gc.collect()
    assert out.getvalue().startswith(b"PK\x03\x04")
    assert b"PK\x05\x06" not in out.getvalue()


def test_a_link_that_leads_nowhere_is_text_and_a_note() -> None:
    notes: list[Note] = []
    epub(all_nodes(), notes)
    found = [note.message.rpartition(" ")[2] for note in notes if note.code == "book.link-dangling"]
    assert found == ["#nowhere", "/2020/x.html", "/local"]


def test_a_volume_is_never_whole_in_memory() -> None:
    def alive() -> int:
        gc.collect()
        return sum(isinstance(found, Post) for found in gc.get_objects())

    before = alive()  # other tests keep posts of their own

    class Posts:
        most = 0

        def __iter__(self) -> Iterator[Post]:
            for number in range(200):
                yield numbered(number)
                self.most = max(self.most, alive() - before)

    posts = Posts()
    epub(Book.of(posts, title="卷"))
    assert posts.most <= 4


def test_what_is_longer_than_a_word_breaks_in_a_cell_and_ordinary_words_do_not() -> None:
    address, word = "https://harbour.example/tides/of/the/year", "counterrevolutionary"
    row = Row((Cell((p(f"{word} {address} ", Code(address)),)),))
    made = epub(Post(Meta(title="T", lang="en"), (p(address), Table((), (row,), (Align.DEFAULT,)))))
    (page,) = (data.decode() for name, data in members(made).items() if name.startswith("EPUB/p"))
    marked = f'<span class="long">{address}</span>'
    assert f"<td>{word} {marked} <code>{marked}</code></td>" in page
    assert f"<p>{address}</p>" in page
