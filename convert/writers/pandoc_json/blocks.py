"""Blocks → pandoc's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, groupby
from typing import Final, assert_never

from convert.kinds import Align, ParagraphKind
from convert.media.picture import Missing, Picture
from convert.nodes import (
    Block,
    Blocks,
    Cell,
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
    Quote,
    Table,
    ThematicBreak,
)
from convert.normal_form import without_anchors
from convert.notes import Code as NoteCode
from convert.walk import cells_by_column, plain_text
from convert.writers.pandoc_json import directions, measures
from convert.writers.pandoc_json.columns import columns, ems
from convert.writers.pandoc_json.definitions import bracketed
from convert.writers.pandoc_json.galleries import Gallery, gallery_of, with_galleries
from convert.writers.pandoc_json.inlines import address_of, clean, image_node, line, math, missing
from convert.writers.pandoc_json.neighbours import GAP, GAP_ABOVE, gap_between
from convert.writers.pandoc_json.state import State
from convert.writers.pandoc_json.syntax import Json, Nodes, attr, div, node, para, plain, span, string, styled
from convert.writers.pandoc_json.syntax import link as link_node
from convert.writers.pandoc_json.wide_tables import COLUMNS, as_text
from convert.writers.pictures import begins_apart, set_apart
from convert.writers.verse import is_of_lines

_ALIGN: Final = {
    Align.DEFAULT: "AlignDefault",
    Align.LEFT: "AlignLeft",
    Align.CENTER: "AlignCenter",
    Align.RIGHT: "AlignRight",
}
_KIND: Final = {
    ParagraphKind.DISCLAIMER: "Disclaimer",
    ParagraphKind.EDITORS: "Editors",
    ParagraphKind.TABLE_NOTE: "TableNote",
}
_RULE: Final = '<w:p><w:pPr><w:pStyle w:val="Rule"/></w:pPr></w:p>'
"""A paragraph with a line below it; pandoc's own rule is a drawing that LibreOffice sets as a thick bar."""
LONG: Final = 10_000
"""Letters of a paragraph of pages: Typst weighs all its lines against each other, for minutes where signs are many."""
_WORD_NUMBERS: Final = range(32_768)
"""What a list may begin at in Word; pandoc makes an id of the number that is none for any other."""


def blocks(state: State, made: Blocks) -> Nodes:
    """Return blocks; in DOCX with a gap between those that would grow together."""
    out: Nodes = []
    for part in with_galleries(made, state.look) if state.at_margin else made:
        following = _gallery(state, part) if isinstance(part, tuple) else _block(state, part)
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
            return _any_table(state, block)
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
    content = line(state, without_anchors(heading.children))
    if state.typst and state.in_footnote:
        return para([node("Span", [attr(identifier), [node("Strong", content)]])])
    return node("Header", [heading.level, attr(identifier), content])


def _paragraph(state: State, children: Inlines, kind: ParagraphKind) -> Nodes:
    """Return a paragraph; one of lines or that begins with a wide picture has no indent (where none has, no style)."""
    gallery = gallery_of(children, state.look) if state.at_margin else ()
    if gallery:
        return _gallery(state, gallery)
    run = set_apart(children, state.look)
    content = [para(line(state, run))]
    if state.typst and len(plain_text(children)) > LONG:
        content = [styled("Long", content)]
    if kind in _KIND:
        return [styled(_KIND[kind], content)]
    if not state.at_margin:
        return content
    if is_of_lines(children):
        return [styled("Lines", content)]
    return [styled("Flush", content)] if begins_apart(run, state.look) else content


def _gallery(state: State, gallery: Gallery) -> Nodes:
    shown: Nodes = []
    for hung in gallery:
        found = state.picture(hung.image.url)
        if isinstance(found, Picture):  # as it was when it was looked at
            shown += [node("Space"), _linked(state, image_node(hung.image, found, state.line, low=True), hung.link)]
    return [styled("Gallery" if state.typst else "Figure", [para(shown[1:])])]


def _linked(state: State, image: Json, url: str | None) -> Json:
    target = address_of(state, url) if url else None
    return link_node(target, [image]) if target else image


def _quote(state: State, inside: Blocks) -> Nodes:
    """Return a quote; in DOCX a style if it is text alone, else a table of one cell, for its bar is to be one."""
    if state.typst:
        state.depth += 1
        quoted = blocks(state, inside)
        state.depth -= 1
        return [node("BlockQuote", quoted)]
    with state.lines_of(state.line - measures.QUOTE):
        content = blocks(state, inside)
    bidi = (directions.of_blocks(inside) or directions.of_language(state.post.meta.lang)) == "rtl"
    if state.in_footnote or all(map(_is_text, inside)):  # LibreOffice loses text of a cell in a note
        return [styled("Block Text Bidi" if bidi else "Block Text", content)]
    width = state.line * measures.TWIPS - measures.BESIDE_BAR
    cell = _cell("QuoteTableBidi" if bidi else "QuoteTable", width, styled("Block Text Inside", content))
    return [GAP_ABOVE, cell, GAP]


def _is_text(block: Block) -> bool:
    return isinstance(block, MathBlock) or (isinstance(block, Paragraph) and block.kind not in _KIND)


def _cell(style: str, width: int, content: Json) -> Json:
    """Return a table of one cell that is so many twips wide."""
    specs = [[node("AlignDefault"), node("ColWidth", width / measures.PANDOC_LINE)]]
    row = [attr(), [[attr(), node("AlignDefault"), 1, 1, [content]]]]
    named = attr(custom_style=style)
    return node("Table", [named, [None, []], specs, [attr(), []], [[attr(), 0, [], [row]]], [attr(), []]])


def _clean_lines(state: State, text: str) -> str:
    """Return code with its lines; each as the writer can set it."""
    return "\n".join(clean(state, line) for line in text.split("\n"))


def _list(state: State, made: List) -> Nodes:
    state.depth += 1
    with state.lines_of(state.line - measures.ITEM):
        items = [_item(state, item, tight=made.tight) for item in made.items]
    state.depth -= 1
    if made.ordered:
        return _counted(state, made, items)
    if state.typst:
        return [node("BulletList", items)]
    return [node("BulletList", [content for _, content in run]) for run in _alike(made.items, items)]


def _alike(items: tuple[ListItem, ...], made: list[Nodes]) -> list[list[tuple[ListItem, Nodes]]]:
    """Return the runs of items that are all tasks, whose boxes pandoc makes bullets of, or all none."""
    pairs = zip(items, made, strict=True)
    return [list(run) for _, run in groupby(pairs, key=lambda pair: pair[0].task is None)]


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
    if not state.typst and not _takes_bullet(content):
        content.insert(0, plain([string("")]))
    if item.task is not None:
        _put_before(content, string("☒" if item.task else "☐"), node("Space"))  # as pandoc knows a task
    if tight:
        for one in content:
            if one["t"] == "Para":
                one["t"] = "Plain"
    return content or [plain([])]


def _takes_bullet(content: Nodes) -> bool:
    """Say if the bullet of an item can stand before its first block in Word: not in a box, nor beside a table."""
    return bool(content) and content[0]["t"] in ("Para", "Plain", "Header")


def _put_before(content: Nodes, *mark: Json) -> None:
    """Put a mark at the beginning of the first paragraph, or before what is none."""
    if content and content[0]["t"] in ("Para", "Plain"):
        content[0]["c"][:0] = mark
    else:
        content.insert(0, plain([*mark]))


def _entries(state: State, item: DefinitionItem) -> Nodes:
    """Return the terms of an item, an entry each, for pandoc has one term an entry; the last has the definitions.

    Typst would keep such entries as far apart as others: there the terms are lines of one.
    """
    terms = [line(state, term) for term in item.terms] or [[]]
    with state.lines_of(state.line - measures.DEFINITION):
        definitions = [blocks(state, part) for part in item.definitions]
    if state.typst:
        return [[[one for term in terms for one in (node("LineBreak"), *term)][1:], definitions]]
    definitions = [bracketed(definition) for definition in definitions]
    return [*([term, []] for term in terms[:-1]), [terms[-1], definitions]]


def _any_table(state: State, table: Table) -> Nodes:
    """Return a table, one that is too wide for a page as its text."""
    count = len(table.alignments)
    if count > COLUMNS:
        message = f"a table of {count} columns stands as its text, for a page has room for {COLUMNS}"
        state.say(NoteCode.APPROXIMATED, message, f"table of {count}")
        return blocks(state, as_text(table))
    return [_sized_table(state, table)] if state.typst else _set_table(state, table)


def _table(state: State, table: Table, widths: Sequence[int] = ()) -> Json:
    """Return a table; ``widths`` are the pixels of its columns, where they are known."""
    caption = [plain(line(state, table.caption))] if table.caption else []
    specs = [[node(_ALIGN[align]), node("ColWidthDefault")] for align in table.alignments]
    head = [_row(state, row, widths) for row in cells_by_column(table.head)]
    body = [_row(state, row, widths) for row in cells_by_column(table.body)]
    return node(
        "Table",
        [
            attr(),
            [None, caption],
            specs,
            [attr(), [_headed(row) for row in head]],
            [[attr(), 0, [], body]] if body else [],
            [attr(), []],
        ],
    )


def _sized_table(state: State, table: Table) -> Json:
    """Return a table for Typst; where a word may ask for more than its share with the ems that its columns ask for."""
    made = _table(state, table)
    asked = ems(table, state.look)
    if asked:
        words, lines = (",".join(f"{width:.2f}" for width in widths) for widths in asked)
        made["c"][0] = attr(words=words, lines=lines)
    return made


def _set_table(state: State, table: Table) -> Nodes:
    """Return a table for DOCX: its columns with widths, its text in a style of its own, gaps around it."""
    shape = columns(table, state.line, state.look)
    made = _table(state, table, shape.columns)
    _, caption, specs, (_, head), bodies, _ = made["c"]
    if shape.tight:
        made["c"][0] = attr(custom_style="TableTight")
    for spec, width in zip(specs, shape.columns, strict=True):
        spec[1] = node("ColWidth", width * measures.TWIPS / measures.PANDOC_LINE)
    if not state.in_footnote:  # which has a style for all its text
        for _, cells in chain(head, *(rows for *_, rows in bodies)):
            for cell in cells:
                cell[4] = [styled(shape.style, _as_paragraphs(cell[4]))]
    return [made, GAP] if caption[1] else [GAP_ABOVE, made, GAP]


def _as_paragraphs(content: Nodes) -> Nodes:
    """Return blocks whose texts, also those of lists, are paragraphs, which alone get a style from around them."""
    for one in content:
        match one:
            case {"t": "Plain"}:
                one["t"] = "Para"
            case {"t": "BulletList", "c": items} | {"t": "OrderedList", "c": [_, items]}:
                for item in items:
                    _as_paragraphs(item)
            case _:
                pass
    return content


def _headed(row: Json) -> Json:
    """Return a row of the head with its text in the style of heads."""
    for cell in row[1]:
        for one in cell[4]:
            if one["t"] == "Plain":
                one["c"] = [span(one["c"], custom_style="TableHead")]
    return row


def _row(state: State, row: Iterable[tuple[int, Cell]], widths: Sequence[int]) -> Json:
    cells = []
    for column, cell in row:
        with state.lines_of(sum(widths[column : column + cell.colspan]) - measures.CELL):
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
        return [*content, styled("Caption", [para(line(state, words))])] if words else content
    shown = [_linked(state, image_node(figure.image, found, state.line), figure.link)]
    if not state.typst:
        # Paragraphs by style: pandoc would put the image into a table of its own.
        caption = [styled("Image Caption", [para(line(state, words))])] if words else []
        return [styled("Captioned Figure" if words else "Figure", [para(shown)]), *caption]
    caption = [plain(line(state, words))] if words else []
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
