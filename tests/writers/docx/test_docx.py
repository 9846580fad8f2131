"""The DOCX as Word gets it: named styles, whole text, valid parts."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

from convert.books import Book
from convert.nodes import (
    Footnote,
    FootnoteReference,
    List,
    ListItem,
    Meta,
    Post,
    Subscript,
    Superscript,
    Text,
)
from convert.writers.docx.styles import styles
from tests.writers.building import all_nodes, p, t
from tests.writers.docx.parts import W, assert_valid, part, shown
from tests.writers.engines import rendered, squeezed, texts

pytestmark = pytest.mark.pandoc


@pytest.fixture(scope="module")
def made() -> bytes:
    return rendered(all_nodes(), "docx")


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


def test_the_style_of_all_others_has_the_font_and_size_of_the_defaults(made: bytes) -> None:
    root = part(made, "word/styles.xml")
    defaults = next(root.iter(f"{W}rPrDefault"))
    normal = next(one for one in root.iter(f"{W}style") if one.get(f"{W}styleId") == "Normal")
    for tag in ("rFonts", "sz"):
        assert etree.tostring(next(normal.iter(f"{W}{tag}"))) == etree.tostring(next(defaults.iter(f"{W}{tag}")))


def test_core_properties_name_creators_and_no_editor(made: bytes) -> None:
    core = docx.Document(BytesIO(made)).core_properties
    assert core.author == "林一舟; Ann Lee"
    assert core.title == "海港新建冷库：一篇<什么>都有的稿件 & 其他"
    assert (core.keywords, core.category, core.language) == ("haigang, 港口, 冷链", "haigang", "zh-CN")


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
