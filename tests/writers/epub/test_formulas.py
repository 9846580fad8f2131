"""Formulas of an EPUB are well-formed."""

from __future__ import annotations

import pytest
from lxml import etree

from convert.nodes import MathBlock, Meta, Post
from convert.notes import Note
from tests.archives import members
from tests.writers.engines import rendered


@pytest.mark.parametrize("command", [r"\mathrel", r"\mathbin", r"\mathop"])
@pytest.mark.parametrize("bar", [r"\Big|", r"\big/", r"\bigm|", r"\middle|", "|"])
def test_a_large_bar_may_be_a_relation(command: str, bar: str) -> None:
    notes: list[Note] = []
    post = Post(Meta(title="Bars", lang="en", slug="bars"), (MathBlock(rf"x {command}{{{bar}}} y"),))
    pages = [data for name, data in members(rendered(post, "epub", note=notes.append)).items() if "xhtml" in name]
    assert any(b"<math" in page for page in pages)
    assert all(etree.fromstring(page) is not None for page in pages)
    assert notes == []
