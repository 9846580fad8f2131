"""Lines along a text: PDF/UA takes one, the page shows all."""

from __future__ import annotations

import pypdfium2
import pytest

from convert.nodes import Emphasis, Inline, Link, Strikethrough, Strong, Underline
from tests.writers.building import p, t
from tests.writers.engines import pdf_text, rendered
from tests.writers.pdf.test_pdf import chinese

pytestmark = pytest.mark.pandoc


def paths(*run: Inline) -> int:
    """Return how many drawings a page has besides its text."""
    page = pypdfium2.PdfDocument(rendered(chinese(p(*run)), "pdf"))[0]
    return len([*page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_PATH])])


@pytest.mark.parametrize(
    "run",
    [
        (Underline(t("ab")), Strikethrough(t("cd"))),
        (Underline((Strikethrough(t("abcd")),)),),
        (Strikethrough((Underline(t("abcd")),)),),
        (Underline((Strong((Link("https://a.example/", (Strikethrough(t("abcd")),)),)),)),),
    ],
)
def test_a_text_may_be_underlined_and_struck(run: tuple[Inline, ...]) -> None:
    assert pdf_text(rendered(chinese(p(*run)), "pdf")) == "标题abcd"
    assert paths(*run) == 2


@pytest.mark.parametrize("kind", [Underline, Strikethrough])
def test_emphasis_has_its_dots_beside_a_line(kind: type[Underline | Strikethrough]) -> None:
    stressed = Emphasis(t("着重号"))
    assert paths(stressed) == 3
    assert paths(kind((stressed,))) == paths(Emphasis((kind(t("着重号")),))) > 3
