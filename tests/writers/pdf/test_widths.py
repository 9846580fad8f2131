"""What is wider than a line stays on the page: words are broken, formulas broken or made smaller, nothing is added."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pytest
from pypdfium2 import raw

from convert.kinds import Align
from convert.nodes import (
    Block,
    Cell,
    Code,
    Emphasis,
    Figure,
    Footnote,
    FootnoteReference,
    Heading,
    Image,
    Inline,
    Link,
    List,
    ListItem,
    MathBlock,
    Meta,
    Paragraph,
    Post,
    Quote,
    Row,
    Strong,
    Table,
    Text,
)
from convert.options import Page
from tests.writers.building import p
from tests.writers.engines import pdf_text, rendered, squeezed, texts

pytestmark = pytest.mark.pandoc

HEX = "0123456789abcdef" * 8
WORDS = (
    f"sha512:{HEX}",
    "SOME_VERY_LONG_CONSTANT_" * 5,
    "org.example.harbour.AnnotationConfigApplicationContextInitializerFactoryBeanOfTheTides",
    "HarbourConfigurationInitializerFactoryBeanOfTheTidesAndOfTheCurrentsAndOfTheWindsThatBlow" * 2,
    "/usr/share/harbour/" + "module_with_a_long_name" * 4,
    "1234-5678-" * 14,
    "…" * 90,
    "—" * 90,
    "!" * 150,
    ")" * 150,
    "Тридцатитрёхбуквенноеслово" * 5,
    f"前{HEX}后",
    f"https://example.org/{HEX}/x?y={HEX}",
)


def placed(word: str) -> Iterator[Block]:
    """Yield a word wherever a text may stand."""
    run: tuple[Inline, ...] = (Text("see "), Text(word), Text(" there"))
    yield p(*run)
    yield p("code ", Code(word), " in a line")
    yield p(Strong(run), Emphasis(run), Link("https://example.org/", run))
    yield Heading(2, run)
    yield Quote((List(False, (ListItem((p(*run),)),)),))


def test_an_image_is_as_wide_as_the_part_of_its_room_that_the_post_says() -> None:
    images = [Image("/assets/a.png", percent=percent) for percent in (100, 50, 25)]
    post = Post(Meta(title="a", lang="en", slug="x"), tuple(map(Figure, images)))
    page = pypdfium2.PdfDocument(rendered(post, "pdf"))[0]
    boxes = [found.get_bounds() for found in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE])]
    whole, half, quarter = sorted((right - left for left, _, right, _ in boxes), reverse=True)
    assert whole > 400  # points: wider than its own 320 pixels
    assert (half, quarter) == (pytest.approx(whole / 2), pytest.approx(whole / 4))


@pytest.mark.parametrize("lang", ["en", "zh-CN"])
@pytest.mark.parametrize("page", [Page.A4, Page.EREADER])
def test_a_word_wider_than_a_line_is_broken_and_nothing_is_added(page: Page, lang: str) -> None:
    note = Footnote("a", (p(WORDS[0]),))
    blocks = (*(block for word in WORDS for block in placed(word)), p("x", FootnoteReference("a")))
    post = Post(Meta(title=HEX, lang=lang, slug="x"), blocks, footnotes=(note,))
    data = rendered(post, "pdf", page=page)
    assert list(outside(data)) == []
    shown = squeezed(pdf_text(data))
    assert [text for text in texts(post) if text not in shown] == []


def cells(*row: Paragraph) -> Table:
    return Table((), (Row(tuple(Cell((one,)) for one in row)),), tuple(Align.DEFAULT for _ in row))


def table(*row: str) -> Table:
    return cells(*map(p, row))


@pytest.mark.parametrize("lang", ["en", "zh-CN"])
def test_a_word_that_fits_into_its_column_is_not_broken_but_by_its_hyphen(lang: str) -> None:
    words = "Tides move another publishing requirement several responsibilities internationalization further apart " * 2
    page = pypdfium2.PdfDocument(rendered(Post(Meta(title="T", lang=lang, slug="x"), (table(*[words] * 3),)), "pdf"))[0]
    shown = page.get_textpage().get_text_range().replace("\ufffe", "")  # a hyphen at the end of a line
    assert {word: shown.count(word) for word in set(words.split())} == dict.fromkeys(words.split(), 6)


@pytest.mark.parametrize("lang", ["en", "zh-CN"])
@pytest.mark.parametrize("page", [Page.A4, Page.EREADER])
def test_a_word_wider_than_its_column_stays_in_it(page: Page, lang: str) -> None:
    for word in WORDS:
        post = Post(Meta(title="T", lang=lang, slug="x"), (table("a " * 40, "b", word),))
        data = rendered(post, "pdf", page=page)
        assert list(outside(data)) == [], word
        assert squeezed(word) in squeezed(pdf_text(data))


FORMULAS = (
    " + ".join(f"a_{{{n}}}^2" for n in range(60)),
    "x = " + " + ".join(f"a_{{{n}}}^2" for n in range(12)),
    r"\begin{pmatrix}" + " & ".join(f"a_{{{n}}} + b_{{{n}}}" for n in range(20)) + r"\end{pmatrix}",
    r"\begin{aligned} a &= b \\ &= " + " + ".join(f"a_{{{n}}}" for n in range(60)) + r"\end{aligned}",
    r"\frac{a}{" + " + ".join(f"a_{{{n}}}" for n in range(60)) + "}",
    " + ".join(rf"\log a_{{{n}}} + \operatorname{{tide}}(b)" for n in range(12)),
)


@pytest.mark.parametrize("page", [Page.A4, Page.EREADER])
@pytest.mark.parametrize("tex", FORMULAS)
def test_a_formula_wider_than_a_line_stays_on_the_page(page: Page, tex: str) -> None:
    post = Post(Meta(title="Formulas", lang="en", slug="x"), (p("x"), MathBlock(tex), Quote((MathBlock(tex),))))
    assert list(outside(rendered(post, "pdf", page=page))) == []


def test_a_formula_that_fits_has_its_size() -> None:
    sizes = [height(tex) for tex in ("a = b", "a = b + " + FORMULAS[0])]
    assert sizes[0] == pytest.approx(sizes[1])  # the wide one is broken, not made smaller
    assert height(FORMULAS[2]) < sizes[0]


def height(tex: str) -> float:
    """Return the height of the first letter of a formula."""
    page = pypdfium2.PdfDocument(rendered(Post(Meta(title="F", lang="en", slug="x"), (MathBlock(tex),)), "pdf"))[0]
    text = page.get_textpage()
    at = text.get_text_range().index("𝑎")
    _, bottom, _, top = text.get_charbox(sum(1 for _ in text.get_text_range()[:at]))
    return float(top - bottom)


HANGING = 6.0
"""Points by which a mark at the end of a line may hang into the margin."""


def outside(data: bytes) -> Iterator[str]:
    """Yield the characters that stand outside the text's own place, between equal margins of a tenth of the page."""
    for page in pypdfium2.PdfDocument(data):
        text = page.get_textpage()
        width = page.get_width()
        first = min(text.get_charbox(index)[0] for index in range(text.count_chars()))
        for index in range(text.count_chars()):
            left, _, right, _ = text.get_charbox(index)
            if right > width - first + HANGING or left < 0:
                yield chr(raw.FPDFText_GetUnicode(text.raw, index))


@pytest.mark.parametrize("page", [Page.A4, Page.EREADER])
def test_a_picture_in_a_text_is_no_wider_than_its_place(page: Page) -> None:
    wide = Image("/assets/a.png", "pier", width=900)
    listed = List(False, (ListItem((p("see ", wide, " there"), p(wide, " there"))),))
    blocks = (p("see ", wide, " there"), p(wide, " there"), Quote((listed,)), cells(p(wide), p("see ", wide)))
    made = rendered(Post(Meta(title="P", lang="zh-CN", slug="x"), blocks), "pdf", page=page)
    document = pypdfium2.PdfDocument(made)
    places = [one.get_bounds() for sheet in document for one in sheet.get_objects([raw.FPDF_PAGEOBJ_IMAGE])]
    left, right = places[0][0], places[0][2]
    assert [place for place in places if place[0] < left - 0.1 or place[2] > right + 0.1] == []
    assert len(places) == 6
    assert left == pytest.approx(document[0].get_width() - right)


def test_lines_of_thai_end_behind_its_words() -> None:
    """Typst knows them; Thai has no blanks between them."""
    words = "ประเทศไทย" * 30
    page = pypdfium2.PdfDocument(rendered(Post(Meta(title="x", lang="th"), (p(words),)), "pdf"))[0]
    lines = page.get_textpage().get_text_range().split("\r\n")[1:-1]
    assert len(lines) > 2
    assert all(line.startswith(("ประเทศ", "ไทย")) for line in lines)
