"""What is said of a link or a mark that leads nowhere, in every format the same."""

from __future__ import annotations

from typing import Final

TOP: Final = frozenset({"", "top"})
"""Fragments that lead to the start of a post (WHATWG HTML, "scroll to the fragment")."""

_SHOWN: Final = 200
"""Characters of an address that a note shows."""
_LABEL: Final = 60
"""Characters of a footnote's label that a note shows."""


def no_address(url: str) -> str:
    """Return the message on a link whose address means nothing outside the site."""
    return f"link kept as text, its address leads nowhere from here: {url[:_SHOWN]}"


def no_heading(name: str) -> str:
    """Return the message on a link to an id that the post has not."""
    return f"link kept as text, nothing in the post has its id: #{name[:_SHOWN]}"


def no_footnote(label: str) -> str:
    """Return the message on a mark whose footnote the post has not."""
    return f"footnote mark without a footnote: {label[:_LABEL]}"
