"""How wide a picture is shown."""

from __future__ import annotations

import pytest

from convert.media.picture import Picture
from convert.nodes import Image
from convert.writers.pictures import shown_width


@pytest.mark.parametrize(
    ("said", "own", "width"), [(None, 300, 300), (200, 300, 200), (900, 300, 900), (10**400, 300, 4000)]
)
def test_a_picture_is_as_wide_as_the_post_says_else_as_it_is(said: int | None, own: int, width: int) -> None:
    assert shown_width(Image("a.png", width=said), Picture("a.png", "image/png", b"", own, 20)) == width
