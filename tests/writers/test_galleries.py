"""Pictures in a row are a gallery; a picture with words of its own is a figure."""

from __future__ import annotations

from itertools import pairwise

import pypdfium2
import pypdfium2.raw
import pytest

from convert.media.picture import Missing, Picture
from convert.nodes import Block, Figure, Image, Inlines, LineBreak, Link, Meta, Post, SoftBreak
from convert.notes import Code, Note
from convert.writers.pandoc_json.galleries import Hung, gallery_of, with_galleries
from tests.writers.building import FakePictures, p, png, t
from tests.writers.docx.parts import W, part, style
from tests.writers.engines import rendered

PIER, QUAY, ICON, LOST = (Image(f"{name}.png", name) for name in ("pier", "quay", "icon", "lost"))
SHARED = Image("pier.png", percent=50)
SAID = Figure(QUAY, caption=t("The quay"))


def look(url: str) -> Picture | Missing:
    if url.startswith("lost"):
        return Missing(Note(Code.IMAGE_MISSING, url))
    size = 16 if url.startswith("icon") else 800
    return Picture(url, "image/png", png(8, 8), size, size)


@pytest.mark.parametrize(
    ("blocks", "kinds"),
    [
        ((Figure(PIER), Figure(QUAY), p("text")), [2, "Paragraph"]),
        ((Figure(PIER), p("text"), Figure(QUAY)), ["Figure", "Paragraph", "Figure"]),
        ((Figure(PIER), SAID, Figure(PIER)), ["Figure", "Figure", "Figure"]),
        ((Figure(PIER), Figure(LOST), Figure(QUAY)), ["Figure", "Figure", "Figure"]),
        ((p("text"), Figure(PIER)), ["Paragraph", "Figure"]),
    ],
)
def test_figures_without_words_in_a_row_are_a_gallery(blocks: tuple[Block, ...], kinds: list[object]) -> None:
    found = with_galleries(blocks, look)
    assert [len(one) if isinstance(one, tuple) else type(one).__name__ for one in found] == kinds


@pytest.mark.parametrize(
    "run",
    [(PIER, SoftBreak(), QUAY), (PIER, *t(" "), QUAY), (PIER, LineBreak(), QUAY), (PIER, QUAY, ICON)],
)
def test_a_paragraph_of_pictures_is_a_gallery(run: Inlines) -> None:
    assert gallery_of(run, look)[0] == Hung(PIER)


@pytest.mark.parametrize(
    "run",
    [
        (PIER,),
        (PIER, *t("and"), QUAY),
        (ICON, ICON),
        (SHARED, SHARED),
        (PIER, LOST),
        (Link("/", t("text")), PIER),
        (PIER, SoftBreak()),
    ],
)
def test_another_paragraph_is_none(run: Inlines) -> None:
    assert gallery_of(run, look) == ()


def test_a_picture_of_a_gallery_leads_where_it_led() -> None:
    assert gallery_of((Link("/big", (PIER,)), QUAY), look) == (Hung(PIER, "/big"), Hung(QUAY))


TALL = Picture("tall.png", "image/png", png(60, 80), 600, 800)
ROW = (p("above"), Figure(Image("/assets/1.png", "1")), Figure(Image("/assets/2.png", "2")), p("below"))


@pytest.mark.pandoc
def test_tall_pictures_of_a_gallery_stand_side_by_side(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakePictures, "picture", lambda *_: TALL)
    document = pypdfium2.PdfDocument(rendered(Post(Meta(title="t", lang="en"), ROW), "pdf"))
    shown = document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    boxes = sorted(one.get_bounds() for one in shown)
    assert len(boxes) == 2
    assert all(before[2] < after[0] and before[1] == pytest.approx(after[1]) for before, after in pairwise(boxes))


@pytest.mark.pandoc
def test_pictures_of_a_gallery_are_lower_in_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakePictures, "picture", lambda *_: TALL)
    data = rendered(Post(Meta(title="t", lang="en"), ROW), "docx")
    lines = part(data, "word/document.xml").iter(f"{W}p")
    assert [style(one) for one in lines if next(one.iter(f"{W}drawing"), None) is not None] == ["Figure"]
