"""Captions and credits: lines beside an image that speak of it go into its figure."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from convert.nodes import Block, Figure, Image, LineBreak, Paragraph, Post, Role, SoftBreak, Table
from convert.notes import Decision
from convert.passes.edits import rebuilt, retyped
from convert.passes.names import strict_people
from convert.passes.profile import Captions, Profile, any_of
from convert.passes.text import line_of, squeeze, text_of, unbracketed, width
from convert.patterns import pattern
from convert.walk import normal_inlines

CAPTION_WIDTH: Final = 60
"""Han characters of the longest caption."""
ABOUT_WIDTH: Final = 4
"""Han characters of "图为" and a thing."""
IMAGE_AND_LINE: Final = 3
"""Inlines: an image, a line end, what is said of it."""
_NUMBERED: Final = pattern(
    r"(?:图表?|圖表?)\s*(?:\d{1,3}(?:[-.]\d{1,2})?|[一二三四五六七八九十]{1,3})\s*(?:[：:\s|｜].+|[\u3400-\u9fff].*)?"
)
_NUMBERED_BEFORE: Final = pattern(r"(?:图表?|圖表?)\s*\d{1,3}\s*[：:]\s*[^。]+")
_POINTING: Final = pattern(r"[▲△▼]\s*\S.+")
_NAME_AND_WORK: Final = pattern(r"(?P<who>.{2,20}?)\s*(?:摄|攝)")
_ABOUT: Final = ("图为", "圖為", "上图为", "下图为")


def find_captions(post: Post, profile: Profile) -> Post:
    """Move lines beside a figure into its caption and its credit, where these are empty."""
    post = _parted(post, profile)
    figures = [at for at, block in enumerate(post.blocks) if isinstance(block, Figure)]
    changes: dict[int, tuple[Block, ...]] = {}
    decisions: list[Decision] = []
    for at in figures:
        figure = post.blocks[at]
        for beside in _beside(post, at, changes):
            block = post.blocks[beside]
            if not isinstance(figure, Figure) or not isinstance(block, Paragraph):
                break
            filled = _filled(figure, block, profile, before=beside < at)
            if filled is None:
                break
            rule, figure = filled
            changes[at], changes[beside] = (figure,), ()
            decisions.append(retyped(rule, "caption", text_of(block), block.lines))
    return _tables(rebuilt(post, changes, decisions) if changes else post, profile)


def _tables(post: Post, profile: Profile) -> Post:
    """Move the line under a table that speaks of it into its caption."""
    changes: dict[int, tuple[Block, ...]] = {}
    decisions: list[Decision] = []
    for at, (table, block) in enumerate(pairwise(post.blocks)):
        if not isinstance(table, Table) or table.caption or not isinstance(block, Paragraph):
            continue
        if _filled(Figure(Image("")), block, profile, before=False):
            changes[at], changes[at + 1] = (replace(table, caption=block.children),), ()
            decisions.append(retyped("caption.table", "caption", text_of(block), block.lines))
    return rebuilt(post, changes, decisions) if changes else post


def _parted(post: Post, profile: Profile) -> Post:
    """Part paragraphs that are an image and, in the next line, what is said of it."""
    changes: dict[int, tuple[Block, ...]] = {}
    for at, block in enumerate(post.blocks):
        if not isinstance(block, Paragraph) or len(block.children) < IMAGE_AND_LINE:
            continue
        image, line_end, *rest = block.children
        below = replace(block, children=normal_inlines(rest))
        if not isinstance(image, Image) or not isinstance(line_end, (LineBreak, SoftBreak)):
            continue
        figure = Figure(image, lines=block.lines)
        if not any(isinstance(inline, Image) for inline in rest) and _filled(figure, below, profile, before=False):
            changes[at] = (figure, below)
    return rebuilt(post, changes, ()) if changes else post


def _beside(post: Post, at: int, taken: dict[int, tuple[Block, ...]]) -> list[int]:
    """Return the places to look at, the ones below first; a line above counts if no figure stands over it."""
    last = len(post.blocks)
    below = [place for place in (at + 1, at + 2) if place < last]
    above = at - 1
    if above < 0 or above in taken or (above and isinstance(post.blocks[above - 1], Figure)):
        return below
    first = line_of(post.blocks[above])
    return [above, *below] if _NUMBERED_BEFORE.fullmatch(first) else below


def _filled(figure: Figure, block: Paragraph, profile: Profile, *, before: bool) -> tuple[str, Figure] | None:
    line = line_of(block)
    if not line or width(line) > CAPTION_WIDTH or (line.endswith("。") and "。" in line[:-1]):
        return None
    if not before and not figure.credit and _is_credit(line, profile):
        return "caption.credit", replace(figure, credit=block.children)
    if not figure.caption and (before or _is_caption(line, profile)):
        return "caption.numbered" if before else "caption.below", replace(figure, caption=block.children)
    return None


def _is_credit(line: str, profile: Profile) -> bool:
    inner = squeeze(unbracketed(line))
    if _starts(profile.captions, "credits").fullmatch(inner):
        return True
    work = _NAME_AND_WORK.fullmatch(inner)
    return bool(work) and _by_a_photographer(work["who"] if work else "", profile)


def _by_a_photographer(who: str, profile: Profile) -> bool:
    name = re.sub(r"^[\u3400-\u9fff]{0,8}(?:记者|記者)\s*", "", who)
    return bool(strict_people(name, Role.PHOTOGRAPHER, profile))


def _is_caption(line: str, profile: Profile) -> bool:
    inner = squeeze(unbracketed(line))
    if _POINTING.fullmatch(inner) or _is_numbered(inner, profile):
        return True
    if _starts(profile.captions, "captions").fullmatch(inner):
        return True
    about = inner.startswith(_ABOUT) and width(inner) > ABOUT_WIDTH and not re.search("什么|何|为了|为什", inner[:6])
    return about or _ends_as_one(inner, profile)


def _is_numbered(line: str, profile: Profile) -> bool:
    """Whether a line is "图1：" and a phrase; a sentence after it may only give credit."""
    _, _, more = line.rstrip("。").partition("。")
    return bool(_NUMBERED.fullmatch(line)) and (not more or _is_credit(more, profile))


def _ends_as_one(line: str, profile: Profile) -> bool:
    """Whether a line ends with who took the picture: "…。林远航 摄", "…（资料图）"."""
    for ending in profile.captions.endings:
        before, found, after = line.rpartition(ending)
        if not found or after.strip("）)。 "):
            continue
        if ending in ("摄", "攝"):
            who = re.split("[。！ ，（(]", before.strip())
            return _by_a_photographer(before.strip()[-20:], profile) or _by_a_photographer("".join(who[-1:]), profile)
        return True
    return False


@lru_cache(maxsize=32)
def _starts(words: Captions, which: str) -> re.Pattern[str]:
    about = tuple(word for word in getattr(words, which) if word not in _ABOUT)
    latin = tuple(word for word in about if word.endswith(" by"))
    return pattern(rf"(?:{any_of(about)})\s*[：:丨|｜/／]\s*\S.*|(?:{any_of(latin)}) [A-Z].{{2,60}}")
