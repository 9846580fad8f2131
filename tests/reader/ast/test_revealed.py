"""Hidden text: what a script shows stays, the rest goes."""

from __future__ import annotations

import pytest

from convert.notes import Action, Code

from .reading import content, letters, text_of_content

LONG = "Some text of the page that is long enough to be what a post is about."
PARAGRAPH = f"<p>{LONG}</p>"
REVEALED = [
    f"<div id=js_content style='visibility: hidden; opacity: 0'><p>b</p></div>{PARAGRAPH}",
    f"<p>a</p><div style='display:none'><p>{LONG}</p></div>",
    f"<p>a</p><section hidden>{LONG}</section>",
    f"{PARAGRAPH}<div class='tab-pane fade' style='display:none'>b</div>",
    f"{PARAGRAPH}<div role=tabpanel hidden>b</div>",
    f"<div><div class='os linux'>{LONG}</div><div class='os mac' style='display:none'>b</div></div>",
    f"{PARAGRAPH}<a href='#more'>More</a><p>c</p><div id=more style='display:none'>b</div>",
    f"{PARAGRAPH}<button aria-controls=more>More</button><p>c</p><div id=more hidden>b</div>",
    f"{PARAGRAPH}<div><input type=button value=Open></div><div><div class='spoiler' style='display:none'>b</div></div>",
    f"{PARAGRAPH}<a onclick='open()'>Show</a><div style='display:none'>b</div>",
    f"{PARAGRAPH}<div class='wow fadeIn' style='visibility: hidden'>b</div>",
    f"{PARAGRAPH}<h2 data-aos=fade style='visibility:hidden'>b</h2>",
]


@pytest.mark.parametrize("text", REVEALED)
def test_hidden_text_that_a_script_shows_stays_and_is_noted(text: str) -> None:
    made = content(text)
    assert letters(LONG) in letters(text_of_content(made))
    assert "b<" not in text or text_of_content(made).replace(LONG, "").count("b") == 1
    assert [(one.rule, one.action) for one in made.decisions] == [("revealed", Action.REPAIR)]
    assert Code.ACTIVE_CONTENT in [note.code for note in made.notes]


HIDDEN = [
    f"{PARAGRAPH}<p style='display:none'>b</p>",
    f"<p class=x>{LONG}</p><p class=x style='display:none'>b</p>",
    f"<p>a</p><div style='display:none'><a href=x>{LONG}</a> <a href=y>{LONG}</a></div>",
    f"{PARAGRAPH}<a href='#share'>Share</a><p>c</p><div id=share style='display:none'>b</div>",
    f"{PARAGRAPH}<button>Menu</button><div class=nav-menu hidden>b</div>",
    f"{PARAGRAPH}<div class='modal collapse' style='display:none'>b</div>",
    f"{PARAGRAPH}<div class='animated' style='display:none'>b</div>",
    f"{PARAGRAPH}<span style='visibility:hidden'>b</span>",
    f"<div>{PARAGRAPH}{PARAGRAPH}<button>Copy</button></div><div style='display:none'>b</div>",
    "<p><img src=a></p><p style='display:none'>b</p>",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_text_that_stays_hidden_goes(text: str) -> None:
    assert [decision.rule for decision in content(text).decisions] == ["hidden"]
