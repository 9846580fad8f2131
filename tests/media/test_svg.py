"""What drawing programs write: links, labels, notes to themselves, and ids that XML does not take."""

from __future__ import annotations

import re
import struct

import pytest
from lxml import etree

from convert.limits import DRAWN_PIXELS
from convert.media.decode import RefusedError
from convert.media.svg import clean_svg, draw_svg

FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:tool="urn:example:tool" viewBox="0 0 200 100">{}</svg>'
)
BOX = '<rect width="20" height="10"/>'


def cleaned(inside: str) -> str:
    """Return a cleaned drawing without the frame's own element."""
    return re.sub(r"^<svg[^>]*>|</svg>$", "", clean_svg(FRAME.format(inside).encode()).data.decode())


def said(inside: str) -> str:
    return clean_svg(FRAME.format(inside).encode()).changed


# --- links and labels --------------------------------------------------------------------------------------------


def test_a_link_is_the_group_that_it_holds() -> None:
    linked = f'<a xlink:href="https://pier.example/" xlink:title="t" target="_top" fill="red">{BOX}</a>'
    assert cleaned(linked) == f'<g fill="red">{BOX}</g>'
    assert said(linked) == ""


def test_a_link_in_text_is_a_run_of_it() -> None:
    assert cleaned('<text>to <a href="/pier">the pier</a> now</text>') == "<text>to <tspan>the pier</tspan> now</text>"


def test_what_a_link_holds_is_cleaned_too() -> None:
    assert cleaned(f"<a href='javascript:alert(1)'><script>alert(2)</script>{BOX}</a>") == f"<g>{BOX}</g>"


HTML_LABEL = (
    '<foreignObject x="10" y="20" width="80" height="40" transform="rotate(9)"><div xmlns="http://www.w3.org/1999/xhtml">'
    "<style>b {{color: red}}</style>Pier\n<b>no. 7</b><br/>closed<script>alert(1)</script></div></foreignObject>"
)


def test_a_label_of_html_is_set_as_text_in_the_middle_of_its_place() -> None:
    assert cleaned(BOX + HTML_LABEL) == (
        f'{BOX}<text text-anchor="middle" y="40" transform="rotate(9)">'
        '<tspan x="50" dy="-0.25em">Pier no. 7</tspan><tspan x="50" dy="1.2em">closed</tspan></text>'
    )
    assert said(BOX + HTML_LABEL) == "labels written as HTML were set as plain text"


def test_a_label_that_has_another_form_shows_that_one() -> None:
    assert cleaned(f"<switch>{HTML_LABEL}<text>Pier 7</text></switch>") == "<switch><text>Pier 7</text></switch>"
    assert said(f"<switch>{HTML_LABEL}<text>Pier 7</text></switch>") == ""


# --- notes -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "harmless",
    ['<tool:view zoom="2"/>', "<metadata><tool:author>x</tool:author></metadata>", '<g tool:label="Layer 1"/>'],
)
def test_what_a_program_notes_for_itself_is_no_loss(harmless: str) -> None:
    assert said(harmless + BOX) == ""
    assert "author" not in cleaned(harmless + BOX)


@pytest.mark.parametrize("active", ["<script>1</script>", "<animate/>", "<foreignObject/>", '<rect onclick="1"/>'])
def test_what_runs_is_a_loss_that_is_said(active: str) -> None:
    assert said(active + BOX) == "what runs or loads was taken out of the drawing"


# --- ids ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        (f'<g id="a"/><g id="a">{BOX}</g>', f'<g id="a"/><g>{BOX}</g>'),
        ('<rect id="1 a"/><use href="#1 a"/>', '<rect id="id-1_a"/><use href="#id-1_a"/>'),
        ('<rect id="1 a"/><use xlink:href="#1%20a"/>', '<rect id="id-1_a"/><use xlink:href="#id-1_a"/>'),
        (
            '<clipPath id="c="/><g clip-path="url(\'#c=\')" id="id-c_"/>',
            '<clipPath id="id-c_-1"/><g clip-path="url(#id-c_-1)" id="id-c_"/>',
        ),
        ('<filter id="a:b"/><g style="filter:url(#a:b)"/>', '<filter id="id-a_b"/><g style="filter:url(#id-a_b)"/>'),
        ('<mask id="7"/><style>g{mask:url(#7)}</style>', '<mask id="id-7"/><style>g{mask:url(#id-7)}</style>'),
        ('<pattern id="7"/><rect fill="url(#7)"/>', '<pattern id="id-7"/><rect fill="url(#id-7)"/>'),
        ('<rect xml:id="a"/><g xml:id="a"/>', "<rect/><g/>"),
    ],
)
def test_an_id_is_a_name_that_is_there_once(drawn: str, expected: str) -> None:
    assert etree.canonicalize(f"<svg>{cleaned(drawn).replace('xlink:', '')}</svg>") == etree.canonicalize(
        f"<svg>{expected.replace('xlink:', '')}</svg>"
    )


@pytest.mark.parametrize(
    "stray",
    [
        '<use href="#nowhere"/>',
        '<use xlink:href="#nowhere" id="u"/><use href="#u"/>',
        "<use/>",
        '<use href="#paint"/>',
    ],
)
def test_a_use_of_nothing_goes(stray: str) -> None:
    assert cleaned(f'<linearGradient id="paint"/>{stray}{BOX}') == f'<linearGradient id="paint"/>{BOX}'


@pytest.mark.parametrize(
    ("paint", "expected"),
    [("url(#nowhere)", "none"), ("url(#box)", "none"), ("url(#nowhere) red", "url(#nowhere) red"), ("#fff", "#fff")],
)
def test_a_reference_to_no_paint_paints_nothing(paint: str, expected: str) -> None:
    assert cleaned(f'<rect id="box" fill="{paint}"/>') == f'<rect id="box" fill="{expected}"/>'


# --- large drawings ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inside", "left"),
    [
        (f'<g transform="{"url(#" * 400_000}"/>', 1),
        (f'<g fill="url({" " * 400_000}"/>', 1),
        (f'<foreignObject x="{"9" * 400_000}s">pier</foreignObject>', 1),
        ("".join(f'<use id="u{number}" href="#u{number + 1}"/>' for number in range(50_000)), 0),
        ("".join(f'<g id="&#{number};"/>' for number in range(0x2000, 0x3000)), 0x1000),
        ("<text>" + "<blink/>x" * 300_000 + "</text>", 1),
    ],
    ids=["references", "blanks", "digits", "uses", "ids", "dropped"],
)
def test_a_large_drawing_is_cleaned_in_linear_time(inside: str, left: int) -> None:
    """Where each costs as much as all before it, one of these takes minutes."""
    root = etree.fromstring(clean_svg(FRAME.format(inside).encode()).data, etree.XMLParser(huge_tree=True))
    assert len(root) == left


def test_the_size_of_a_drawing_is_read_in_linear_time() -> None:
    assert clean_svg(f'<svg xmlns="http://www.w3.org/2000/svg" width="{"9" * 400_000}s"/>'.encode()).width == 300


@pytest.mark.parametrize(
    "body",
    [
        '<style><g/>@import url("http://example.com/x.css");</style>',
        "<style>a{}<title>@import</title> 'http://example.com/x';</style>",
        r'<style>@\69mport "http://example.com/x.css"; rect{fill:\75rl(http://example.com/y)}</style>',
        r'<rect style="fill:u\72l(http://example.com/z)" width="1" height="1"/>',
        r'<rect fill="u\72l(http://example.com/z)" width="1" height="1"/>',
    ],
)
def test_nothing_that_loads_is_hidden_in_a_style(body: str) -> None:
    cleaned = clean_svg(f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{body}</svg>'.encode())
    assert b"example.com" not in cleaned.data
    assert cleaned.changed


def drawing(size: int, inside: str) -> bytes:
    frame = f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}">'
    return clean_svg(f"{frame}{inside}</svg>".encode()).data


def test_a_large_drawing_is_drawn_at_a_size_that_fits() -> None:
    drawn = draw_svg(drawing(9000, '<rect width="9" height="9"/>'))
    width, height = struct.unpack(">II", drawn[16:24])
    assert 0.9 * DRAWN_PIXELS < width * height < 1.1 * DRAWN_PIXELS


BLUR = '<filter id="f">' + '<feGaussianBlur stdDeviation="20"/>' * 50 + "</filter>"
SHADOW = '<filter id="f"><feGaussianBlur stdDeviation="2"/><feOffset dx="2"/></filter>'


@pytest.mark.parametrize(
    "inside",
    [
        BLUR + '<rect width="3000" height="3000" filter="url(#f)"/>',
        BLUR + '<style>rect{filter:url(#f)}</style><rect width="3000" height="3000"/>',
        '<filter id="f"><feTurbulence numOctaves="900"/></filter><rect width="9" height="9" style="filter:url(#f)"/>',
        SHADOW + '<g id="a"><rect filter="url(#f)"/></g><g id="b"><use href="#a"/></g><use href="#b"/>',
        SHADOW + '<marker id="m"><rect filter="url(#f)"/></marker><path marker-mid="url(#m)"/>',
    ],
)
def test_filters_that_take_too_long_are_refused(inside: str) -> None:
    with pytest.raises(RefusedError, match="filters"):
        draw_svg(drawing(3000, inside))


@pytest.mark.parametrize(
    "inside",
    [
        '<rect width="9" height="9" filter="url(#f)"/>',
        "<style>.node{filter:url(#f)} text{fill:red}</style>" + '<g class="node">' + BOX * 900 + "</g>",
        '<marker id="m"><path d="M0 0L1 1"/></marker><rect width="9" height="9" filter="url(#f)"/>',
    ],
)
def test_a_shadow_is_drawn(inside: str) -> None:
    assert draw_svg(drawing(900, SHADOW + inside)).startswith(b"\x89PNG")
