"""Every node in every format: what a reader of the file must find of it."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Final

import pytest

import convert
from convert.nodes import Post
from convert.notes import Note
from tests.zoo import small_posts, whole_post

MARKS: Final[dict[str, tuple[str, str, str]]] = {
    # node: in Markdown, in HTML and EPUB, in DOCX (each a regular expression)
    "Emphasis": (r"\*stressed\*", r"<em>stressed</em>", r"<w:(i|em)\b"),
    "Strong": (r"\*\*strong\*\*", r"<strong>strong</strong>", r"<w:b\b"),
    "Underline": (r"<ins>underlined</ins>", r"<(u|ins)>underlined", r"<w:u\b"),
    "Strikethrough": (r"~~deleted~~", r"<(s|del)>deleted", r"<w:strike\b"),
    "Superscript": (r"<sup>raised</sup>", r"<sup>raised</sup>", r'w:val="superscript"'),
    "Subscript": (r"<sub>lowered</sub>", r"<sub>lowered</sub>", r'w:val="subscript"'),
    "Small": (r"<small>little</small>", r"<small>little</small>", r"little"),
    "LineBreak": (r"above  \n", r"above<br ?/>", r"<w:br\b"),
    "Code": (r"`make <all>`", r"<code>make &lt;all&gt;</code>", r"make &lt;all&gt;"),
    "Math": (r"\$\$x\^2\$\$", r"<math|x\^2", r"<m:oMath\b"),
    "Link": (r"\[the page\]\(https://example", r'href="https://example\.org/a\?b=1&amp;c=2"', r"<w:hyperlink\b"),
    "Ruby": (r"<ruby>港<rt>みなと</rt></ruby>", r"<ruby>港.*?みなと", r"みなと"),
    "FootnoteReference": (r"noted\[\^one\]", r"What the note says", r"What the note says"),
    "Abbreviation": (r"<abbr title=.*?>HKP</abbr>", r"<abbr title=.*?>HKP</abbr>", r"HKP"),
    "Span lang": (r'<span lang="fr">bonjour', r'lang="fr"', r'w:lang w:val="fr'),
    "Span dir": (r'dir="rtl">مرحبا', r'dir="rtl"', r"<w:rtl\b"),
    "Heading": (r"## A heading of its own", r"<h2\b[^>]*>A heading", r'w:val="Heading2"|w:val="Heading1"'),
    "Quote": (r"> > Quoted deeper", r"<blockquote.*<blockquote", r"Quoted deeper"),
    "List": (r"- bullet one", r"<ul\b.*<li\b", r"<w:numPr>"),
    "Ordered list": (r"3\. third", r'<ol\b[^>]*start="3"', r"<w:numPr>"),
    "Counted list": (
        r'start="10" type="a"}\n10. tenth\n2. \{: value="2"} the last',
        r'<ol start="10" type="a">.*<li value="2">the last',
        r"<w:numPr>",
    ),
    "Task list": (r"- \[x\] done", r"done", r"done"),
    "DefinitionList": (r"quay\n: where", r"<dt\b.*quay.*<dd\b", r"where ships lie"),
    "CodeBlock": (r"```python", r"<pre\b", r'w:val="SourceCode"'),
    "Table": (r"\|---\|--:\|", r"<table\b.*<th\b", r"<w:tbl>"),
    "Spanned table": (r'colspan="2"', r'colspan="2"', r'<w:gridSpan w:val="2"'),
    "Figure": (r"<figcaption.*Boats wait", r"<figcaption\b.*Boats wait", r"Boats wait"),
    "MathBlock": (r"\$\$\n.sum", r"<math|sum_", r"<m:oMath"),
    "ThematicBreak": (r"\* \* \*", r"<hr\b", r"<w:p>"),
}
"""What mark-up says that it is this node."""


def xml_of(data: bytes, suffixes: tuple[str, ...]) -> str:
    """Return the text parts of an archive, one after the other."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(suffixes))


def ignored(note: Note) -> None:
    """Take a writer's note: what it says is another test's."""


def rendered(post: Post, to: str) -> str:
    data = convert.render(post, to, note=ignored)
    if to == "epub":
        return xml_of(data, (".xhtml",))
    return xml_of(data, ("word/document.xml", "word/footnotes.xml")) if to == "docx" else data.decode()


@pytest.mark.parametrize("name", MARKS)
@pytest.mark.parametrize(("to", "column"), [("md", 0), ("html", 1), ("epub", 1), ("docx", 2)])
def test_each_node_has_its_own_mark_up(name: str, to: str, column: int) -> None:
    made = rendered(small_posts()[name], to)
    assert re.search(MARKS[name][column], made, re.DOTALL), made[-3000:]


@pytest.mark.parametrize("name", MARKS)
def test_each_node_is_in_the_json_by_its_name(name: str) -> None:
    first = name.partition(" ")[0]
    kind = {"Ordered": "List", "Counted": "List", "Task": "List", "Spanned": "Table"}.get(first, first)
    assert f'"type":"{kind}"' in rendered(small_posts()[name], "json")


WORDS: Final = (
    "stressed", "strong", "underlined", "deleted", "raised", "lowered", "little", "the page", "bonjour", "HKP",
    "What the note says", "A heading of its own", "Quoted deeper", "bullet one", "third", "where ships lie", "cod",
    "What was landed", "Boats wait", "N. Body", "No advice is given here",
)  # fmt: skip
TAGS: Final = (
    "H1",
    "P",
    "L",
    "LI",
    "BlockQuote",
    "Caption",
    "Code",
    "Table",
    "TR",
    "TH",
    "TD",
    "Formula",
    "Link",
    "Note",
    "Em",
    "Strong",
)


def test_the_pdf_shows_the_words_of_every_node() -> None:
    pdfium = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument(convert.render(whole_post(), "pdf", note=ignored))
    shown = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    assert [words for words in WORDS if words not in shown] == []


def test_the_pdf_is_tagged_by_what_its_nodes_are() -> None:
    pikepdf = pytest.importorskip("pikepdf")
    with pikepdf.open(BytesIO(convert.render(whole_post(), "pdf", note=ignored))) as document:
        found = {
            str(thing["/S"])[1:]
            for thing in document.objects
            if isinstance(thing, pikepdf.Dictionary) and "/S" in thing
        }
    assert [tag for tag in TAGS if tag not in found] == []
