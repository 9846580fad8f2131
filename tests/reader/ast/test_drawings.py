"""Drawings in the text: which are images, and what of them comes in."""

from __future__ import annotations

from base64 import b64decode

import pytest

from convert.media.svg import clean_svg
from convert.nodes import Figure, Image, Paragraph, Text
from convert.notes import Code

from .reading import blocks, content, p

RECT = "<rect width=9 height=9 />"


def drawn(image: Image) -> str:
    return b64decode(image.url.removeprefix("data:image/svg+xml;base64,")).decode()


def figure(text: str) -> Figure:
    (made,) = blocks(text)
    assert isinstance(made, Figure)
    return made


@pytest.mark.parametrize(
    "text",
    [
        f"<svg width=90 height=60>{RECT}</svg>",
        f"<p align=center><svg width=1in height=1in>{RECT}</svg></p>",
        f"<figure><svg width='100%' viewBox='0 0 90 60'>{RECT * 3}</svg></figure>",
        "<div><svg viewBox='0,0,90,60'><text>a</text></svg></div>",
        f"<p><svg width=90 height=20>{RECT}</svg></p>",
    ],
)
def test_a_drawing_with_a_size_is_an_image(text: str) -> None:
    cleaned = clean_svg(drawn(figure(text).image).encode())
    assert cleaned.width >= 90
    assert not cleaned.changed


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        ("<title>a b</title><desc>c</desc><text>d</text>", "a b"),
        ("<desc>c</desc><text>d</text>", "c"),
        ("<text>d</text><g><text>e</text></g><style>f</style>", "d e"),
    ],
)
def test_a_drawing_is_called_by_its_title_or_its_words(inside: str, name: str) -> None:
    assert figure(f"<svg width=90 height=60>{inside}</svg>").image.alt == name


def test_a_caption_is_that_of_the_drawing() -> None:
    made = figure(f"<figure><svg width=90 height=60>{RECT}</svg><figcaption>a</figcaption></figure>")
    assert made.caption == (Text("a"),)


def test_a_low_drawing_stays_in_its_line_and_a_high_one_does_not() -> None:
    (made,) = blocks(f"<p>a <svg width=90 height=20>{RECT}</svg> b</p>")
    assert isinstance(made, Paragraph)
    assert [type(child) for child in made.children] == [Text, Image, Text]
    assert [type(block) for block in blocks(f"a <svg width=90 height=90>{RECT}</svg> b")] == [
        Paragraph,
        Figure,
        Paragraph,
    ]


def test_names_keep_their_case_and_namespace() -> None:
    made = drawn(
        figure(
            "<svg width=90 height=60><lineargradient id=a><stop offset=1 /></lineargradient><use xlink:href='#a'/>"
            "<foreignobject><div title='&quot;&amp;'>a &lt; b</div></foreignobject><odd:name b:c=d></odd:name></svg>"
        ).image
    )
    assert made == (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="60">'
        '<linearGradient id="a"><stop offset="1"></stop></linearGradient><use xlink:href="#a"></use>'
        '<foreignObject><div xmlns="http://www.w3.org/1999/xhtml" title="&quot;&amp;">a &lt; b</div></foreignObject>'
        "</svg>"
    )


def test_what_runs_does_not_enter() -> None:
    made = figure(f"<svg width=90 height=60 onload=a><script>b</script><g onclick=c>{RECT}</g></svg>")
    assert not {"script", "onload", "onclick"} & set(drawn(made.image).replace("<", " ").replace("=", " ").split())


@pytest.mark.parametrize(
    "text",
    [
        f"<svg width=24 height=24>{RECT}</svg>",
        f"<svg viewBox='0 0 512 512'>{RECT}</svg>",
        f"<svg width=90 height=60 aria-hidden=true>{RECT}</svg>",
        "<svg width=90 height=60><use href='#icon'/></svg>",
        f"<svg>{RECT}</svg>",
    ],
)
def test_an_icon_is_left_out_with_a_note(text: str) -> None:
    made = content(text)
    assert made.blocks == ()
    assert [note.code for note in made.notes] == [Code.UNKNOWN_ELEMENT]


def test_the_words_of_an_icon_stand_apart() -> None:
    assert blocks("a<svg><text>b</text><text>c</text></svg>d") == (p("a b c d"),)
