"""The DOCX as Word gets it: named styles, whole text, valid parts."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

from convert.books import Book
from convert.media.picture import Picture
from convert.nodes import (
    Align,
    Cell,
    CodeBlock,
    Image,
    List,
    ListItem,
    Math,
    MathBlock,
    Meta,
    Post,
    Quote,
    Row,
    Span,
    SpanKind,
    Table,
)
from convert.notes import Code, Note
from convert.writers.docx.styles import styles
from convert.writers.pandoc_json.inlines import image_node
from tests.writers.building import all_nodes, p, t
from tests.writers.engines import rendered, squeezed, texts

pytestmark = pytest.mark.pandoc

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def made() -> bytes:
    return rendered(all_nodes(), "docx")


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(BytesIO(data)).read(name))


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
    (tmp_path / "a.docx").write_bytes(rendered(what, "docx"))
    tool = Path(sys.executable).with_name("openxml-audit")
    done = subprocess.run([tool, str(tmp_path / "a.docx")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_schema_validator_finds_nothing_in_formulas(tmp_path: Path) -> None:
    formulas = (
        r"\begin{matrix} a & b \\ c & d \end{matrix}",
        r"f(x) = \begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{else} \end{cases}",
        r"\mathbb{R} + \boldsymbol{x} + \mathcal{L} + \operatorname{arg} y + \text{so}",
        r"\sum_{i=1}^n \left( \frac{a_i}{\sqrt{b}} \right)",
    )
    post = Post(Meta(title="t", lang="en"), tuple(MathBlock(tex) for tex in formulas))
    (tmp_path / "a.docx").write_bytes(rendered(post, "docx"))
    tool = Path(sys.executable).with_name("openxml-audit")
    done = subprocess.run([tool, str(tmp_path / "a.docx")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


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


def test_core_properties_name_creators_and_no_editor(made: bytes) -> None:
    core = docx.Document(BytesIO(made)).core_properties
    assert core.author == "林一舟; Ann Lee"
    assert core.title == "海港新建冷库：一篇<什么>都有的稿件 & 其他"
    assert (core.keywords, core.category, core.language) == ("haigang, 港口, 冷链", "haigang", "zh-CN")


def test_images_are_inside_with_their_description(made: bytes) -> None:
    described = [node.get("descr") for node in part(made, "word/document.xml").iter() if node.tag.endswith("}docPr")]
    assert {"港口 <全景>", "单独一图", "码头"} <= set(described)
    assert [name for name in zipfile.ZipFile(BytesIO(made)).namelist() if name.startswith("word/media/")]


def test_the_same_post_gives_the_same_bytes(made: bytes) -> None:
    assert rendered(all_nodes(), "docx") == made


def test_a_volume_lists_its_posts_and_leads_to_them() -> None:
    posts = [Post(Meta(title=f"第{n}篇", lang="zh-CN", slug=f"p{n}"), (p(f"正文{n}"),)) for n in (1, 2)]
    document = part(rendered(Book.of(posts, title="合订本"), "docx"), "word/document.xml")
    anchors = {node.get(f"{W}anchor") for node in document.iter(f"{W}hyperlink")}
    places = {node.get(f"{W}name") for node in document.iter(f"{W}bookmarkStart")}
    assert len(anchors) == 2
    assert anchors <= places


def paragraphs(data: bytes) -> dict[str, etree._Element]:
    return {squeezed("".join(map(str, one.itertext()))): one for one in part(data, "word/document.xml").iter(f"{W}p")}


def style(paragraph: etree._Element) -> str:
    return "".join(str(one.get(f"{W}val")) for one in paragraph.iterfind(f"{W}pPr/{W}pStyle"))


def test_a_right_to_left_post_runs_from_right_to_left_all_through() -> None:
    table = Table((Row((Cell((p("شهر"),)),)),), (Row((Cell((p("يناير"),)),)),), (Align.DEFAULT,))
    body = (p("نص"), Quote((p("اقتباس"),)), List(False, (ListItem((p("بند"),)),)), table)
    data = rendered(Post(Meta(title="عنوان", lang="ar", slug="x", digest="ملخص"), body), "docx")
    for text, one in paragraphs(data).items():
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


def test_a_quote_in_a_quote_is_indented_further() -> None:
    quote = Quote((p("外"), Quote((p("内"), Quote((p("最内"),)))), p("又外")))
    found = paragraphs(rendered(Post(Meta(lang="zh-CN"), (quote,)), "docx"))
    styles = [style(found[text]) for text in ("外", "内", "最内", "又外")]
    assert styles == ["BlockText", "BlockText2", "BlockText3", "BlockText"]


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


@pytest.mark.parametrize(
    ("image", "size", "width"),
    [
        (Image("a.png"), (300, 160), 300),
        (Image("a.png", width=200), (300, 160), 200),
        (Image("a.png", width=900), (300, 160), 300),
        (Image("a.png"), (600, 3000), 168),
        (Image("a.png"), (1, 9000), 1),
        (Image("a.png", percent=50), (3000, 1600), 298),
        (Image("a.png", percent=50), (30, 16), 298),
        (Image("a.png", percent=50), (600, 3000), 168),
    ],
)
def test_an_image_is_as_wide_as_in_a_browser_and_fits_the_page(image: Image, size: tuple[int, int], width: int) -> None:
    made = image_node(image, Picture("a.png", "image/png", b"", *size))
    assert dict(made["c"][0][2])["width"] == f"{width}px"
