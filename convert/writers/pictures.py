"""How wide a picture is shown, which have lines of their own, and what stands for none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from convert.media.picture import Missing, Picture
from convert.nodes import Anchor, FootnoteReference, Image, Inline, Inlines, LineBreak, Link, SoftBreak, Text

_WIDEST: Final = 4_000
"""CSS pixels: wider than any page is. Engines and readers need not meet a number of a hundred digits."""

_WIDE: Final = 300
"""CSS pixels: half of a line of a printed page, and what blogs make of most pictures. Before one so wide a line is
pulled apart, or all but empty."""

_HALF: Final = 50
"""Per cent of a line."""

_OPENING: Final = tuple("([{<（［【《〈「『“‘")
_CLOSING: Final = tuple(")]}>）］】》〉」』”’.,;:!?。，、；：！？…")
"""Marks that are not parted from what stands behind them, and before them."""


def shown_width(image: Image, picture: Picture) -> int:
    """Return how wide a picture is, in CSS pixels: as the post says, be it more than its own, else as it is.

    So browsers show it, and a drawing has no width that is too much; each format keeps it inside its page.
    """
    return min(image.width or picture.width, _WIDEST)


def missing_words(image: Image, picture: str) -> str:
    """Return what stands in a line for an image that is not there: what it shows, or the word for a picture."""
    return f"[{image.alt or image.title or picture}]"


def set_apart(run: Inlines, picture: Callable[[str], Picture | Missing]) -> Inlines:
    """Return a run in which each wide picture has lines of its own; ``picture`` gives the one at an address."""
    if len(run) == 1 or not any(map(_image_of, run)):
        return run
    out: list[Inline] = []
    was_wide = False
    for inline in run:
        wide = is_wide(inline, picture)
        if (wide or was_wide) and not all(isinstance(one, Anchor) for one in out):
            out[-1:] = _parted(out[-1], inline)
        else:
            out.append(inline)
        was_wide = wide
    return tuple(out)


def begins_apart(run: Inlines, picture: Callable[[str], Picture | Missing]) -> bool:
    """Say if a run begins with a picture alone in its line or wide, which no indent may push out of its place."""
    seen = [inline for inline in run if not isinstance(inline, Anchor)]
    if not seen or _image_of(seen[0]) is None:
        return False
    return len(seen) == 1 or isinstance(seen[1], LineBreak) or is_wide(seen[0], picture)


def _image_of(inline: Inline) -> Image | None:
    """Return the picture that an inline is, also if it is a link."""
    match inline:
        case Image():
            return inline
        case Link(children=(Image() as image,)):
            return image
        case _:
            return None


def is_wide(inline: Inline, picture: Callable[[str], Picture | Missing]) -> bool:
    """Say if an inline is a picture that is too wide to stand in a line of text."""
    image = _image_of(inline)
    if image is None or not isinstance(found := picture(image.url), Picture):
        return False
    return image.percent > _HALF if image.percent else shown_width(image, found) >= _WIDE


def _parted(before: Inline, after: Inline) -> Inlines:
    """Return two neighbours with a line break between them, if a line may end there."""
    match before, after:
        case (SoftBreak() | LineBreak(), _):
            return (LineBreak(), after)
        case (_, SoftBreak() | LineBreak()):
            return (before, LineBreak())
        case (Text(text), _) if text.endswith(" "):
            return (*_text(text.rstrip(" ")), LineBreak(), after)
        case (_, Text(text)) if text.startswith(" "):
            return (before, LineBreak(), *_text(text.lstrip(" ")))
        case (Text(text), _) if text.endswith(_OPENING):
            return (before, after)
        case (_, Text(text)) if text.startswith(_CLOSING):
            return (before, after)
        case (_, FootnoteReference()):
            return (before, after)
        case _:
            return (before, LineBreak(), after)


def _text(text: str) -> Inlines:
    return (Text(text),) if text else ()
