"""The option ``html_to_native`` where Ruby's kramdown 2.4 is no measure; ``options.json`` has what it writes."""

import re

from convert.reader.kramdown import convert, to_html

DEEP = 3000


def native(text: str, *, parse_block_html: bool = False) -> str:
    return to_html(text, html_to_native=True, parse_block_html=parse_block_html)


def test_a_table_without_cells_stays_html() -> None:
    assert native("<table>\n</table>") == "<table>\n</table>\n"


def test_what_is_no_table_keeps_its_text() -> None:
    made = native("<tbody><tr><td>a</td></tr></tbody>\n<div><td>b</td></div>")
    assert re.findall("<td>(.)</td>", made) == ["a", "b"]


def test_elements_keep_their_lines() -> None:
    made = convert("<p>a</p>\n\n<ul>\n<li>b</li>\n</ul>", html_to_native=True, line_attribute="data-line").html
    assert '<p data-line="1-1">a</p>' in made
    assert '<li data-line="4-4">b</li>' in made


def test_a_paragraph_of_html_gives_no_terms_and_loses_nothing() -> None:
    made = native("<p>a <b>b</b></p>\n: c")
    assert re.sub(r"<[^>]+>|\s", "", made) == "ab:c"


def test_a_paragraph_of_html_in_an_item_gets_its_box() -> None:
    made = to_html("- <p>[ ] a</p>", html_to_native=True, input="GFM")
    assert re.findall(r"<li[^>]*>(<input [^>]*/>a)</li>", made)


def test_deep_html_is_turned_at_no_risk() -> None:
    for inside in ("<div>", "<div>a ", "<blockquote><p>a", "<div><a href='x'>", "<b>", "<ul><li>", "<pre><code>"):
        for parse_block_html in (False, True):
            assert "end" in native(inside * DEEP + "end", parse_block_html=parse_block_html)


def test_deep_html_in_a_line_is_turned_at_no_risk() -> None:
    for inside in ("<u>", "<b>", "<u><b>a", "<a href='x'>", "<nick>"):
        assert "end" in native("a " + inside * DEEP + "end")
