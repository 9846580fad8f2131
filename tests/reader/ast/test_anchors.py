"""Places that links of the post lead to."""

from __future__ import annotations

import pytest

from convert.nodes import Anchor, Heading, Link, Paragraph, Strong, Text
from convert.walk import inlines_of

from .reading import blocks, content, p, run

GO = "<p><a href='#x'>go</a></p>"
LED = p(Link("#x", (Text("go"),)))
HERE = (Anchor("x"), Text("here"))


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<p id=x>here</p>", p(*HERE)),
        ("<div id=x><p>\n here</p></div>", p(*HERE)),
        ("<p>is <span id=x>here</span></p>", p("is ", *HERE)),
        ("<p>is <a name=x></a> here</p>", p("is ", *HERE)),
        ("<p><a name=x></a>\nhere</p>", p(*HERE)),
        ("<p><b id=x>here</b></p>", p(Strong(HERE))),
        ("<p><a id=x href='/b'>here</a></p>", p(Link("/b", HERE))),
        ("<p>is <sup id=x><i>2</i></sup></p>", None),
        ("<p id=x><code>here</code></p>", None),
    ],
)
def test_a_place_is_marked_before_the_text_that_it_holds_or_that_follows(html: str, made: Paragraph | None) -> None:
    led, *rest = blocks(GO + html)
    assert led == LED
    if made is not None:
        assert rest == [made]
    assert [inline for inline in inlines_of(rest) if isinstance(inline, Anchor)] == [Anchor("x")]


def test_items_terms_cells_and_captions_have_places() -> None:
    for html in (
        "<ul><li>a</li><li id=x>here</li></ul>",
        "<dl><dt id=x>here</dt><dd>a</dd></dl>",
        "<table id=x><thead><tr><th>a</th></tr></thead><tbody><tr><td>here</td></tr></tbody></table>",
        "<figure id=x><img src='a.png'><figcaption>here</figcaption></figure>",
    ):
        found = list(inlines_of(blocks(GO + html)))
        assert found[found.index(Anchor("x")) + 1] == Text("here")


def test_a_listing_is_led_to_by_the_text_above_it() -> None:
    assert blocks(f"{GO}<p>Here:</p><pre id=x>code</pre><p>on</p>")[1] == p(Anchor("x"), "Here:")


@pytest.mark.parametrize(
    ("html", "url", "name"),
    [
        ("<a name=x></a><h2 id=own>Here</h2>", "#own", "own"),
        ("<h2 id=own><a name=x></a>Here</h2>", "#own", "own"),
        ("<a name=x></a><h2>Here</h2>", "#x", "x"),
        ("<h2 id=x>Here</h2><p id=x>not here</p>", "#x", "x"),
    ],
)
def test_a_place_at_a_heading_is_the_heading(html: str, url: str, name: str) -> None:
    led, heading, *_ = blocks(GO + html)
    assert led == p(Link(url, run("go")))
    assert heading == Heading(2, run("Here"), id=name)


def test_nothing_is_kept_that_no_link_leads_to() -> None:
    assert blocks("<p id=x><a href='/b#x'>a</a> <a name=y></a>b</p>") == (p(Link("/b#x", run("a")), " b"),)


def test_the_first_of_a_name_is_the_place() -> None:
    assert blocks(f"{GO}<p id=x>here</p><p id=x>there</p>")[1:] == (p(*HERE), p("there"))


def test_an_escaped_fragment_leads_to_its_place() -> None:
    assert blocks("<p><a href='#%E6%B8%AF'>go</a></p><p id=港>here</p>")[1] == p(Anchor("港"), "here")


def test_footnotes_have_places_and_lead_to_them() -> None:
    made = content(
        "<p id=x>here<sup id='fnref:1'><a href='#fn:1' class=footnote>1</a></sup> <a href='#y'>y</a></p>"
        "<div class=footnotes><ol><li id='fn:1'><p><a href='#x'>go</a> <b id=y>there</b></p></li></ol></div>"
    )
    assert Anchor("x") in inlines_of(made.blocks)
    assert Anchor("y") in inlines_of(made.footnotes[0].blocks)
