"""Ids of headers that no Ruby here makes: the gem that transliterates is not with Debian's kramdown."""

from __future__ import annotations

import pytest

from convert.reader.kramdown import to_html


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("Žluťoučký kůň", "zlutoucky-kun"),
        ("Łódź für Ærø", "lodz-fur-aero"),
        ("Ｗide ﬁle", "wide-file"),
        ("Ŋaŋ ĸ", "ngang-k"),
        ("Straße 中 ΑΒ", "strasse--"),
    ],
)
def test_letters_lose_their_marks_where_that_is_wanted(title: str, made: str) -> None:
    assert f'id="{made}"' in to_html(f"# {title}", transliterated_header_ids=True)


def test_without_the_option_such_letters_go() -> None:
    assert 'id="luouk"' in to_html("# Žluťoučký")
