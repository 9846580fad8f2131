"""Blocks → Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, assert_never

from convert.nodes import (
    Align,
    Block,
    Blocks,
    CodeBlock,
    DefinitionList,
    Figure,
    Heading,
    Inlines,
    List,
    ListItem,
    MathBlock,
    Paragraph,
    ParagraphKind,
    Quote,
    Row,
    SoftBreak,
    Table,
    ThematicBreak,
)
from convert.walk import every_inline, inlines_of
from convert.writers.markdown.escape import attribute, line_starts
from convert.writers.markdown.inlines import Around, image, inlines, paragraph

_SEPARATOR: Final = "<!-- -->"
"""What keeps neighbouring lists apart; every dialect takes it, and shows nothing."""

_RULES: Final = {Align.DEFAULT: "---", Align.LEFT: ":--", Align.CENTER: ":-:", Align.RIGHT: "--:"}
_ID: Final = re.compile(r"[A-Za-z][\w:\-]*", re.ASCII)
_AFTER_TEXT: Final = (List, Quote, CodeBlock, Heading)
"""Blocks that may follow the text of an item without a blank line."""


def blocks(made: Blocks, *, in_item: bool = False) -> str:
    """Return blocks, a blank line apart, without a newline at the end; in_item: they stand behind a marker."""
    parts: list[str] = []
    for index, block in enumerate(made):
        if index and _would_join(made[index - 1], block):
            parts.append(_SEPARATOR)
        ends_item = in_item and isinstance(block, ThematicBreak)  # stars would end the list
        if isinstance(block, List) and _start(block) and (index or not in_item):
            parts.append(f"{_start(block)}\n{_items(block)}")  # behind it the last item could take the number
        else:
            parts.append("<hr />" if ends_item else _block(block))
    return "\n\n".join(parts)


def _would_join(before: Block, after: Block) -> bool:
    if isinstance(before, DefinitionList):
        return isinstance(after, DefinitionList)
    return isinstance(before, List) and isinstance(after, (List, CodeBlock))


def _block(block: Block) -> str:
    match block:
        case Heading(level, children, identifier):
            return f"{'#' * level} {inlines(children, Around(one_line=True))}{_own_id(identifier)}"
        case Paragraph(children, kind):
            own = f"\n{{: .{kind}}}" if kind is not ParagraphKind.BODY else ""
            return paragraph(children) + own
        case Quote(inside):
            return _prefixed(blocks(inside), "> ", "> ")
        case List():
            return _list(block)
        case DefinitionList():
            return _definitions(block)
        case CodeBlock(text, language):
            return _fenced(text, language or "")
        case Table():
            return _table(block)
        case Figure():
            return _figure(block)
        case ThematicBreak():
            return "* * *"
        case MathBlock(tex):
            return f"$$\n{tex}\n$$"
        case _:
            assert_never(block)


def _own_id(identifier: str | None) -> str:
    """Return an id that the post says: beside the heading where kramdown takes it there, else below."""
    if not identifier:
        return ""
    return f" {{#{identifier}}}" if _ID.fullmatch(identifier) else f'\n{{: id="{attribute(identifier)}"}}'


def _prefixed(text: str, first: str, rest: str) -> str:
    """Return lines with a prefix; kramdown takes an indent off no line of blanks, so such a line gets none."""
    lines = text.split("\n")
    return "\n".join(
        line if not (prefix + line).strip(" ") else (prefix + line) if line else prefix.rstrip()
        for line, prefix in zip(lines, [first, *[rest] * (len(lines) - 1)], strict=True)
    )


def _fenced(text: str, language: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


# --- lists -------------------------------------------------------------------------------------------------------


def _list(made: List) -> str:
    start = _start(made)
    return f"{_items(made)}\n{start}" if start else _items(made)


def _items(made: List) -> str:
    items = [_item(item, _marker(made, index), tight=made.tight) for index, item in enumerate(made.items)]
    return ("\n" if made.tight else "\n\n").join(items)


def _start(made: List) -> str:
    """Return what says where an ordered list begins: kramdown counts from 1 whatever the number."""
    return f'{{: start="{made.start}"}}' if made.ordered and made.start != 1 else ""


def _marker(made: List, index: int) -> str:
    return f"{made.start + index}. " if made.ordered and made.start >= 0 else "1. " if made.ordered else "- "


def _item(item: ListItem, marker: str, *, tight: bool) -> str:
    content = _item_content(item.blocks, tight=tight)
    if item.task is not None:
        content = f"[{'x' if item.task else ' '}] {content}"
    if not content:
        return marker
    return _prefixed(content, marker, " " * len(marker))


def _item_content(made: Blocks, *, tight: bool) -> str:
    """Return the blocks of an item; in a tight list the second follows the text without a blank line."""
    if tight and len(made) > 1 and isinstance(made[0], Paragraph) and isinstance(made[1], _AFTER_TEXT):
        return f"{_block(made[0])}\n{blocks(made[1:], in_item=True)}"
    return blocks(made, in_item=True)


def _definitions(made: DefinitionList) -> str:
    whole = all(item.terms and item.definitions for item in made.items)
    if not whole or _has_soft_break(term for item in made.items for term in item.terms):
        return _html_definitions(made)
    groups = []
    for item in made.items:
        lines = [line_starts(inlines(term, Around(one_line=True))) for term in item.terms]
        lines += [_prefixed(blocks(definition, in_item=True), ": ", "  ") for definition in item.definitions]
        groups.append("\n".join(lines))
    return "\n\n".join(groups)


def _has_soft_break(runs: Iterable[Inlines]) -> bool:
    return any(isinstance(inline, SoftBreak) for run in runs for inline in every_inline(run))


def _html_definitions(made: DefinitionList) -> str:
    lines = ["<dl>"]
    for item in made.items:  # an empty term keeps definitions from being those of the item before
        lines += [f'<dt markdown="span">{inlines(term)}</dt>' for term in item.terms or ((),)]
        lines += [f'<dd markdown="1">\n\n{blocks(definition)}\n\n</dd>' for definition in item.definitions]
    return "\n".join([*lines, "</dl>"])


# --- tables ------------------------------------------------------------------------------------------------------


def _table(table: Table) -> str:
    return _pipes(table) if _is_simple(table) else _html_table(table)


def _is_simple(table: Table) -> bool:
    """Say whether a table of pipes can hold it: plain cells, a body, no caption, alignment only under a head."""
    if table.caption or not table.body or not table.alignments:
        return False
    if not table.head and any(align is not Align.DEFAULT for align in table.alignments):
        return False
    cells = [cell for row in (*table.head, *table.body) for cell in row.cells]
    return all(
        cell.colspan == cell.rowspan == 1 and not cell.header and _one_line(cell.blocks) for cell in cells
    ) and any(cell.blocks for cell in cells)


def _one_run(made: Blocks) -> bool:
    return not made or (len(made) == 1 and isinstance(made[0], Paragraph) and made[0].kind is ParagraphKind.BODY)


def _one_line(made: Blocks) -> bool:
    return _one_run(made) and not any(isinstance(inline, SoftBreak) for inline in inlines_of(made))


def _pipes(table: Table) -> str:
    lines = [_pipe_row(row) for row in table.head]
    if table.head:
        lines.append("|" + "|".join(_RULES[align] for align in table.alignments) + "|")
    return "\n".join([*lines, *(_pipe_row(row) for row in table.body)])


def _pipe_row(row: Row) -> str:
    return "|" + "|".join(f" {_cell_line(cell.blocks)} " for cell in row.cells) + "|"


def _cell_line(made: Blocks) -> str:
    return _run(made, Around(one_line=True))


def _run(made: Blocks, around: Around = Around()) -> str:  # noqa: B008 - a frozen value
    return inlines(made[0].children, around) if made and isinstance(made[0], Paragraph) else ""


def _html_table(table: Table) -> str:
    lines = ["<table>"]
    if table.caption:
        lines.append(f'<caption markdown="span">{inlines(table.caption)}</caption>')
    for tag, rows, cell_tag in (("thead", table.head, "th"), ("tbody", table.body, "td")):
        if rows:
            lines += [f"<{tag}>", *(_html_row(row, cell_tag, table.alignments) for row in rows), f"</{tag}>"]
    return "\n".join([*lines, "</table>"])


def _html_row(row: Row, tag: str, alignments: tuple[Align, ...]) -> str:
    cells = []
    column = 0
    for cell in row.cells:
        name = "th" if cell.header else tag
        align = alignments[column] if column < len(alignments) else Align.DEFAULT
        style = f' style="text-align: {align}"' if align is not Align.DEFAULT else ""
        spans = "".join(
            f' {key}="{value}"' for key, value in (("colspan", cell.colspan), ("rowspan", cell.rowspan)) if value > 1
        )
        if _one_run(cell.blocks):
            cells.append(f'<{name}{spans}{style} markdown="span">{_run(cell.blocks)}</{name}>')
        else:
            cells.append(f'<{name}{spans}{style} markdown="block">\n\n{blocks(cell.blocks)}\n\n</{name}>')
        column += cell.colspan
    return "<tr>\n" + "\n".join(cells) + "\n</tr>"


# --- figures -----------------------------------------------------------------------------------------------------


def _figure(figure: Figure) -> str:
    if not figure.caption and not figure.credit:
        shown = image(figure.image)
        return f"[{shown}](<{figure.link}>)" if figure.link else shown
    made = figure.image
    width = f' width="{made.width}"' if made.width else ""
    title = f' title="{attribute(made.title)}"' if made.title else ""
    shown = f'<img src="{attribute(made.url)}" alt="{attribute(made.alt)}"{title}{width} />'
    if figure.link:
        shown = f'<a href="{attribute(figure.link)}">{shown}</a>'
    words = inlines(figure.caption)
    if figure.credit:
        words += f'<span class="credit">{inlines(figure.credit)}</span>'
    return f'<figure>\n{shown}\n<figcaption markdown="span">{words}</figcaption>\n</figure>'
