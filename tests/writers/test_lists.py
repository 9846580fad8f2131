"""A list counts from where its post says, in every format that a reader reads."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pypdfium2
import pytest

from convert.kinds import Align
from convert.nodes import Block, Cell, CodeBlock, List, ListItem, Meta, Post, Row, Table
from convert.notes import Code, Note
from tests.writers.building import p
from tests.writers.docx.parts import bullets
from tests.writers.engines import pdf_text, rendered, shown

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


def tasks(*items: ListItem, tight: bool = True, ordered: bool = False) -> Post:
    return Post(Meta(title="Tasks", lang="en"), (List(ordered, items, tight=tight),))


def item(text: str, *inside: Block, task: bool | None = None) -> ListItem:
    return ListItem((p(text), *inside), task=task)


MIXED = (item("done", task=True), item("to do", task=False), item("plain"), item("late", task=False))


@pytest.mark.parametrize("tight", [True, False])
def test_a_task_has_its_box_for_a_bullet_beside_items_that_have_bullets(tight: bool) -> None:
    post = tasks(*MIXED, tight=tight)
    assert bullets(rendered(post, "docx")) == {"done": "☒", "to do": "☐", "plain": "•", "late": "☐"}
    assert "☒done☐todo•plain☐late" in shown(post, "pdf")


def test_lists_of_tasks_in_each_other_have_their_own_boxes() -> None:
    inner = List(False, (item("inner plain"), item("inner task", task=True)))
    post = tasks(item("plain", inner), item("task", inner, task=False))
    assert "•plain‣innerplain☒innertask☐task‣innerplain☒innertask" in shown(post, "pdf")
    found = bullets(rendered(post, "docx"))
    assert (found["inner task"], found["task"]) == ("☒", "☐")
    assert found["plain"] != found["inner plain"]


def test_a_numbered_task_has_its_box_behind_the_number() -> None:
    post = tasks(*MIXED, ordered=True)
    assert "1.☒done2.☐todo3.plain4.☐late" in shown(post, "pdf")
    assert "☒done☐todoplain☐late" in shown(post, "docx")


def test_a_task_without_text_has_its_box() -> None:
    post = tasks(ListItem((CodeBlock("x"),), task=True), ListItem((), task=False), item("plain"))
    assert "☒x☐•plain" in shown(post, "pdf")
    archive = zipfile.ZipFile(BytesIO(rendered(post, "docx")))
    assert archive.read("word/document.xml").decode().count("<w:numPr>") == 3


def test_a_box_of_the_text_is_no_task() -> None:
    assert "•☒ literally" in pdf_text(rendered(tasks(item("☒ literally")), "pdf")).replace("• ", "•")


def test_tasks_in_the_head_of_a_table_have_their_boxes_on_each_page() -> None:
    head = Row((Cell((List(False, (item("done", task=True), item("plain"))),)),))
    table = Table((head,), tuple(Row((Cell((p(str(number)),)),)) for number in range(80)), (Align.DEFAULT,))
    pages = pypdfium2.PdfDocument(rendered(Post(Meta(title="t", lang="en"), (table,)), "pdf"))
    found = [[sign for sign in page.get_textpage().get_text_range() if sign in "☒•"] for page in pages]
    assert found == [["☒", "•"]] * 2
