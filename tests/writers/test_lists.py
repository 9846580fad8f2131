"""A list counts from where its post says, in every format that a reader reads."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from convert.nodes import List, ListItem, Meta, Post
from convert.notes import Code, Note
from tests.writers.building import p
from tests.writers.engines import rendered, shown

pytestmark = pytest.mark.pandoc


def counted(start: int) -> Post:
    items = tuple(ListItem((p(text),)) for text in ("before", "there"))
    return Post(Meta(title="Years"), (List(True, items, start),))


def test_a_pdf_counts_from_below_zero() -> None:
    assert "-1.before0.there" in shown(counted(-1), "pdf")


@pytest.mark.parametrize("start", [-1, 32_768, 20_240_131])
def test_numbers_that_word_does_not_count_are_in_the_text(start: int) -> None:
    notes: list[Note] = []
    text = shown(counted(start), "docx", note=notes.append)
    assert f"{start}.before{start + 1}.there" in text
    assert [note.code for note in notes] == [Code.APPROXIMATED]


@pytest.mark.parametrize("start", [0, 32_767])
def test_word_counts_other_numbers_itself(start: int) -> None:
    archive = zipfile.ZipFile(BytesIO(rendered(counted(start), "docx")))
    assert f'<w:start w:val="{start}" />' in archive.read("word/numbering.xml").decode()
    assert f"{start}." not in archive.read("word/document.xml").decode()
