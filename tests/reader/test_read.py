"""From a source to a post: the stages in a row."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.frozen import FrozenMap
from convert.nodes import AuthorNote, Heading, Meta, Paragraph, Strong, Text
from convert.notes import Code, Note, Severity
from convert.positions import Lines
from convert.reader import body_html, read
from convert.reader.kramdown import KramdownWarning
from convert.sources import Markup, PostSource


def page(text: str, **fields: object) -> PostSource:
    return PostSource("_posts/2020-01-02-a.html", text, Meta(), markup=Markup.HTML, **fields)  # type: ignore[arg-type] # a test says which


def markdown(text: str, **fields: object) -> PostSource:
    return PostSource("a.md", text, Meta(), **fields)  # type: ignore[arg-type] # a test says which


@pytest.mark.parametrize("text", ["<p></p><!-- a --><r>b</r>\n\nc\n", "<p>a</p><!-- a --><!-- b --><r>b</r>\n\nc\n"])
def test_line_ends_that_kramdown_writes_are_none_of_the_post(text: str) -> None:
    *_, written, below = read(markdown(text)).blocks
    assert (written.lines, below.lines) == (Lines(1, 1), Lines(3, 3))


def test_an_html_post_keeps_its_lines_on_disk() -> None:
    post = read(page("<p>a</p>\nb<br>\nc\n<br><br>d\n\n<h2>e</h2>f", first_line=5))
    assert [(type(block).__name__, block.lines) for block in post.blocks] == [
        ("Paragraph", Lines(5, 5)),
        ("Paragraph", Lines(6, 7)),
        ("Paragraph", Lines(8, 8)),
        ("Heading", Lines(10, 10)),
        ("Paragraph", Lines(10, 10)),
    ]


def test_the_body_of_an_html_post_is_its_text() -> None:
    assert body_html(page("<p>a<p>b &amp; c\r\n")) == "<p>a<p>b &amp; c\r\n"


def test_notes_of_every_stage_are_in_the_post() -> None:
    before = Note("x.before", "m", Severity.INFO)
    post = read(page("<p>a\x08<nick>b</nick>", notes=(before,)))
    assert [note.code for note in post.notes] == ["x.before", Code.FORBIDDEN_CHARACTER, Code.UNKNOWN_ELEMENT]


@pytest.mark.parametrize("text", ["<p hidden><a href=x>a</a></p>", "<!-- a -->", "<script>a</script>"])
def test_a_text_of_which_nothing_shows_is_noted(text: str) -> None:
    assert Code.NOTHING_SHOWN in [note.code for note in read(page(text)).notes]


def test_an_empty_text_is_not_noted() -> None:
    assert not read(page(" \n")).notes


def test_meta_goes_through() -> None:
    meta = Meta(title="t", lang="en", extra=FrozenMap({"layout": "post", "digest": "d"}))
    post = read(PostSource("a.html", "<p lang=en>a", meta, markup=Markup.HTML))
    assert post.meta == Meta(title="t", lang="en", digest="d", extra=FrozenMap({"layout": "post"}))
    assert post.blocks == (Paragraph((Text("a"),)),)


@pytest.mark.parametrize("first", ["## Dup", "## Dup {#dup}"])
def test_the_first_of_two_headings_keeps_the_id_of_both(first: str) -> None:
    post = read(markdown(f"{first}\n\n## Other {{#dup}}\n\n## Last\n"))
    assert [block.id for block in post.blocks if isinstance(block, Heading)] == ["dup", "dup", None]


@given(st.text())
def test_any_html_text_is_read(text: str) -> None:
    read(page(text, liquid=False))


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "<", "&", "<!--", "</", "<p", "<![CDATA[", "<?", "<!"])
def test_scraps_are_read(text: str) -> None:
    assert read(page(text)).meta == Meta()


@given(st.text())
def test_any_markdown_text_is_read(text: str) -> None:
    read(markdown(text, liquid=False))


# --- stages, with others in the place of Liquid and kramdown ------------------------------------------------------


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Put a Liquid that adds a line and a kramdown that makes a paragraph a line in the place of ours."""
    seen: dict[str, object] = {}

    def render(source: PostSource) -> SimpleNamespace:
        note = Note("liquid.unknown-tag", "gist", lines=Lines(2, 2))
        return SimpleNamespace(text="added\n" + source.text, line_map=(1, 1, 2, 3), notes=(note,))

    def convert(text: str, *, line_attribute: str | None, **options: object) -> SimpleNamespace:
        seen.update(options, line_attribute=line_attribute)
        mark = f' {line_attribute}="{{0}}-{{0}}"' if line_attribute else ""
        lines = [f"<p{mark.format(n)}>{line}</p>\n" for n, line in enumerate(text.split("\n"), 1)]
        return SimpleNamespace(html="".join(lines), warnings=(KramdownWarning("odd", 4),))

    monkeypatch.setitem(sys.modules, "convert.reader.liquid", SimpleNamespace(render=render))
    kramdown = SimpleNamespace(convert=convert, JEKYLL_OPTIONS={"input": "GFM", "hard_wrap": False})
    monkeypatch.setitem(sys.modules, "convert.reader.kramdown", kramdown)
    return seen


def test_lines_go_through_liquid_and_kramdown_to_the_disk(stages: dict[str, object]) -> None:
    post = read(markdown("a\n{{ b }}\nc", first_line=10))
    assert [block.lines for block in post.blocks] == [Lines(10, 10), Lines(10, 10), Lines(11, 11), Lines(12, 12)]
    assert [(note.code, note.lines) for note in post.notes] == [
        ("liquid.unknown-tag", Lines(11, 11)),
        (Code.MARKDOWN, Lines(12, 12)),
    ]


def test_liquid_is_left_alone_where_there_is_none(stages: dict[str, object]) -> None:
    assert len(read(markdown("a")).blocks) == 1
    assert len(read(markdown("{{ a", liquid=False)).blocks) == 1


def test_the_site_s_options_count_but_for_highlighter_and_formulas(stages: dict[str, object]) -> None:
    read(markdown("a", kramdown={"hard_wrap": True, "math_engine": "katex", "syntax_highlighter": "rouge"}))
    assert stages["input"] == "GFM"
    assert stages["hard_wrap"] is True
    assert stages["math_engine"] is stages["syntax_highlighter"] is None


def test_marks_of_lines_never_meet_the_post_s_own_text(stages: dict[str, object]) -> None:
    post = read(markdown("data-l and data-l1"))
    assert stages["line_attribute"] == "data-l2"
    assert post.blocks == (Paragraph((Text("data-l and data-l1"),)),)


def test_the_body_has_no_marks(stages: dict[str, object]) -> None:
    assert body_html(markdown("a")) == "<p>a</p>\n"


def test_an_author_s_note_in_the_front_matter_is_markdown(stages: dict[str, object]) -> None:
    post = read(PostSource("a.md", "", Meta(extra=FrozenMap({"author_note": "Ann <b>writes</b>."}))))
    assert post.author_note == AuthorNote((Text("Ann "), Strong((Text("writes"),)), Text(".")))
    assert not post.meta.extra
