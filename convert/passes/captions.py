"""Captions and credits: lines beside an image that speak of it go into its figure."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Final

from msgspec.structs import replace

from convert.kinds import ParagraphKind
from convert.nodes import Block, Figure, Heading, Image, LineBreak, Paragraph, Post, SoftBreak, Table
from convert.normal_form import normal_inlines
from convert.notes import Decision
from convert.passes import zones
from convert.passes.caption_form import (
    begins_as_a_label,
    is_caption,
    is_credit,
    is_numbered_above,
    is_numbered_table,
    is_of_a_picture,
    is_one_remark,
    is_remark,
    is_short_sentence,
    of_the_pictures,
    stops_short,
)
from convert.passes.edits import rebuilt, retyped, settled
from convert.passes.field import Kind
from convert.passes.profile import Profile
from convert.passes.remembering import remembered
from convert.passes.reprints import fields_in
from convert.passes.short_headings import is_short, short_headings
from convert.passes.text import is_bold, is_italic, is_prose, line_of, squeeze, text_of, unbracketed, width
from convert.patterns import pattern

CAPTION_WIDTH: Final = 60
"""Han characters of the longest caption."""
MARKED_WIDTH: Final = 100
"""Of one in italics."""
SHORTEST_SENTENCE: Final = 7
"""Of a sentence that is one: 雨停了。 is text."""
LINES_BELOW: Final = 3
"""Lines that may stand under an image or a table: its name, a remark, its source."""
SHORTEST: Final = 4
"""Characters of a line that says the other text of an image again: less is a word such as 图片."""
IMAGES: Final = 2
"""Images that show by each other that sentences under them are their captions."""
IMAGE_AND_LINE: Final = 3
"""Inlines: an image, a line end, what is said of it."""
_POINTS_ON: Final = pattern("^(?:[这這那其再又可]|接下|我们|我們|大家|如)|如下|看到|看出")
"""What a sentence of the text says under an image that it explains."""
_GOES_ON: Final = tuple("他她它但而却就也")
"""How a short sentence of the text begins that goes on from what stands before it."""
_MORE: Final = pattern(r"。|\.\s")
"""What parts a first sentence from more."""


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
            if zones.is_source_among_labels(post, beside, profile):
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
    """Give a line of credit after the whole text to the last figure, one of a cover to the first.

    Among the editors it is said of the post, and a figure after the text is no cover.
    """
    figures = [at for at, block in enumerate(post.blocks) if isinstance(block, Figure)]
    if not figures:
        return post
    head, tail = set(zones.head(post, profile)), set(zones.tail(post, profile))
    for at in sorted(head | tail):
        block = post.blocks[at]
        match = of_the_pictures(squeeze(unbracketed(line_of(block))))
        if match is None:
            continue
        cover = bool(match["cover"])
        to = figures[0 if cover else -1]
        figure = post.blocks[to]
        theirs = to in head or to not in tail if cover else at in tail and not _is_beside_editors(post, at, profile)
        if theirs and isinstance(block, Paragraph) and isinstance(figure, Figure):
            credit = (*figure.credit, LineBreak(), *block.children) if figure.credit else block.children
            decision = retyped("caption.edge", "caption", text_of(block), block.lines)
            return rebuilt(post, {to: (replace(figure, credit=credit),), at: ()}, [decision])
    return post


def _is_beside_editors(post: Post, at: int, profile: Profile) -> bool:
    """Say if a line that names editors stands over a line or under it."""
    beside = (place for place in (at - 1, at + 1) if 0 <= place < len(post.blocks))
    return any(_names_editors(post.blocks[place], profile) for place in beside)


def _names_editors(block: Block, profile: Profile) -> bool:
    if not isinstance(block, Paragraph):
        return False
    return block.kind is ParagraphKind.EDITORS or any(field.kind is Kind.EDITORS for field in fields_in(block, profile))


def _tables(post: Post, profile: Profile) -> Post:
    """Move the numbered line that names a table into its caption; what else is said below it stays there, as a note."""
    changes: dict[int, tuple[Block, ...]] = {}
    decisions: list[Decision] = []
    for at, table in enumerate(post.blocks):
        for place in _of_the_table(post, at, profile):
            block = post.blocks[place]
            if place in changes or not isinstance(block, Paragraph) or not isinstance(table, Table):
                continue
            decisions.append(retyped("caption.table", "caption", text_of(block), block.lines))
            if is_numbered_table(line_of(block)):
                caption = (*table.caption, LineBreak(), *block.children) if table.caption else block.children
                changes |= {at: (replace(table, caption=caption),), place: ()}
            else:
                changes[place] = (replace(block, kind=ParagraphKind.TABLE_NOTE),)
    return rebuilt(post, changes, decisions) if changes else post


def _of_the_table(post: Post, at: int, profile: Profile) -> list[int]:
    """Return the places of the lines that speak of a table, none for another block."""
    if not isinstance(post.blocks[at], Table):
        return []
    above = [at - 1] if at and is_numbered_table(line_of(post.blocks[at - 1])) else []
    below: list[int] = []
    for place, block in enumerate(post.blocks[at + 1 : at + 1 + LINES_BELOW], at + 1):
        numbered = not above and not below and is_numbered_table(line_of(block))
        if (
            not isinstance(block, Paragraph)
            or block.kind is not ParagraphKind.BODY
            or not (numbered or _filled(Figure(Image("")), block, profile, before=False))
        ):
            break
        below.append(place)
    return above + below


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
    below = [place for place in range(at + 1, at + 1 + LINES_BELOW) if place < last]
    above = at - 1
    if above < 0 or above in taken or (above and isinstance(post.blocks[above - 1], Figure)):
        return below
    return [above, *below] if is_numbered_above(line_of(post.blocks[above])) else below


def _filled(figure: Figure, block: Paragraph, profile: Profile, *, before: bool) -> tuple[str, Figure] | None:
    line = line_of(block)
    marked = _is_marked(block, profile)
    if not line or width(line) > (MARKED_WIDTH if marked else CAPTION_WIDTH):
        return None
    if not marked and not is_one_remark(line, profile):
        return None
    if not before and not figure.credit and is_credit(line, profile):
        return "caption.credit", replace(figure, credit=block.children)
    if not figure.caption and (before or marked or is_caption(line, profile)):
        return "caption.numbered" if before else "caption.below", replace(figure, caption=block.children)
    if figure.caption and is_remark(line):
        return "caption.below", replace(figure, caption=(*figure.caption, LineBreak(), *block.children))
    return None


def _is_below(post: Post, at: int, block: Paragraph, profile: Profile, has_short_headings: Callable[[], bool]) -> bool:
    """Say if a line that nothing marks is said of the image over it: its other text, or short before the text goes on.

    In a post whose headings nothing marks either, it may be one.
    """
    figure = post.blocks[at]
    if not isinstance(figure, Figure) or figure.caption or figure.credit:
        return False
    said = squeeze(line_of(block))
    if _begins_with_the_other_text(said, figure.image) or _is_over_a_credit(post, at + 1, said, profile):
        return True
    if not profile.captions.unmarked or is_bold(block):
        return False
    if stops_short(said) or _are_odd_sentences(post):
        return True
    if not is_short(block, profile):
        return False
    if begins_as_a_label(said, profile) or _POINTS_ON.search(said):
        return False
    goes_on = at + 2 < len(post.blocks) and not is_short(post.blocks[at + 2], profile)
    return goes_on and not has_short_headings()


@remembered
def _are_odd_sentences(post: Post) -> bool:
    """Say if a short sentence stands under each image without a caption, and nowhere else; each of them asks."""
    figures = {place: block for place, block in enumerate(post.blocks) if isinstance(block, Figure)}
    under = {place + 1 for place, figure in figures.items() if not figure.caption}
    if len(figures) < IMAGES or not all(_may_be_a_caption(post, place) for place in under):
        return False
    others = (line_of(block) for place, block in enumerate(post.blocks) if place not in under)
    return not any(map(is_short_sentence, others))


def _may_be_a_caption(post: Post, at: int) -> bool:
    """Say if a line is a short sentence that goes on from none, and text follows, perhaps under a heading."""
    line = line_of(post.blocks[at]) if at < len(post.blocks) else ""
    if not is_short_sentence(line) or width(line) < SHORTEST_SENTENCE:
        return False
    if _POINTS_ON.search(line) or line.startswith(_GOES_ON):
        return False
    behind = post.blocks[at + 1 : at + 3]
    titled = bool(behind) and (isinstance(behind[0], Heading) or is_bold(behind[0]))
    return any(map(is_prose, behind[titled : titled + 1]))


def _is_over_a_credit(post: Post, at: int, line: str, profile: Profile) -> bool:
    """Say if a sentence under an image stands over a line that says who took it."""
    if width(line) > CAPTION_WIDTH or at + 1 >= len(post.blocks) or _POINTS_ON.search(line):
        return False
    return is_of_a_picture(line_of(post.blocks[at + 1]), profile) and is_one_remark(line, profile)


def _begins_with_the_other_text(line: str, image: Image) -> bool:
    """Say if a line says the other text of an image again, and perhaps a sentence more: 窯。まだ温かい。."""
    other = squeeze(image.alt).rstrip("。.")
    if len(other) < SHORTEST or not line.startswith(other) or width(line) > CAPTION_WIDTH:
        return False
    return not line[len(other) :].rstrip("。.") or _MORE.match(line, len(other)) is not None


def _is_marked(block: Paragraph, profile: Profile) -> bool:
    """Say if a paragraph is in italics, where that marks what is said of an image."""
    return profile.captions.italic and is_italic(block)
