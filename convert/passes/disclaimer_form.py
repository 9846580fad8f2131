"""What a disclaimer or a notice of risk looks like."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from convert.passes.profile import Profile, Words, any_of
from convert.passes.text import squeeze, unbracketed, width
from convert.patterns import pattern

PHRASE_WIDTH: Final = 70
"""Han characters of a line that is a disclaimer by what it says, without a label."""


def is_disclaimer(line: str, profile: Profile, *, at_the_end: bool) -> bool:
    """Whether a squeezed line is one; at the end of a post more labels count, and phrases."""
    words = profile.disclaimers
    if _labelled(words.labels if at_the_end else words.anywhere).fullmatch(line):
        return True
    if _labelled(words.labels if at_the_end else words.anywhere).fullmatch(squeeze(unbracketed(line))):
        return True
    return at_the_end and _says_so(squeeze(unbracketed(line)), profile)


@lru_cache(maxsize=16)
def _labelled(words: Words) -> re.Pattern[str]:
    labels = any_of(words)
    return pattern(rf"(?:[【\[](?:{labels})[】\]]\s*[：:]?|(?:{labels})\s*[：:丨|｜ ])\s*\S{{2}}.*", re.DOTALL)


def _says_so(line: str, profile: Profile) -> bool:
    phrase = re.search(any_of(profile.disclaimers.phrases), line) if profile.disclaimers.phrases else None
    return bool(phrase) and width(line) <= PHRASE_WIDTH and not re.search("[“”「」？?我他她]", line)
