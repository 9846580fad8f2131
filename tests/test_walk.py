"""Ways through a tree: its text, its rewriting, its normal form."""

from __future__ import annotations

from convert.nodes import Block, Heading, Image, LineBreak, Paragraph, Quote, SoftBreak, Strong, Text
from convert.normal_form import normal_inlines
from convert.notes import Action
from convert.walk import Dropped, Kept, all_blocks, blocks_text, images, map_blocks, rewrite_blocks
from tests.zoo import paragraph, post_of, whole_post


def test_the_text_of_everything_is_found() -> None:
    said = blocks_text(whole_post().blocks)
    for words in (
        "Quoted deeper.",
        "where ships lie",
        "What was landed",
        "Photo: N. Body",
        "eel",
        "みなと",
        "its second",
    ):
        assert words in said


def test_images_are_found_in_lines_and_figures() -> None:
    assert [image.url.rsplit("/", 1)[-1] for image in images(whole_post())] == ["i.png", "pier.png", "bare.png"]


def test_a_mapping_that_changes_nothing_gives_an_equal_tree() -> None:
    post = whole_post()
    assert map_blocks(post.blocks, lambda block: (block,)) == post.blocks
    assert sum(1 for block in all_blocks(post) if isinstance(block, Heading)) == 2


def test_what_is_dropped_is_a_decision() -> None:
    def visit(block: Block) -> Kept | Dropped:
        return Dropped("no-x") if block == paragraph("x") else Kept(block)

    made = rewrite_blocks(post_of(Quote((paragraph("x"), paragraph("y")))), visit)
    assert made.blocks == (Quote((paragraph("y"),)),)
    assert [(one.rule, one.action, one.text) for one in made.decisions] == [("no-x", Action.DROP, "x")]


def test_normal_form_joins_trims_and_leaves_out_what_is_empty() -> None:
    run = (
        SoftBreak(),
        Text(" a"),
        Text(""),
        Text("b"),
        Strong((Text(""),)),
        Image("i.png"),
        Text("\u3000c "),
        LineBreak(),
    )
    assert normal_inlines(run) == (Text("ab"), Image("i.png"), Text("\u3000c"))
    assert normal_inlines(Paragraph((SoftBreak(),)).children) == ()
