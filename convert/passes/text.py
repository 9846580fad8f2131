"""What the rules look at: a paragraph's text without litter, its brackets, its length, how it ends."""

from __future__ import annotations

from typing import Final

from convert.kinds import ParagraphKind
from convert.nodes import Block, Emphasis, Heading, Paragraph, Strong
from convert.passes.remembering import remembered, remembered_by_value
from convert.patterns import pattern
from convert.scripts import count_han
from convert.walk import plain_text

_LITTER: Final = pattern("[\u200b\u200c\u200d\u2060\ufeff\u00ad]+")
_NOTHING: Final = (
    " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\u200b\u200c\u200d\u2060\ufeff\u00ad"
)
"""Every blank (what str.isspace says) and all litter."""
_BODY: Final = ParagraphKind.BODY
_PAIRS: Final = {"（": "）)", "(": ")）", "【": "】", "[": "]", "〔": "〕", "［": "］"}

ENDS: Final = "。！？!?…"
"""What ends a sentence in Chinese."""
STOPS: Final = "。，；！？,;!?…"
"""What no name and no medium holds."""


@remembered_by_value
def squeeze(text: str) -> str:
    """Take out litter, make each run of blanks one, none at the ends."""
    return " ".join(_without_litter(text).split())


def bare(text: str) -> str:
    """Take away all blanks and litter."""
    return "".join(_without_litter(text).split())


def _without_litter(text: str) -> str:
    return text if text.isprintable() else _LITTER.sub("", text)  # litter is not (Unicode's category Cf)


def is_blank(text: str) -> bool:
    """Say if a text is blanks and litter alone."""
    return not text.strip(_NOTHING)


@remembered
def line_of(block: Block) -> str:
    """Return the squeezed text of a paragraph, empty for every other block and for paragraphs with a role."""
    if isinstance(block, Paragraph) and block.kind is _BODY:
        return squeeze(plain_text(block.children))
    return ""


def text_of(block: Paragraph | Heading) -> str:
    """Return the text of a paragraph or heading as it stands in the post, for a Decision."""
    return plain_text(block.children).strip()


def unbracketed(line: str) -> str:
    """Take off a pair of brackets that holds the whole line."""
    closing = _PAIRS.get(line[:1])
    if closing and line.endswith(tuple(closing)) and line.count(line[0]) == 1 and line.count(line[-1]) == 1:
        return line[1:-1].strip()
    return line


def in_brackets(line: str) -> bool:
    """Say if a pair of brackets holds the whole line."""
    return unbracketed(line) != line


def has_han(text: str) -> bool:
    """Say if any character is Han."""
    return not text.isascii() and count_han(text) > 0


@remembered_by_value
def width(text: str) -> int:
    """Return how much room a line takes: Han characters count one, others a half."""
    han = count_han(text)
    return han + (len(text) - han + 1) // 2


def ends_a_sentence(line: str) -> bool:
    """Say if the line ends as a sentence does, closing quotes and brackets aside; a short one with "1." counts."""
    end = line.rstrip("”’\"'」』）)】 ")
    if not end.endswith("."):
        return end.endswith(tuple(ENDS))
    return not end[-2:-1].isdigit() or width(end) >= PROSE_WIDTH


def is_prose(block: Block) -> bool:
    """Say if a block is a paragraph of the text, long enough to be nothing else."""
    line = line_of(block)
    return ends_a_sentence(line) and width(line) >= PROSE_WIDTH


PROSE_WIDTH: Final = 20
"""Han characters; shorter sentences may be labels, mottos, signatures."""


def is_bold(block: Block) -> bool:
    """Say if everything that shows in a paragraph is strong."""
    if not isinstance(block, Paragraph):
        return False
    return any(isinstance(part, Strong) for part in block.children) and all(
        isinstance(part, Strong) or not squeeze(plain_text((part,))) for part in block.children
    )


def is_italic(block: Block) -> bool:
    """Say if everything that shows in a paragraph is one run of emphasis."""
    if not isinstance(block, Paragraph) or not any(isinstance(part, Emphasis) for part in block.children):
        return False
    shown = [part for part in block.children if squeeze(plain_text((part,)))]
    return len(shown) == 1 and isinstance(shown[0], Emphasis)
