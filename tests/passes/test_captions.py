"""Captions that emphasis marks, which no table of lines can hold."""

from __future__ import annotations

import pytest

import convert
from convert.nodes import Figure, Paragraph
from convert.walk import plain_text

POST = "The pumps have run since October.\n\n![](a.png){}\n\nResidents of North Street recall summers without water.\n"


def read(below: str) -> convert.Post:
    return convert.read_text(POST.format(below).encode(), name="_posts/2024-03-05-pumps.md")


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_line_in_italics_under_an_image_is_its_caption(between: str) -> None:
    figure = read(f"{between}*The pump at dawn. It never stops.*").blocks[1]
    assert isinstance(figure, Figure)
    assert plain_text(figure.caption) == "The pump at dawn. It never stops."


def test_sentences_that_nothing_marks_stay_in_the_text() -> None:
    figure, below = read("\n\nThe pump at dawn. It never stops.").blocks[1:3]
    assert isinstance(figure, Figure)
    assert not figure.caption
    assert isinstance(below, Paragraph)


@pytest.mark.parametrize(
    ("alt", "line"),
    [
        ("The pump at dawn", "The pump at dawn. It never stops."),
        ("北街的老水表", "北街的老水表。墙上的字还看得清。"),
        ("北街的老水表。", "北街的老水表。墙上的字还看得清。"),
    ],
)
def test_a_line_whose_first_sentence_is_the_other_text_is_its_caption(alt: str, line: str) -> None:
    post = POST.format(f"\n\n{line}").replace("![]", f"![{alt}]")
    figure = convert.read_text(post.encode(), name="_posts/2024-03-05-pumps.md").blocks[1]
    assert isinstance(figure, Figure)
    assert plain_text(figure.caption) == line


@pytest.mark.parametrize(
    ("alt", "line"),
    [
        ("pump", "The pump at dawn. It never stops."),
        ("The pump", "The pump was sold in the spring. Nobody knows who bought it."),
        ("水表", "水表。墙上的字还看得清。"),
        ("The pump", f"The pump. {'It never stops. ' * 12}"),
    ],
)
def test_a_line_that_goes_on_from_the_other_text_stays(alt: str, line: str) -> None:
    post = POST.format(f"\n\n{line}").replace("![]", f"![{alt}]")
    figure = convert.read_text(post.encode(), name="_posts/2024-03-05-pumps.md").blocks[1]
    assert isinstance(figure, Figure)
    assert not figure.caption
