"""Captions and credits: lines beside an image that speak of it go into its figure."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from typing import Final

from msgspec.structs import replace

from convert.nodes import Block, Figure, Image, LineBreak, Paragraph, Post, Role, SoftBreak, Table
from convert.normal_form import normal_inlines
from convert.notes import Decision
from convert.passes import zones
from convert.passes.edits import rebuilt, retyped, settled
from convert.passes.names import strict_people
from convert.passes.profile import Profile
from convert.passes.short_headings import is_short, short_headings
from convert.passes.text import is_italic, line_of, squeeze, text_of, unbracketed, width
from convert.passes.words import Words
from convert.patterns import pattern

CAPTION_WIDTH: Final = 60
"""Han characters of the longest caption."""
MARKED_WIDTH: Final = 100
"""Of one in italics."""
LINES_BELOW: Final = 3
"""Lines that may stand under a table: its name, a remark, its source."""
ABOUT_WIDTH: Final = 4
"""Han characters of "图为" and a thing."""
SHORTEST: Final = 4
"""Characters of a line that says the other text of an image again: less is a word such as 图片."""
IMAGE_AND_LINE: Final = 3
"""Inlines: an image, a line end, what is said of it."""
_NUMBERED: Final = pattern(
    r"(?:图表?|圖表?)\s*(?:\d{1,3}(?:[-.]\d{1,2})?|[一二三四五六七八九十]{1,3})\s*(?:[：:.．\s|｜].+|[\u3400-\u9fff].*)?"
)
_PICTURE: Final = ("图", "圖")
_NUMBERED_BEFORE: Final = pattern(r"(?:图表?|圖表?)\s*\d{1,3}\s*[：:]\s*[^。]+")
_PICTURES: Final = tuple("封头頭题題首文本图圖照配插")
"""How such a line of credit begins."""
_OF_THE_PICTURES: Final = pattern(
    r"(?:(?P<cover>封面|头图|頭圖|题图|題圖|首图)|(?:文中|文内|本文|本文所有)?(?:图片|圖片|照片|配图|插图|图(?=[源据])|圖(?=[源據])))"
    r"(?:图片|图)?(?:来源|來源|来自|來自|源|[据據]|由(?![来來])|(?=\s*[：:丨|｜]))\s*[：:丨|｜/／]?\s*\S.{0,60}(?<![。！？])"
)
"""A line of credit that says of which pictures of the post it speaks."""
_TABLES: Final = ("附", "表", "图", "圖", "Table")
_NUMBERED_TABLE: Final = pattern(
    r"(?:附?表|表格|图表|圖表|Table )\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[：:.\s]\s*[^。]{2,60}"
)
_POINTERS: Final = tuple("▲△▼▽↑↓")
_ARROWS: Final = frozenset("↑↓")
_POINTS_ON: Final = pattern("^(?:[这這那其再又可]|接下|我们|我們|大家|如)|如下|看到|看出")
"""What a sentence of the text says under an image that it explains."""
_COPYRIGHTS: Final = frozenset("©(")
_COPYRIGHT: Final = pattern(r"(?:[^\W\d_]{3,12}\s?[:：]?\s)?(?:©|\([cC]\))\s?(?!\d)[^.!?。]{2,60}")
_IN_A_BRACKET: Final = pattern(r".+[（(](?P<inside>[^（）()]{2,30})[）)]。?")
_MORE: Final = pattern(r"。|\.\s")
"""What parts a first sentence from more."""
_PARTED: Final = pattern(r"[.!?…|–—/·]\s+")
"""What stands before a credit in letters, behind a phrase or a sentence."""
_REPORTER: Final = pattern(r"^[\u3400-\u9fff]{0,8}(?:记者|記者)\s*")
_NAME_AND_WORK: Final = pattern(r"(?P<who>.{2,20}?)\s*(?:摄|攝)")
_SOMEBODYS_WORK: Final = pattern(r"[\u3400-\u9fff·]{2,9}\s?[摄攝图圖]")
"""Who took a picture that its number has told already: any name will do."""
_BY: Final = (" by", " of", " via", " von", " de", " di", " por", ".")
"""How a label ends that needs no colon before a name; so does one that is cut short: Fot."""
_SIGNED: Final = pattern(r"\s*[：:丨|｜/／＝=]\s*\S")
_NAME_LENGTHS: Final = range(4, 63)
"""Characters of a blank and a name behind such a label."""
_ABOUT: Final = ("图为", "圖為", "上图为", "下图为")


def find_captions(post: Post, profile: Profile) -> Post:
    """Move lines beside a figure into its caption and its credit, where these are empty."""
    post = _parted(post, profile)
    figures = [at for at, block in enumerate(post.blocks) if isinstance(block, Figure)]
    changes: dict[int, tuple[Block, ...]] = {}
    decisions: list[Decision] = []
    has_short_headings = cache(partial(_has_short_headings, post, profile))
    for at in figures:
        figure = post.blocks[at]
        for beside in _beside(post, at, changes):
            block = post.blocks[beside]
            if not isinstance(figure, Figure) or not isinstance(block, Paragraph):
                break
            filled = _filled(figure, block, profile, before=beside < at)
            if filled is None and beside == at + 1 and _is_below(post, at, block, profile, has_short_headings):
                filled = "caption.unmarked", replace(figure, caption=block.children)
            if filled is None:
                break
            rule, figure = filled
            changes[at], changes[beside] = (figure,), ()
            decisions.append(retyped(rule, "caption", text_of(block), block.lines))
    post = _tables(rebuilt(post, changes, decisions) if changes else post, profile)
    return settled(post, lambda post: _at_the_edge(post, profile))


def _has_short_headings(post: Post, profile: Profile) -> bool:
    return next(short_headings(post, (), profile), None) is not None


def _at_the_edge(post: Post, profile: Profile) -> Post:
    """Give a line of credit after the whole text to the last figure, one of a cover to the first."""
    figures = [at for at, block in enumerate(post.blocks) if isinstance(block, Figure)]
    if not figures:
        return post
    tail = set(zones.tail(post, profile))
    for at in sorted(tail | set(zones.head(post, profile))):
        block = post.blocks[at]
        match = _of_the_pictures(squeeze(unbracketed(line_of(block))))
        cover = bool(match and match["cover"])
        to = figures[0 if cover else -1]
        figure = post.blocks[to]
        if match and (cover or at in tail) and isinstance(block, Paragraph) and isinstance(figure, Figure):
            credit = (*figure.credit, LineBreak(), *block.children) if figure.credit else block.children
            decision = retyped("caption.edge", "caption", text_of(block), block.lines)
            return rebuilt(post, {to: (replace(figure, credit=credit),), at: ()}, [decision])
    return post


def _tables(post: Post, profile: Profile) -> Post:
    """Move the lines that speak of a table into its caption: a numbered one above, some below."""
    changes: dict[int, tuple[Block, ...]] = {}
    decisions: list[Decision] = []
    for at, table in enumerate(post.blocks):
        said = [place for place in _of_the_table(post, at, profile) if place not in changes]
        if not isinstance(table, Table) or not said:
            continue
        caption = table.caption
        for block in (post.blocks[place] for place in said):
            if isinstance(block, Paragraph):
                caption = (*caption, LineBreak(), *block.children) if caption else block.children
                decisions.append(retyped("caption.table", "caption", text_of(block), block.lines))
        changes |= {**dict.fromkeys(said, ()), at: (replace(table, caption=caption),)}
    return rebuilt(post, changes, decisions) if changes else post


def _of_the_table(post: Post, at: int, profile: Profile) -> list[int]:
    """Return the places of the lines that speak of a table, none for another block."""
    if not isinstance(post.blocks[at], Table):
        return []
    above = [at - 1] if at and _is_numbered_table(post.blocks[at - 1]) else []
    below: list[int] = []
    for place, block in enumerate(post.blocks[at + 1 : at + 1 + LINES_BELOW], at + 1):
        numbered = not above and not below and _is_numbered_table(block)
        if not isinstance(block, Paragraph) or not (
            numbered or _filled(Figure(Image("")), block, profile, before=False)
        ):
            break
        below.append(place)
    return above + below


def _is_numbered_table(block: Block) -> bool:
    line = line_of(block)
    return line.startswith(_TABLES) and _NUMBERED_TABLE.fullmatch(line) is not None


def _parted(post: Post, profile: Profile) -> Post:
    """Part paragraphs that are an image and, in the next line, what is said of it."""
    changes: dict[int, tuple[Block, ...]] = {}
    for at, block in enumerate(post.blocks):
        if not isinstance(block, Paragraph) or len(block.children) < IMAGE_AND_LINE:
            continue
        image, line_end, *rest = block.children
        if not isinstance(image, Image) or not isinstance(line_end, (LineBreak, SoftBreak)):
            continue
        figure = Figure(image, lines=block.lines)
        below = replace(block, children=normal_inlines(rest))
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
    return [above, *below] if first.startswith(_PICTURE) and _NUMBERED_BEFORE.fullmatch(first) else below


def _filled(figure: Figure, block: Paragraph, profile: Profile, *, before: bool) -> tuple[str, Figure] | None:
    line = line_of(block)
    marked = _is_marked(block, profile)
    if not line or width(line) > (MARKED_WIDTH if marked else CAPTION_WIDTH):
        return None
    if not marked and not _is_one_remark(line, profile):
        return None
    if not before and not figure.credit and _is_credit(line, profile):
        return "caption.credit", replace(figure, credit=block.children)
    if not figure.caption and (before or marked or _is_caption(line, profile)):
        return "caption.numbered" if before else "caption.below", replace(figure, caption=block.children)
    return None


def _is_below(post: Post, at: int, block: Paragraph, profile: Profile, has_short_headings: Callable[[], bool]) -> bool:
    """Say if a line that nothing marks is said of the image over it: its other text, or short before the text goes on.

    In a post whose headings nothing marks either, it may be one.
    """
    figure = post.blocks[at]
    if not isinstance(figure, Figure) or figure.caption or figure.credit:
        return False
    said = squeeze(line_of(block))
    if _begins_with_the_other_text(said, figure.image):
        return True
    if not profile.captions.unmarked or not is_short(block, profile):
        return False
    if _begins_as_a_label(said, profile) or _POINTS_ON.search(said):
        return False
    goes_on = at + 2 < len(post.blocks) and not is_short(post.blocks[at + 2], profile)
    return goes_on and not has_short_headings()


def _begins_with_the_other_text(line: str, image: Image) -> bool:
    """Say if a line says the other text of an image again, and perhaps a sentence more: 窯。まだ温かい。."""
    other = squeeze(image.alt).rstrip("。.")
    if len(other) < SHORTEST or not line.startswith(other) or width(line) > CAPTION_WIDTH:
        return False
    return not line[len(other) :].rstrip("。.") or _MORE.match(line, len(other)) is not None


def _begins_as_a_label(line: str, profile: Profile) -> bool:
    """Say if a line begins as a caption or a credit does and does not go on as one: 供图书馆使用."""
    words = profile.captions
    labels = profile.labels
    return any(label.begin(line) for label in (words.captions, words.credits, labels.photographer, labels.source))


def _is_one_remark(line: str, profile: Profile) -> bool:
    """Say if a line is one sentence, or several that each have their label: 注：甲。资料来源：乙。."""
    if not line.endswith("。") or "。" not in line[:-1]:
        return True
    return all(_is_credit(part, profile) or _is_caption(part, profile) for part in line[:-1].split("。"))


def _is_credit(line: str, profile: Profile) -> bool:
    inner = squeeze(unbracketed(line))
    if _begins_as(inner, profile.captions.credits) and not _is_a_remark(inner):
        return True
    pictures = _of_the_pictures(inner)
    if (not _COPYRIGHTS.isdisjoint(inner) and _COPYRIGHT.fullmatch(inner)) or (pictures and not pictures["cover"]):
        return True
    work = _NAME_AND_WORK.fullmatch(inner) if inner.endswith(("摄", "攝")) else None
    return bool(work) and _by_a_photographer(work["who"] if work else "", profile)


def _of_the_pictures(line: str) -> re.Match[str] | None:
    return _OF_THE_PICTURES.fullmatch(line) if line.startswith(_PICTURES) else None


def _is_a_remark(line: str) -> bool:
    """Say if what stands behind a label is a sentence, as its small letter and its marks show."""
    value = line.partition(":")[2].strip()
    return value[:1].islower() and bool(re.search(r"[,!?]|\.(?:\s|$)", value))


def _by_a_photographer(who: str, profile: Profile) -> bool:
    name = _REPORTER.sub("", who) if "记者" in who or "記者" in who else who
    return bool(strict_people(name, Role.PHOTOGRAPHER, profile))


def _is_caption(line: str, profile: Profile) -> bool:
    inner = squeeze(unbracketed(line))
    if _is_pointing(inner) or _is_numbered(inner, profile):
        return True
    if _begins_as(inner, profile.captions.captions):
        return True
    about = inner.startswith(_ABOUT) and width(inner) > ABOUT_WIDTH and not re.search("什么|何|为了|为什", inner[:6])
    return about or _ends_as_one(inner, profile) or _ends_with_a_credit(inner, profile)


def _is_pointing(line: str) -> bool:
    """Say if a line points to an image and nowhere else: ▲北街的新水表."""
    return len(line) > 1 and line.startswith(_POINTERS) and _ARROWS.isdisjoint(line[1:])


def _ends_with_a_credit(line: str, profile: Profile) -> bool:
    """Say if a line ends with a credit: 北街的新水表。（圖／水務局提供）, The old pump. Photo: Jane Doe."""
    if match := _IN_A_BRACKET.fullmatch(line):
        return _begins_as(match["inside"], profile.captions.credits)
    sentence, _, credit = line.partition("。")
    if sentence and credit:
        return _begins_as(credit, profile.captions.credits)
    sentence, _, name = line.rpartition(" / ")
    if sentence.endswith(".") and strict_people(name, Role.PHOTOGRAPHER, profile):
        return True
    behind = (line[part.end() :] for part in _PARTED.finditer(line))
    return any(_begins_as(one, profile.captions.credits) and not _is_a_remark(one) for one in behind)


def _is_marked(block: Paragraph, profile: Profile) -> bool:
    """Say if a paragraph is in italics, where that marks what is said of an image."""
    return profile.captions.italic and is_italic(block)


def _is_numbered(line: str, profile: Profile) -> bool:
    """Say if a line is "图1：" and a phrase; a sentence after it may only give credit."""
    _, _, more = line.rstrip("。").partition("。")
    credited = not more or _is_credit(more, profile) or bool(_SOMEBODYS_WORK.fullmatch(more))
    return credited and line.startswith(_PICTURE) and bool(_NUMBERED.fullmatch(line))


def _ends_as_one(line: str, profile: Profile) -> bool:
    """Say if a line ends with who took the picture: "…。林远航 摄", "…（资料图）"."""
    for ending in profile.captions.endings:
        before, found, after = line.rpartition(ending)
        if not found or after.strip("）)。. "):
            continue
        if ending in (" 图", " 圖", "摄", "攝"):
            before = before.strip()
            ends = (before[-20:], re.split("[。！，（(]", before)[-1], before.rpartition(" ")[2])
            return any(_by_a_photographer(who, profile) for who in ends)
        return True
    return False


def _begins_as(line: str, words: Words) -> bool:
    """Say if a line begins with one of the words, a sign and more; behind "Photo by" a capital is enough."""
    for end in words.finder(line).ends(0):
        word = line[:end]
        if word.replace(" ", "") not in _ABOUT and (
            _SIGNED.match(line, end) or (word.endswith(_BY) and _is_named(line[end:]))
        ):
            return True
    return False


def _is_named(rest: str) -> bool:
    """Say if a blank and a capital follow a label, and not too much."""
    return len(rest) in _NAME_LENGTHS and rest.startswith(" ") and rest[1].isupper()
