"""Which posts ask for formulas between dollars."""

from __future__ import annotations

import pytest

from convert.site import Site
from convert.site.formulas import asks_for_formulas


@pytest.mark.parametrize(
    ("values", "config", "asks"),
    [
        ({}, {}, False),
        ({"math": True}, {}, True),
        ({"mathjax": "true"}, {}, True),
        ({"math": "katex"}, {}, True),
        ({"use_math": False}, {"mathjax": True}, False),
        ({}, {"mathjax": {"enable": False}}, False),
        ({}, {"katex": {"version": 1}}, True),
        ({"math": None}, {"enable_math": True}, True),
    ],
)
def test_a_post_or_its_site_asks_for_formulas(
    values: dict[str, object], config: dict[str, object], *, asks: bool
) -> None:
    assert asks_for_formulas(values, config) is asks


def test_a_source_says_whether_formulas_are_asked_for() -> None:
    asked, silent = (Site("/").source_from_text(f"---\ntitle: a\n{key}\n---\n") for key in ("math: true", "weight: 1"))
    assert asked.formulas
    assert not silent.formulas
