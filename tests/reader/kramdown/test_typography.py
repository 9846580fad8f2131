"""Quotes and symbols that share a name."""

from __future__ import annotations

from convert.reader.kramdown import to_html


def test_a_quote_and_a_symbol_of_one_name_are_two_things() -> None:
    page = to_html("'a' <<b>> 'c'", smart_quotes="laquo,raquo,ldquo,rdquo", typographic_symbols={"laquo": "["})
    assert page == "<p>«a» [b» «c»</p>\n"
