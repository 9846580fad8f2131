"""TeX as kramdown writes it must reach the tree whole."""

from __future__ import annotations

import pytest

from convert.reader.formulas import escape_formulas


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<span class="kdmath">$a<b$</span> <i>', '<span class="kdmath">$a&lt;b$</span> <i>'),
        ('<span m="1" class="x kdmath">$a&b &lt; c$</span>', '<span m="1" class="x kdmath">$a&amp;b &lt; c$</span>'),
        ('<div class="kdmath">$$\na </div> b\n$$</div>', '<div class="kdmath">$$\na &lt;/div> b\n$$</div>'),
        ('<span class="kdmath">$a<b</span>', '<span class="kdmath">$a<b</span>'),
        ('<span class="kdmath">a<b$</span>', '<span class="kdmath">a<b$</span>'),
        ('<b class="kdmath">$a<b$</b>', '<b class="kdmath">$a<b$</b>'),
        ("no formula & <b>", "no formula & <b>"),
    ],
)  # fmt: skip
def test_markup_in_a_formula_is_escaped(html: str, expected: str) -> None:
    assert escape_formulas(html) == expected


def test_formulas_without_an_end_cost_one_search() -> None:
    html = '<span class="kdmath">$' * 50_000
    assert escape_formulas(html) == html
