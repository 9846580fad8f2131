"""Which way text runs, where that is not the post's own."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from convert.kinds import SpanKind
from convert.language_tags import is_right_to_left
from convert.nodes import Anchor, Blocks, Heading, Inlines, Paragraph, Span
from convert.walk import every_block
from convert.writers.pandoc_json.syntax import Json, node

Direction: TypeAlias = Literal["ltr", "rtl"]

MARKS: Final[dict[Direction, str]] = {"ltr": '<w:bidi w:val="0"/>', "rtl": '<w:bidi w:val="1"/>'}
"""What a paragraph for Word has before its text; ``docx/directions.py`` moves it to where Word reads it.

pandoc gives a direction to paragraphs in a Div alone, and a list's tasks, tight items and notes may not begin with one.
"""


def of_language(lang: str | None) -> Direction:
    """Return the direction of a language's text."""
    return "rtl" if is_right_to_left(lang or "") else "ltr"


def of_span(span: Span) -> Direction:
    """Return the direction of a run of a language."""
    return span.dir or of_language(span.lang)


def of_run(run: Inlines) -> Direction | None:
    """Return the direction of inlines that are a run of one language from end to end; the innermost counts."""
    match tuple(one for one in run if not isinstance(one, Anchor)):
        case (Span(SpanKind.LANG, children) as span,):
            return of_run(children) or of_span(span)
        case _:
            return None


def of_blocks(blocks: Blocks) -> Direction | None:
    """Return the direction that all paragraphs and headings of blocks have of their own."""
    found = {of_run(one.children) for one in every_block(blocks) if isinstance(one, Paragraph | Heading)}
    return found.pop() if len(found) == 1 else None


def mark(direction: Direction) -> Json:
    """Return what says the direction of the paragraph that it stands in."""
    return node("RawInline", ["openxml", MARKS[direction]])
