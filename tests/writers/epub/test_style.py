"""What the style sheet says where a look at the page has shown that it must."""

from __future__ import annotations

import re

from convert.nodes import Meta, Post
from tests.archives import members
from tests.writers.building import p
from tests.writers.epub.test_epub import epub


def rules() -> dict[str, dict[str, str]]:
    """Return the declarations of each selector of the sheet."""
    sheet = members(epub(Post(Meta(title="T"), (p("x"),))))["EPUB/style.css"].decode()
    found: dict[str, dict[str, str]] = {}
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)):
        said = dict(part.strip().split(": ", 1) for part in body.split(";") if part.strip())
        for selector in selectors.split(","):
            found.setdefault(selector.strip(), {}).update(said)
    return found


def test_a_picture_has_a_ground_of_its_own_on_a_dark_page() -> None:
    assert rules()["img"]["background"] == "#fff"


def test_a_mark_stands_at_the_han_before_it() -> None:
    assert rules()["sup"]["text-autospace"] == "no-autospace"


def test_cells_are_widened_only_where_words_may_break_anywhere() -> None:
    widened = {selector for selector, said in rules().items() if "min-width" in said}
    assert widened == {f".{script} {cell}" for script in ("zh", "ja") for cell in ("th", "td")}
