"""Which built-in profile a post asks for, by the post alone."""

from __future__ import annotations

from convert.nodes import Code as CodeSpan
from convert.nodes import CodeBlock, DefinitionList, Image, Link, Math, MathBlock, Post
from convert.notes import Action
from convert.passes.addresses import find_address
from convert.passes.author_notes import find_author_note
from convert.passes.blanks import repair_blanks
from convert.passes.credits import find_credits
from convert.passes.datelines import find_dateline
from convert.passes.navigation import NEIGHBOURS, drop_navigation
from convert.passes.profile import Profile, addresses
from convert.passes.signatures import find_signature
from convert.passes.suffixes import find_suffixes
from convert.passes.text import has_han
from convert.walk import all_blocks, inlines_of

_SIGNS = (drop_navigation, find_address, find_credits, find_author_note, find_suffixes, find_signature, find_dateline)
"""The passes whose roles only reports have; what they find here is a sign, no more."""
_ROLES = frozenset({"byline", "editors", "source", "source_url", "author_note", "dateline"})


def why_news(post: Post, news: Profile) -> str:
    """Return what in a post shows that it is a report, empty if nothing does."""
    if _is_notebook(post):
        return ""
    pattern = addresses(news.auto.signs)
    for inline in inlines_of(all_blocks(post)):
        if isinstance(inline, (Link, Image)) and pattern.match(inline.url):
            return f"the post names {inline.url[:60]}"
    seen = repair_blanks(post, news)
    for find in _SIGNS:
        seen = find(seen, news)
    for decision in seen.decisions[len(post.decisions) :]:
        if decision.role in _ROLES:
            return f"the post has a line of a report, “{decision.text[:30]}” ({decision.rule})"
        if decision.action is Action.DROP and decision.rule != NEIGHBOURS and has_han(decision.text):
            return f"the post ends as a mirror's does, “{decision.text[:30]}” ({decision.rule})"
    return ""


def _is_notebook(post: Post) -> bool:
    """Whether a post has what notebooks have and reports have not: code, formulas, definitions, footnotes."""
    if post.footnotes or any(isinstance(block, (CodeBlock, MathBlock, DefinitionList)) for block in all_blocks(post)):
        return True
    return any(isinstance(inline, (CodeSpan, Math)) for inline in inlines_of(all_blocks(post)))
