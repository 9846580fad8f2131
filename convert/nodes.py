"""The AST: what a post is once it has been read, and the only thing that a writer sees.

A node is frozen and holds tuples, so that a tree is shared, hashed, compared and pickled at no risk. Positions
never count in equality. The JSON form of ``Post`` is the public schema ``postbind/post@1`` (``post_json``).
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal, TypeAlias

import msgspec

from convert.frozen import FrozenMap, Node
from convert.kinds import Align, Numbering, ParagraphKind, Role, SpanKind
from convert.notes import Decision, Note
from convert.positions import Lines

# --- inlines -----------------------------------------------------------------------------------------------------


class Text(Node, frozen=True, tag=True, eq=False):
    """Characters as a reader sees them; no line ends, no two in a row."""

    text: str


class SoftBreak(Node, frozen=True, tag=True, eq=False):
    """A line end of the source that reads as a blank; between Han characters the reader leaves none."""


class LineBreak(Node, frozen=True, tag=True, eq=False):
    """A line end that is meant: ``<br>``."""


class Emphasis(Node, frozen=True, tag=True, eq=False):
    """Stress: italic in Latin, dots in Chinese."""

    children: Inlines


class Strong(Node, frozen=True, tag=True, eq=False):
    """Strong importance: bold."""

    children: Inlines


class Underline(Node, frozen=True, tag=True, eq=False):
    """Underlined or inserted text."""

    children: Inlines


class Strikethrough(Node, frozen=True, tag=True, eq=False):
    """Struck or deleted text."""

    children: Inlines


class Superscript(Node, frozen=True, tag=True, eq=False):
    """Raised text."""

    children: Inlines


class Subscript(Node, frozen=True, tag=True, eq=False):
    """Lowered text."""

    children: Inlines


class Small(Node, frozen=True, tag=True, eq=False):
    """Side comment: smaller text."""

    children: Inlines


class Code(Node, frozen=True, tag=True, eq=False):
    """Code in a line, verbatim."""

    text: str


class Math(Node, frozen=True, tag=True, eq=False):
    """A formula in a line, as TeX without delimiters."""

    tex: str


class Link(Node, frozen=True, tag=True, eq=False):
    """A link; ``url`` is as in the post (``#id`` inside, a path of the site, or an address), never active."""

    url: str
    children: Inlines
    title: str | None = None


class Image(Node, frozen=True, tag=True, eq=False):
    """An image; ``url`` is as in the post, and so is how wide it is to be, if the post says that.

    ``width`` is in CSS pixels, ``percent`` in hundredths of the room that the text around it has (1 to 100).
    """

    url: str
    alt: str = ""
    title: str | None = None
    width: int | None = None
    percent: int | None = None
    lines: Lines | None = None


class Ruby(Node, frozen=True, tag=True, eq=False):
    """A base and the reading above it."""

    children: Inlines
    annotation: str


class FootnoteReference(Node, frozen=True, tag=True, eq=False):
    """A mark that leads to the footnote of this label; ``Post.footnotes`` has it."""

    label: str


class Anchor(Node, frozen=True, tag=True, eq=False):
    """A place in the text that a link of the post leads to (``#id``); it shows nothing, and stands before what does."""

    id: str


class Abbreviation(Node, frozen=True, tag=True, eq=False):
    """A short form; ``title`` is what it stands for."""

    children: Inlines
    title: str


class Span(Node, frozen=True, tag=True, eq=False):
    """A run with a meaning of its own: ``lang`` (BCP 47) and ``dir`` for a language, ``code`` for a share."""

    kind: SpanKind
    children: Inlines
    lang: str | None = None
    dir: Literal["ltr", "rtl"] | None = None
    code: str | None = None


Inline: TypeAlias = (
    Text | SoftBreak | LineBreak | Emphasis | Strong | Underline | Strikethrough | Superscript | Subscript
    | Small | Code | Math | Link | Image | Ruby | FootnoteReference | Anchor | Abbreviation | Span
)  # fmt: skip
Inlines: TypeAlias = tuple[Inline, ...]


# --- blocks ------------------------------------------------------------------------------------------------------


class Heading(Node, frozen=True, tag=True, eq=False):
    """A title in the text, without soft breaks; sections are not nested in the tree."""

    level: int  # 1 (outermost) to 6, as in the post
    children: Inlines
    id: str | None = None
    lines: Lines | None = None


class Paragraph(Node, frozen=True, tag=True, eq=False):
    """A paragraph; never empty, no blanks at its ends."""

    children: Inlines
    kind: ParagraphKind = ParagraphKind.BODY
    lines: Lines | None = None


class Quote(Node, frozen=True, tag=True, eq=False):
    """A block quotation."""

    blocks: Blocks
    lines: Lines | None = None


class ListItem(Node, frozen=True, tag=True, eq=False):
    """An item; ``task`` is None, or whether its box is ticked; ``number`` is its own where it does not follow on."""

    blocks: Blocks
    task: bool | None = None
    number: int | None = None
    lines: Lines | None = None


class List(Node, frozen=True, tag=True, eq=False):
    """A list; ``tight`` lists have no space between their items.

    The number of the first item is ``start``; an item without a number of its own has the next one.

    In a tight list no item has a text but at its start, and after that only what may stand close to it: a list, a
    quotation, code, a heading. A list without texts is tight.
    """

    ordered: bool
    items: tuple[ListItem, ...]
    start: int = 1
    tight: bool = True
    numbering: Numbering = Numbering.DECIMAL
    lines: Lines | None = None

    @property
    def numbers(self) -> tuple[int, ...]:
        """The number of each item."""
        counted = list[int]()
        for item in self.items:
            following = counted[-1] + 1 if counted else self.start
            counted.append(following if item.number is None else item.number)
        return tuple(counted)


class DefinitionItem(Node, frozen=True, tag=True, eq=False):
    """One or more terms and what is said of them; either may be empty, not both."""

    terms: tuple[Inlines, ...]
    definitions: tuple[Blocks, ...]


class DefinitionList(Node, frozen=True, tag=True, eq=False):
    """Terms and their definitions."""

    items: tuple[DefinitionItem, ...]
    lines: Lines | None = None


class CodeBlock(Node, frozen=True, tag=True, eq=False):
    """Code, verbatim, without a newline at its end."""

    text: str
    language: str | None = None
    lines: Lines | None = None


class Cell(Node, frozen=True, tag=True, eq=False):
    """A cell; it covers ``colspan`` columns and ``rowspan`` rows; ``header`` marks a row's own head."""

    blocks: Blocks
    header: bool = False
    colspan: int = 1
    rowspan: int = 1


class Row(Node, frozen=True, tag=True, eq=False):
    """A row: the cells that begin in it, left to right."""

    cells: tuple[Cell, ...]


class Table(Node, frozen=True, tag=True, eq=False):
    """A table; ``alignments`` has one entry a column, and every row fills as many (spans counted)."""

    head: tuple[Row, ...]
    body: tuple[Row, ...]
    alignments: tuple[Align, ...]
    caption: Inlines = ()
    lines: Lines | None = None


class Figure(Node, frozen=True, tag=True, eq=False):
    """An image that stands alone, with its caption, its credit and where it leads."""

    image: Image
    caption: Inlines = ()
    credit: Inlines = ()
    link: str | None = None
    lines: Lines | None = None


class ThematicBreak(Node, frozen=True, tag=True, eq=False):
    """A break between parts of the text."""

    lines: Lines | None = None


class MathBlock(Node, frozen=True, tag=True, eq=False):
    """A formula of its own, as TeX without delimiters."""

    tex: str
    lines: Lines | None = None


Block: TypeAlias = (
    Heading | Paragraph | Quote | List | DefinitionList | CodeBlock | Table | Figure | ThematicBreak | MathBlock
)
Blocks: TypeAlias = tuple[Block, ...]


# --- the post ----------------------------------------------------------------------------------------------------


class Person(Node, frozen=True, tag=True, eq=False):
    """A person, or an organisation that signs, by the bare name."""

    name: str
    role: Role = Role.AUTHOR


class Byline(Node, frozen=True, tag=True, eq=False):
    """Who made the post. ``text`` is the line as it stands in the post, empty if none does.

    An editor is among the people by role but is never a creator (``creators``).
    """

    people: tuple[Person, ...]
    text: str = ""
    lines: Lines | None = None

    @property
    def creators(self) -> tuple[Person, ...]:
        """Those who wrote, reported, translated or photographed."""
        return tuple(person for person in self.people if person.role is not Role.EDITOR)


class Source(Node, frozen=True, tag=True, eq=False):
    """Where the post was published first. ``text`` is the line as it stands in the post, empty if none does."""

    name: str | None = None
    url: str | None = None
    text: str = ""
    lines: Lines | None = None


class AuthorNote(Node, frozen=True, tag=True, eq=False):
    """What the post says of its author, as it stands there."""

    children: Inlines
    lines: Lines | None = None


class Footnote(Node, frozen=True, tag=True, eq=False):
    """A note and the label by which references name it."""

    label: str
    blocks: Blocks
    lines: Lines | None = None


class Meta(Node, frozen=True, tag=True, eq=False):
    """What is known of the post besides its text; ``extra`` keeps every other front-matter key.

    ``date`` and ``updated`` are aware or None; ``lang`` is a BCP 47 tag; ``origin`` is the post's path below its
    site, with ``/``, and ``root`` that site's folder, where images are found: it is never written or compared.
    ``site`` is what tells that site from others, its address, else its title; ``address`` is that of the
    post's page on the web, empty if the site has none. Neither is compared: they say where it stands.
    ``named_by_file`` says that the title is the words of the file's name, for the front matter has none; as the title
    is written with the post, it is not compared.
    ``authors`` are those that the site's defaults or its data name for the post, where its own keys do not, and
    ``site_author`` whom the configuration names for all; they stand in the byline if they count, and are not compared.
    Values of ``extra`` are JSON values, dates among them as ISO 8601 text.
    """

    title: str = ""
    named_by_file: bool = False
    lang: str = "und"
    date: datetime | None = None
    updated: datetime | None = None
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    slug: str = ""
    digest: str | None = None
    authors: tuple[str, ...] = ()
    site_author: str = ""
    origin: str = ""
    root: str = ""
    site: str = ""
    address: str = ""
    extra: FrozenMap = msgspec.field(default_factory=FrozenMap)


class Post(Node, frozen=True, tag=True, eq=False):
    """A post as read: its text as blocks, its roles, and what was decided and noted on the way."""

    meta: Meta
    blocks: Blocks = ()
    byline: Byline | None = None
    source: Source | None = None
    author_note: AuthorNote | None = None
    footnotes: tuple[Footnote, ...] = ()
    decisions: tuple[Decision, ...] = ()
    notes: tuple[Note, ...] = ()
