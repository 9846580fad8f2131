"""What leads nowhere is shown all the same in every format that a reader reads, and a note says so."""

from __future__ import annotations

import re

import pytest

from convert.nodes import Figure, Footnote, FootnoteReference, Image, Link, Meta, Post
from convert.notes import Code, Note
from tests.writers.building import p
from tests.writers.engines import shown

FORMATS = ["html", "epub", "docx", "pdf"]

pytestmark = pytest.mark.pandoc


@pytest.mark.parametrize("to", FORMATS)
def test_a_mark_without_a_footnote_stays_and_is_noted_once(to: str) -> None:
    notes: list[Note] = []
    lost = FootnoteReference("lost")
    footnotes = (Footnote("there", (p("a note with a mark", lost),)),)
    post = Post(Meta(title="Marks"), (p("said", lost, FootnoteReference("there"), lost),), footnotes=footnotes)
    assert shown(post, to, note=notes.append).count("[lost]") == 3
    assert [note.code for note in notes] == [Code.FOOTNOTE]


@pytest.mark.parametrize("to", FORMATS)
def test_a_picture_that_is_missing_keeps_where_it_led(to: str) -> None:
    picture = Image("https://example.org/pier.png", "the pier")
    post = Post(Meta(title="Pictures"), (Figure(picture, link="https://example.org/album/1"),))
    found = shown(post, to)
    assert "https://example.org/pier.png" in found
    assert "https://example.org/album/1" in found


@pytest.mark.parametrize("to", FORMATS)
def test_a_picture_that_is_missing_in_a_sentence_is_its_words(to: str) -> None:
    named = Image("https://example.org/icons/buoy.png", "the buoy")
    linked = Link("https://example.org/", (Image("https://example.org/icons/light.png", "the light"),))
    nameless = Image("https://example.org/icons/dot.png")
    notes: list[Note] = []
    post = Post(Meta(title="Pictures", lang="en"), (p("We passed ", named, ", ", linked, " and ", nameless, "."),))
    found = shown(post, to, note=notes.append)
    assert "Wepassed[thebuoy],[thelight]and[Image]." in re.sub("<[^>]*>", "", found)
    assert len(notes) == 3
