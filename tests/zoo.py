"""Small invented posts, one a node and one with all of them, in normal form: what every writer must be able to show."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from convert.frozen import FrozenMap
from convert.kinds import Align, Numbering, ParagraphKind, Role, SpanKind
from convert.nodes import (
    Abbreviation,
    Anchor,
    AuthorNote,
    Block,
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
    Inlines,
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


def text(value: str) -> Inlines:
    """Return a run of one text."""
    return (Text(value),)


def paragraph(*run: Inline | str, kind: ParagraphKind = ParagraphKind.BODY) -> Paragraph:
    """Return a paragraph of inlines and texts."""
    return Paragraph(tuple(Text(one) if isinstance(one, str) else one for one in run), kind)


def _cell(value: str, **more: int) -> Cell:
    return Cell((paragraph(value),), **more)  # type: ignore[arg-type] # spans alone


INLINES: Final[dict[str, tuple[Inline, ...]]] = {
    "SoftBreak": (Text("first line"), SoftBreak(), Text("second line")),
    "LineBreak": (Text("above"), LineBreak(), Text("below")),
    "Emphasis": (Text("a "), Emphasis(text("stressed")), Text(" word")),
    "Strong": (Text("a "), Strong(text("strong")), Text(" word")),
    "Underline": (Text("an "), Underline(text("underlined")), Text(" word")),
    "Strikethrough": (Text("a "), Strikethrough(text("deleted")), Text(" word")),
    "Superscript": (Text("x"), Superscript(text("raised")), Text(" more")),
    "Subscript": (Text("H"), Subscript(text("lowered")), Text("O")),
    "Small": (Text("a "), Small(text("little")), Text(" word")),
    "Code": (Text("run "), Code("make <all>"), Text(" now")),
    "Math": (Text("so "), Math("x^2"), Text(" grows")),
    "Link": (Text("see "), Link("https://example.org/a?b=1&c=2", text("the page"), title="its title"), Text(".")),
    "Image": (Text("an icon "), Image("https://example.org/i.png", "picture of a pier", width=24), Text(" in a line")),
    "Ruby": (Text("read "), Ruby(text("港"), "みなと"), Text(" so")),
    "FootnoteReference": (Text("noted"), FootnoteReference("one"), Text(" here")),
    "Anchor": (Link("#spot", text("go")), Text(" there: "), Anchor("spot"), Text("the place")),
    "Abbreviation": (Text("the "), Abbreviation(text("HKP"), "Harbour Keepers' Page"), Text(" says")),
    "Span lang": (Text("she said "), Span(SpanKind.LANG, text("bonjour"), lang="fr"), Text(" to all")),
    "Span dir": (Text("he said "), Span(SpanKind.LANG, text("مرحبا"), lang="ar", dir="rtl"), Text(" to all")),
    "Span ticker": (Text("of "), Span(SpanKind.TICKER, text("Harbour Ice (600000)"), code="600000"), Text(" today")),
    "Span dateline": (Span(SpanKind.DATELINE, text("LOW HARBOUR, 6 March")), Text(" It opened.")),
}
"""Every inline but Text, in a line that shows where it ends."""

_TABLE: Final = Table(
    head=(Row((_cell("Fish"), _cell("Price"))),),
    body=(Row((_cell("cod"), _cell("12"))), Row((_cell("eel"), _cell("7")))),
    alignments=(Align.DEFAULT, Align.RIGHT),
)
_SPANNED: Final = Table(
    head=(Row((_cell("Catch", colspan=2),)),),
    body=(Row((_cell("north", rowspan=2), _cell("31"))), Row((_cell("45"),))),
    alignments=(Align.DEFAULT, Align.DEFAULT),
    caption=text("What was landed"),
)

BLOCKS: Final[dict[str, Block]] = {
    "Heading": Heading(2, text("A heading of its own")),
    "Heading with id": Heading(3, text("Named heading"), id="own-name"),
    "Paragraph": paragraph("A plain paragraph."),
    "Disclaimer": paragraph("No advice is given here.", kind=ParagraphKind.DISCLAIMER),
    "Editors": paragraph("Edited by nobody.", kind=ParagraphKind.EDITORS),
    "Table note": paragraph("Source: port office.", kind=ParagraphKind.TABLE_NOTE),
    "Quote": Quote((paragraph("Quoted words."), Quote((paragraph("Quoted deeper."),)))),
    "List": List(ordered=False, items=(ListItem((paragraph("bullet one"),)), ListItem((paragraph("bullet two"),)))),
    "Ordered list": List(
        ordered=True, items=(ListItem((paragraph("third"),)), ListItem((paragraph("fourth"),))), start=3
    ),
    "Counted list": List(
        ordered=True,
        items=(ListItem((paragraph("tenth"),)), ListItem((paragraph("the last but one"),), number=2)),
        start=10,
        numbering=Numbering.LOWER_ALPHA,
    ),
    "Loose list": List(
        ordered=False,
        items=(ListItem((paragraph("loose one"), paragraph("its second"))), ListItem((paragraph("loose two"),))),
        tight=False,
    ),
    "Task list": List(
        ordered=False, items=(ListItem((paragraph("done"),), task=True), ListItem((paragraph("to do"),), task=False))
    ),
    "DefinitionList": DefinitionList((DefinitionItem((text("quay"),), ((paragraph("where ships lie"),),)),)),
    "CodeBlock": CodeBlock("def land(fish):\n\n    return fish < 3 and `x`", "python"),
    "Table": _TABLE,
    "Spanned table": _SPANNED,
    "Figure": Figure(
        Image("https://example.org/pier.png", "the pier at noon"),
        caption=text("Boats wait."),
        credit=text("Photo: N. Body"),
        link="https://example.org/pier",
    ),
    "Bare figure": Figure(Image("https://example.org/bare.png", "a bare picture")),
    "ThematicBreak": ThematicBreak(),
    "MathBlock": MathBlock(r"\sum_{i=1}^n i"),
}
"""Every block, most kinds of it."""

META: Final = Meta(
    title="A post with everything: <& all>",
    lang="en",
    date=datetime.fromisoformat("2023-03-06T08:30:00+08:00"),
    updated=datetime.fromisoformat("2023-03-07T09:00:00+08:00"),
    categories=("harbour",),
    tags=("ice", "cold chain"),
    slug="everything",
    digest="The digest of it all.",
    extra=FrozenMap({"weight": 3, "no": "yes", "list": ["a", {"b": None}]}),
)


def post_of(*blocks: Block) -> Post:
    """Return a post with a title and these blocks, and a footnote where one is referred to."""
    notes = (Footnote("one", (paragraph("What the note says."),)),) if "FootnoteReference" in repr(blocks) else ()
    return Post(Meta(title="Small", lang="en", slug="x"), blocks, footnotes=notes)


def small_posts() -> dict[str, Post]:
    """Return a post for each node, by its name."""
    lines = {name: post_of(Paragraph(run)) for name, run in INLINES.items()}
    return lines | {name: post_of(block) for name, block in BLOCKS.items()}


def whole_post() -> Post:
    """Return the post that holds every node and every role."""
    lines: tuple[Block, ...] = tuple(Paragraph(run) for run in INLINES.values())
    parted: list[Block] = []
    for block in BLOCKS.values():
        if isinstance(block, List):
            parted.append(paragraph("A list follows:"))
        parted.append(block)
    return Post(
        META,
        (*lines, *parted),
        byline=Byline(
            (Person("Ann Quay"), Person("Bo Pier", Role.TRANSLATOR), Person("Cy Buoy", Role.EDITOR)),
            "By Ann Quay, translated by Bo Pier",
        ),
        source=Source("Harbour Paper", "https://paper.example/1", "First published in Harbour Paper"),
        author_note=AuthorNote((Text("Ann Quay keeps "), Emphasis(text("the light")), Text("."))),
        footnotes=(Footnote("one", (paragraph("What the note says."),)),),
    )
