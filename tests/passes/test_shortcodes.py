"""WordPress' codes for images with a caption and for what plays."""

from __future__ import annotations

import pytest

import convert
from convert.nodes import Figure, Image, Link, Paragraph, Post, Text
from convert.walk import block_text, inlines_of, plain_text

LAMP = Image("/lamp.png", "Lamp")


def read(text: str, profile: str = "auto", suffix: str = "html") -> Post:
    data = f"---\ntitle: Low Harbour\n---\n<p>The ferry left.</p>\n\n{text}\n"
    return convert.read_text(data, name=f"_posts/2024-03-05-a.{suffix}", profile=profile)


IMAGE = '<img src="/lamp.png" alt="Lamp">'


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        (f'<p>[caption id="a_1" width="300"]{IMAGE} The lamp[/caption]</p>', Figure(LAMP, (Text("The lamp"),))),
        (f'<p>[caption]<a href="/b">{IMAGE}</a><br>Lamp[/caption]</p>', Figure(LAMP, (Text("Lamp"),), link="/b")),
        (f'<p>[caption width="3" caption="The lamp"]{IMAGE}[/caption]</p>', Figure(LAMP, (Text("The lamp"),))),
        (f"<p>[caption]{IMAGE}[/caption]</p>", Figure(LAMP)),
    ],
)  # fmt: skip
def test_an_image_with_a_caption_is_a_figure(text: str, figure: Figure) -> None:
    post = read(text)
    assert post.blocks[1:] == (figure,)
    assert [decision.text[:8] for decision in post.decisions if decision.rule == "shortcode"] == ["[caption"]


def test_what_stands_around_figures_stays_in_markdown_too() -> None:
    picture = '[caption id="a"]![Lamp](/lamp.png) A *lamp*[/caption]'
    post = read(f"It came. {picture} It left. {picture}", suffix="md")
    assert [(type(block), block_text(block)) for block in post.blocks[1:]] == [
        (Paragraph, "It came."),
        (Figure, "A lamp"),
        (Paragraph, "It left."),
        (Figure, "A lamp"),
    ]


@pytest.mark.parametrize(
    ("code", "address"),
    [
        ("[youtube https://www.youtube.com/watch?v=a_b]", "https://www.youtube.com/watch?v=a_b"),
        ("[youtube=https://youtu.be/ab w=3]", "https://youtu.be/ab"),
        ('[embed width="3"]https://a.example/b[/embed]', "https://a.example/b"),
        ('[audio src="https://a.example/b.mp3"]', "https://a.example/b.mp3"),
        ("[audio https://a.example/b.mp3|loop=no]", "https://a.example/b.mp3"),
        ('[video width="3" mp4="/a/b.mp4"][/video]', "/a/b.mp4"),
    ],
)
def test_what_plays_is_a_link(code: str, address: str) -> None:
    post = read(f"<p>See {code} here.</p>")
    links = [inline for inline in inlines_of(post.blocks) if isinstance(inline, Link)]
    assert links == [Link(address, (Text(address),))]
    assert block_text(post.blocks[1]) == f"See {address} here."
    assert [decision.text for decision in post.decisions if decision.rule == "shortcode"] == [code]


STAY = [
    "[youtube of a child]",
    "[youtube https://a.example/b]",
    "[audio]",
    "[video game]",
    "[embed]the ferry[/embed]",
    "[tweet https://a.example/b]",
    "[caption]The lamp[/caption]",
    f"[caption]{IMAGE} The lamp",
    f"[legend]{IMAGE} The lamp[/legend]",
    "<code>[embed]https://a.example/b[/embed]</code>",
]


@pytest.mark.parametrize("text", STAY)
def test_other_brackets_stay(text: str) -> None:
    post = read(f"<p>See {text}</p>")
    shown = "".join(plain_text((inline,)) for inline in inlines_of(post.blocks[1:]))
    assert shown.startswith("See [")
    assert "shortcode" not in [decision.rule for decision in post.decisions]


def test_without_a_profile_all_stays_as_jekyll_shows_it() -> None:
    post = read(f"<p>[caption]{IMAGE} The lamp[/caption]</p>", profile="none")
    assert "[caption]" in block_text(post.blocks[1])
