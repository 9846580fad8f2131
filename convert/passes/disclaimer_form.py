"""What a disclaimer or a notice of risk looks like."""

from __future__ import annotations

import re
from typing import Final

from convert.passes.announced import announced
from convert.passes.profile import Profile
from convert.passes.remembering import remembered_by_value
from convert.passes.text import squeeze, unbracketed, width
from convert.passes.words import Words

PHRASE_WIDTH: Final = 70
"""Han characters of a line that is a disclaimer by what it says, without a label."""


@remembered_by_value
def is_disclaimer(line: str, profile: Profile, *, at_the_end: bool) -> bool:
    """Say if a squeezed line is one; at the end of a post more labels count, and phrases. Several passes ask."""
    words = profile.disclaimers
    labels = words.labels if at_the_end else words.anywhere
    inner = squeeze(unbracketed(line))
    if _is_announced(line, labels) or (inner != line and _is_announced(inner, labels)):
        return True
    return at_the_end and _says_so(inner, profile)


def _is_announced(line: str, labels: Words) -> bool:
    return any(len(rest) > 1 and not rest[1].isspace() for rest in announced(line, labels))


def _says_so(line: str, profile: Profile) -> bool:
    return (
        profile.disclaimers.phrases.stand_in(line)
        and width(line) <= PHRASE_WIDTH
        and not re.search("[“”「」？?我他她]", line)
    )
