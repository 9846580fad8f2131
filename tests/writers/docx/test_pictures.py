"""Pictures of a DOCX: what they say of themselves, and how wide they are where they stand."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from convert.kinds import Align
from convert.media.picture import Picture
from convert.nodes import (
    Block,
    Cell,
    DefinitionItem,
    DefinitionList,
    Figure,
    Footnote,
    FootnoteReference,
    Image,
    Link,
    List,
    ListItem,
    Meta,
    Post,
    Quote,
    Row,
    Table,
)
from convert.writers.pandoc_json import measures
from convert.writers.pandoc_json.inlines import image_node
from tests.writers.building import FakePictures, all_nodes, p, png, t
from tests.writers.docx.parts import W, assert_valid, indent, paragraphs, part, style
from tests.writers.engines import rendered

pytestmark = pytest.mark.pandoc


@pytest.fixture(scope="module")
def made() -> bytes:
    return rendered(all_nodes(), "docx")


def test_images_are_inside_with_their_description(made: bytes) -> None:
    described = [node.get("descr") for node in part(made, "word/document.xml").iter() if node.tag.endswith("}docPr")]
    assert {"港口 <全景>", "单独一图", "码头"} <= set(described)
    assert [name for name in zipfile.ZipFile(BytesIO(made)).namelist() if name.startswith("word/media/")]


def test_no_space_is_around_an_image(made: bytes) -> None:
    images = list(part(made, "word/document.xml").iter("{*}inline"))
    assert images
    for one in images:
        assert [one.get(f"dist{side}") for side in "TBLR"] == ["0"] * 4


R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def test_an_image_in_a_footnote_is_known_to_the_footnotes(tmp_path: Path) -> None:
    notes = (Footnote("a", (p("看", Image("/assets/n.png", "注中图"), Link("https://example.org/", t("处"))),)),)
    body = (p("正文", FootnoteReference("a")), p(Image("/assets/b.png", "文中图")))
    data = rendered(Post(Meta(title="题", lang="zh-CN"), body, footnotes=notes), "docx")
    known = {one.get("Id"): one.get("Target") for one in part(data, "word/_rels/footnotes.xml.rels")}
    (used,) = (one.get(f"{R}embed") for one in part(data, "word/footnotes.xml").iter("{*}blip"))
    assert f"word/{known[used]}" in zipfile.ZipFile(BytesIO(data)).namelist()
    assert "https://example.org/" in known.values()
    assert sum("media/" in str(target) for target in known.values()) == 1
    assert_valid(data, tmp_path)


def test_a_figure_is_two_paragraphs_that_stay_together(made: bytes) -> None:
    figure = paragraphs(made)["图为码头。林一舟摄"].getprevious()
    assert figure is not None
    assert style(figure) == "CaptionedFigure"
    assert figure.find(f".//{W}drawing") is not None


@pytest.mark.parametrize(
    ("image", "size", "width"),
    [
        (Image("a.png"), (300, 160), 300),
        (Image("a.png", width=200), (300, 160), 200),
        (Image("a.png", width=500), (300, 160), 500),
        (Image("a.png", width=900), (300, 160), 597),
        (Image("a.png"), (600, 3000), 168),
        (Image("a.png"), (1, 9000), 1),
        (Image("a.png", percent=50), (3000, 1600), 298),
        (Image("a.png", percent=50), (30, 16), 298),
        (Image("a.png", percent=50), (600, 3000), 168),
    ],
)
def test_an_image_is_as_wide_as_in_a_browser_and_fits_the_page(image: Image, size: tuple[int, int], width: int) -> None:
    made = image_node(image, Picture("a.png", "image/png", b"", *size), measures.LINE)
    assert dict(made["c"][0][2])["width"] == f"{width}px"


def test_a_line_is_as_wide_as_the_page_has_it(made: bytes) -> None:
    (size,), (margins,) = (list(part(made, "word/document.xml").iter(f"{W}{tag}")) for tag in ("pgSz", "pgMar"))
    twips = int(size.get(f"{W}w", "")) - int(margins.get(f"{W}left", "")) - int(margins.get(f"{W}right", ""))
    assert twips // 15 == measures.LINE


PICTURE = Figure(Image("/assets/wide.png"))

IN_TEXT = p("见", Image("/assets/wide.png"))

WIDE = Picture("wide.png", "image/png", png(1600, 800), 1600, 800)


def widths(data: bytes, name: str) -> list[int]:
    """Return how wide the images of a part are, in pixels."""
    return [int(one.get("cx", "")) // 9525 for one in part(data, name).iter("{*}extent")]


@pytest.mark.parametrize("picture", [PICTURE, IN_TEXT], ids=["figure", "in text"])
@pytest.mark.parametrize(
    ("around", "width"),
    [
        (lambda one: one, 596),  # pandoc's own bound, a pixel less
        (lambda one: List(True, (ListItem((p("步"), one)),)), 549),
        (lambda one: List(True, (ListItem((List(False, (ListItem((one,)),)),)),)), 501),
        (lambda one: Quote((one,)), 549),
        (lambda one: DefinitionList((DefinitionItem((t("词"),), ((one,),)),)), 565),
        (lambda one: Table((), (Row((Cell((one,)), Cell((p("格"),)))),), (Align.DEFAULT,) * 2), 546),
        (lambda one: Table((), (Row((Cell((one,), colspan=2),)),), (Align.DEFAULT,) * 2), 581),
    ],
    ids=["page", "item", "item in an item", "quote", "definition", "cell", "cell over two columns"],
)
def test_a_wide_picture_fits_its_place(
    around: Callable[[Block], Block], width: int, picture: Block, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakePictures, "picture", lambda *_: WIDE)
    data = rendered(Post(Meta(lang="zh-CN"), (around(picture), IN_TEXT)), "docx")
    assert widths(data, "word/document.xml") == [width, 596]


def test_a_wide_picture_in_a_note_of_an_item_has_the_whole_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakePictures, "picture", lambda *_: WIDE)
    item = ListItem((p("见", FootnoteReference("a")),))
    data = rendered(Post(Meta(), (List(False, (item,)),), footnotes=(Footnote("a", (IN_TEXT,)),)), "docx")
    assert widths(data, "word/footnotes.xml") == [596]


FIRST_WIDE = p(Image("/assets/wide.png"), "图后的文字")


def test_a_paragraph_that_begins_with_a_wide_picture_has_no_indent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakePictures, "picture", lambda *_: WIDE)
    data = rendered(Post(Meta(lang="zh-CN"), (FIRST_WIDE, IN_TEXT)), "docx")
    found = paragraphs(data)
    assert style(found["图后的文字"]) == "Flush"
    assert indent(data, "Flush") == "0"
    assert style(found["见"]) in ("BodyText", "FirstParagraph")


@pytest.mark.parametrize(
    ("around", "name"),
    [
        (lambda one: List(False, (ListItem((one,)),)), "Compact"),
        (lambda one: Quote((one,)), "BlockText"),
        (lambda one: DefinitionList((DefinitionItem((t("词"),), ((one,),)),)), "Definition"),
        (lambda one: Table((), (Row((Cell((one,)),)),), (Align.DEFAULT,)), "TableText"),
    ],
    ids=["item", "quote", "definition", "cell"],
)
def test_inside_other_blocks_it_stands_as_text_does(
    around: Callable[[Block], Block], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakePictures, "picture", lambda *_: WIDE)
    data = rendered(Post(Meta(lang="zh-CN"), (around(FIRST_WIDE),)), "docx")
    assert style(paragraphs(data)["图后的文字"]) == name
