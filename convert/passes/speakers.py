"""Who asks in an interview whose questions are set in bold: 澄湖日报：水价会涨吗？, again and again."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Final

from convert.nodes import Blocks
from convert.passes.names import is_medium
from convert.passes.profile import Profile
from convert.passes.text import is_bold, line_of, width

NAME_WIDTH: Final = 12
"""Han characters of the longest name of a speaker."""
SEVERAL: Final = 2
"""Lines of one who speaks: a topic has one heading."""
_QUESTION: Final = ("？", "?")


def askers(blocks: Blocks, profile: Profile) -> frozenset[str]:
    """Return what stands before the colon of several bold lines, some of them questions, if it is who asks.

    An interviewer is called so or is a medium, or others answer by name; a topic is none: 误区：隔夜水不能喝？.
    """
    bold = [(line_of(block), line_of(below)) for block, below in pairwise(blocks) if is_bold(block)]
    counted = Counter(filter(None, (speaker_of(line) for line, _ in bold)))
    often = {speaker for speaker, count in counted.items() if count >= SEVERAL}
    asking = often & {speaker_of(line) for line, _ in bold if line.endswith(_QUESTION)}
    return frozenset(
        speaker
        for speaker in asking
        if _is_called_so(speaker, profile)
        or _are_answers([below for line, below in bold if speaker_of(line) == speaker])
    )


def speaker_of(line: str) -> str:
    """Return what stands before the first colon of a line, if it is short enough for a name; else nothing."""
    name, colon, _ = line.replace(":", "：").partition("：")
    return name if colon and width(name) <= NAME_WIDTH else ""


def _is_called_so(name: str, profile: Profile) -> bool:
    return profile.headings.askers.hold(name) or profile.labels.reporter.hold(name) or is_medium(name, profile)


def _are_answers(lines: list[str]) -> bool:
    """Say if each of the lines is spoken, and not each by somebody else."""
    speakers = {speaker_of(line) for line in lines}
    return "" not in speakers and len(speakers) < len(lines)
