"""Word's lists are lists by Word's own marks; what merely looks like one stays."""

from __future__ import annotations

import pytest

from convert.kinds import Numbering
from convert.nodes import Block, List, ListItem
from convert.walk import block_text

from .reading import blocks, content, p


def item(sign: str, text: str, place: str = "l0 level1 lfo1", name: str = "MsoListParagraphCxSpMiddle") -> str:
    return (
        f"<p class={name} style='text-indent:-18.0pt;mso-list:{place}'><![if !supportLists]><span "
        f"style='font-family:Symbol'><span style='mso-list:Ignore'>{sign}<span style='font:7.0pt Times'>&nbsp; "
        f"</span></span></span><![endif]>{text}</p>\n"
    )


def items(*inside: str | tuple[Block, ...]) -> tuple[ListItem, ...]:
    return tuple(ListItem((p(one),) if isinstance(one, str) else one) for one in inside)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (item("·", "a") + item("·", "b"), (List(False, items("a", "b")),)),
        (item("3.", "a") + item("4.", "b"), (List(True, items("a", "b"), 3),)),
        (item("i.", "a") + item("ii.", "b"), (List(True, items("a", "b"), numbering=Numbering.LOWER_ROMAN),)),
        (
            item("1.", "a") + item("o", "b", "l0 level2 lfo1") + item("2.", "c"),
            (List(True, items((p("a"), List(False, items("b"))), "c")),),
        ),
        (item("·", "a") + item("·", "b", "l1 level1 lfo2"), (List(False, items("a")), List(False, items("b")))),
        (item("·", "a") + "<p>b</p>" + item("·", "c"), (List(False, items("a")), p("b"), List(False, items("c")))),
    ],
)
def test_its_items_are_lists(text: str, expected: tuple[Block, ...]) -> None:
    assert blocks(text) == expected


def test_each_sign_is_said() -> None:
    made = content(item("1.", "a") + item("2.", "b"))
    assert [(one.rule, one.text, one.lines and one.lines.first) for one in made.decisions] == [
        ("word-list", "1.", 1),
        ("word-list", "2.", 2),
    ]


@pytest.mark.parametrize(
    "text",
    [
        item("·", "a", name="MsoNormal"),
        item("·", "a", "none"),
        item("1.1.", "a"),
        item("·", "a") + item("1.1.", "b"),
        item("c.", "a"),
        item("·", "a").replace("mso-list:Ignore", "color:red"),
        "<p>•&nbsp;&nbsp;a</p><p>•&nbsp;&nbsp;b</p>",
    ],
)
def test_what_word_did_not_mark_or_cannot_be_counted_stays(text: str) -> None:
    made = content(text)
    assert not any(isinstance(block, List) for block in made.blocks)
    assert not block_text(made.blocks[0]).startswith("a")
    assert made.decisions == ()
