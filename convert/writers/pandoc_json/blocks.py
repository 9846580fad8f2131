"""Blocks → pandoc's."""

from __future__ import annotations

from itertools import pairwise
from typing import Final, assert_never

from convert.media.picture import Missing
from convert.nodes import (
    Align,
    Block,
    Blocks,
    CodeBlock,
    DefinitionItem,
    DefinitionList,
    Figure,
    Heading,
    Inlines,
    LineBreak,
    List,
    ListItem,
    MathBlock,
    Paragraph,
    ParagraphKind,
    Quote,
    Row,
    Table,
    ThematicBreak,
)
from convert.normal_form import without_anchors
from convert.notes import Code as NoteCode
from convert.writers.pandoc_json import measures
from convert.writers.pandoc_json.inlines import address_of, clean, image_node, inlines, math, missing
from convert.writers.pandoc_json.neighbours import GAP, gap_between
from convert.writers.pandoc_json.state import State
from convert.writers.pandoc_json.syntax import Json, Nodes, attr, div, node, para, plain, span, string, styled
from convert.writers.pandoc_json.syntax import link as link_node
from convert.writers.pictures import begins_apart, set_apart
from convert.writers.words import is_right_to_left

_ALIGN: Final = {
    Align.DEFAULT: "AlignDefault",
    Align.LEFT: "AlignLeft",
    Align.CENTER: "AlignCenter",
    Align.RIGHT: "AlignRight",
}
_KIND: Final = {ParagraphKind.DISCLAIMER: "Disclaimer", ParagraphKind.EDITORS: "Editors"}
_QUOTES: Final = ("Block Text", "Block Text 2", "Block Text 3")
_BIDI_QUOTES: Final = ("Block Text Bidi", "Block Text Bidi 2", "Block Text Bidi 3")
_RULE: Final = '<w:p><w:pPr><w:pStyle w:val="Rule"/></w:pPr></w:p>'
"""A paragraph with a line below it; pandoc's own rule is a drawing that LibreOffice sets as a thick bar."""
_WORD_NUMBERS: Final = range(32_768)
"""What a list may begin at in Word; pandoc makes an id of the number that is none for any other."""


def blocks(state: State, made: Blocks) -> Nodes:
    """Return blocks; in DOCX with a gap between those that would grow together."""
    out: Nodes = []
    for block in made:
        following = _block(state, block)
        if not state.typst:
            out += gap_between(out, following)
        out += following
    return out


def _block(state: State, block: Block) -> Nodes:
    match block:
        case Heading():
            return [_heading(state, block)]
        case Paragraph(children, kind):
            return _paragraph(state, children, kind)
        case Quote(inside):
            return blocks(state, inside) if state.full else _quote(state, inside)
        case List():
            return _flat_list(state, block) if state.full else _list(state, block)
        case DefinitionList(items):
            return [node("DefinitionList", [entry for item in items for entry in _entries(state, item)])]
        case CodeBlock(text, language):
            made = node("CodeBlock", [attr("", (language,) if language else ()), _clean_lines(state, text)])
            # Code runs from left to right in every language; for Typst its template says so.
            return [made] if state.typst else [div([made], dir="ltr")]
        case Table():
            return [_table(state, block)] if state.typst else [_table(state, block), GAP]
        case Figure():
            return _figure(state, block)
        case ThematicBreak():
            return [node("HorizontalRule") if state.typst else node("RawBlock", ["openxml", _RULE])]
        case MathBlock(tex):
            made = math(state, tex, "DisplayMath")
            return [para(made)] if made else []
        case _:
            assert_never(block)


def _heading(state: State, heading: Heading) -> Json:
    """Return a heading; in a footnote of a PDF a bold paragraph, for there it is no part of the text's outline."""
    identifier = f"{state.chapter}-{heading.id}" if heading.id else ""
    content = inlines(state, without_anchors(heading.children))
    if state.typst and state.in_footnote:
        return para([node("Span", [attr(identifier), [node("Strong", content)]])])
    return node("Header", [heading.level, attr(identifier), content])


def _paragraph(state: State, children: Inlines, kind: ParagraphKind) -> Nodes:
    """Return a paragraph; for PDF one that begins with a wide picture has no indent (lists and quotes have none)."""
    run = set_apart(children, state.look)
    content = [para(inlines(state, run))]
    if kind in _KIND:
        return [styled(_KIND[kind], content)]
    return [styled("Flush", content)] if state.typst and not state.depth and begins_apart(run) else content


def _quote(state: State, inside: Blocks) -> Nodes:
    """Return a quote; in DOCX by styles, for pandoc gives a quote in a quote the indent of the outer one."""
    if state.typst:
        state.depth += 1
        quoted = blocks(state, inside)
        state.depth -= 1
        return [node("BlockQuote", quoted)]
    state.quotes += 1
    with state.lines_of(state.line - measures.QUOTE):
        content = blocks(state, inside)
    state.quotes -= 1
    names = _BIDI_QUOTES if is_right_to_left(state.post.meta.lang) else _QUOTES
    return [styled(names[min(state.quotes, len(names) - 1)], content)]


def _clean_lines(state: State, text: str) -> str:
    """Return code with its lines; each as the writer can set it."""
    return "\n".join(clean(state, line) for line in text.split("\n"))


def _list(state: State, made: List) -> Nodes:
    state.depth += 1
    with state.lines_of(state.line - measures.ITEM):
        items = [_item(state, item, tight=made.tight) for item in made.items]
    state.depth -= 1
    if not state.typst:
        for item, following in pairwise(items):
            item.extend(gap_between(item, following))
    if made.ordered:
        return _counted(state, made, items)
    return [node("BulletList", items)]


def _counted(state: State, made: List, items: list[Nodes]) -> Nodes:
    """Return an ordered list, which for pandoc ends where a number does not follow on.

    Items whose numbers Word does not count are paragraphs that begin with them.
    """
    style = node("".join(map(str.capitalize, made.numbering.name.split("_"))))
    out: Nodes = []
    in_text = False
    for item, number, content in zip(made.items, made.numbers, items, strict=True):
        if not out or item.number is not None:
            in_text = not state.typst and number not in _WORD_NUMBERS
            if in_text:
                said = f"a list from {number} has its numbers in its text: Word does not count so"
                state.say(NoteCode.APPROXIMATED, said, said)
            else:
                out.append(node("OrderedList", [[number, style, node("Period")], []]))
        if in_text:
            _put_before(content, string(f"{number}. "))
            out += content
        else:
            out[-1]["c"][1].append(content)
    return out


def _flat_list(state: State, made: List) -> Nodes:
    """Return what the items hold, where a list more would be too deep."""
    return [one for item in made.items for one in _item(state, item, tight=False)]


def _item(state: State, item: ListItem, *, tight: bool) -> Nodes:
    content = blocks(state, item.blocks)
    if item.task is not None:
        _put_before(content, string("☒ " if item.task else "☐ "))
    if tight:
        for one in content:
            if one["t"] == "Para":
                one["t"] = "Plain"
    return content or [plain([])]


def _put_before(content: Nodes, mark: Json) -> None:
    """Put a mark at the beginning of the first paragraph, or before what is none."""
    if content and content[0]["t"] in ("Para", "Plain"):
        content[0]["c"].insert(0, mark)
    else:
        content.insert(0, plain([mark]))


def _entries(state: State, item: DefinitionItem) -> Nodes:
    """Return the terms of an item, an entry each, for pandoc has one term an entry; the last has the definitions.

    Typst would keep such entries as far apart as others: there the terms are lines of one.
    """
    terms = [inlines(state, term) for term in item.terms] or [[]]
    with state.lines_of(state.line - measures.DEFINITION):
        definitions = [blocks(state, part) for part in item.definitions]
    if state.typst:
        return [[[one for term in terms for one in (node("LineBreak"), *term)][1:], definitions]]
    return [*([term, []] for term in terms[:-1]), [terms[-1], definitions]]


def _table(state: State, table: Table) -> Json:
    caption = [plain(inlines(state, table.caption))] if table.caption else []
    columns = [[node(_ALIGN[align]), node("ColWidthDefault")] for align in table.alignments]
    head = [_row(state, row, len(columns)) for row in table.head]
    body = [_row(state, row, len(columns)) for row in table.body]
    return node(
        "Table",
        [
            attr(),
            [None, caption],
            columns,
            [attr(), [_headed(row) for row in head]],
            [[attr(), 0, [], body]] if body else [],
            [attr(), []],
        ],
    )


def _headed(row: Json) -> Json:
    """Return a row of the head with its text in the style of heads."""
    for cell in row[1]:
        for one in cell[4]:
            if one["t"] == "Plain":
                one["c"] = [span(one["c"], custom_style="TableHead")]
    return row


def _row(state: State, row: Row, columns: int) -> Json:
    cells = []
    for cell in row.cells:
        with state.lines_of(measures.cell(state.line, columns, cell.colspan)):
            inside = blocks(state, cell.blocks)
        content = [plain(one["c"]) if one["t"] == "Para" else one for one in inside]
        if cell.header and content and content[0]["t"] == "Plain":
            content[0]["c"] = [node("Strong", content[0]["c"])]
        cells.append([attr(), node("AlignDefault"), cell.rowspan, cell.colspan, content])
    return [attr(), cells]


def _figure(state: State, figure: Figure) -> Nodes:
    found = state.picture(figure.image.url)
    words = _caption(figure)
    if isinstance(found, Missing):
        content = [styled("Missing", [para([*missing(state, figure.image), *_target(state, figure.link)])])]
        return [*content, styled("Caption", [para(inlines(state, words))])] if words else content
    image = image_node(figure.image, found, state.line)
    target = address_of(state, figure.link) if figure.link else None
    shown = [link_node(target, [image]) if target else image]
    if not state.typst:
        # Paragraphs by style: pandoc would put the image into a table of its own.
        caption = [styled("Image Caption", [para(inlines(state, words))])] if words else []
        return [styled("Captioned Figure" if words else "Figure", [para(shown)]), *caption]
    caption = [plain(inlines(state, words))] if words else []
    return [node("Figure", [attr(), [None, caption], [plain(shown)]])]


def _target(state: State, url: str | None) -> Nodes:
    """Return where a missing image led, as a link of its own: the placeholder has a link already."""
    if not url:
        return []
    address = address_of(state, url)
    shown = string(clean(state, url))
    return [string(" "), link_node(address, [shown]) if address else shown]


def _caption(figure: Figure) -> Inlines:
    """Return what stands below a figure: its caption and, on a line of its own, its credit."""
    if figure.caption and figure.credit:
        return (*figure.caption, LineBreak(), *figure.credit)
    return figure.caption or figure.credit
