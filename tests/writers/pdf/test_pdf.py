"""The PDF as a reader and a reading machine get it."""

from __future__ import annotations

import ctypes
import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import PdfTextPage, raw

from convert.books import Book
from convert.errors import EngineError
from convert.nodes import (
    AuthorNote,
    Block,
    CodeBlock,
    Emphasis,
    Figure,
    Footnote,
    FootnoteReference,
    Heading,
    Image,
    Link,
    List,
    ListItem,
    Math,
    Meta,
    Paragraph,
    Post,
    Quote,
    Source,
    Strong,
)
from convert.nodes import Code as InlineCode
from convert.notes import Code, Note
from convert.options import Page
from tests.writers.building import all_nodes, p, t
from tests.writers.engines import pdf_text, rendered, squeezed, texts

pytestmark = pytest.mark.pandoc

AWKWARD = (
    "# no heading", "@nobody", "$5 and $7", "wait...", "really -?", "== no heading", "+ no item", "/ t: no term",
    "“quoted” 'and' \"so\"", "back\\slash \\n", "// no comment", "/* none */", "*a* _b_ `c`", "<tag> &amp;", "[x](y)",
    "#let x = 1", "~ no blank", "---", "a--b", "https://example.org/a_b?c=d#e", "{{ x }}", "]] )) }}", '#"a";',
)  # fmt: skip


def chinese(*blocks: Block, **more: object) -> Post:
    return Post(Meta(title="标题", lang="zh-CN", slug="x"), blocks, **more)  # type: ignore[arg-type] # footnotes alone


@pytest.mark.parametrize("page", Page)
def test_every_node_is_set_on_every_page_with_all_its_text(page: Page) -> None:
    post = all_nodes()
    shown = squeezed(pdf_text(rendered(post, "pdf", page=page)))
    lost = [text for text in texts(post) if text not in shown and not text.startswith("مرحبا")]
    assert lost == []


def test_a_list_may_count_from_below_zero_and_skip() -> None:
    items = (ListItem((p("a"),)), ListItem((p("b"),), number=4), ListItem((p("c"),), number=1))
    post = Post(
        Meta(title="t", slug="x"),
        (List(ordered=True, items=items, start=-2), List(ordered=True, items=(ListItem((p("d"),)),))),
    )
    assert "-2.a4.b1.c1.d" in squeezed(pdf_text(rendered(post, "pdf")))


def test_no_text_is_read_as_markup() -> None:
    places = [p(text) for text in AWKWARD]
    items = List(False, tuple(ListItem((p(text),)) for text in AWKWARD))
    stressed = [p(Emphasis(t(text)), Strong(t(text)), Link("https://example.org/", t(text))) for text in AWKWARD]
    shown = squeezed(pdf_text(rendered(chinese(*places, items, *stressed), "pdf")))
    for text in AWKWARD:
        assert shown.count(squeezed(text)) >= 5, text


def test_the_same_post_gives_the_same_bytes() -> None:
    assert rendered(all_nodes(), "pdf") == rendered(all_nodes(), "pdf")


def test_a_reading_machine_finds_no_fault(tmp_path: Path) -> None:
    linked = Link("https://example.org/", (Image("/assets/a.png", "港口"),))
    post = chinese(
        Heading(2, t("小节"), id="a"),
        p("正文 ", Strong(t("粗")), Emphasis(t("着重")), linked),
        Figure(Image("/assets/b.png", "码头"), t("图注"), (), "https://example.org/big"),
        Figure(Image("/assets/b.png"), (), (), "https://example.org/big"),
        List(False, (ListItem((p("做完"),), task=True), ListItem((p("没做"),), task=False))),
    )
    (tmp_path / "a.pdf").write_bytes(rendered(post, "pdf"))
    tool = Path(sys.executable).with_name("outloud")
    done = subprocess.run([tool, str(tmp_path / "a.pdf"), "--json", "-"], capture_output=True, check=False)
    assert [result["verdict"] for result in json.loads(done.stdout)["results"]] == ["pass"], done.stdout


def test_bookmarks_are_the_title_and_the_headings() -> None:
    post = chinese(Heading(1, t("甲")), p("文"), Heading(4, t("乙")), p("文"))
    marks = pypdfium2.PdfDocument(rendered(post, "pdf")).get_toc()
    assert [(mark.level, mark.get_title()) for mark in marks] == [(0, "标题"), (1, "甲"), (2, "乙")]


def test_a_volume_has_a_contents_list_and_a_bookmark_for_each_post() -> None:
    posts = [Post(Meta(title=f"第{n}篇", lang="zh-CN", slug=f"p{n}"), (p(f"正文{n}"),)) for n in (1, 2, 3)]
    data = rendered(Book.of(posts, title="合订本"), "pdf")
    titles = [mark.get_title() for mark in pypdfium2.PdfDocument(data).get_toc()]
    assert titles[-3:] == ["第1篇", "第2篇", "第3篇"]
    shown = squeezed(pdf_text(data))
    assert "合订本" in shown
    assert all(shown.count(f"第{n}篇") == 2 for n in (1, 2, 3))


def test_titles_in_the_contents_and_above_pages_are_set_in_their_own_language() -> None:
    long = tuple(p("正文" * 300) for _ in range(5))
    posts = [Post(Meta(title="One", lang="en")), Post(Meta(title="“二”", lang="zh-CN"), long)]
    document = pypdfium2.PdfDocument(rendered(Book.of(posts, title="Volume"), "pdf"))
    sheets = [page.get_textpage() for page in document]
    (contents,) = (text for text in sheets if text.get_text_range().startswith("Contents"))
    assert "NotoSerifSC" in font_of("“", contents)
    assert "NotoSerifSC" in font_of("“", sheets[-1])


def font_of(character: str, text: PdfTextPage) -> str:
    """Return the name of the font in which a character is set."""
    at = next(n for n in range(text.count_chars()) if raw.FPDFText_GetUnicode(text, n) == ord(character))
    name = ctypes.create_string_buffer(200)
    raw.FPDFText_GetFontInfo(text, at, name, len(name), None)
    return name.value.decode()


def test_a_character_that_no_font_has_is_shown_and_named() -> None:
    notes: list[Note] = []
    shown = pdf_text(rendered(chinese(p("甲\U000e0101乙\ue123丙")), "pdf", note=notes.append))
    assert "乙〓丙" in shown
    assert [note.code for note in notes] == [Code.GLYPH_MISSING]
    assert "U+E123" in notes[0].message


@pytest.mark.parametrize("level", ["quote", "list", "loose"])
def test_what_nests_deeper_than_typst_goes_keeps_its_text(level: str) -> None:
    stressed = Paragraph((Strong((Emphasis((Link("http://a.example", t("底")),)),)),))
    blocks: tuple[Block, ...] = (stressed, p("二"))
    for number in range(31):
        beside = p(f"层{number}")
        blocks = (
            (Quote((beside, *blocks)),)
            if level == "quote"
            else (List(ordered=False, items=(ListItem((beside, *blocks)),), tight=level == "list"),)
        )
    notes: list[Note] = []
    shown = squeezed(pdf_text(rendered(chinese(*blocks), "pdf", note=notes.append)))
    assert all(f"层{number}" in shown for number in range(31))
    assert "底二" in shown
    assert [note.code for note in notes] == [Code.NESTING_FLATTENED]


def test_a_deep_list_of_tasks_keeps_its_boxes_and_says_each_thing_once() -> None:
    blocks: tuple[Block, ...] = (
        p("底", Math(r"\nosuchmacro x"), Strong((Emphasis((Link("http://a.example", t("端")),)),))),
    )
    for _ in range(31):
        blocks = (List(ordered=False, items=(ListItem((p("层"), *blocks), task=True),), tight=True),)
    notes: list[Note] = []
    shown = squeezed(pdf_text(rendered(chinese(*blocks), "pdf", note=notes.append)))
    assert shown.count("☒") == 31
    assert "底" in shown
    assert sorted(note.code for note in notes) == sorted([Code.FORMULA, Code.NESTING_FLATTENED])


def test_items_below_a_task_have_no_box() -> None:
    deeper = List(False, (ListItem((p("孙"),)),))
    below = List(False, (ListItem((p("子甲"), deeper)), ListItem((p("子乙"),), task=False)))
    shown = pdf_text(rendered(chinese(List(False, (ListItem((p("做完"), below), task=True),))), "pdf"))
    assert (shown.count("☒"), shown.count("☐")) == (1, 1)


@pytest.mark.parametrize("lost", ["\u0378", "\U00012000", "\U0010fffd", "\ue123"], ids=ascii)
def test_one_character_without_a_glyph_loses_no_other(lost: str) -> None:
    notes: list[Note] = []
    shown = pdf_text(rendered(chinese(p(f"甲{lost}乙"), CodeBlock(f"x{lost}y")), "pdf", note=notes.append))
    assert "甲〓乙" in shown
    assert "x〓y" in shown
    assert [note.code for note in notes] == [Code.GLYPH_MISSING]


@pytest.mark.parametrize("sign", ["a\u20e3", "1\ufe0f\u20e3", "👨\u200d👩\u200d👧", "🇨🇳"], ids=ascii)
def test_characters_that_combine_are_set_as_they_are(sign: str) -> None:
    notes: list[Note] = []
    assert sign in pdf_text(rendered(chinese(p(f"甲{sign}乙")), "pdf", note=notes.append))
    assert notes == []


def test_characters_that_pdf_ua_forbids_end_nothing() -> None:
    shown = pdf_text(rendered(chinese(p("甲\ufeff乙\u2028丙\x0b丁\x00戊\u200b己")), "pdf"))
    assert [char for char in shown if char in "甲乙丙丁戊己"] == list("甲乙丙丁戊己")


@pytest.mark.parametrize("bad", [r"\nosuchthing{", r"\nosuchmacro x"])
def test_a_formula_that_cannot_be_set_is_its_tex_and_no_other_is(bad: str) -> None:
    notes: list[Note] = []
    post = chinese(p("坏", Math(bad), "好", Math(r"\frac{a}{b}")), p(InlineCode(f'#tex("{bad}");')))
    shown = squeezed(pdf_text(rendered(post, "pdf", note=notes.append)))
    assert squeezed(bad) in shown
    assert r"\frac" not in shown
    assert [note.code for note in notes] == [Code.FORMULA]
    assert bad in notes[0].message


def test_a_formula_that_typst_alone_refuses_takes_no_other_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from convert.workers import typst as engine

    real = engine.typst

    def typst(source: bytes, **rest: object) -> bytes:
        if b'alt: "y^2"' in source:
            raise EngineError("Typst refused the document: no y.")
        return real(source, **rest)  # type: ignore[arg-type] # passed on as it came

    monkeypatch.setattr(engine, "typst", typst)
    notes: list[Note] = []
    shown = squeezed(pdf_text(rendered(chinese(p(Math("y^2"), "和", Math("x^3"))), "pdf", note=notes.append)))
    assert "y^2" in shown
    assert "x^3" not in shown
    assert [note.code for note in notes] == [Code.FORMULA]


@pytest.mark.parametrize(
    ("trials", "named"), [(256, {"y^{7}", "y^{30}"}), (8, {f"y^{{{power}}}" for power in range(40)})]
)
def test_formulas_that_cannot_be_set_are_found_in_few_trials(
    trials: int, named: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there are too many to find each, all those left count as such: nothing is tried without end."""
    asked = 0

    def typst(source: bytes, **_: object) -> bytes:
        nonlocal asked
        asked += 1
        if b'alt: "y^{7}"' in source or b'alt: "y^{30}"' in source:
            raise EngineError("Typst refused the document: no y.")
        return b"PDF"

    monkeypatch.setattr("convert.workers.typst.typst", typst)
    monkeypatch.setattr(import_module("convert.writers.pdf.write"), "TRIALS", trials)
    notes: list[Note] = []
    formulas = [Math(f"y^{{{power}}}") for power in range(40)]
    rendered(chinese(*map(p, formulas)), "pdf", note=notes.append)
    refused = {note.message.rpartition(": ")[2] for note in notes}
    assert {"y^{7}", "y^{30}"} <= refused <= named
    assert asked < 30


def test_a_footnote_that_only_a_footnote_names_is_kept() -> None:
    notes = (
        Footnote("a", (p("甲注见", FootnoteReference("b")),)),
        Footnote("b", (p("乙注"),)),
        Footnote("c", (p("丙注"),)),
    )
    shown = squeezed(pdf_text(rendered(chinese(p("文", FootnoteReference("a")), footnotes=notes), "pdf")))
    assert all(text in shown for text in ("甲注见2", "2乙注", "丙注"))


def test_the_note_and_the_address_are_never_alone_on_a_page() -> None:
    for count in range(20, 25):
        body = [p("这是一段很普通的正文，写得不长也不短。" * (1 + n % 3)) for n in range(count)]
        post = chinese(*body, author_note=AuthorNote(t("作者系讲师")), source=Source("报", "https://news.example/a"))
        pages = list(pypdfium2.PdfDocument(rendered(post, "pdf")))
        assert "正文" in pages[-1].get_textpage().get_text_range()


def test_the_page_is_as_asked_for() -> None:
    sizes = {page: pypdfium2.PdfDocument(rendered(chinese(p("文")), "pdf", page=page))[0].get_size() for page in Page}
    expected = {Page.A4: (595, 842), Page.A5: (420, 595), Page.LETTER: (612, 792), Page.EREADER: (255, 340)}
    assert {page: (round(width), round(height)) for page, (width, height) in sizes.items()} == expected


def test_properties_say_title_authors_and_keywords() -> None:
    found = pypdfium2.PdfDocument(rendered(all_nodes(), "pdf")).get_metadata_dict()
    assert found["Title"] == "海港新建冷库：一篇<什么>都有的稿件 & 其他"
    assert "林一舟" in found["Author"]
    assert "白编" not in found["Author"]
    assert "冷链" in found["Keywords"]
    assert found["CreationDate"] == found["ModDate"] == "D:20230306003000Z"  # 08:30 in Beijing


def test_a_word_of_70_000_letters_is_broken_and_whole() -> None:
    word = "é" * 70_000
    data = rendered(chinese(p(word)), "pdf")
    assert pdf_text(data) == f"标题{word}"
    assert len(pypdfium2.PdfDocument(data)) > 10  # on one line it would run off a single page
