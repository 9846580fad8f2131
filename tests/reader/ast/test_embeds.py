"""Scripts and elements that show a part of another page, or play something."""

from __future__ import annotations

import pytest

from convert.nodes import Link
from convert.notes import Code

from .reading import blocks, content, p, run


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("https://gist.github.com/jane/0a1b2c.js", "https://gist.github.com/jane/0a1b2c"),
        ("//gist.github.com/0a1b2c.js?file=a.py", "https://gist.github.com/0a1b2c"),
        ("https://git.example.org/jane/tools/-/snippets/12.js", "https://git.example.org/jane/tools/-/snippets/12"),
        ("https://asciinema.org/a/9Zx.js", "https://asciinema.org/a/9Zx"),
        ("//jsfiddle.net/jane/9zx/2/embed/js,result/", "https://jsfiddle.net/jane/9zx/2"),
        ("https://pastebin.com/embed_js/9Zx", "https://pastebin.com/9Zx"),
        (
            "https://emgithub.com/embed-v2.js?style=a&target=https%3A%2F%2Fgithub.com%2Fjane%2Fa&b=on",
            "https://github.com/jane/a",
        ),
    ],
)
def test_a_script_that_shows_a_part_of_a_page_is_a_link_to_it(address: str, page: str) -> None:
    made = content(f"a<script src='{address}'></script>\nb")
    assert made.blocks == (p("a"), p(Link(page, run(page))), p("b"))
    assert [note.code for note in made.notes] == [Code.EMBED]


@pytest.mark.parametrize(
    "address",
    [
        "https://platform.example.com/widgets.js",
        "https://gist.github.com/jane.js",
        "https://emgithub.com/embed.js?target=javascript:a",
        "/gist.github.com/jane/0a1b2c.js",
    ],
)
def test_any_other_script_goes(address: str) -> None:
    made = content(f"a<script src='{address}'></script>")
    assert made.blocks == (p("a"),)
    assert [note.code for note in made.notes] == [Code.ACTIVE_CONTENT]


def test_an_element_of_a_player_is_a_link() -> None:
    assert blocks("<cast-player src=/a.cast></cast-player>") == (p(Link("/a.cast", run("/a.cast"))),)
    assert blocks("<cast-player src='javascript:a'></cast-player>") == ()
    assert blocks("<my-box src=/a>b</my-box>") == (p("b"),)


YOUTUBE = "https://www.youtube.com/watch?v=q7Kz"


@pytest.mark.parametrize(
    ("html", "page", "label"),
    [
        ("<lite-youtube videoid=q7Kz playlabel='A talk'></lite-youtube>", YOUTUBE, "A talk"),
        ("<lite-vimeo videoid=77></lite-vimeo>", "https://vimeo.com/77", ""),
        ("<tiktok-video video-id=77></tiktok-video>", "https://www.tiktok.com/player/v1/77", ""),
        ("<div class='youtube-player' data-id=q7Kz></div>", YOUTUBE, ""),
        ("<div id=p data-plyr-provider=youtube data-plyr-embed-id=q7Kz></div>", YOUTUBE, ""),
        ("<div class='strava-embed-placeholder' data-embed-type=activity data-embed-id=77></div>",
         "https://www.strava.com/activities/77", ""),
        ("<div class=fb-post data-href='https://www.example.com/me/1'></div>", "https://www.example.com/me/1", ""),
    ],
)  # fmt: skip
def test_an_element_that_a_script_fills_is_a_link(html: str, page: str, label: str) -> None:
    made = content(html)
    assert made.blocks == (p(Link(page, run(label or page))),)
    assert [note.code for note in made.notes] == [Code.EMBED]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<div class='youtube-player' data-id=q7Kz>Coming soon</div>", "Coming soon"),
        ("<div class='player' data-id=q7Kz>a</div>", "a"),
        ("<p>a</p><div class='youtube-list' id=q7Kz data-id='1 2'></div>", "a"),
        ("<p>a</p><div class=fb-post data-href='javascript:a'></div>", "a"),
        ("<meter value=0.6>60%</meter>", "60%"),
    ],
)
def test_other_elements_are_what_they_hold(html: str, text: str) -> None:
    assert blocks(html) == (p(text),)
