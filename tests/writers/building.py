"""Posts and contexts for writers' tests, without a site or a file."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from convert.kinds import Align, ParagraphKind, Role, SpanKind
from convert.media.picture import Missing, Picture
from convert.nodes import (
    Abbreviation,
    AuthorNote,
    Byline,
    Cell,
    Code,
    CodeBlock,
    DefinitionItem,
    DefinitionList,
    Emphasis,
    Figure,
    Footnote,
    FootnoteReference,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    List,
    ListItem,
    Math,
    MathBlock,
    Meta,
    Paragraph,
    Person,
    Post,
    Quote,
    Row,
    Ruby,
    Small,
    SoftBreak,
    Source,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    ThematicBreak,
    Underline,
)
from convert.notes import Code as NoteCode
from convert.notes import Note
from convert.options import WriteOptions
from convert.resources import template
from convert.walk import all_blocks, inlines_of
from convert.writers.contract import WriteContext


def png(width: int = 8, height: int = 4, colour: tuple[int, int, int] = (40, 110, 90)) -> bytes:
    """Return a PNG of one colour (PNG specification, section 5)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + bytes(colour) * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class FakePictures:
    """Pictures by address: ``/assets/`` has them, everything else is missing."""

    def __init__(self) -> None:
        self.used: dict[Path, None] = {}

    def picture(self, post: Post, url: str) -> Picture | Missing:
        if url.startswith("/assets/"):
            return Picture(f"{abs(zlib.crc32(url.encode())):08x}.png", "image/png", png(320, 160), 320, 160)
        return Missing(Note(NoteCode.IMAGE_MISSING, f"no image at {url}"))

    def raster(self, picture: Picture) -> Picture:
        return picture


def context(note: Callable[[Note], None] = lambda _: None) -> WriteContext:
    """Return a context whose pictures are invented; what starts an engine fails."""

    def engine(*_: object, **__: object) -> bytes:
        raise AssertionError("this writer needs no engine")

    class NoFonts:
        families: tuple[str, ...] = ()

        def missing(self, text: str) -> frozenset[str]:
            return frozenset()

    return WriteContext(
        options=WriteOptions(),
        pictures=FakePictures(),
        fonts=NoFonts(),
        pandoc=engine,
        typst=engine,
        template=template,
        note=note,
    )


def t(text: str) -> tuple[Inline, ...]:
    return (Text(text),)


def p(*run: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(one) if isinstance(one, str) else one for one in run))


def all_nodes() -> Post:
    """Return a Chinese post that holds every node and every role, in awkward places too."""
    return Post(
        meta=Meta(
            title="海港新建冷库：一篇<什么>都有的稿件 & 其他",
            lang="zh-CN",
            date=datetime.fromisoformat("2023-03-06T08:30:00+08:00"),
            categories=("haigang",),
            tags=("港口", "冷链"),
            slug="haigang-lengku",
            digest="摘要的第一句。",
            origin="_posts/2023-03-06-haigang-lengku.md",
        ),
        byline=Byline(
            (Person("林一舟", Role.REPORTER), Person("Ann Lee", Role.TRANSLATOR), Person("白编", Role.EDITOR))
        ),
        source=Source("海港日报", "https://news.example/a?b=1&c=2"),
        author_note=AuthorNote(t("作者系海港大学讲师")),
        blocks=(*_inline_blocks(), *_block_blocks()),
        footnotes=(
            Footnote("a", (p("脚注甲，又见", FootnoteReference("b")), CodeBlock("in a note"))),
            Footnote("b", (List(False, (ListItem((p("脚注乙在列表里"),)),)),)),
            Footnote("unused", (p("没有人引用的脚注"),)),
        ),
    )


def _inline_blocks() -> tuple[Paragraph | Heading, ...]:
    return (
        Heading(3, t("第一节"), id="first"),
        p(
            "正文",
            Emphasis((Text("着重 HFC-23 号"),)),
            Strong(t("粗体")),
            Underline(t("下划线")),
            Strikethrough(t("删去")),
        ),
        p("x", Superscript(t("2")), "与H", Subscript(t("2")), "O", Small(t("小字")), SoftBreak(), Code("a < b && c")),
        p("公式", Math(r"\frac{a}{b} < 1"), "与坏公式", Math(r"\undefinedmacro{"), LineBreak(), "换行之后"),
        p(
            Ruby(t("漢字"), "かんじ"),
            Abbreviation(t("WTO"), '世界"贸易"组织'),
            FootnoteReference("a"),
            "再引",
            FootnoteReference("a"),
        ),
        p(
            "见",
            Link("#first", t("前文")),
            Link("#nowhere", t("悬空")),
            Link("/2020/x.html", t("站内")),
            Link("//cdn.example/路径 x", t("无协议")),
        ),
        p(
            Link("https://example.org/a(b)", (Strong(t("链接")), FootnoteReference("b")), title="题\n名"),
            Link("mailto:a@example.org", t("信")),
        ),
        p(
            Span(SpanKind.TICKER, t("海港股份(600000)"), code="600000"),
            Span(SpanKind.DATELINE, t("本报海港3月6日电")),
            Span(SpanKind.LANG, t("bonjour"), lang="fr"),
        ),
        p(Span(SpanKind.LANG, t("مرحبا بالعالم"), lang="ar", dir="rtl")),
        p(
            "图内",
            Image("/assets/a.png", "港口 <全景>", "题", 120),
            Image("missing.png", "没有"),
            Image("data:image/png;base64,xx"),
        ),
        p(Image("/assets/b.png", "单独一图")),
        Paragraph(t("风险提示：无。"), ParagraphKind.DISCLAIMER),
        Paragraph(t("责任编辑：白编"), ParagraphKind.EDITORS),
        Paragraph(t("资料来源：港务局"), ParagraphKind.TABLE_NOTE),
    )


def _block_blocks() -> tuple[
    Heading | Quote | List | DefinitionList | CodeBlock | Table | Figure | ThematicBreak | MathBlock, ...
]:
    return (
        Heading(5, t("跳级的小节"), id="1 坏 id"),
        Quote((p("引文"), Quote((p("引中引"), Heading(2, t("引文里的标题")))))),
        List(False, (ListItem((p("甲"), List(True, (ListItem((p("子"),)),), start=3))), ListItem((), task=None))),
        List(False, (ListItem((p("做完"),), task=True), ListItem((p("没做"),), task=False))),
        List(True, (ListItem((p("松"), p("散"))), ListItem((CodeBlock("x"),))), tight=False),
        DefinitionList(
            (
                DefinitionItem((t("冷库"), t("冻库")), ((p("低温仓"),), (p("又一"), p("段")))),
                DefinitionItem((), ((p("无词"),),)),
                DefinitionItem((t("无解"),), ()),
            )
        ),
        CodeBlock("\ndef f(x):\n\treturn x < 1 & 2\n", "python"),
        Table(
            (Row((Cell((p("月份"),)), Cell((p("吨"),)))),),
            (
                Row((Cell((p("一月"),), header=True, rowspan=2), Cell((p("12"),)))),
                Row((Cell((p("13"),)),)),
                Row((Cell((p("合计"),), colspan=2),)),
            ),
            (Align.LEFT, Align.RIGHT),
            t("吞吐量"),
        ),
        Figure(Image("/assets/c.png", "码头"), t("图为码头。"), t("林一舟 摄"), "https://example.org/big"),
        Figure(Image("http://img.example/x.jpg", "远处"), t("缺图的说明"), (), "/local"),
        ThematicBreak(),
        MathBlock(r"\sum_{i=1}^n i = \frac{n(n+1)}{2}"),
        Heading(3, t("第一节"), id="first"),
    )


def leaves(post: Post) -> Iterator[str]:
    """Yield each text, code, formula and reading of a post, without white space: what no format may lose."""
    blocks = [*post.blocks, *(block for footnote in post.footnotes for block in footnote.blocks)]
    for inline in inlines_of(blocks):
        match inline:
            case Text(found) | Code(found) | Math(found) | Ruby(_, found):
                yield "".join(found.split())
            case _:
                pass
    for block in all_blocks(post):
        if isinstance(block, CodeBlock):
            yield "".join(block.text.split())
        elif isinstance(block, MathBlock):
            yield "".join(block.tex.split())
