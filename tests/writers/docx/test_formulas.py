"""Formulas of a DOCX are Word's own, or their TeX."""

from __future__ import annotations

from pathlib import Path

import pytest

from convert.nodes import (
    Math,
    MathBlock,
    Meta,
    Post,
)
from convert.notes import Code, Note
from tests.writers.building import p
from tests.writers.docx.parts import assert_valid, part, shown
from tests.writers.engines import rendered

pytestmark = pytest.mark.pandoc


def test_a_schema_validator_finds_nothing_in_formulas(tmp_path: Path) -> None:
    formulas = (
        r"\begin{matrix} a & b \\ c & d \end{matrix}",
        r"f(x) = \begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{else} \end{cases}",
        r"\mathbb{R} + \boldsymbol{x} + \mathcal{L} + \operatorname{arg} y + \text{so}",
        r"\sum_{i=1}^n \left( \frac{a_i}{\sqrt{b}} \right)",
    )
    post = Post(Meta(title="t", lang="en"), tuple(MathBlock(tex) for tex in formulas))
    assert_valid(rendered(post, "docx"), tmp_path)


@pytest.mark.parametrize("bad", [r"\nosuchthing{", r"\begin{nothing}"])
def test_a_formula_that_pandoc_cannot_read_is_its_tex_and_a_note_says_so(bad: str) -> None:
    notes: list[Note] = []
    post = Post(
        Meta(title="标题", lang="zh-CN"),
        (p("坏", Math(bad), "好", Math(r"\frac{a}{b}"), "又", Math("x")), MathBlock(bad)),
    )
    data = rendered(post, "docx", note=notes.append)
    assert len(list(part(data, "word/document.xml").iter("{*}oMath"))) == 2
    assert shown(data).count(bad) == 2
    assert f"${bad}" not in shown(data)
    assert [note.code for note in notes] == [Code.FORMULA]
    assert bad in notes[0].message


def test_formulas_that_pandoc_cannot_read_are_found_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from convert.workers import pandoc as engine

    real, asked = engine.pandoc, 0

    def pandoc(document: bytes, to: str, **rest: object) -> bytes:
        nonlocal asked
        asked += 1
        return real(document, to, **rest)  # type: ignore[arg-type] # passed on as it came

    monkeypatch.setattr(engine, "pandoc", pandoc)
    notes: list[Note] = []
    formulas = [Math(text) for power in range(20) for text in (f"y^{{{power}}}", rf"\no{{{power}")]
    data = rendered(Post(Meta(title="t", lang="en"), tuple(map(p, formulas))), "docx", note=notes.append)
    assert len(list(part(data, "word/document.xml").iter("{*}oMath"))) == 20
    assert sorted(note.message.rpartition(": ")[2] for note in notes) == sorted(rf"\no{{{power}" for power in range(20))
    assert asked == 3
