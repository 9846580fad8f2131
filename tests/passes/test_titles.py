"""A title that the body says again, and what goes with it."""

from __future__ import annotations

import pytest

import convert
from convert.nodes import Link, ThematicBreak
from convert.walk import inlines_of

TEXT = "The ferry left the pier at noon with all aboard, and nobody on the quay waved as it went out to sea."


def blocks_of(body: str) -> list[str]:
    post = convert.read_text(f"---\ntitle: Low Harbour\n---\n{body}\n\n{TEXT}\n")
    return [type(block).__name__ for block in post.blocks]


def test_a_rule_before_the_title_goes_with_it() -> None:
    assert blocks_of("---\n\n### Low Harbour") == ["Paragraph"]
    assert blocks_of("![](a.png)\n\n---\n\n### Low Harbour") == ["Figure", "Paragraph"]


def test_a_rule_before_another_line_stays() -> None:
    assert blocks_of("---\n\n### Other Harbour") == [ThematicBreak.__name__, "Heading", "Paragraph"]


def test_a_heading_of_its_words_goes_whatever_follows() -> None:
    post = convert.read_text("---\ntitle: Low Harbour\n---\n# Low Harbour\n\n- Eggs\n- Milk\n")
    assert [type(block).__name__ for block in post.blocks] == ["List"]
    post = convert.read_text("---\ntitle: Low Harbour\n---\nLow Harbour\n\n- Eggs\n- Milk\n")
    assert [type(block).__name__ for block in post.blocks] == ["Paragraph", "List"]


def test_a_heading_that_is_all_there_is_stays() -> None:
    post = convert.read_text("---\ntitle: Low Harbour\n---\n# Low Harbour\n")
    assert [type(block).__name__ for block in post.blocks] == ["Heading"]


@pytest.mark.parametrize("line", ["标题：abc", "標題: abc", "# 标题：abc"])
def test_a_labelled_title_that_is_all_there_is_stays(line: str) -> None:
    post = convert.read_text(f"{line}\n", name="2020-01-01-a.md")
    assert [type(block).__name__ for block in post.blocks] in (["Paragraph"], ["Heading"])


def urls_of(text: str) -> list[str]:
    post = convert.read_text(text)
    blocks = (*post.blocks, *(block for note in post.footnotes for block in note.blocks))
    return [inline.url for inline in inlines_of(blocks) if isinstance(inline, Link)]


@pytest.mark.parametrize("front_matter", ["---\ntitle: Low Harbour\n---\n", ""])
@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("# Low Harbour", "low-harbour"),
        ("# Low Harbour {#quay}", "quay"),
        ('<h1 id="h%20">Low Harbour</h1>', "h%20"),
        ('<h1 id="ä">Low Harbour</h1>', "%C3%A4"),
    ],
)
def test_links_to_a_title_that_goes_lead_to_the_top(front_matter: str, heading: str, name: str) -> None:
    body = f"{heading}\n\nUp [there](#{name}), [on](#next)[^1].\n\n## Next\n\n{TEXT}\n\n[^1]: Or [up](#{name}).\n"
    assert urls_of(front_matter + body) == ["#top", "#next", "#top"]


def test_links_to_a_heading_of_the_same_words_lead_there_still() -> None:
    body = f"# Low Harbour\n\n[Up](#low-harbour), [down](#low-harbour-1)\n\n## Low Harbour\n\n{TEXT}\n"
    post = convert.read_text(f"---\ntitle: Low Harbour\n---\n{body}")
    page = convert.render(post, "html").decode()
    assert 'href="#_title">Up</a>' in page
    assert 'href="#low-harbour-1">down</a>' in page
    assert '<h2 id="low-harbour-1">' in page
