"""No text is lost between a page and the AST: over real pages, over made-up ones, over hostile ones."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.limits import DEPTH
from convert.nodes import Blocks, Inlines, Meta, Post
from convert.normal_form import normal_inlines
from convert.notes import Code
from convert.post_json import from_json, to_json
from convert.reader import html
from convert.reader.ast import Content, to_ast
from convert.walk import child_blocks, holds_inlines, inline_parts

from .reading import content, letters, text_of_content, text_of_tree


def both(text: str) -> tuple[str, str, Content]:
    """Return the letters of the page, those of its AST, and the AST."""
    tree = html.parse(text)
    shown = letters(text_of_tree(tree.body))
    made = to_ast(tree)
    return shown, letters(text_of_content(made)), made


def test_every_real_page_keeps_its_text(corpus: Path) -> None:
    pages = sorted((corpus / "oracle").rglob("*.html")) + sorted((corpus / "jekyll").rglob("*.htm*"))
    assert len(pages) > 250
    differ = []
    for page in pages:
        shown, made, _ = both(page.read_text("utf-8"))
        if shown.replace("$", "") != made.replace("$", ""):  # the delimiters of formulas are no text
            differ.append(str(page))
    assert not differ


# --- made-up pages -----------------------------------------------------------------------------------------------

# fmt: off
TAGS = (
    "p", "div", "b", "i", "em", "strong", "u", "s", "a", "span", "font", "code", "pre", "h1", "h3", "ul", "ol", "li",
    "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "blockquote", "figure",
    "figcaption", "details", "summary", "sup", "sub", "small", "ruby", "rt", "rp", "q", "abbr", "center", "section",
    "nick", "kbd", "select", "option", "button", "label", "form", "svg", "math", "mi", "text", "br", "hr", "img",
    "input", "script", "style", "template", "noscript",
)
# fmt: on
ATTRIBUTES = (
    "",
    " hidden",
    " style='display:none'",
    " style='font-weight:bold'",
    " lang=ja",
    " class=footnotes",
    " class=highlight",
    " class='gutter'",
    " class='kdmath'",
    " colspan=3",
    " rowspan=2",
    " rowspan=0 colspan=9999",
    " href=x",
    " src=x",
    " role=presentation",
    " type=checkbox",
)
WORDS = st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="<>&$"), max_size=6)
PIECES = st.one_of(
    WORDS,
    st.sampled_from([" ", "\n", "漢字", "&amp;", "&nbsp;", "<!-- c -->"]),
    st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
    st.builds("</{}>".format, st.sampled_from(TAGS)),
)
PAGES = st.lists(PIECES, max_size=40).map("".join)


@given(PAGES)
def test_a_made_up_page_keeps_its_text(text: str) -> None:
    shown, made, read = both(text)
    said = {
        rules: "".join(one.text for one in read.decisions if one.rule in rules)
        for rules in (("line-numbers", "copy-button"), ("revealed",))
    }
    dropped, revealed = (Counter(letters(text)) for text in said.values())
    assert Counter(_without_tex(made)) + dropped == Counter(_without_tex(shown)) + revealed


def _without_tex(text: str) -> str:
    """Leave out of a text what says in TeX how the names and words in a formula look."""
    return re.sub(r"\\(?:mathrm|operatorname|text)(?=\{)|[\\{}]", "", text)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    content(text)
    content(f"<p>{text}")


@given(PAGES)
def test_what_is_read_is_in_normal_form_and_a_post(text: str) -> None:
    made = content(text)
    assert is_normal(made.blocks)
    post = Post(Meta(), made.blocks, footnotes=made.footnotes)
    assert from_json(to_json(post)) == post


def is_normal(blocks: Blocks) -> bool:
    return all(
        all(normal_inlines(part) == part and _is_deep_enough(part, DEPTH) for part in inline_parts(block))
        and is_normal(tuple(child_blocks(block)))
        for block in blocks
    )


def _is_deep_enough(inlines: Inlines, left: int) -> bool:
    return left > 0 and all(_is_deep_enough(inline.children, left - 1) for inline in inlines if holds_inlines(inline))


# --- hostile pages -----------------------------------------------------------------------------------------------

HOSTILE = {
    "unclosed b": "<b>w " * 300 + "<p>end</p><ul><li>x</ul>",
    "unclosed b in paragraphs": "<p><b>w</p>" * 300,
    "quotes": "<blockquote>w " * 400,
    "divisions": "<div>" * 100_000 + "w" + "</div>" * 100_000,
    "lists": "<ul><li>w" * 2_000,
    "tables": "<table><tr><td>w" * 2_000,
    "emphasis": "<em><strong>w" * 2_000,
    "raised": "<sup>w" * 2_000,
    "styled": "<span style='font-weight:bold'><i>w" * 1_000,
    "details": "<details><summary>w</summary>" * 1_000,
    "definitions": "<dl><dt>w<dd>z" * 1_000,
    "unknown": "<nick>w " * 2_000,
    "ruby": "<ruby>w<rt>z" * 1_000,
    "drawings": "<svg>" * 2_000 + "<text>w",
    "spans over rows": "<table>" + "<tr><td rowspan=1000>w<td rowspan=0>z" * 1_000,
    "spans over columns": "<table>" + "<tr><td colspan=1000>w<td>z" * 1_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_nesting_ends_with_all_its_text(text: str) -> None:
    shown = letters(html.parse(text).body.text())
    made = content(text)
    assert Counter(letters(text_of_content(made))) == Counter(shown)
    assert from_json(to_json(Post(Meta(), made.blocks))).blocks == made.blocks


def test_what_is_flattened_is_noted_once() -> None:
    made = content("<blockquote>w" * 400)
    assert [note.code for note in made.notes] == [Code.NESTING_FLATTENED]


@pytest.mark.parametrize("text", ["<p>a", "<b>a", "<ul><li>a", "<table><tr><td>a", "<i><p>a", "a<br>", "<sup>a</sup>"])
def test_twice_the_page_is_at_most_twice_the_nodes(text: str) -> None:
    """Work is done a node: a count of nodes that grows faster than the page is work that does."""
    once, twice = (len(to_json(Post(Meta(), content(text * times).blocks))) for times in (500, 1_000))
    assert twice < 2.2 * once
