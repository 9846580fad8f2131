"""What somebody is at a paper, a museum, a university, in letters: Curator of Textiles, our transport correspondent."""

from __future__ import annotations

from typing import Final

from convert.passes.profile import Profile

BEFORE: Final = 4
"""Words in which an office has its own: Lakeside Times Staff Writer."""
BEHIND: Final = 9
"""Words of the longest place or thing that an office is of."""
_ARTICLES: Final = frozenset(
    ("a", "an", "the", "ein", "eine", "der", "die", "un", "une", "le", "la", "una", "el", "il")
)
"""Behind them stands a person, not an office: a reporter who never slept."""
_OF: Final = frozenset(("of", "for", "für", "de", "du", "des", "del", "della", "di", "do", "da"))


def is_office(text: str, profile: Profile) -> bool:
    """Say if a text is an office, perhaps with what it is of and where, and nothing else."""
    words = text.split()
    offices = profile.bylines.offices
    at = next((at for at, word in enumerate(words[:BEFORE]) if offices.hold(word)), None)
    if at is None or not _ARTICLES.isdisjoint(word.lower() for word in words[:at]):
        return False
    behind = words[at + 1 :]
    joined = bool(behind) and (behind[0] in _OF or behind[0] in profile.bylines.places)
    return not behind or (joined and len(behind) <= BEHIND and "," not in text)
