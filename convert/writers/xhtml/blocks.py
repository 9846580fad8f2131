"""Blocks → XHTML, an arm a node."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, assert_never

from convert.kinds import Align, Numbering, ParagraphKind, SpanKind
from convert.language_tags import is_right_to_left
from convert.media.picture import Missing
from convert.nodes import (
    Block,
    Blocks,
    Cell,
    CodeBlock,
    DefinitionList,
    Figure,
    Heading,
    Image,
    List,
    ListItem,
    MathBlock,
    Paragraph,
    Quote,
    Row,
    Span,
    Table,
    ThematicBreak,
)
from convert.walk import cells_by_column, plain_text
from convert.writers.escaping import attribute, escape
from convert.writers.pictures import begins_apart, set_apart
from convert.writers.verse import is_of_lines
from convert.writers.words import family
from convert.writers.xhtml.inlines import (
    image,
    inlines,
    language_attributes,
    link,
    placeholder,
)
from convert.writers.xhtml.page import Page

_KINDS: Final = {
    ParagraphKind.BODY: "",
    ParagraphKind.DISCLAIMER: "disclaimer",
    ParagraphKind.EDITORS: "editors",
    ParagraphKind.TABLE_NOTE: "table-note",
}

_ALIGNS: Final = {
    Align.DEFAULT: "",
    Align.LEFT: ' class="left"',
    Align.CENTER: ' class="center"',
    Align.RIGHT: ' class="right"',
}


def blocks(page: Page, many: Iterable[Block]) -> str:
    """Return blocks as XHTML, a line each."""
    return "\n".join([block(page, one) for one in many])


def block(page: Page, node: Block) -> str:
    """Return a block as XHTML; headings have level and id as ``books.outline`` gives them."""
    match node:
        case Paragraph():
            return _paragraph(page, node)
        case Heading(level, children, name):
            said = f' id="{attribute(page.id(name))}"' if name else ""
            return f"<h{level}{said}>{inlines(page, children)}</h{level}>"
        case Quote():
            return f"<blockquote>\n{blocks(page, node.blocks)}\n</blockquote>"
        case List():
            return _list(page, node)
        case DefinitionList():
            return _definitions(page, node)
        case CodeBlock(text, programming):
            said = f' class="language-{attribute("-".join(programming.split()))}"' if programming else ""
            left = ' dir="ltr"' if is_right_to_left(page.post.meta.lang) else ""
            return f"<pre{left}><code{said}>{escape(text)}</code></pre>"
        case Table():
            return _table(page, node)
        case Figure():
            return _figure(page, node)
        case ThematicBreak():
            return "<hr/>"
        case MathBlock(tex):
            from convert.writers.xhtml.maths import formula

            shown = formula(page, tex, block=True)
            return f'<p class="formula">{shown}</p>' if shown else ""
        case _:
            assert_never(node)


def _paragraph(page: Page, node: Paragraph, opening: str = "") -> str:
    """Return a paragraph; one that is a run of another language from end to end is set as that language is.

    ``opening`` is mark-up that stands before its text.
    """
    kinds, said, run = [_KINDS[node.kind]], "", node.children
    match run:
        case (Span(SpanKind.LANG, children, lang, direction),) if lang:
            direction = direction or ("rtl" if is_right_to_left(lang) else None)
            said, run = language_attributes(lang, direction), children
            kinds += [family(lang), "lines" if is_of_lines(run) else ""]
        case (Image(),):
            kinds.append("picture")
        case _:
            apart = set_apart(run, page.image)
            kinds.append("lines" if is_of_lines(run) else "flush" if begins_apart(apart, page.image) else "")
            run = apart
    names = " ".join(kind for kind in kinds if kind)
    looks = f' class="{names}"' if names else ""
    return f"<p{looks}{said}>{opening}{inlines(page, run)}</p>"


# --- lists -------------------------------------------------------------------------------------------------------


def _list(page: Page, node: List) -> str:
    tag = "ol" if node.ordered else "ul"
    start = f' start="{node.start}"' if node.ordered and node.start != 1 else ""
    start += f' type="{node.numbering}"' if node.numbering is not Numbering.DECIMAL else ""
    items = "\n".join([_item(page, item, node) for item in node.items])
    return f"<{tag}{start}>\n{items}\n</{tag}>"


def _item(page: Page, item: ListItem, around: List) -> str:
    """Return an item; a task's box stands in the line of its text: instead of a bullet, or behind its number."""
    value = "" if item.number is None else f' value="{item.number}"'
    if item.task is None:
        return f"<li{value}>{_item_content(page, item.blocks, '', tight=around.tight)}</li>"
    box = "☑ " if item.task else "☐ "
    if around.ordered:
        return f"<li{value}>{_item_content(page, item.blocks, box, tight=around.tight)}</li>"
    bullet = f'<span class="box">{box}</span>'
    return f'<li class="task">{_item_content(page, item.blocks, bullet, tight=around.tight)}</li>'


def _item_content(page: Page, many: Blocks, box: str, *, tight: bool) -> str:
    """Return what an item holds; the first paragraph of a tight item needs no element of its own."""
    match many:
        case (Paragraph(children, ParagraphKind.BODY), *rest) if tight:
            return box + inlines(page, set_apart(children, page.image)) + (f"\n{blocks(page, rest)}\n" if rest else "")
        case (Paragraph() as first, *rest):
            return "\n".join([_paragraph(page, first, box), *(block(page, one) for one in rest)])
        case _:
            return box + blocks(page, many)


def _definitions(page: Page, node: DefinitionList) -> str:
    """Return terms and definitions; where one of the two is missing an empty element keeps the list valid."""
    out = ["<dl>"]
    for item in node.items:
        out += [f"<dt>{inlines(page, term)}</dt>" for term in item.terms or ((),)]
        out += [f"<dd>{_loose(page, definition)}</dd>" for definition in item.definitions or ((),)]
    return "\n".join([*out, "</dl>"])


def _loose(page: Page, many: Blocks) -> str:
    """Return blocks of a cell or definition; a single plain paragraph needs no element of its own."""
    match many:
        case (Paragraph(children, ParagraphKind.BODY),):
            return inlines(page, set_apart(children, page.image))
        case _:
            return blocks(page, many)


# --- tables and figures ------------------------------------------------------------------------------------------


def _table(page: Page, node: Table) -> str:
    """Return a table in a box that scrolls by itself; its label is its caption, so that it is found by ear."""
    label = plain_text(node.caption) or page.words.table
    out = [f'<div class="table" role="region" aria-label="{attribute(label)}" tabindex="0">', "<table>"]
    if node.caption:
        out.append(f"<caption>{inlines(page, node.caption)}</caption>")
    if node.head:
        out += ["<thead>", *_rows(page, node.head, node.alignments, head=True), "</thead>"]
    if node.body:
        out += ["<tbody>", *_rows(page, node.body, node.alignments, head=False), "</tbody>"]
    return "\n".join([*out, "</table>", "</div>"])


def _rows(page: Page, rows: tuple[Row, ...], alignments: tuple[Align, ...], *, head: bool) -> Iterable[str]:
    """Yield rows; a cell stands as its column does, which is known once the spans from above are counted."""
    for row in cells_by_column(rows):
        cells = []
        for column, cell in row:
            align = alignments[column] if column < len(alignments) else Align.DEFAULT
            cells.append(_cell(page, cell, align, head=head))
        yield f"<tr>{''.join(cells)}</tr>"


def _cell(page: Page, cell: Cell, align: Align, *, head: bool) -> str:
    tag = "th" if head or cell.header else "td"
    scope = ' scope="col"' if head else ' scope="row"' if cell.header else ""
    spans = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    spans += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    outer, page.in_cell = page.in_cell, True
    inside = _loose(page, cell.blocks)
    page.in_cell = outer
    return f"<{tag}{scope}{spans}{_ALIGNS[align]}>{inside}</{tag}>"


def _figure(page: Page, node: Figure) -> str:
    """Return an image with its caption and credit; what says neither is no figure caption."""
    missing = isinstance(page.image(node.image.url), Missing)
    shown = image(page, node.image, placeholder)
    if node.link and not missing:
        shown = link(page, node.link, shown)
    elif node.link:
        shown += _target(page, node.link)
    parts = [
        f'<p class="{name}">{inlines(page, run)}</p>'
        for name, run in (("caption", node.caption), ("credit", node.credit))
        if run
    ]
    caption = f"\n<figcaption>{''.join(parts)}</figcaption>" if parts else ""
    return f'<figure>\n<div class="image">{shown}</div>{caption}\n</figure>'


def _target(page: Page, url: str) -> str:
    """Return where a missing image led, as a link of its own: the placeholder has a link already."""
    return f" {link(page, url, escape(url))}"
