from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.nodes import (
    Anchor,
    Figure,
    FootnoteReference,
    Heading,
    Link,
    List,
    Paragraph,
    Superscript,
    ThematicBreak,
)
from convert.reader import html
from convert.reader.ast import Content, to_ast
from convert.walk import block_text, inlines_of

from .reading import blocks, content, p, text_of_content

KRAMDOWN = (
    '<p>a<sup id="fnref:n"><a href="#fn:n" class="footnote" rel="footnote">1</a></sup> b'
    '<sup id="fnref:n:1"><a href="#fn:n" class="footnote">1</a></sup></p>'
    '<div class="footnotes"><ol><li id="fn:n"><p>c&nbsp;<a href="#fnref:n" class="reversefootnote">&#8617;</a>&nbsp;'
    '<a href="#fnref:n:1" class="reversefootnote">&#8617;<sup>2</sup></a></p></li></ol></div>'
)
MARKS = '<p>the a<sup><a id="r1" href="#n1">1</a></sup> and b<sup><a id="r2" href="#n2">2</a></sup></p>'
NOTES = '<ol><li id="n1">c <a href="#r1">↩</a></li><li id="n2">d <a href="#r2">↩</a></li></ol>'


def notes(made: Content) -> list[str]:
    return ["\n".join(map(block_text, note.blocks)) for note in made.footnotes]


def marks(made: Content) -> list[str]:
    return [inline.label for inline in inlines_of(made.blocks) if isinstance(inline, FootnoteReference)]


def test_footnotes_come_out_of_the_text_with_their_label() -> None:
    made = content(KRAMDOWN)
    assert made.blocks == (p("a", FootnoteReference("n"), " b", FootnoteReference("n")),)
    assert [(note.label, note.blocks) for note in made.footnotes] == [("n", (p("c"),))]


def test_a_mark_without_its_footnote_stays_a_link() -> None:
    made = content('<p>a<sup id="fnref:n"><a href="#fn:n" class="footnote">1</a></sup></p>')
    assert "1" in str(made.blocks)
    assert not made.footnotes


def test_marks_and_notes_that_lead_to_each_other_are_footnotes() -> None:
    made = content(MARKS + NOTES)
    assert made.blocks == (p("the a", FootnoteReference("n1"), " and b", FootnoteReference("n2")),)
    assert [(note.label, note.blocks) for note in made.footnotes] == [("n1", (p("c"),)), ("n2", (p("d"),))]


# --- forms that programs write -----------------------------------------------------------------------------------

FORMS = {
    "roles of the web": (
        '<p>a<a href="#fn1" class="ref" id="ref1" role="doc-noteref"><sup>1</sup></a>.</p>'
        '<section role="doc-endnotes"><hr><ol><li id="fn1" role="doc-endnote"><p>c&#160;'
        '<a href="#ref1" role="doc-backlink">↩︎</a></p></li></ol></section>'
    ),
    "a marked list, nothing leads back": (
        '<p>a<sup><a href="#f1">1</a></sup></p><div class="footnotes"><p id="f1">c</p></div>'
    ),
    "a marked note, text after it": (
        '<p>a<a role="doc-noteref" href="#n1">1</a></p><aside role="doc-footnote" id="n1"><p>c</p></aside><p>e</p>'
    ),
    "a word processor's paragraphs": (
        '<p>a<a href="#_ftn1" name="_ftnref1">[1]</a> b</p><hr><p><a href="#_ftnref1" name="_ftn1">[1]</a> c</p>'
    ),
    "a word processor's divisions": (
        '<p>a<a href="#_ftn1" name="_ftnref1"><span><span>[1]</span></span></a> b</p>'
        '<div style="mso-element:footnote-list"><br clear="all"><hr><div style="mso-element:footnote" id="ftn1">'
        '<p><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> c</p></div></div>'
    ),
    "places before the mark and the note": (
        '<p>a<span id="up-1"></span><span><a href="#down-1" title="c"><sup>1</sup></a></span> b</p>'
        '<ol class="the-footnotes"><li><span id="down-1"></span>c<a href="#up-1"></a></li></ol>'
    ),
    "brackets round the links": (
        '<div><p>a [<a name="r1" href="#n1">1</a>]</p><p id="n1">[<a href="#r1">1</a>] c</p></div>'
    ),
    "the number written before the note": (
        '<p>the a<sup><a id="r1" href="#n1">1</a></sup></p><p id="n1"><sup>1</sup> c <a href="#r1">↑</a></p>'
    ),
    "a label and its text in a note of its own": (
        '<p>a <a href="#id2" id="id1" role="doc-noteref"><span>[</span>1<span>]</span></a> b</p>'
        '<aside class="footnotes"><aside id="id2"><span><span>[</span><a role="doc-backlink" href="#id1">1</a>'
        "<span>]</span></span><p>c</p></aside></aside>"
    ),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_form_of_a_footnote_is_one(form: str) -> None:
    made = content(form)
    assert len(marks(made)) == 1
    assert notes(made) == ["c"]
    assert not any(isinstance(inline, (Anchor, Link, Superscript)) for inline in inlines_of(made.blocks))
    assert all(isinstance(block, Paragraph) for block in made.blocks)


@pytest.mark.parametrize("classes", ["footnote brackets", "note footnote", "notice"])
@pytest.mark.parametrize("name", ["aside", "div", "p"])
def test_a_note_is_no_box(name: str, classes: str) -> None:
    note = f'<{name} role="doc-footnote" class="{classes}" id="n1">c</{name}>'
    (made,) = content(f'<p>a<sup><a href="#n1">1</a></sup></p>{note}').footnotes
    assert made.blocks == (p("c"),)


def test_a_note_is_referred_to_as_often_as_it_is() -> None:
    again = MARKS + '<p>e<sup><a href="#n1">1</a></sup></p>' + NOTES
    assert marks(content(again)) == ["n1", "n2", "n1"]


def test_a_note_may_refer_to_another() -> None:
    made = content(MARKS + NOTES.replace("d ", 'see<sup><a href="#n1">1</a></sup> '))
    assert made.footnotes[1].blocks == (p("see", FootnoteReference("n1")),)


def test_a_note_may_be_referred_to_by_another_alone() -> None:
    text = '<p>a<sup id="r1"><a href="#n1">1</a></sup></p>'
    notes = (
        '<li id="n1">b<sup id="r2"><a href="#n2">2</a></sup> c <a href="#r1">↩</a></li>'
        '<li id="n2">d <a href="#r2">↩</a></li>'
    )
    made = content(f'{text}<div class="footnotes"><ol>{notes}</ol></div>')
    assert made.blocks == (p("a", FootnoteReference("n1")),)
    assert [note.blocks for note in made.footnotes] == [(p("b", FootnoteReference("n2"), " c"),), (p("d"),)]


def test_marks_that_share_a_raised_place_are_raised_once() -> None:
    shared = '<p>a<sup><a id="r1" href="#n1">1</a>, <a id="r2" href="#n2">2</a></sup></p>'
    assert blocks(f'{shared}<div class="footnotes">{NOTES}</div>') == (
        p("a", FootnoteReference("n1"), ", ", FootnoteReference("n2")),
    )


def test_links_of_words_to_a_note_or_a_mark_stay() -> None:
    made = content(MARKS + '<p><a href="#n1">see it</a></p>' + NOTES.replace("↩", "back", 1))
    assert made.blocks[1] == p(Link("#n1", (p("see it").children)))
    assert made.footnotes[0].blocks == (p(Anchor("n1"), "c ", Link("#r1", p("back").children)),)
    assert Anchor("r1") in inlines_of(made.blocks)


ABOVE = {
    "a title in what is marked": f'<div class="footnotes"><hr><h2>Notes</h2>{NOTES}</div>',
    "a title that is marked": f'<div><h2 class="footnotes">Notes</h2><div class="footnotes">{NOTES}</div></div>',
    "a title before what is marked": f'<h2>Notes</h2>\n<div class="footnotes">{NOTES}</div>',
    "a title and a rule": f'<h2>Notes</h2><hr class="footnotes-sep"><section class="footnotes">{NOTES}</section>',
}


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE)
def test_a_title_of_the_notes_goes_with_a_decision(above: str) -> None:
    made = content(MARKS + above)
    assert [type(block) for block in made.blocks] == [Paragraph]
    assert [(decision.rule, decision.text) for decision in made.decisions] == [("footnotes-title", "Notes")]
    assert notes(made) == ["c", "d"]


MORE = {
    "a title of more than the notes": f'<div class="footnotes"><h2>Notes</h2><p>e</p>{NOTES}</div>',
    "a title that a link leads to": f'<a href="#x">e</a><div class="footnotes"><h2 id="x">Notes</h2>{NOTES}</div>',
    "a title with a mark": f'<h2>Notes<a href="#n1">1</a></h2><div class="footnotes">{NOTES}</div>',
    "a title of what nothing marks": f"<h2>Notes</h2>{NOTES}",
    "a title with a text below": f'<h2>Notes</h2><div class="footnotes">{NOTES}</div><p>e</p>',
    "a last word in large letters": f'<h3>Happy coding!</h3><div class="footnotes">{NOTES}</div>',
    "another title below": f'<div class="footnotes">{NOTES}</div><h2>Notes</h2>',
}


@pytest.mark.parametrize("more", MORE.values(), ids=MORE)
def test_a_title_of_more_than_the_notes_stays(more: str) -> None:
    made = content(MARKS + more)
    assert any(isinstance(block, Heading) for block in made.blocks)
    assert notes(made) == ["c", "d"]


def test_a_title_that_another_post_leads_to_stays() -> None:
    tree = html.parse(f'{MARKS}<h2 id="x">Notes</h2><div class="footnotes">{NOTES}</div>')
    assert isinstance(to_ast(tree, places=frozenset({"x"})).blocks[-1], Heading)


def test_a_rule_before_a_marked_list_is_the_post_s_own() -> None:
    assert isinstance(content(MARKS + f'<hr><div class="footnotes">{NOTES}</div>').blocks[-1], ThematicBreak)


def test_a_rule_that_is_marked_goes_with_the_notes() -> None:
    made = content(MARKS + f'<hr class="footnotes-sep"><div class="footnotes">{NOTES}</div><p>e</p>')
    assert made.blocks[1:] == (p("e"),)


def test_a_note_holds_all_that_its_item_holds() -> None:
    (note, _) = content(MARKS + NOTES.replace("c ", '<p>c</p><ul><li>e</li></ul><p><img src="i.png"></p> ')).footnotes
    assert [type(block) for block in note.blocks] == [Paragraph, List, Figure]


def test_notes_of_one_label_are_all_kept() -> None:
    same = MARKS.replace("#n2", "#fn:n1") + NOTES.replace('"n2"', '"fn:n1"')
    made = content(same)
    assert notes(made) == ["c", "d"]
    assert len({note.label for note in made.footnotes}) == 2


HEADS = {
    "a link and a word": ('<a href="#r{n}">[{n}]</a> {n} apples', "{n} apples"),
    "a link and an ordinal": ('<a href="#r{n}">{n}.</a> {n}. edition', "{n}. edition"),
    "a link outside the text": ('<a href="#r{n}">{n}</a><span>{n} dogs</span>', "{n} dogs"),
    "a number and a word": ("{n}. {n} apples ", "{n} apples"),
    "a raised number and an ordinal": ("<sup>{n}</sup> {n}) third", "{n}) third"),
}


@pytest.mark.parametrize(("head", "text"), HEADS.values(), ids=HEADS)
def test_a_number_at_the_head_of_a_note_goes_once(head: str, text: str) -> None:
    listed = "".join(f'<p id="n{n}">{head.format(n=n)}<a href="#r{n}">↩</a></p>' for n in (1, 2))
    made = content(f'{MARKS}<div class="footnotes">{listed}</div>')
    assert notes(made) == [text.format(n=1), text.format(n=2)]


def test_a_first_word_that_only_one_note_has_is_no_number() -> None:
    listed = '<p id="n1">1 apple</p><p id="n2">Two apples</p>'
    assert notes(content(f'{MARKS}<div class="footnotes">{listed}</div>')) == ["1 apple", "Two apples"]


def test_a_first_word_of_a_note_alone_is_no_number() -> None:
    made = content('<p>a<sup><a href="#n1">1</a></sup></p><div class="footnotes"><p id="n1">1 apple</p></div>')
    assert notes(made) == ["1 apple"]


REMAINS = {
    "what ends the number": '<p id="n1"><a href="#r1">1</a>. c</p>',
    "a bracket after the number": '<p id="n1"><a href="#r1">1</a>) c</p>',
    "an arrow before letters": '<p id="n1"><b>^</b> <a href="#r1">a</a> <a href="#r1">b</a> c</p>',
    "an arrow in an item": '<ol><li id="n1"><span>↑ <a href="#r1">a</a> <a href="#r1">b</a></span> <i>c</i></li></ol>',
}


@pytest.mark.parametrize("note", REMAINS.values(), ids=REMAINS)
def test_what_stood_about_a_link_back_at_the_head_of_a_note_goes(note: str) -> None:
    made = content(f'<p>a<sup><a id="r1" href="#n1">1</a></sup></p><div class="footnotes">{note}</div>')
    assert notes(made) == ["c"]


def test_an_arrow_that_leads_nowhere_stays() -> None:
    note = '<p id="n1">^ <i>is a power</i> <a href="#r1">↩</a></p>'
    made = content(f'<p>a<sup><a id="r1" href="#n1">1</a></sup></p><div class="footnotes">{note}</div>')
    assert notes(made) == ["^ is a power"]


def test_a_point_that_begins_a_word_stays() -> None:
    note = '<p id="n1"><a href="#r1">1</a> .profile</p>'
    made = content(f'<p>a<sup><a id="r1" href="#n1">1</a></sup></p><div class="footnotes">{note}</div>')
    assert notes(made) == [".profile"]


APART = {
    "in brackets": ' [<a id="r1" href="#n1">1</a>]',
    "with brackets": ' <a id="r1" href="#n1">(1)</a>',
    "raised inside": '<a id="r1" href="#n1"><sup>1</sup></a>',
    "a sign": '<a id="r1" href="#n1">*</a>',
    "marked": '<a id="r1" href="#n1" class="footnote-ref">1</a>',
}


@pytest.mark.parametrize("mark", APART.values(), ids=APART)
def test_a_mark_is_set_apart_in_some_way(mark: str) -> None:
    made = content(f'<p>the text{mark} of a post</p><p id="n1">c <a href="#r1">↩</a></p>')
    assert notes(made) == ["c"]


# --- what is not certain -----------------------------------------------------------------------------------------

UNCERTAIN = {
    "a note without a mark": MARKS + NOTES.replace("</ol>", "<li>e</li></ol>"),
    "a text between the notes": (
        MARKS + '<p id="n1">c <a href="#r1">↩</a></p><p>e</p><p id="n2">d <a href="#r2">↩</a></p>'
    ),
    "a text after the notes": MARKS + NOTES + "<p>e</p>",
    "nothing leads back": MARKS + NOTES.replace("#r", "#x"),
    "another order": MARKS.replace("#n1", "#n3").replace("#n2", "#n1").replace("#n3", "#n2") + NOTES,
    "words instead of marks": MARKS.replace(">1<", ">The World<").replace(">2<", ">The Bank<") + NOTES,
    "marks before their texts": MARKS.replace("<p>the a", "<p>").replace(" and b<sup>", "</p><p><sup>") + NOTES,
    "one entry of a list": MARKS.replace(" b", "</p><p>b") + NOTES.replace('<li id="n2">', '<li>e<p id="n2">'),
    "two lists": MARKS + NOTES.replace('<li id="n2">', '</ol><p>e</p><ol><li id="n2">'),
    "chapters": MARKS + NOTES.replace('<li id="n', '<li><h2>c</h2><p id="n'),
    "notes before their marks": NOTES + MARKS,
    "code": MARKS.replace("<sup>", "<code>").replace("</sup>", "</code>") + NOTES,
    "a bold line above a note": MARKS + NOTES.replace("c ", "<p><b>C</b></p><p>d</p>"),
    "sections": MARKS + NOTES.replace("<ol>", "").replace("</ol>", "").replace("li", "section"),
    "more than the text": MARKS + NOTES.replace("c ", "many more words than the text has "),
    "numbers of the text": MARKS.replace("sup>", "i>") + NOTES,
    "a line of contents": MARKS.replace(" and b", ", ") + "<p>an introduction</p>" + NOTES,
    "other numbers than notes will have": MARKS.replace(">1<", ">5<").replace(">2<", ">6<") + NOTES,
    "a contents list": (
        '<ul><li>§ <a id="r1" href="#n1">1</a></li><li>§ <a id="r2" href="#n2">2</a></li></ul>'
        '<section id="n1"><h2>c</h2><a href="#r1">↑</a></section>'
        '<section id="n2"><h2>d</h2><a href="#r2">↑</a></section>'
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", UNCERTAIN.values(), ids=UNCERTAIN)
def test_what_is_not_certain_to_be_a_footnote_stays(text: str) -> None:
    made = content(text)
    assert not made.footnotes
    assert not marks(made)


def test_numbers_that_other_notes_have_are_not_certain() -> None:
    marked = '<p>x<sup><a href="#f1">1</a></sup></p><p id="f1" class="footnote">y</p>'
    assert notes(content(marked + MARKS + NOTES)) == ["y"]
    on = MARKS.replace(">2<", ">3<").replace(">1<", ">2<")
    assert notes(content(marked + on + NOTES)) == ["y", "c", "d"]


def test_brackets_that_hold_more_than_the_mark_stay() -> None:
    made = blocks('<p>a (b<sup><a id="r1" href="#n1">1</a></sup>)</p><p id="n1">c <a href="#r1">↩</a></p>')
    assert made == (p("a (b", FootnoteReference("n1"), ")"),)


# --- whatever the links ------------------------------------------------------------------------------------------

NAMES = st.sampled_from(["n1", "n2", "r1", "r2", "fn:1"])
OPENED = st.sampled_from(["p", "div", "ol", "li", "section", "aside", "sup", "b", "h2", "blockquote", "td", "dd", "hr"])
PARTS = st.one_of(
    st.sampled_from([" word; ", "</p>", "</li>", "</ol>", "</div>", "</sup>"]),
    st.builds('<a id="{}" href="#{}">{}</a>'.format, NAMES, NAMES, st.sampled_from(["1", "[2]", "*", "word;"])),
    st.builds('<{} id="{}"{}>'.format, OPENED, NAMES, st.sampled_from(["", " class=footnotes"])),
)


@given(st.lists(PARTS, max_size=25).map("".join))
def test_no_word_is_lost_with_marks_and_links_back(text: str) -> None:
    made = content(text)
    shown = text_of_content(made) + "".join(decision.text for decision in made.decisions)
    assert shown.count("word;") == text.count("word;")


HOSTILE: dict[str, str] = {
    "marks": "<p>" + 'a<a href="#n1">1</a>' * 5_000 + '<p id="n1">c',
    "notes": "".join(f'<p>a<a id="r{n}" href="#n{n}">1</a></p>' for n in range(3_000))
    + "<ol>" + "".join(f'<li id="n{n}">c<a href="#r{n}">1</a></li>' for n in range(3_000)) + "</ol>",
    "depth": "<p>a" + "<i>" * 20_000 + '<a id="r" href="#n">1</a>' + "</i>" * 20_000 + "</p>"
    + "<div>" * 20_000 + '<p id="n">c <a href="#r">1</a>',
    "one wrapper": "<p><font>" + 'a<a href="#n1">1</a>' * 5_000 + '</font></p><p id="n1">c',
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_notes_end(text: str) -> None:
    content(text)


def test_a_note_inside_a_note_ends() -> None:
    content(
        "<a href=#fn:1 class=footnote>1<li id=fn:1 role=doc-endnote><p><sup id=fnref:2><li id=fn:2 role=doc-endnote>"
        "<a href=#fnref:2 class=reversefootnote role=doc-backlink>b"
    )
