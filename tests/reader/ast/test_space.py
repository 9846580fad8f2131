"""White space and line ends."""

from __future__ import annotations

import pytest

from convert.nodes import Emphasis, Inline, LineBreak, SoftBreak, Strong, Text

from .reading import blocks, inlines, run

S = SoftBreak()

CASES: list[tuple[str, tuple[Inline | str, ...]]] = [
    ("  a \t b  ", ("a b",)),
    ("a\nb", ("a", S, "b")),
    ("a \n  b", ("a", S, "b")),
    ("a <b> b</b>", ("a ", Strong(run("b")))),
    ("a<b> b</b>", ("a", Strong(run(" b")))),
    ("a<b>b </b> c", ("a", Strong(run("b ")), "c")),
    ("<b>a </b>", (Strong(run("a")),)),
    ("a<b> </b>b", ("a b",)),
    ("a<b>\n</b>b", ("a", S, "b")),
    ("<b>a<br></b>b", (Strong(run("a")), LineBreak(), "b")),
    ("a <br> b", ("a", LineBreak(), "b")),
    ("<br>a<br>", ("a",)),
    ("a<em>\nb</em>", ("a", S, Emphasis(run("b")))),
    ("漢\n字", ("漢字",)),
    ("漢字，\n漢", ("漢字，漢",)),
    ("漢<b>\n字</b>", ("漢", Strong(run("字")))),
    ("かな\n  カナ", ("かなカナ",)),
    ("漢\n“字”", ("漢“字”",)),
    ("漢——\n字", ("漢——字",)),
    ("漢\nabc\n字", ("漢", S, "abc", S, "字")),
    ("漢 字", ("漢 字",)),
    ("한\n글", ("한", S, "글")),
    ("“a”\n“b”", ("“a”", S, "“b”")),
    ("漢<br>字", ("漢", LineBreak(), "字")),
    ("漢\n<code>x</code>", ()),
    ("\u3000\u3000漢\u00a0", ("\u3000\u3000漢\u00a0",)),
    ("a\u200bb\ufeff", ("a\u200bb\ufeff",)),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[repr(text) for text, _ in CASES])
def test_white_space_collapses_as_in_a_browser(text: str, expected: tuple[Inline | str, ...]) -> None:
    if expected:
        assert inlines(f"<p>{text}</p>") == run(*expected)
    else:
        assert SoftBreak() in inlines(f"<p>{text}</p>")


def test_two_line_breaks_in_a_row_end_a_paragraph() -> None:
    assert blocks("a<br><br>b<br>\n<br><br>c<br>d") == blocks("<p>a</p><p>b</p><p>c<br>d</p>")


def test_what_shows_nothing_is_no_paragraph() -> None:
    assert blocks("<p></p><p> \n</p><p>&nbsp;</p><p>\u3000\u200b</p><p><br></p><div><b> </b></div>") == ()


def test_control_characters_go_and_the_text_around_them_stays() -> None:
    assert inlines("<p>a\x08b\x01c</p>") == (Text("abc"),)
    assert inlines("<p>a\x0cb</p>") == (Text("a b"),)
