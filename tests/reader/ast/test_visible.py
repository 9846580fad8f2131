"""What of a page is shown: of a picture in two forms the one for light pages."""

from __future__ import annotations

import pytest

from convert.nodes import Image
from convert.walk import inlines_of

from .reading import content


def shown(markup: str) -> tuple[list[str], list[str]]:
    made = content(markup)
    images = [one.url for one in inlines_of(made.blocks) if isinstance(one, Image)]
    return images, [decision.text for decision in made.decisions if decision.rule == "dark-picture"]


def test_of_a_pair_the_picture_for_light_pages_is_shown() -> None:
    pair = '<p><img src="l.png" class="light" alt="tide">\n<img src="d.png" class="dark w-75" alt="tide by night"></p>'
    assert shown(pair) == (["l.png"], ["tide by night"])


@pytest.mark.parametrize(
    "markup",
    [
        '<p><img src="a.png" class="dark"></p>',
        '<p><img src="a.png" class="dark"> <img src="b.png"></p>',
        '<p><img src="a.png" class="light"> <img src="b.png" class="wide"></p>',
    ],
)
def test_a_picture_without_its_pair_stays(markup: str) -> None:
    images, gone = shown(markup)
    assert (len(images), gone) == (markup.count("<img"), [])
