"""The DOCX as Word gets it: named styles, whole text, valid parts."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

from convert.books import Book
from convert.media.picture import Picture
from convert.nodes import (
    Align,
    Block,
    Cell,
    CodeBlock,
    DefinitionItem,
    DefinitionList,
    Figure,
    Footnote,
    FootnoteReference,
    Image,
    Link,
    List,
    ListItem,
    Math,
    MathBlock,
    Meta,
    Post,
    Quote,
    Row,
    Ruby,
    Span,
    SpanKind,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
)
from convert.notes import Code, Note
from convert.writers.docx.styles import styles
from convert.writers.pandoc_json import measures
from convert.writers.pandoc_json.inlines import image_node
from tests.writers.building import FakePictures, all_nodes, p, png, t
from tests.writers.docx.parts import W, assert_valid, paragraphs, part, style
from tests.writers.engines import rendered, squeezed, texts

pytestmark = pytest.mark.pandoc

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@pytest.fixture(scope="module")
def made() -> bytes:
    return rendered(all_nodes(), "docx")


def shown(data: bytes) -> str:
    names = ("word/document.xml", "word/footnotes.xml")
    return squeezed("".join(node.text or "" for name in names for node in part(data, name).iter(f"{W}t")))


def test_all_text_is_there(made: bytes) -> None:
    found = shown(made)
    assert [text for text in texts(all_nodes()) if text not in found] == []


def test_awkward_text_is_unchanged() -> None:
    awkward = "wait... really -? == # @x $5 \"q\" 's' back\\slash // /* */ <w:p> &amp; ]]> --"
    assert squeezed(awkward) in shown(rendered(Post(Meta(title="x", lang="en"), (p(awkward),)), "docx"))


@pytest.mark.parametrize("book", [False, True], ids=["post", "volume"])
def test_a_schema_validator_finds_nothing(tmp_path: Path, book: bool) -> None:
    what = Book.of([all_nodes(), all_nodes()], title="合订本") if book else all_nodes()
    assert_valid(rendered(what, "docx"), tmp_path)


def test_a_schema_validator_finds_nothing_in_formulas(tmp_path: Path) -> None:
    formulas = (
        r"\begin{matrix} a & b \\ c & d \end{matrix}",
        r"f(x) = \begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{else} \end{cases}",
        r"\mathbb{R} + \boldsymbol{x} + \mathcal{L} + \operatorname{arg} y + \text{so}",
        r"\sum_{i=1}^n \left( \frac{a_i}{\sqrt{b}} \right)",
    )
    post = Post(Meta(title="t", lang="en"), tuple(MathBlock(tex) for tex in formulas))
    assert_valid(rendered(post, "docx"), tmp_path)


def test_roles_have_their_styles(made: bytes) -> None:
    styles = {
        one.text: str(one.style.name) for one in docx.Document(BytesIO(made)).paragraphs if one.text and one.style
    }
    assert styles["海港新建冷库：一篇<什么>都有的稿件 & 其他"] == "Title"
    assert styles["林一舟、Ann Lee"] == "Byline"
    assert styles["海港日报"] == "Source"
    assert styles["摘要的第一句。"] == "Digest"
    assert styles["作者系海港大学讲师"] == "Author Note"
    assert styles["第一节"].startswith("Heading ")
    assert styles["风险提示：无。"] == "Disclaimer"


def test_every_style_that_is_used_exists(made: bytes) -> None:
    known = {style.get(f"{W}styleId") for style in part(made, "word/styles.xml").iter(f"{W}style")}
    used = {
        node.get(f"{W}val")
        for name in ("word/document.xml", "word/footnotes.xml")
        for tag in ("pStyle", "rStyle", "tblStyle")
        for node in part(made, name).iter(f"{W}{tag}")
    }
    assert used <= known


def test_the_id_of_a_style_is_what_pandoc_makes_of_its_name() -> None:
    pairs = re.findall(r'w:styleId="(\w+)"[^>]*><w:name w:val="([^"]+)"', styles("zh-CN"))
    other = {name for identifier, name in pairs if identifier.lower() != name.replace(" ", "").lower()}
    assert other == {"Normal Table"}  # Word's own, which pandoc never names


def test_the_document_is_chinese_for_word(made: bytes) -> None:
    language = next(part(made, "word/styles.xml").iter(f"{W}lang"))
    fonts = next(part(made, "word/styles.xml").iter(f"{W}rFonts"))
    assert language.get(f"{W}eastAsia") == "zh-CN"
    assert fonts.get(f"{W}eastAsia") == "SimSun"


@pytest.mark.parametrize(
    ("lang", "latin"),
    [("zh-CN", "en-US"), ("ja", "en-US"), ("ko", "en-US"), ("ar", "en-US"), ("de", "de"), ("en", "en-US")],
)
def test_latin_words_are_broken_by_the_rules_of_a_language_that_has_letters(lang: str, latin: str) -> None:
    data = rendered(Post(Meta(lang=lang), (p("x"),)), "docx")
    assert next(part(data, "word/styles.xml").iter(f"{W}lang")).get(f"{W}val") == latin


def test_the_style_of_all_others_has_the_font_and_size_of_the_defaults(made: bytes) -> None:
    root = part(made, "word/styles.xml")
    defaults = next(root.iter(f"{W}rPrDefault"))
    normal = next(one for one in root.iter(f"{W}style") if one.get(f"{W}styleId") == "Normal")
    for tag in ("rFonts", "sz"):
        assert etree.tostring(next(normal.iter(f"{W}{tag}"))) == etree.tostring(next(defaults.iter(f"{W}{tag}")))


@pytest.mark.parametrize(("lang", "said"), [("zh-CN", "zh-CN"), ("zh-Hant", "zh-TW"), ("ja", "ja-JP"), ("en", "en-US")])
def test_a_reading_is_in_the_language_of_the_post(lang: str, said: str) -> None:
    data = rendered(Post(Meta(lang=lang), (p("读", Ruby(t("漢字"), "hàn <zì>")),)), "docx")
    (ruby,) = part(data, "word/document.xml").iter(f"{W}ruby")
    assert [one.get(f"{W}val") for one in ruby.iter(f"{W}lid")] == [said]
    assert ["".join(map(str, one.itertext())) for one in ruby.iterfind(f"{W}*/{W}r")] == ["hàn <zì>", "漢字"]


def test_text_with_mark_up_has_its_reading_behind_it_and_a_note_says_so() -> None:
    notes: list[Note] = []
    marked = Ruby((Strong(t("漢")), Link("https://example.org/", t("字"))), "hànzì")
    data = rendered(Post(Meta(lang="zh-CN"), (p(marked, "。"),)), "docx", note=notes.append)
    document = part(data, "word/document.xml")
    assert "漢字（hànzì）。" in shown(data)
    assert list(document.iter(f"{W}hyperlink"))
    assert [note.code for note in notes] == [Code.APPROXIMATED]


def test_core_properties_name_creators_and_no_editor(made: bytes) -> None:
    core = docx.Document(BytesIO(made)).core_properties
    assert core.author == "林一舟; Ann Lee"
    assert core.title == "海港新建冷库：一篇<什么>都有的稿件 & 其他"
    assert (core.keywords, core.category, core.language) == ("haigang, 港口, 冷链", "haigang", "zh-CN")


def test_images_are_inside_with_their_description(made: bytes) -> None:
    described = [node.get("descr") for node in part(made, "word/document.xml").iter() if node.tag.endswith("}docPr")]
    assert {"港口 <全景>", "单独一图", "码头"} <= set(described)
    assert [name for name in zipfile.ZipFile(BytesIO(made)).namelist() if name.startswith("word/media/")]


def test_no_space_is_around_an_image(made: bytes) -> None:
    images = list(part(made, "word/document.xml").iter("{*}inline"))
    assert images
    for one in images:
        assert [one.get(f"dist{side}") for side in "TBLR"] == ["0"] * 4


def test_an_image_in_a_footnote_is_known_to_the_footnotes(tmp_path: Path) -> None:
    notes = (Footnote("a", (p("看", Image("/assets/n.png", "注中图"), Link("https://example.org/", t("处"))),)),)
    body = (p("正文", FootnoteReference("a")), p(Image("/assets/b.png", "文中图")))
    data = rendered(Post(Meta(title="题", lang="zh-CN"), body, footnotes=notes), "docx")
    known = {one.get("Id"): one.get("Target") for one in part(data, "word/_rels/footnotes.xml.rels")}
    (used,) = (one.get(f"{R}embed") for one in part(data, "word/footnotes.xml").iter("{*}blip"))
    assert f"word/{known[used]}" in zipfile.ZipFile(BytesIO(data)).namelist()
    assert "https://example.org/" in known.values()
    assert sum("media/" in str(target) for target in known.values()) == 1
    assert_valid(data, tmp_path)


def test_a_script_of_a_script_is_moved_further(tmp_path: Path) -> None:
    """Word takes one raising in a run, LibreOffice none beside a style's; a mark of a note is not raised in what is."""
    lowered = Superscript((Text("a"), Subscript(t("b")), FootnoteReference("1"), FootnoteReference("1")))
    raised = Subscript((Text("c"), Superscript(t("d"))))
    note = Footnote("1", (p("note", Superscript(t("e"))),))
    data = rendered(Post(Meta(title="t", lang="en"), (p("x", lowered, raised),), footnotes=(note,)), "docx")
    runs = {run.findtext(f"{W}t"): run for run in part(data, "word/document.xml").iter(f"{W}r")}
    found = {name: (said(runs[name], "rStyle"), said(runs[name], "vertAlign")) for name in "abcd1"}
    assert found == {
        "a": (None, "superscript"),
        "b": ("SuperscriptSubscript", None),
        "c": (None, "subscript"),
        "d": ("SubscriptSuperscript", None),
        "1": (None, "superscript"),
    }
    assert_valid(data, tmp_path)


def said(run: etree._Element, name: str) -> str | None:
    """Return the value of a property of a run."""
    found = run.find(f"{W}rPr/{W}{name}")
    return None if found is None else found.get(f"{W}val")


def test_a_list_in_a_footnote_has_its_size() -> None:
    note = Footnote("1", (p("note"), List(False, (ListItem((p("one"),)), ListItem((p("two"),))))))
    data = rendered(Post(Meta(title="t"), (p("x", FootnoteReference("1")),), footnotes=(note,)), "docx")
    styles = [style.get(f"{W}val") for style in part(data, "word/footnotes.xml").iter(f"{W}pStyle")]
    assert styles == ["FootnoteText"] * 3


def test_the_same_post_gives_the_same_bytes(made: bytes) -> None:
    assert rendered(all_nodes(), "docx") == made


def test_a_volume_lists_its_posts_and_leads_to_them() -> None:
    posts = [Post(Meta(title=f"第{n}篇", lang="zh-CN", slug=f"p{n}"), (p(f"正文{n}"),)) for n in (1, 2)]
    document = part(rendered(Book.of(posts, title="合订本"), "docx"), "word/document.xml")
    anchors = {node.get(f"{W}anchor") for node in document.iter(f"{W}hyperlink")}
    places = {node.get(f"{W}name") for node in document.iter(f"{W}bookmarkStart")}
    assert len(anchors) == 2
    assert anchors <= places


def test_a_right_to_left_post_runs_from_right_to_left_all_through() -> None:
    table = Table((Row((Cell((p("شهر"),)),)),), (Row((Cell((p("يناير"),)),)),), (Align.DEFAULT,))
    body = (p("نص"), Quote((p("اقتباس"),)), List(False, (ListItem((p("بند"),)),)), table)
    data = rendered(Post(Meta(title="عنوان", lang="ar", slug="x", digest="ملخص"), body), "docx")
    for text, one in paragraphs(data).items():
        if not text:  # a gap
            continue
        assert one.find(f"{W}pPr/{W}bidi") is not None, text
        assert all(run.find(f"{W}rPr/{W}rtl") is not None for run in one.iter(f"{W}r")), text
    assert style(paragraphs(data)["نص"]) in ("BodyText", "FirstParagraph")
    assert next(part(data, "word/document.xml").iter(f"{W}tblPr")).find(f"{W}bidiVisual") is not None


@pytest.mark.parametrize(
    "words",
    [Span(SpanKind.LANG, t("نص"), dir="rtl"), Span(SpanKind.LANG, t("نص"), lang="ar")],
    ids=["direction", "language"],
)
def test_right_to_left_words_in_a_chinese_post_run_so_alone(words: Span) -> None:
    one = paragraphs(rendered(Post(Meta(lang="zh-CN"), (p("文", words),)), "docx"))["文نص"]
    assert one.find(f"{W}pPr/{W}bidi") is None
    assert [run.find(f"{W}rPr/{W}rtl") is not None for run in one.iter(f"{W}r")] == [False, True]


def test_code_in_a_right_to_left_post_runs_from_left_to_right() -> None:
    code = paragraphs(rendered(Post(Meta(lang="ar"), (p("نص"), CodeBlock("at 05:10"))), "docx"))["at05:10"]
    assert code.find(f"{W}pPr/{W}bidi") is None
    assert list(code.iter(f"{W}rtl")) == []


def test_each_post_of_a_volume_has_the_custom_of_its_language() -> None:
    posts = [
        Post(Meta(title=lang, lang=lang, slug=lang), (p(f"text {lang}"), Quote((p(f"quote {lang}"),))))
        for lang in ("en", "zh-CN", "ja", "ar", "de")
    ]
    data = rendered(Book.of(posts, title="Volume"), "docx")
    found = paragraphs(data)
    assert style(found["textzh-CN"]) == "BodyTextChinese"
    assert style(found["textja"]) == "BodyTextJapanese"
    assert all(style(found[f"text{lang}"]) in ("BodyText", "FirstParagraph") for lang in ("en", "ar", "de"))
    assert [style(found[f"quote{lang}"]) for lang in ("en", "zh-CN", "ar")] == ["BlockText"] * 2 + ["BlockTextBidi"]
    assert indent(data, "BodyText") == "0"
    assert indent(data, "BodyTextChinese") == "200"


def test_a_western_post_in_a_chinese_volume_has_no_indent() -> None:
    posts = [Post(Meta(title=lang, lang=lang, slug=lang), (p(f"text {lang}"),)) for lang in ("zh-CN", "ar")]
    data = rendered(Book.of(posts, title="合订本"), "docx")
    assert indent(data, "BodyText") == "200"
    assert style(paragraphs(data)["textar"]) == "BodyTextWestern"
    assert indent(data, "BodyTextWestern") == "0"


def indent(data: bytes, style: str) -> str | None:
    """Return the indent of a style's first line, in hundredths of a character."""
    root = part(data, "word/styles.xml")
    found = next(one for one in root.iter(f"{W}style") if one.get(f"{W}styleId") == style)
    return next(found.iter(f"{W}ind")).get(f"{W}firstLineChars")


def spacing(data: bytes, name: str) -> tuple[int, int]:
    """Return the twips that a style has above and below its paragraphs."""
    root = part(data, "word/styles.xml")
    found = next(one for one in root.iter(f"{W}style") if one.get(f"{W}styleId") == name)
    (one,) = found.iterfind(f"{W}pPr/{W}spacing")
    return int(one.get(f"{W}before", "")), int(one.get(f"{W}after", ""))


@pytest.mark.parametrize("lang", ["en", "zh-CN", "ja"])
def test_a_list_has_as_much_space_around_it_where_it_is_tight_as_between_items_where_it_is_not(lang: str) -> None:
    data = rendered(Post(Meta(lang=lang), (p("x"),)), "docx")
    assert spacing(data, "Compact") == spacing(data, "ListParagraph")
    assert sum(spacing(data, "Compact")) == 120
    assert 'w:styleId="Compact"' in (styled := styles(lang))
    assert "<w:contextualSpacing/>" in styled.partition('w:styleId="Compact"')[2].partition("</w:style>")[0]


def test_the_bar_of_a_quote_is_where_its_lines_begin() -> None:
    root = part(rendered(Post(Meta(lang="en"), (p("text"),)), "docx"), "word/styles.xml")
    sides = {
        str(one.get(f"{W}styleId")): [border.tag.removeprefix(W) for border in one.iterfind(f"{W}pPr/{W}pBdr/*")]
        for one in root.iter(f"{W}style")
    }
    assert (sides["BlockText"], sides["BlockTextBidi"]) == (["left"], ["right"])


TABLE = Table((), (Row((Cell((p("格"),)),)),), (Align.DEFAULT,))


@pytest.mark.parametrize(
    "body",
    [
        (TABLE, TABLE),
        (List(False, (ListItem((p("项"), TABLE)),)), TABLE),
        (Quote((p("引"), TABLE)), Quote((TABLE,))),
        (TABLE, p("文")),
        (TABLE,),
    ],
    ids=["siblings", "in a list", "in quotes", "before text", "at the end"],
)
def test_a_gap_follows_each_table(body: tuple[Block, ...]) -> None:
    document = part(rendered(Post(Meta(lang="zh-CN"), body), "docx"), "word/document.xml")
    following = [table.getnext() for table in document.iter(f"{W}tbl")]
    assert following
    assert [style(one) for one in following if one is not None] == ["Gap"] * len(following)


CODE = CodeBlock("at 05:10")
MISSING = Figure(Image("/none.png"))


@pytest.mark.parametrize(
    ("body", "styles"),
    [
        ((CODE, CODE), ["SourceCode", "Gap", "SourceCode"]),
        ((Quote((p("甲"),)), Quote((p("乙"), p("丙")))), ["BlockText", "Gap", "BlockText", "BlockText"]),
        ((Quote((p("甲"),)), Quote((Quote((p("乙"),)),))), ["BlockText", "GapAbove", "BlockText", "Gap"]),
        ((Quote((CODE,)), CODE), ["GapAbove", "SourceCode", "Gap", "SourceCode"]),
        ((List(False, (ListItem((CODE,)), ListItem((CODE,)))),), ["Compact", "SourceCode"] * 2),
        ((MISSING, MISSING), ["Missing", "Gap", "Missing"]),
        ((Quote((p("甲"),)), CODE), ["BlockText", "SourceCode"]),
        ((Quote((p("甲"), p("乙"))),), ["BlockText", "BlockText"]),
    ],
)
def test_boxes_in_a_row_stay_boxes_of_their_own(body: tuple[Block, ...], styles: list[str]) -> None:
    document = part(rendered(Post(Meta(lang="zh-CN"), body), "docx"), "word/document.xml")
    assert [style(one) for one in document.iter(f"{W}p")][1:] == styles


def test_the_last_line_below_a_title_has_the_gap() -> None:
    meta = all_nodes().meta
    without_source = paragraphs(rendered(Post(meta, (p("文"),)), "docx"))
    assert style(without_source["2023年3月6日"]) == "DateLast"


def test_a_figure_is_two_paragraphs_that_stay_together(made: bytes) -> None:
    figure = paragraphs(made)["图为码头。林一舟摄"].getprevious()
    assert figure is not None
    assert style(figure) == "CaptionedFigure"
    assert figure.find(f".//{W}drawing") is not None


@pytest.mark.parametrize("bad", [r"\nosuchthing{", r"\begin{nothing}"])
def test_a_formula_that_pandoc_cannot_read_is_its_tex_and_a_note_says_so(bad: str) -> None:
    notes: list[Note] = []
    post = Post(
        Meta(title="标题", lang="zh-CN"),
        (p("坏", Math(bad), "好", Math(r"\frac{a}{b}"), "又", Math("x")), MathBlock(bad)),
    )
    data = rendered(post, "docx", note=notes.append)
    assert len(list(part(data, "word/document.xml").iter("{*}oMath"))) == 2
    assert shown(data).count(bad) == 2
    assert f"${bad}" not in shown(data)
    assert [note.code for note in notes] == [Code.FORMULA]
    assert bad in notes[0].message


def test_formulas_that_pandoc_cannot_read_are_found_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from convert.workers import pandoc as engine

    real, asked = engine.pandoc, 0

    def pandoc(document: bytes, to: str, **rest: object) -> bytes:
        nonlocal asked
        asked += 1
        return real(document, to, **rest)  # type: ignore[arg-type] # passed on as it came

    monkeypatch.setattr(engine, "pandoc", pandoc)
    notes: list[Note] = []
    formulas = [Math(text) for power in range(20) for text in (f"y^{{{power}}}", rf"\no{{{power}")]
    data = rendered(Post(Meta(title="t", lang="en"), tuple(map(p, formulas))), "docx", note=notes.append)
    assert len(list(part(data, "word/document.xml").iter("{*}oMath"))) == 20
    assert sorted(note.message.rpartition(": ")[2] for note in notes) == sorted(rf"\no{{{power}" for power in range(20))
    assert asked == 3


@pytest.mark.parametrize(
    ("image", "size", "width"),
    [
        (Image("a.png"), (300, 160), 300),
        (Image("a.png", width=200), (300, 160), 200),
        (Image("a.png", width=500), (300, 160), 500),
        (Image("a.png", width=900), (300, 160), 597),
        (Image("a.png"), (600, 3000), 168),
        (Image("a.png"), (1, 9000), 1),
        (Image("a.png", percent=50), (3000, 1600), 298),
        (Image("a.png", percent=50), (30, 16), 298),
        (Image("a.png", percent=50), (600, 3000), 168),
    ],
)
def test_an_image_is_as_wide_as_in_a_browser_and_fits_the_page(image: Image, size: tuple[int, int], width: int) -> None:
    made = image_node(image, Picture("a.png", "image/png", b"", *size), measures.LINE)
    assert dict(made["c"][0][2])["width"] == f"{width}px"


def test_a_line_is_as_wide_as_the_page_has_it(made: bytes) -> None:
    (size,), (margins,) = (list(part(made, "word/document.xml").iter(f"{W}{tag}")) for tag in ("pgSz", "pgMar"))
    twips = int(size.get(f"{W}w", "")) - int(margins.get(f"{W}left", "")) - int(margins.get(f"{W}right", ""))
    assert twips // 15 == measures.LINE


PICTURE = Figure(Image("/assets/wide.png"))
IN_TEXT = p("见", Image("/assets/wide.png"))
WIDE = Picture("wide.png", "image/png", png(1600, 800), 1600, 800)


def widths(data: bytes, name: str) -> list[int]:
    """Return how wide the images of a part are, in pixels."""
    return [int(one.get("cx", "")) // 9525 for one in part(data, name).iter("{*}extent")]


@pytest.mark.parametrize("picture", [PICTURE, IN_TEXT], ids=["figure", "in text"])
@pytest.mark.parametrize(
    ("around", "width"),
    [
        (lambda one: one, 596),  # pandoc's own bound, a pixel less
        (lambda one: List(True, (ListItem((p("步"), one)),)), 549),
        (lambda one: List(True, (ListItem((List(False, (ListItem((one,)),)),)),)), 501),
        (lambda one: Quote((one,)), 549),
        (lambda one: DefinitionList((DefinitionItem((t("词"),), ((one,),)),)), 565),
        (lambda one: Table((), (Row((Cell((one,)), Cell((p("格"),)))),), (Align.DEFAULT,) * 2), 546),
        (lambda one: Table((), (Row((Cell((one,), colspan=2),)),), (Align.DEFAULT,) * 2), 581),
    ],
    ids=["page", "item", "item in an item", "quote", "definition", "cell", "cell over two columns"],
)
def test_a_wide_picture_fits_its_place(
    around: Callable[[Block], Block], width: int, picture: Block, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakePictures, "picture", lambda *_: WIDE)
    data = rendered(Post(Meta(lang="zh-CN"), (around(picture), IN_TEXT)), "docx")
    assert widths(data, "word/document.xml") == [width, 596]


def test_a_wide_picture_in_a_note_of_an_item_has_the_whole_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakePictures, "picture", lambda *_: WIDE)
    item = ListItem((p("见", FootnoteReference("a")),))
    data = rendered(Post(Meta(), (List(False, (item,)),), footnotes=(Footnote("a", (IN_TEXT,)),)), "docx")
    assert widths(data, "word/footnotes.xml") == [596]


FIRST_WIDE = p(Image("/assets/wide.png"), "图后的文字")


def test_a_paragraph_that_begins_with_a_wide_picture_has_no_indent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakePictures, "picture", lambda *_: WIDE)
    data = rendered(Post(Meta(lang="zh-CN"), (FIRST_WIDE, IN_TEXT)), "docx")
    found = paragraphs(data)
    assert style(found["图后的文字"]) == "Flush"
    assert indent(data, "Flush") == "0"
    assert style(found["见"]) in ("BodyText", "FirstParagraph")


@pytest.mark.parametrize(
    ("around", "name"),
    [
        (lambda one: List(False, (ListItem((one,)),)), "Compact"),
        (lambda one: Quote((one,)), "BlockText"),
        (lambda one: DefinitionList((DefinitionItem((t("词"),), ((one,),)),)), "Definition"),
        (lambda one: Table((), (Row((Cell((one,)),)),), (Align.DEFAULT,)), "TableText"),
    ],
    ids=["item", "quote", "definition", "cell"],
)
def test_inside_other_blocks_it_stands_as_text_does(
    around: Callable[[Block], Block], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakePictures, "picture", lambda *_: WIDE)
    data = rendered(Post(Meta(lang="zh-CN"), (around(FIRST_WIDE),)), "docx")
    assert style(paragraphs(data)["图后的文字"]) == name
