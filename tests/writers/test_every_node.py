"""Every node in every format: what a reader of the file must find of it."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Final

import pikepdf
import pypdfium2
import pytest

import convert
from convert.media.picture import Picture
from convert.nodes import Post
from convert.notes import Note
from convert.walk import blocks_text
from tests.writers.building import FakePictures, png
from tests.writers.engines import rendered
from tests.writers.marks import MARKS
from tests.zoo import paragraph, post_of, small_posts, whole_post


def test_no_node_is_left_out() -> None:
    assert set(MARKS) == set(small_posts())


@pytest.fixture
def pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every image be there, wherever it is said to be."""
    one = Picture("any.png", "image/png", png(320, 160), 320, 160)
    monkeypatch.setattr(FakePictures, "picture", lambda *_: one)


def made(post: Post, to: str) -> str:
    """Return the mark-up that a writer makes, part after part where there are parts."""
    data = rendered(post, to)
    parts = {"epub": (".xhtml",), "docx": ("word/document.xml", "word/footnotes.xml", "word/numbering.xml")}.get(to)
    if parts is None:
        return data.decode()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return "\n".join(
            archive.read(name).decode() for part in parts for name in archive.namelist() if name.endswith(part)
        )


FORMATS: Final = [
    ("md", "md"),
    ("html", "html"),
    ("epub", "html"),
    pytest.param("docx", "docx", marks=pytest.mark.pandoc),
]


def has(found: str, mark: str) -> bool:
    return re.search(mark, found, re.DOTALL | re.MULTILINE) is not None


@pytest.mark.parametrize("name", MARKS)
@pytest.mark.parametrize(("to", "marks"), FORMATS)
@pytest.mark.usefixtures("pictures")
def test_each_node_has_its_own_mark_up(name: str, to: str, marks: str) -> None:
    found = made(small_posts()[name], to)
    assert has(found, getattr(MARKS[name], marks)), found[-3000:]


@pytest.mark.parametrize("name", [name for name in MARKS if name != "Paragraph"])
@pytest.mark.parametrize(("to", "marks"), FORMATS)
def test_bare_text_has_not_the_mark_up_of_a_node(name: str, to: str, marks: str) -> None:
    words = " ".join(blocks_text(small_posts()[name].blocks).split())
    found = made(post_of(paragraph(words)), to)
    assert not has(found, getattr(MARKS[name], marks)), found[-3000:]


@pytest.mark.parametrize("name", MARKS)
def test_each_node_is_in_the_json_by_its_name(name: str) -> None:
    kind = KINDS.get(name, name.partition(" ")[0])
    assert f'"type":"{kind}"' in rendered(small_posts()[name], "json").decode()


KINDS: Final = {
    "Disclaimer": "Paragraph",
    "Editors": "Paragraph",
    "Table note": "Paragraph",
    "Ordered list": "List",
    "Counted list": "List",
    "Loose list": "List",
    "Task list": "List",
    "Spanned table": "Table",
    "Bare figure": "Figure",
}
"""The nodes that are not called by their type's name."""

WORDS: Final = (
    "stressed", "strong", "underlined", "deleted", "raised", "lowered", "little", "the page", "bonjour", "HKP",
    "What the note says", "A heading of its own", "Quoted deeper", "bullet one", "third", "where ships lie", "cod",
    "What was landed", "Boats wait", "N. Body", "No advice is given here",
)  # fmt: skip
TAGS: Final = (
    "H1",
    "P",
    "L",
    "LI",
    "BlockQuote",
    "Caption",
    "Code",
    "Table",
    "TR",
    "TH",
    "TD",
    "Formula",
    "Link",
    "Note",
    "Em",
    "Strong",
)


def ignored(note: Note) -> None:
    """Take a writer's note: what it says is another test's."""


@pytest.mark.pandoc
def test_the_pdf_shows_the_words_of_every_node() -> None:
    document = pypdfium2.PdfDocument(convert.render(whole_post(), "pdf", note=ignored))
    shown = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    assert [words for words in WORDS if words not in shown] == []


@pytest.mark.pandoc
def test_the_pdf_is_tagged_by_what_its_nodes_are() -> None:
    with pikepdf.open(BytesIO(convert.render(whole_post(), "pdf", note=ignored))) as document:
        found = {
            str(thing["/S"])[1:]
            for thing in document.objects
            if isinstance(thing, pikepdf.Dictionary) and "/S" in thing
        }
    assert [tag for tag in TAGS if tag not in found] == []
