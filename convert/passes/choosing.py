"""Which built-in profile a post asks for, by the post alone."""

from __future__ import annotations

from collections.abc import Sequence

from convert.kinds import Role
from convert.nodes import Code as CodeSpan
from convert.nodes import CodeBlock, DefinitionList, Image, Inlines, Link, Math, MathBlock, Post
from convert.notes import Action, Decision
from convert.passes.addresses import find_address
from convert.passes.author_notes import find_author_note
from convert.passes.blanks import repair_blanks
from convert.passes.credits import find_credits
from convert.passes.datelines import find_dateline
from convert.passes.disclaimers import mark_disclaimers
from convert.passes.label_blocks import part_label_blocks
from convert.passes.navigation import NEIGHBOURS, drop_navigation
from convert.passes.piped import mend_piped_lines
from convert.passes.profile import Profile
from convert.passes.signatures import find_signature
from convert.passes.suffixes import find_suffixes
from convert.passes.text import has_han
from convert.walk import every_block, inlines_of

_SIGNS = (
    mend_piped_lines,
    part_label_blocks,
    drop_navigation,
    find_address,
    find_credits,
    find_author_note,
    mark_disclaimers,
    find_suffixes,
    find_signature,
    find_dateline,
)
"""The passes whose roles only reports have; what they find here is a sign, no more."""
_ROLES = frozenset({"byline", "editors", "source", "source_url", "author_note", "dateline"})


def why_news(post: Post, news: Profile) -> str:
    """Return what in a post shows that it is a report, empty if nothing does."""
    inlines = tuple(inlines_of(post.blocks))
    if _is_notebook(post, inlines):
        return ""
    signs = news.auto.signs.as_addresses
    for inline in inlines:
        if isinstance(inline, (Link, Image)) and signs.match(inline.url):
            return f"the post names {inline.url[:60]}"
    seen = repair_blanks(post, news)
    for find in _SIGNS:
        seen = find(seen, news)
        if why := _why(seen.decisions[len(post.decisions) :], seen, news):
            return why
    return ""


def _why(decisions: Sequence[Decision], seen: Post, news: Profile) -> str:
    """Return what the first sign among decisions is, empty if none of them is one."""
    found = [decision for decision in decisions if decision.role in _ROLES]
    weak = all(_could_be_a_blog(decision, seen, news) for decision in found)
    for decision in decisions:
        if decision in found and not weak:
            return f"the post has a line of a report, “{decision.text[:30]}” ({decision.rule})"
        if decision.action is Action.DROP and decision.rule != NEIGHBOURS and has_han(decision.text):
            return f"the post ends as a mirror's does, “{decision.text[:30]}” ({decision.rule})"
    return ""


def _could_be_a_blog(decision: Decision, seen: Post, news: Profile) -> bool:
    """Say if a line says no more than blogs do too: who wrote it, behind a label, or in a script that is not Han."""
    if decision.rule != "byline.head":
        return False
    label = decision.text.replace("：", ":").partition(":")[0]
    people = seen.byline.people if seen.byline else ()
    labelled = label != decision.text and news.labels.author.hold(label)
    return not has_han(decision.text) or (labelled and all(one.role is Role.AUTHOR for one in people))


def _is_notebook(post: Post, inlines: Inlines) -> bool:
    """Say if a post has what notebooks have and reports have not: code, formulas, definitions, footnotes."""
    if post.footnotes or any(isinstance(inline, (CodeSpan, Math)) for inline in inlines):
        return True
    return any(isinstance(block, (CodeBlock, MathBlock, DefinitionList)) for block in every_block(post.blocks))
