"""Lists of definitions of a PDF: what belongs together stands together."""

from __future__ import annotations

import pypdfium2
import pytest

from convert.nodes import DefinitionItem, DefinitionList, Meta, Post
from tests.writers.building import p, t
from tests.writers.engines import rendered

pytestmark = pytest.mark.pandoc


def placed(made: DefinitionList, chars: str) -> list[tuple[float, float]]:
    """Return where each of the characters, which are in the page once, begins and its base line is."""
    post = Post(Meta(title="T", lang="en", slug="x"), (made,))
    page = pypdfium2.PdfDocument(rendered(post, "pdf"))[0].get_textpage()
    shown = page.get_text_range()
    boxes = [page.get_charbox(shown.index(char)) for char in chars]
    return [(left, bottom) for left, bottom, _, _ in boxes]


def test_terms_and_their_definitions_are_apart_from_the_next() -> None:
    items = (DefinitionItem((t("a"), t("b")), ((p("c"),), (p("d"),))), DefinitionItem((t("e"),), ((p("f"),),)))
    a, b, c, d, e, f = placed(DefinitionList(items), "abcdef")
    assert a[0] == pytest.approx(b[0], abs=1) == pytest.approx(e[0], abs=1)
    assert c[0] == pytest.approx(d[0], abs=1) == pytest.approx(f[0], abs=1)
    assert c[0] > a[0] + 10
    inside = [a[1] - b[1], b[1] - c[1], c[1] - d[1], e[1] - f[1]]
    assert max(inside) + 2 < d[1] - e[1]
