"""Post → Post: a file a repair or a role; profiles hold their words.

Each pass is a pure function of a post and a profile, and idempotent: a second run changes nothing and decides
nothing. What is dropped, taken or turned into another node is a Decision with its rule, text and lines.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle, islice
from typing import Final, TypeAlias

from msgspec.structs import replace

from convert.identifiers import without_automatic_ids
from convert.nodes import Figure, Image, Paragraph, Post, Table, Text
from convert.notes import Code, Note, Severity
from convert.passes.addresses import find_address
from convert.passes.alerts import mark_alerts
from convert.passes.author_notes import find_author_note
from convert.passes.blanks import repair_blanks
from convert.passes.charts import note_charts
from convert.passes.credits import find_credits
from convert.passes.datelines import find_dateline
from convert.passes.digests import find_digest
from convert.passes.disclaimers import mark_disclaimers
from convert.passes.front_matter_authors import take_front_matter_authors
from convert.passes.headings import find_headings
from convert.passes.label_blocks import part_label_blocks
from convert.passes.lists import find_lists
from convert.passes.navigation import drop_navigation
from convert.passes.piped import mend_piped_lines
from convert.passes.profile import NONE, Profile
from convert.passes.remembering import forget
from convert.passes.signatures import find_signature
from convert.passes.suffixes import find_suffixes
from convert.passes.text import line_of
from convert.passes.tickers import mark_tickers
from convert.passes.titles import find_title

Pass: TypeAlias = Callable[[Post, Profile], Post]


_PICTURED: Final = frozenset({Figure, Table})


def _find_captions(post: Post, profile: Profile) -> Post:
    """Find captions where there is something to caption: most news has nothing, and need not load the rules."""
    if _PICTURED.isdisjoint(map(type, post.blocks)) and not any(
        isinstance(block, Paragraph) and len(block.children) > 1 and isinstance(block.children[0], Image)
        for block in post.blocks
    ):
        return post
    from convert.passes.captions import find_captions

    return find_captions(post, profile)


def _read_shortcodes(post: Post, profile: Profile) -> Post:
    """Read the codes of WordPress where there may be any."""
    paragraphs = (block for block in post.blocks if isinstance(block, Paragraph))
    if not any(isinstance(one, Text) and "[" in one.text for block in paragraphs for one in block.children):
        return post
    from convert.passes.shortcodes import read_shortcodes

    return read_shortcodes(post, profile)


def _take_medium_foot(post: Post, profile: Profile) -> Post:
    """Read the foot of Medium's export where it stands."""
    if not post.blocks or not line_of(post.blocks[-1]).startswith("Exported from Medium"):
        return post
    from convert.passes.medium import take_medium_foot

    return take_medium_foot(post, profile)


PASSES: Final[tuple[Pass, ...]] = (
    repair_blanks,
    mark_alerts,
    _read_shortcodes,
    mend_piped_lines,
    part_label_blocks,
    _take_medium_foot,
    drop_navigation,
    find_title,
    find_digest,
    find_address,
    _find_captions,
    find_credits,
    find_author_note,
    mark_disclaimers,
    find_suffixes,
    find_signature,
    find_dateline,
    note_charts,
    mark_tickers,
    find_headings,
    find_lists,
    take_front_matter_authors,
)
"""Every pass, in the order in which they run: what stands around the text first, then the text itself."""


ROUNDS: Final = 6
"""What one pass takes out of a post can bring a line to the edge for another: they take turns until none does."""


def normalize(post: Post, profile: Profile, why: str = "") -> Post:
    """Find the roles of a post as it was read, and say why by this profile; under the profile ``none`` it stays so."""
    if profile is NONE:
        return post
    unchanged = -1
    for run in islice(cycle(PASSES), ROUNDS * len(PASSES)):
        before, post = post, run(post, profile)
        unchanged = unchanged + 1 if post is before else 0
        if unchanged == len(PASSES) - 1:  # all others have seen what the last one made
            break
    forget()
    post = without_automatic_ids(post)
    return _explained(post, profile, why) if why else post


def _explained(post: Post, profile: Profile, why: str) -> Post:
    note = Note(Code.PROFILE, f"profile {profile.name}: {why}", Severity.INFO)
    return post if note in post.notes else replace(post, notes=(*post.notes, note))
