"""Posts from a few marks, so that a table can hold a whole post in a line and needs no reader.

Blocks stand a blank line apart: ``# heading``, ``> quote``, ``- item``, a lone ``![alt](url)`` is a figure, four
blanks begin code, ``* * *`` is a rule, ``_all of it_`` in italics. In a line: ``**bold**``, ``[text](url)``,
``<url>``, ``![alt](url)``, ``[^1]``; a newline is a soft break, none between Han; ``⏎`` is a line break.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from convert.nodes import (
    Block,
    CodeBlock,
    Emphasis,
    Figure,
    FootnoteReference,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    ListItem,
    Meta,
    Paragraph,
    Post,
    Quote,
    SoftBreak,
    Strong,
    Text,
    ThematicBreak,
)
from convert.normal_form import normal_inlines
from convert.positions import Lines

DATE = datetime(2024, 3, 5, 9, 30, tzinfo=UTC)

_MARK = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|!\[(?P<alt>[^\]]*)\]\((?P<image>[^)]*)\)|\[(?P<text>(?:!\[[^\]]*\]\([^)]*\)|[^\]])*)\]\((?P<url>[^)]*)\)"
    r"|<(?P<auto>(?:https?:)?//[^>]+)>|\[\^(?P<note>\w+)\]|(?P<soft>\n)|(?P<hard>⏎)"
)
_HAN_JOIN = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])")


def build(text: str, *, title: str = "澄湖市自来水管网改造完成", **meta: object) -> Post:
    """Build a post; every block knows its lines."""
    blocks, line = [], 1
    for chunk in text.split("\n\n"):
        height = chunk.count("\n") + 1
        if chunk.strip("\n"):
            blocks.append(_block(chunk, Lines(line, line + height - 1)))
        line += height + 1
    fields = {"title": title, "date": DATE, "origin": "_posts/2024-03-05-water.md", **meta}
    return Post(meta=Meta(**fields), blocks=tuple(blocks))  # type: ignore[arg-type]  # a table's own values


def _block(chunk: str, lines: Lines) -> Block:
    if chunk.startswith("> "):
        return Quote((_paragraph(chunk[2:], lines),), lines=lines)
    if chunk.startswith("    "):
        return CodeBlock(chunk[4:], lines=lines)
    if chunk.startswith("- "):
        items = tuple(ListItem((_paragraph(item, lines),)) for item in chunk[2:].split("\n- "))
        return List(ordered=False, items=items, lines=lines)
    if mark := re.match(r"(#{1,6}) ", chunk):
        return Heading(len(mark[1]), inlines(chunk[mark.end() :]), lines=lines)
    if chunk == "* * *":
        return ThematicBreak(lines=lines)
    if italic := re.fullmatch("_(.+)_", chunk):
        return Paragraph((Emphasis(inlines(italic[1])),), lines=lines)
    run = inlines(chunk)
    if len(run) == 1 and isinstance(run[0], Image):
        return Figure(run[0], lines=lines)
    return Paragraph(run, lines=lines)


def _paragraph(text: str, lines: Lines) -> Paragraph:
    return Paragraph(inlines(text), lines=lines)


def inlines(text: str) -> Inlines:
    """Read the marks of a line."""
    text = _HAN_JOIN.sub("", text)
    run: list[Inline] = []
    at = 0
    for mark in _MARK.finditer(text):
        run += [Text(text[at : mark.start()]), _inline(mark)]
        at = mark.end()
    return normal_inlines([*run, Text(text[at:])])


def _inline(mark: re.Match[str]) -> Inline:
    if mark["bold"] is not None:
        return Strong(inlines(mark["bold"]))
    if mark["image"] is not None:
        return Image(mark["image"], alt=mark["alt"])
    if mark["note"] is not None:
        return FootnoteReference(mark["note"])
    if mark["url"] is not None:
        return Link(mark["url"], inlines(mark["text"]))
    if mark["auto"] is not None:
        return Link(mark["auto"], (Text(mark["auto"]),))
    return SoftBreak() if mark["soft"] else LineBreak()
