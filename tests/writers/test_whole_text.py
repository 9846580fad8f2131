"""PDF and DOCX of whole posts, samples and real ones: no text is lost, no image left out."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pikepdf
import pypdfium2
import pytest
from lxml import etree
from pypdfium2 import raw

from convert import api
from convert.beside import local_images
from convert.context import write_context
from convert.errors import ConvertError
from convert.language_tags import is_right_to_left
from convert.media.picture import Picture
from convert.nodes import Post
from convert.options import WriteOptions
from convert.walk import block_text
from tests.conftest import SAMPLES
from tests.writers.engines import pdf_text, squeezed, texts

pytestmark = pytest.mark.pandoc

POSTS = sorted((SAMPLES / "_posts").iterdir())
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def lost(post: Post, shown: str) -> list[str]:
    return [text for text in texts(post) if text not in shown]


def docx_text(data: bytes) -> str:
    archive = zipfile.ZipFile(BytesIO(data))
    names = [name for name in ("word/document.xml", "word/footnotes.xml") if name in archive.namelist()]
    return "".join(one.text or "" for name in names for one in etree.fromstring(archive.read(name)).iter(f"{W}t"))


def assert_whole(post: Post) -> None:
    """A PDF says of itself that it is PDF/UA-1: Typst refuses to make one that is not."""
    assert lost(post, squeezed(docx_text(api.render(post, "docx")))) == []
    data = api.render(post, "pdf")
    shown = squeezed(pdf_text(data))
    whole = "".join(texts(post))
    # Lines from right to left come back in the order in which they are drawn, so their letters are counted.
    letters = Counter(filter(str.isalpha, whole)) - Counter(normalize("NFKC", shown))
    missing = [] if is_right_to_left(post.meta.lang) else lost(post, shown)
    assert len("".join(missing)) + letters.total() <= 0.001 * len(whole), (missing, letters)
    assert pypdfium2.PdfDocument(data).get_metadata_dict()["Title"] == (post.meta.title or post.meta.slug)


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_no_text_of_a_sample_is_lost(path: Path) -> None:
    assert_whole(api.read(path))


def test_no_text_of_a_real_post_is_lost(corpus: Path) -> None:
    found = sorted((corpus / "finews").glob("*.md"))
    assert found
    for path in found:
        assert_whole(api.read(path))


def test_each_block_of_a_real_post_is_a_block_of_its_pdf(corpus: Path) -> None:
    """17 paragraphs and 6 headings of the text; byline, date, source; the author's note and the address."""
    data = api.render(api.read(corpus / "finews" / "2022-01-11-seed.md"), "pdf")
    kinds = list(structure(data))
    assert kinds.count("H1") == 1
    assert sum(kinds.count(f"H{level}") for level in range(2, 7)) == 6
    assert kinds.count("P") == 17 + 3 + 2
    assert len(data) <= 200_000


@pytest.mark.parametrize(("to", "limit"), [("epub", 30_000), ("docx", 30_000), ("html", 60_000), ("md", 30_000)])
def test_each_block_of_a_real_post_is_a_block_elsewhere(corpus: Path, to: str, limit: int) -> None:
    """17 paragraphs and 6 headings of the text, each whole and alone in a block of its own; nothing is joined."""
    post = api.read(corpus / "finews" / "2022-01-11-seed.md")
    wanted = [squeezed(block_text(block)) for block in post.blocks]
    assert len(wanted) == 17 + 6
    data = api.render(post, to)
    shown = [squeezed(text) for text in blocks_of(data, to)]
    assert [text for text in wanted if shown.count(text) != 1] == []
    assert len(data) <= limit


def blocks_of(data: bytes, to: str) -> list[str]:
    """Return the text of each block of a document; of Markdown what stands between blank lines."""
    if to == "md":
        parts = data.decode().split("\n\n")
        return [part.lstrip("#").replace("**", "").replace("*", "").replace("\\", "") for part in parts]
    if to == "docx":
        body = etree.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/document.xml"))
        return ["".join(one.text or "" for one in part.iter(f"{W}t")) for part in body.iter(f"{W}p")]
    pages = [data]
    if to == "epub":
        archive = zipfile.ZipFile(BytesIO(data))
        pages = [archive.read(name) for name in archive.namelist() if name.endswith(".xhtml") and "nav" not in name]
    found = (re.findall(r"<(?:p|h\d)\b[^>]*>(.*?)</(?:p|h\d)>", page.decode(), re.DOTALL) for page in pages)
    return [unescape(re.sub(r"<[^>]*>", "", text)) for texts_of in found for text in texts_of]


def structure(data: bytes) -> Iterator[str]:
    """Yield the types of the structure elements of a tagged PDF, in order."""
    with pikepdf.open(BytesIO(data)) as document:
        waiting = [document.Root.StructTreeRoot.K]
        while waiting:
            one = waiting.pop()
            if isinstance(one, pikepdf.Array):
                waiting += reversed(list(one))
            elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
                yield str(one.S).removeprefix("/")
                waiting += [one.K] if "/K" in one else []


IMAGES = 56
"""Images of the real posts that are there, in 27 posts."""


def with_images(corpus: Path) -> Iterator[tuple[Post, list[Picture]]]:
    pictures = write_context(WriteOptions(), lambda _: None).pictures
    for path in sorted((corpus / "jekyll").glob("*/_posts/**/*.m*")):
        try:
            post = api.read(path)
        except ConvertError:
            continue
        found = [picture for _, picture in local_images(post, pictures, lambda _: None)]
        if found:
            yield post, found


def test_every_image_of_a_real_post_is_inside_what_is_made_of_it(corpus: Path) -> None:
    count = 0
    for post, pictures in with_images(corpus):
        count += len(pictures)
        for to in ("docx", "epub"):
            archive = zipfile.ZipFile(BytesIO(api.render(post, to)))
            inside = {archive.read(name) for name in archive.namelist()}
            drawn = [one.data for one in pictures if to == "epub" or one.media_type not in ONLY_DRAWN]
            assert [data for data in drawn if data not in inside] == [], (to, post.meta.slug)
            assert sum(is_image(data) for data in inside) >= len(pictures)
        painted = [one for one in pictures if one.media_type != "image/svg+xml"]  # those become lines
        assert images_in_pdf(api.render(post, "pdf")) >= len(painted), post.meta.slug
    assert count == IMAGES


ONLY_DRAWN = ("image/svg+xml", "image/webp")
"""What Word gets as PNG."""


def is_image(data: bytes) -> bool:
    return data.startswith((b"\x89PNG", b"\xff\xd8", b"GIF8", b"RIFF", b"BM")) or b"<svg" in data[:1000]


def images_in_pdf(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    return sum(1 for page in document for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=8))
