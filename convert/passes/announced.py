"""What a label announces that begins a line, in a box or before a sign: 【摘要】…, 风险提示：…."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from convert.passes.words import Words

_OPENING: Final = ("【", "[", "［", "〔", "〖")
_CLOSING: Final = ("】", "]", "］", "〕", "〗")
_DOTS: Final = "■◆●□◇ "
_SIGNS: Final = ("：", ":", "丨", "|", "｜", " ")


def announced(line: str, labels: Words) -> Iterator[str]:
    """Yield what stands behind each of the labels that a squeezed line begins with, and behind a blank and a sign."""
    line = line.lstrip(_DOTS)
    start, signs = (1, _CLOSING) if line.startswith(_OPENING) else (0, _SIGNS)
    ends = labels.finder(line).ends(start) if labels.may_begin(line[start:]) else ()
    for end in ends:
        at = end
        while at < end + 2 and line.startswith(signs, at):
            at += 1
            yield line[at:].lstrip()
