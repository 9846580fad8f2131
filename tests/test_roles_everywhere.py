"""The roles that ``inspect`` shows are those of every output: people, source, address, title, digest, date."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import frontmatter
import pypdfium2
import pytest
from lxml import etree

import convert
from convert.inspection import inspection
from convert.nodes import Post
from tests.archives import member
from tests.conftest import SAMPLES

POSTS = sorted((SAMPLES / "_posts").glob("*"))
NAMESPACES = {"dc": "http://purl.org/dc/elements/1.1/", "opf": "http://www.idpf.org/2007/opf"}


def ignore(_: object) -> None:
    """Notes are not asked for here."""


def made(post: Post, to: str) -> bytes:
    return convert.render(post, to, note=ignore)


def texts(data: bytes, path: str) -> list[str]:
    return [element.text or "" for element in etree.fromstring(data).iterfind(path, namespaces=NAMESPACES)]


def in_epub(post: Post) -> dict[str, Any]:
    package = member(made(post, "epub"), ".opf")
    return {
        "title": texts(package, ".//dc:title")[0],
        "byline": texts(package, ".//dc:creator"),
        "source": set(texts(package, ".//dc:source")),
        "digest": next(iter(texts(package, ".//dc:description")), None),
        "language": texts(package, ".//dc:language")[0],
    }


def in_docx(post: Post) -> dict[str, Any]:
    core = member(made(post, "docx"), "core.xml")
    creators = next(iter(texts(core, ".//dc:creator")), "")
    return {"title": texts(core, ".//dc:title")[0], "byline": creators.split("; ") if creators else []}


def in_pdf(post: Post) -> dict[str, Any]:
    facts = pypdfium2.PdfDocument(made(post, "pdf")).get_metadata_dict()
    return {"title": facts["Title"], "byline": facts["Author"]}


def names(people: Iterable[Any]) -> list[str]:
    return [person["name"] if isinstance(person, dict) else person for person in people]


@pytest.mark.pandoc
@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_every_output_says_what_inspect_says(path: Path) -> None:
    post = convert.read(path)
    shown = inspection(post)
    title = shown["title"]

    epub = in_epub(post)
    assert epub["title"] == title
    assert epub["byline"] == shown["byline"]
    source = shown["source"] or {}
    assert {value for value in source.values() if value} <= epub["source"]
    assert (epub["digest"] or None) == shown["digest"]
    assert epub["language"] == post.meta.lang

    docx = in_docx(post)
    assert docx["title"] == title
    assert docx["byline"] == shown["byline"]

    pdf = in_pdf(post)
    assert pdf["title"] == title
    assert all(name in pdf["byline"] for name in shown["byline"])

    front = frontmatter.loads(made(post, "md").decode())
    assert front["title"] == title
    people: Any = front.metadata.get("byline", [])
    assert names(people) == shown["byline"]
    assert front.get("editors", []) == shown["editors"]
    assert front.get("source") == source.get("name")
    assert front.get("source_url") == source.get("url")
    assert front.get("digest") == shown["digest"]


@pytest.mark.pandoc
@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_the_roles_have_their_named_styles_in_docx(path: Path) -> None:
    post = convert.read(path)
    document = member(made(post, "docx"), "word/document.xml").decode()
    for found, style in (
        (post.byline and (post.byline.text or post.byline.creators), "Byline"),
        (post.source and (post.source.text or post.source.name), "Source"),
        (post.meta.digest, "Digest"),
        (post.author_note, "AuthorNote"),
    ):
        assert (f'w:val="{style}"' in document) is bool(found), style
    assert ('w:val="Date' in document) is bool(post.meta.date)
