"""Blocks → Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, assert_never

from convert.kinds import Align, Numbering, ParagraphKind
from convert.nodes import (
    Block,
    Blocks,
    Cell,
    CodeBlock,
    DefinitionList,
    Figure,
    Heading,
    Inlines,
    List,
    ListItem,
    MathBlock,
    Paragraph,
    Quote,
    Row,
    SoftBreak,
    Table,
    ThematicBreak,
)
from convert.patterns import pattern
from convert.tightness import CLOSE, is_text
from convert.walk import cells_by_column, every_inline, inlines_of, map_blocks
from convert.writers.markdown.escape import attribute, html_text, line_starts
from convert.writers.markdown.inlines import Around, image, image_tag, inlines, paragraph, target

_SEPARATOR: Final = "<!-- -->"
"""What keeps neighbouring lists apart; every dialect takes it, and shows nothing."""

_RULES: Final = {Align.DEFAULT: "---", Align.LEFT: ":--", Align.CENTER: ":-:", Align.RIGHT: "--:"}
_ID: Final = pattern(r"[A-Za-z][\w:\-]*", re.ASCII)
_ITEM: Final = pattern(r"(?m)^( *)([+*\-](?=[ \t])|[0-9](?=[0-9]*\.[ \t]))")
"""The beginning of a line that kramdown takes for an item's."""


class _HtmlHeading(Heading, frozen=True, tag=True, eq=False):
    """A heading without an id where kramdown would give it one that no other place gives: inside HTML, in notes."""


class _HtmlBreak(ThematicBreak, frozen=True, tag=True, eq=False):
    """A break in such a place: stars could end the list around it."""


def inside_html(made: Blocks) -> Blocks:
    """Return blocks for such a place."""

    def change(block: Block) -> Iterator[Block]:
        match block:
            case Heading(level, children, None):
                yield _HtmlHeading(level, children)
            case ThematicBreak():
                yield _HtmlBreak()
            case _:
                yield block

    return map_blocks(made, change)


def blocks(made: Blocks, *, in_item: bool = False, close: bool = False) -> str:
    """Return blocks, a blank line apart, without a newline at the end.

    ``in_item``: they stand behind a marker; ``close``: below the text of a tight item.
    """
    parts: list[str] = []
    for index, block in enumerate(made):
        if index and _would_join(made[index - 1], block):
            parts.append(_SEPARATOR)
        ends_item = in_item and isinstance(block, ThematicBreak)  # stars would end the list
        if isinstance(block, List) and not _says_its_space(block):
            parts.append(_html_list(block))
        elif isinstance(block, List) and _start(block) and (index or not in_item or (_ends_open(block) and not close)):
            parts += [] if index or not in_item else [_SEPARATOR]  # so that the list is not first
            parts.append(f"{_start(block)}\n{_items(block)}")  # behind it the last item could take the number
        elif isinstance(block, CodeBlock) and in_item and not index:
            parts.append(_code_of_item(block))
        else:
            parts.append("<hr />" if ends_item else _block(block))
    return "\n\n".join(parts)


def _ends_open(made: List) -> bool:
    """Say if what stands behind a list would be taken for a part of its last item."""
    last = made.items[-1].blocks
    return len(last) != 1 or not isinstance(last[0], Paragraph)


def _would_join(before: Block, after: Block) -> bool:
    if isinstance(before, DefinitionList):
        return isinstance(after, DefinitionList)
    return isinstance(before, List) and isinstance(after, (List, CodeBlock))


def _lines(run: Inlines) -> str:
    """Return a run for the inside of an element; its lines begin no block, for lists look at lines before HTML does."""
    return line_starts(inlines(run, Around(in_html=True)))


def _block(block: Block) -> str:
    match block:
        case _HtmlHeading(level, children):
            return f'<h{level} markdown="span">{inlines(children, Around(one_line=True))}</h{level}>'
        case Heading(level, children, identifier):
            return f"{'#' * level} {_heading_line(children)}{_own_id(identifier)}"
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
            return "<hr />" if isinstance(block, _HtmlBreak) else "* * *"
        case MathBlock(tex):
            return f"$$\n{tex}\n$$"
        case _:
            assert_never(block)


def _heading_line(children: Inlines) -> str:
    """Return a heading's text; signs that close a heading of kramdown's are escaped."""
    return re.sub(r"(?<=[ \t])#+\Z", r"\\\g<0>", inlines(children, Around(one_line=True)))


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


def _code_of_item(block: CodeBlock) -> str:
    """Return code that begins an item or follows its text closely, where kramdown would see the items in it."""
    before_blank = re.split(r"\n[ \t]*\n", block.text)[0]
    if not _ITEM.search(before_blank):
        return _block(block)
    said = f' class="language-{attribute(block.language)}"' if block.language else ""
    text = _ITEM.sub(lambda found: f"{found[1]}&#{ord(found[2])};", html_text(block.text))
    return f"<pre><code{said}>{text}\n</code></pre>"


# --- lists -------------------------------------------------------------------------------------------------------


def _list(made: List) -> str:
    start = _start(made)
    return f"{_items(made)}\n{start}" if start else _items(made)


def _items(made: List) -> str:
    marked = zip(made.items, made.numbers, strict=True)
    items = [_item(item, _marker(number, ordered=made.ordered), tight=made.tight) for item, number in marked]
    return ("\n" if made.tight else "\n\n").join(items)


def _start(made: List) -> str:
    """Return what says how an ordered list is counted: kramdown counts from 1 whatever the number."""
    return f"{{:{_counting(made)}}}" if _counting(made) else ""


def _counting(made: List) -> str:
    """Return the attributes of ``ol`` that say where an ordered list begins and how its numbers are written."""
    start = f' start="{made.start}"' if made.ordered and made.start != 1 else ""
    return f'{start} type="{made.numbering}"' if made.numbering is not Numbering.DECIMAL else start


def _marker(number: int, *, ordered: bool) -> str:
    return f"{max(number, 0)}. " if ordered else "- "


def _item(item: ListItem, marker: str, *, tight: bool) -> str:
    content = _item_content(item.blocks, tight=tight)
    if item.task is not None:
        content = f"[{'x' if item.task else ' '}] {content}"
    if item.number is not None:
        content = f'{{: value="{item.number}"}} {content}'.rstrip(" ")
    if not content:
        return marker
    return _prefixed(content, marker, " " * len(marker))


def _item_content(made: Blocks, *, tight: bool) -> str:
    """Return the blocks of an item; in a tight list the second follows the text without a blank line."""
    if tight and len(made) > 1 and isinstance(made[0], Paragraph) and isinstance(made[1], CLOSE):
        return f"{_block(made[0])}\n{blocks(made[1:], in_item=True, close=True)}"
    return blocks(made, in_item=True)


def _says_its_space(made: List) -> bool:
    """Say if blank lines are read as the space between the items, and every kind of paragraph is kept.

    Source: kramdown's ``parse_list``: the last item's only text is no paragraph beside items that do not begin as one.
    """
    if made.tight:
        return True
    *before, last = (item.blocks for item in made.items)
    if len(last) == 1 and is_text(last[0]) and not (before and all(part and is_text(part[0]) for part in before)):
        plain = not isinstance(last[0], Paragraph) or last[0].kind is ParagraphKind.BODY
        return plain and any(is_text(block) for part in before for block in part)
    return any(is_text(block) for part in (*before, last) for block in part)


def _html_list(made: List) -> str:
    tag = "ol" if made.ordered else "ul"
    items = []
    for item in made.items:
        box = "" if item.task is None else f'<input type="checkbox"{" checked" if item.task else ""} /> '
        value = "" if item.number is None else f' value="{item.number}"'
        items.append(f'<li{value} markdown="block">\n\n{box}{blocks(inside_html(item.blocks))}\n\n</li>')
    return "\n".join([f"<{tag}{_counting(made)}>", *items, f"</{tag}>"])


def _definitions(made: DefinitionList) -> str:
    whole = all(item.terms and item.definitions for item in made.items)
    if not whole or _has_soft_break(term for item in made.items for term in item.terms):
        return _html_definitions(made)
    groups = []
    for item in made.items:
        lines = [line_starts(inlines(term, Around(one_line=True))) for term in item.terms]
        lines += [_definition(definition) for definition in item.definitions]
        groups.append("\n".join(lines))
    return "\n\n".join(groups)


def _definition(made: Blocks) -> str:
    """Return a definition; after a blank line its text is a paragraph, and may be of a kind."""
    own = isinstance(made[0], Paragraph) and made[0].kind is not ParagraphKind.BODY
    return ("\n" if own else "") + _prefixed(blocks(made, in_item=True), ": ", "  ")


def _has_soft_break(runs: Iterable[Inlines]) -> bool:
    return any(isinstance(inline, SoftBreak) for run in runs for inline in every_inline(run))


def _html_definitions(made: DefinitionList) -> str:
    lines = ["<dl>"]
    for item in made.items:  # an empty term keeps definitions from being those of the item before
        lines += [f'<dt markdown="span">{_lines(term)}</dt>' for term in item.terms or ((),)]
        lines += [f'<dd markdown="1">\n\n{blocks(inside_html(definition))}\n\n</dd>' for definition in item.definitions]
    return "\n".join([*lines, "</dl>"])


# --- tables ------------------------------------------------------------------------------------------------------


def _table(table: Table) -> str:
    return _pipes(table) if _is_simple(table) else _html_table(table)


def _is_simple(table: Table) -> bool:
    """Say if a table of pipes can hold it: plain cells, a body, no caption, alignment only under a head."""
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
    line = "|" + "|".join(f" {_cell_line(cell.blocks)} " for cell in row.cells) + "|"
    return re.sub("[=-]", r"\\\g<0>", line) if not line.strip("|+: =-") else line  # else it would part head and body


def _cell_line(made: Blocks) -> str:
    return _run(made, Around(one_line=True, in_pipes=True))


def _run(made: Blocks, around: Around) -> str:
    return inlines(made[0].children, around) if made and isinstance(made[0], Paragraph) else ""


def _html_table(table: Table) -> str:
    lines = ["<table>"]
    if table.caption:
        lines.append(f'<caption markdown="span">{_lines(table.caption)}</caption>')
    for tag, rows, cell_tag in (("thead", table.head, "th"), ("tbody", table.body, "td")):
        if rows:
            cells = cells_by_column(rows)
            lines += [f"<{tag}>", *(_html_row(row, cell_tag, table.alignments) for row in cells), f"</{tag}>"]
    return "\n".join([*lines, "</table>"])


def _html_row(row: Sequence[tuple[int, Cell]], tag: str, alignments: tuple[Align, ...]) -> str:
    cells = []
    for column, cell in row:
        name = "th" if cell.header else tag
        align = alignments[column] if column < len(alignments) else Align.DEFAULT
        style = f' style="text-align: {align}"' if align is not Align.DEFAULT else ""
        spans = "".join(
            f' {key}="{value}"' for key, value in (("colspan", cell.colspan), ("rowspan", cell.rowspan)) if value > 1
        )
        if _one_run(cell.blocks):
            cells.append(
                f'<{name}{spans}{style} markdown="span">{line_starts(_run(cell.blocks, Around(in_html=True)))}</{name}>'
            )
        else:
            cells.append(f'<{name}{spans}{style} markdown="block">\n\n{blocks(inside_html(cell.blocks))}\n\n</{name}>')
    return "<tr>\n" + "\n".join(cells) + "\n</tr>"


# --- figures -----------------------------------------------------------------------------------------------------


def _figure(figure: Figure) -> str:
    if not figure.caption and not figure.credit:
        shown = image(figure.image)
        return f"[{shown}]({target(figure.link)})" if figure.link else shown
    shown = image_tag(figure.image)
    if figure.link:
        shown = f'<a href="{attribute(figure.link)}">{shown}</a>'
    words = _lines(figure.caption)
    if figure.credit:
        words += f'<span class="credit">{_lines(figure.credit)}</span>'
    return f'<figure>\n{shown}\n<figcaption markdown="span">{words}</figcaption>\n</figure>'
