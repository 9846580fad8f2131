"""How wide a picture is shown, in every format the same."""

from __future__ import annotations

from typing import Final

from convert.media.picture import Picture
from convert.nodes import Image

_WIDEST: Final = 4_000
"""CSS pixels: wider than any page is. Engines and readers need not meet a number of a hundred digits."""


def shown_width(image: Image, picture: Picture) -> int:
    """Return how wide a picture is, in CSS pixels: as the post says, be it more than its own, else as it is.

    So browsers show it, and a drawing has no width that is too much; each format keeps it inside its page.
    """
    return min(image.width or picture.width, _WIDEST)
