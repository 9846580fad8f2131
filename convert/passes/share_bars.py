"""Share bars: names of networks and tools behind a label, or beside a word that shares, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from convert.nodes import Inline, LineBreak, Link, List, Paragraph, SoftBreak
from convert.passes.cutting import cut_into
from convert.passes.profile import Navigation, Profile
from convert.passes.text import has_han, squeeze
from convert.passes.words import Words
from convert.patterns import pattern
from convert.scripts import is_han_or_kana
from convert.walk import block_text, inlines_of, plain_text

TOLD_BY_TWO: Final = 2
TOLD_BY_THREE: Final = 3
"""Names that make a bar: without a link, a label or a colon they may be a phrase, and need one more."""
SIGNS: Final = "|｜丨/／· "
"""What may stand between the links of a bar."""
_BETWEEN: Final = pattern(r"[^\w\s+-]+|(?<!\S)[+-]+(?!\S)")
_ORNAMENT: Final = pattern(r"^[^\w]+")
_SHARES: Final = pattern(
    r"mailto:\?|javascript:|#(?:copy|share)?$|.*[/?&=_-](?:share|sharer|intent|submit|submitlink|compose|print)\b",
    re.IGNORECASE,
)
"""Addresses behind a label of sharing that lead to a form with the post in it."""


def is_share_bar(block: Paragraph | List, profile: Profile) -> bool:
    """Say if a block is one: a label and names, several names one of which shares, links that share."""
    words = profile.navigation
    text = _spaced(block)
    label, colon = _label(text, words.share_labels)
    names = _names(text[len(label) :], words.share, glued=colon)
    linked = any(isinstance(inline, Link) for inline in inlines_of((block,)))
    sure = linked or (bool(label) and (colon or has_han(text)))
    enough = len(names) >= (TOLD_BY_TWO if sure else TOLD_BY_THREE)
    if label and (enough or (names and linked and colon)):
        return True
    if enough and not label and any(words.share_actions.hold(name) for name in names):
        return True
    return isinstance(block, Paragraph) and _links_share(block, words, label=label if colon else "")


def _spaced(block: Paragraph | List) -> str:
    """Return the text of a block with a blank wherever a link or a line begins or ends."""
    if isinstance(block, List):
        return squeeze(block_text(block))
    ends = (Link, SoftBreak, LineBreak)
    parts = (
        f" {plain_text((inline,))} " if isinstance(inline, ends) else plain_text((inline,)) for inline in block.children
    )
    return _ORNAMENT.sub("", squeeze("".join(parts)))


def _label(text: str, labels: Words) -> tuple[str, bool]:
    """Return the label that a line begins with, and whether a colon stands behind it."""
    lower = text.lower()
    longest_first = labels.longest_first if labels.may_begin(text) else ()
    label = next((word for word in longest_first if lower.startswith(word)), "")
    rest = text[len(label) :]
    if label and rest[:1].isalpha() and not is_han_or_kana(label[-1]):
        return "", False
    return text[: len(label)], rest.lstrip()[:1] in tuple(":：")


def _names(text: str, words: Words, *, glued: bool) -> list[str]:
    """Return the names that a text is made of; none if any of it is something else."""
    found: list[str] = []
    for part in _BETWEEN.split(text):
        names = cut_into(part, words, glued=glued)
        if part.strip() and not names:
            return []
        found += names
    return found


def _links_share(block: Paragraph, words: Navigation, *, label: str) -> bool:
    """Say if a block is links to forms that share, and nothing else but its label."""
    shown = [inline for inline in block.children if squeeze(plain_text((inline,))).strip(SIGNS)]
    if label and shown and not isinstance(shown[0], Link):
        only = _ORNAMENT.sub("", squeeze(plain_text((shown[0],)))).rstrip(":： ") == label
        return only and bool(shown[1:]) and _all_share(shown[1:], lambda _: _SHARES)
    return bool(shown) and _all_share(shown, words.share_addresses.addresses_like)


def _all_share(shown: Sequence[Inline], form: Callable[[str], re.Pattern[str]]) -> bool:
    return all(isinstance(inline, Link) and form(inline.url).match(inline.url) is not None for inline in shown)
