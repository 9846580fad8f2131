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
