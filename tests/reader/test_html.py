"""The element tree: as a browser builds it, with lines, of any depth."""

from __future__ import annotations

import pytest

from convert.positions import Lines
from convert.reader.html import Element, Node, parse


def shape(node: Node) -> object:
    """Write a tree down as names and texts."""
    return node if isinstance(node, str) else [node.name, *map(shape, node.children)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a<p>b<p>c", ["body", "a", ["p", "b"], ["p", "c"]]),
        ("<p>a<table><tr><td>b</table>", ["body", ["p", "a"], ["table", ["tbody", ["tr", ["td", "b"]]]]]),
        ("<p><b>a</p><p>b</p>", ["body", ["p", ["b", "a"]], ["p", ["b", "b"]]]),
        ("<b>a<p>b</b>c", ["body", ["b", "a"], ["p", ["b", "b"], "c"]]),
        ("a</p>b", ["body", "a", ["p"], "b"]),
        ("<!DOCTYPE html><html><head></head><body class=x>a</body></html>b", ["body", "ab"]),
        ("a<!-- c -->b&amp;&lt;&nbsp;", ["body", "ab&<\u00a0"]),
        ("<template><p>a</template>", ["body", ["template"]]),
        ("<svg><title>a</title></svg><title>b</title>", ["body", ["svg:svg", ["svg:title", "a"]], ["title", "b"]]),
        ("a\r\nb\rc", ["body", "a\nb\nc"]),
        ("<p/>a<br/>", ["body", ["p", "a", ["br"]]]),
        ("", ["body"]),
    ],
)
def test_a_tree_is_what_a_browser_builds(text: str, expected: object) -> None:
    assert shape(parse(text).body) == expected


def test_attributes_are_strings() -> None:
    (element,) = parse("<a CLASS=' x  y ' href='?a&amp;b' hidden>").body.elements()
    assert element.attributes == {"class": "x y", "href": "?a&b", "hidden": ""}


def test_lines_are_those_of_the_text() -> None:
    body = parse("\n<p>a\nb</p>\n<div\nclass=x>\n<p>c</div>").body
    assert [(child.name, child.lines) for child in body.elements()] == [("p", Lines(2, 3)), ("div", Lines(4, 6))]


def test_marks_give_the_lines_and_are_taken_off() -> None:
    body = parse(
        "<p m='3-4'>a<b>c</b></p><p m=7-7>d", marks="m", place=lambda at: Lines(at.first + 10, at.last + 10)
    ).body
    first, second = body.elements()
    assert (first.lines, second.lines) == (Lines(13, 14), Lines(17, 17))
    assert not first.attributes
    assert [child.lines for child in first.elements()] == [Lines(13, 14)]


def test_what_xml_forbids_is_left_out_and_counted() -> None:
    tree = parse("a\x00b\x08c\ud800d&#1;\x0be<i title='\x02'></i>")
    assert shape(tree.body) == ["body", "abcd e", ["i"]]
    assert tree.forbidden == 6


def test_any_depth_is_built() -> None:
    tree = parse("<div>" * 20_000 + "a")
    assert tree.body.text() == "a"
    assert tree.depth > 500


def test_an_element_gives_its_text() -> None:
    assert Element("p", children=["a", Element("b", children=["c"]), "d"]).text() == "acd"
