"""Headings that nothing marks: short lines without a full stop between long paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from convert.nodes import Block, Figure, Image, LineBreak, Link, Paragraph, Post, Strong, Text
from convert.passes.fields import fields_of
from convert.passes.names import is_name
from convert.passes.numbering import begins_with_a_number
from convert.passes.profile import Profile
from convert.passes.text import is_prose, line_of, width
from convert.passes.times import TIME, may_hold_a_time
from convert.passes.unlabelled import unlabelled
from convert.patterns import pattern
from convert.scripts import count_han, is_han, is_han_or_kana
from convert.walk import every_inline

SHORT_WIDTH: Final = range(5, 25)
"""Han characters of a heading that nothing marks but its length."""
SHORTER_WIDTH: Final = range(3, 25)
"""Han characters of one beside others."""
LONGEST: Final = 2 * SHORT_WIDTH.stop
"""Characters of any of them, with quotes that do not count; looking for them spares most lines all other questions."""
TOPIC_WIDTH: Final = range(2, 12)
"""Han characters before the colon of a heading."""
SEVERAL: Final = 2
"""Headings with a colon that need no other."""
LEAD: Final = 8
"""Han characters of the shortest line that leads to a list under a heading."""
LONG: Final = 25
"""Han characters of a paragraph that counts as long."""
QUOTED_WIDTH: Final = 8
"""Han characters of a phrase in quotes that is no speech."""
_ENDS: Final = '。；，：:、,;—！!…？?."）)'
_MARKS: Final = ("■", "◆", "◇", "□")
_STARTS: Final = '"—-（(《【[*▲△▼▽↑↓←→•·●图圖注'
BOXED: Final = range(4, 15)
"""Characters of a heading in a box, if the post has a second one."""
_QUOTED: Final = pattern(r"^[“「]([^“”「」]+)[”」]$")
_QUOTES: Final = frozenset("“”「」『』")
_PHRASE: Final = pattern(rf"[“「『]([^“”「」『』。！？!?，]{{1,{QUOTED_WIDTH}}})[”」』]")
_SPEECH: Final = pattern(
    r"[说說喊问問答](?:[了着著過过]?[一几幾]?[声聲句])?[“「『]|[”」』][，,]?[\u3400-\u9fff]{0,6}[说說道喊问問答]"
)


def short_headings(post: Post, found: Collection[int], profile: Profile) -> Iterator[int]:
    """Yield their places; ``found`` are those of other headings. Not all of them may be speech.

    A question, and a first line before the text, count beside as many that need no company: an interview asks more.
    """
    if not profile.headings.short:
        return
    between = range(1, len(post.blocks) - 1)
    places = [at for at in between if at not in found and 0 < len(line_of(post.blocks[at])) <= LONGEST]
    boxes = sum(_is_boxed(line_of(block)) for block in post.blocks) > 1
    certain = [at for at in places if _is_certain(post, at, found, profile, boxes=boxes)]
    topics = Counter(line_of(block).partition("：")[0] for block in post.blocks)
    parted = [at for at in places if _is_parted(post, at, found, profile, topics)]
    if all(_QUOTED.fullmatch(line_of(post.blocks[at])) for at in certain):
        certain = []
    if not certain and len(parted) < SEVERAL:
        return
    beside = [at for at in places if _stands_beside_others(post, at, found, profile)]
    sure = {*certain, *parted, *beside}
    like_them = [at for at in range(len(post.blocks) - 1) if at not in found and _is_like_them(post, at, profile)]
    yield from sorted({*sure, *like_them} if len(like_them) <= len(sure) else sure)


def is_short(block: Block, profile: Profile, widths: range = SHORT_WIDTH) -> bool:
    """Say if a paragraph is a short line that says nothing by its form: no sentence, no label, no name."""
    line = line_of(block)
    quoted = not _QUOTES.isdisjoint(line)
    line = _QUOTED.sub(r"\1", line) if quoted else line
    if width(line) not in widths or not _is_phrase(_PHRASE.sub(r"\1", line) if quoted else line):
        return False
    if quoted and _SPEECH.search(line):
        return False
    if not isinstance(block, Paragraph) or any(
        isinstance(inline, (Link, Image, LineBreak, Strong)) for inline in every_inline(block.children)
    ):
        return False
    says_more = (
        re.search(r"[：:。；;]|//|\w@\w|(?:\s[图圖]|\s?[摄攝]|供[图圖])$", line)
        or begins_with_a_number(line)
        or (may_hold_a_time(line) and TIME.search(line))
    )
    named = fields_of(line, profile) or unlabelled(line, profile)
    return not says_more and not named and _is_in_han(line) and line.count("，") <= 1


def _is_in_han(line: str) -> bool:
    """Say if half of a line is Han; behind a mark that papers in Japan set before a heading, kana count too."""
    count = sum(map(is_han_or_kana, line)) if line.startswith(_MARKS) else count_han(line)
    return count >= len(line) // 2


def _is_phrase(line: str) -> bool:
    """Say if a line neither begins nor ends as speech, remarks and sentences do; phrases in it lost their quotes."""
    return not line.endswith((*_ENDS, "”", "」", "』")) and not line.startswith((*_STARTS, "“", "「", "『"))


def _is_certain(post: Post, at: int, found: Collection[int], profile: Profile, *, boxes: bool) -> bool:
    """Say if a short line, or one of several boxes, stands between long paragraphs, an image or a heading aside."""
    block = post.blocks[at]
    short = is_short(block, profile) or (boxes and _is_boxed(line_of(block)))
    return short and _is_long(_before(post, at)) and _is_followed(post, at, found)


def _is_parted(post: Post, at: int, found: Collection[int], profile: Profile, topics: Mapping[str, int]) -> bool:
    """Say if a line between long paragraphs is a topic, a colon and a phrase, and nobody speaks: 租金：先降後升.

    ``topics`` counts what stands before the first colon of each line: who speaks does so more than once.
    """
    line = line_of(post.blocks[at])
    topic, colon, rest = line.partition("：")
    if not colon or width(topic) not in TOPIC_WIDTH or not is_short(Paragraph((Text(f"{topic} {rest}"),)), profile):
        return False
    if fields_of(line, profile) or is_name(topic, profile, alone=True):
        return False
    return topics[topic] == 1 and _is_long(_before(post, at)) and _is_followed(post, at, found)


def _stands_beside_others(post: Post, at: int, found: Collection[int], profile: Profile) -> bool:
    """Say if a line may be a heading where others are: a very short one, or one over a line that leads to a list."""
    if not is_short(post.blocks[at], profile, SHORTER_WIDTH) or not _is_long(_before(post, at)):
        return False
    return _is_followed(post, at, found) or _leads_on(post.blocks[at + 1])


def _leads_on(block: Block) -> bool:
    line = line_of(block)
    return line.endswith("：") and width(line) >= LEAD


def _before(post: Post, at: int) -> Block | None:
    """Return what stands before a place; images that have a caption do not count."""
    while at > 0:
        at -= 1
        block = post.blocks[at]
        if not isinstance(block, Figure) or not (block.caption or block.credit):
            return block
    return None


def _is_followed(post: Post, at: int, found: Collection[int]) -> bool:
    """Say if a long paragraph follows, or another heading or an image with its caption and then one."""
    follower = post.blocks[at + 1]
    between = at + 1 in found or (isinstance(follower, Figure) and bool(follower.caption or follower.credit))
    return _is_long(follower) or (between and at + 2 < len(post.blocks) and _is_long(post.blocks[at + 2]))


def _is_like_them(post: Post, at: int, profile: Profile) -> bool:
    """Say if a line is a question between long paragraphs, or stands first and before one."""
    block, follower = post.blocks[at], post.blocks[at + 1]
    line = line_of(block)
    if at and line.endswith(("？", "?")) and isinstance(block, Paragraph):
        asked = Paragraph((Text(line[:-1]),))
        return is_short(asked, profile) and _is_long(_before(post, at)) and _is_long(follower)
    return at == 0 and is_short(block, profile) and _is_long(follower)


def _is_long(block: Block | None) -> bool:
    return block is not None and is_prose(block) and width(line_of(block)) >= LONG


def _is_boxed(line: str) -> bool:
    return line.startswith("【") and line.endswith("】") and len(line) in BOXED and is_han(line[1:-1])
