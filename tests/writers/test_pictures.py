"""How wide a picture is shown, and where one stands on lines of its own."""

from __future__ import annotations

import pytest

from convert.media.picture import Missing, Picture
from convert.nodes import (
    Anchor,
    FootnoteReference,
    Image,
    Inlines,
    LineBreak,
    Link,
    SoftBreak,
    Text,
)
from convert.notes import Code, Note
from convert.writers.pictures import begins_apart, set_apart, shown_width

HALF = Image("wide.png", width=300)
WIDE, SMALL, LOST = (Image(f"{name}.png") for name in ("wide", "small", "lost"))
LINKED = Link("/big.png", (WIDE,))
END, SOFT = LineBreak(), SoftBreak()


def picture(url: str) -> Picture | Missing:
    """Return a picture as wide as its name says."""
    if url.startswith("lost"):
        return Missing(Note(Code.IMAGE_MISSING, url))
    return Picture(url, "image/png", b"", 900 if url.startswith("wide") else 20, 20)


@pytest.mark.parametrize(
    ("said", "own", "width"), [(None, 300, 300), (200, 300, 200), (900, 300, 900), (10**400, 300, 4000)]
)
def test_a_picture_is_as_wide_as_the_post_says_else_as_it_is(said: int | None, own: int, width: int) -> None:
    assert shown_width(Image("a.png", width=said), Picture("a.png", "image/png", b"", own, 20)) == width


@pytest.mark.parametrize(
    ("run", "shown"),
    [
        ((Text("a"), SOFT, WIDE, SOFT, Text("b")), (Text("a"), END, WIDE, END, Text("b"))),
        ((Text("a"), END, WIDE, END, Text("b")), (Text("a"), END, WIDE, END, Text("b"))),
        ((Text("a "), WIDE, Text(" b")), (Text("a"), END, WIDE, END, Text("b"))),
        ((Text("甲"), WIDE, Text("乙")), (Text("甲"), END, WIDE, END, Text("乙"))),
        ((Text("a "), LINKED, Text(" b")), (Text("a"), END, LINKED, END, Text("b"))),
        ((WIDE, Text(" "), WIDE, SOFT, WIDE), (WIDE, END, WIDE, END, WIDE)),
        ((WIDE, SMALL), (WIDE, END, SMALL)),
        ((Text("a "), HALF, Text(" b")), (Text("a"), END, HALF, END, Text("b"))),
        ((Text("("), WIDE, Text(").")), (Text("("), WIDE, Text(")."))),
        ((Text("a"), SOFT, WIDE, FootnoteReference("1")), (Text("a"), END, WIDE, FootnoteReference("1"))),
    ],
)
def test_a_wide_picture_has_lines_of_its_own(run: Inlines, shown: Inlines) -> None:
    assert set_apart(run, picture) == shown
    assert set_apart(shown, picture) == shown


@pytest.mark.parametrize(
    "run",
    [(WIDE,), (SMALL, SOFT, SMALL), (Text("a "), SMALL, Text(" b")), (Text("a "), LOST), (Text("a"), SOFT, Text("b"))],
)
def test_nothing_else_is_changed(run: Inlines) -> None:
    assert set_apart(run, picture) == run


def test_a_run_begins_with_a_picture_alone_in_its_line() -> None:
    assert begins_apart((WIDE, END, Text("a")), picture)
    assert begins_apart((SMALL, END, Text("a")), picture)
    assert begins_apart((LINKED,), picture)
    assert begins_apart((Anchor("a"), SMALL), picture)
    assert not begins_apart((SMALL, Text("a"), END), picture)
    assert not begins_apart((Text("a"), END, WIDE), picture)
    assert not begins_apart((Anchor("a"),), picture)


def test_a_wide_picture_begins_a_run_also_with_a_mark_behind_it() -> None:
    assert begins_apart((WIDE, FootnoteReference("1")), picture)
    assert not begins_apart((SMALL, FootnoteReference("1")), picture)


def test_no_empty_line_is_above_a_picture_behind_an_anchor() -> None:
    assert set_apart((Anchor("a"), WIDE, Text("b")), picture) == (Anchor("a"), WIDE, END, Text("b"))
