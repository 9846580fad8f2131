"""What a language tag (BCP 47) says by itself."""

from __future__ import annotations

from typing import Final

_RIGHT_TO_LEFT: Final = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})


def primary(lang: str) -> str:
    """Return the first subtag of a language tag, lower case."""
    return lang.partition("-")[0].lower()


def is_right_to_left(lang: str) -> bool:
    """Say if a language is written from right to left."""
    return primary(lang) in _RIGHT_TO_LEFT
