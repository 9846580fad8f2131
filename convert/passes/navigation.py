"""Ways about a site: lines made of nothing else, share bars and breadcrumbs, at the edges of a post."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import Final

from convert.nodes import Block, Blocks, Figure, Image, Inline, LineBreak, Link, List, Meta, Paragraph, Post, SoftBreak
from convert.notes import Decision
from convert.passes.breadcrumbs import is_breadcrumb, leads_to_a_section, sections_of
from convert.passes.cutting import cut_into
from convert.passes.edits import dropped, rebuilt, settled, split
from convert.passes.profile import Profile
from convert.passes.remains import images_of, is_annotated
from convert.passes.remembering import remembered_by_value
from convert.passes.share_bars import is_share_bar
from convert.passes.text import bare, has_han, is_blank, is_bold, is_prose, line_of, squeeze, width
from convert.passes.words import Words
from convert.patterns import pattern
from convert.positions import Lines
from convert.scripts import has_kana, is_han
from convert.walk import block_text, every_inline, inlines_of, links_in, plain_text

HEAD: Final = 3
"""Blocks at the head in which breadcrumbs are looked for."""
TAIL: Final = 8
"""Blocks at the tail in which ways about the site are looked for."""
LENGTH: Final = 160
"""Characters of the longest such line: a share bar with all its networks."""
ONE_WORD: Final = 2
"""Letters of a word that alone says too little: 返回, 打印."""
ALONE: Final = 4
"""Characters of a word that needs no link and no other beside it: 返回首页."""
ROW: Final = 3
"""Words that are no heading when each of them is a way: 放大 缩小 默认."""
HOME_WORDS: Final = 4
"""Words of the longest name of a front page."""
HOME_WIDTH: Final = 10
"""Han characters of whose it is, where no blank parts them: 河畔周刊首页."""
MENU: Final = 3
"""Links in the shortest row that is one by its addresses alone, the front page among them."""
SECTION: Final = 6
"""Han characters of the longest name of a section: 财经早餐."""
NEIGHBOURS: Final = "navigation.neighbours"
_WITH_ICONS: Final = frozenset({"tracking", "share-bar"})
"""The rules by which all images of a block go."""
_ARROWS: Final = "←→↑«»‹›<>⟵⟶⬅➡◀▶◄►↩⏎"
_SIGNS: Final = f"|｜丨/／·•,，、;；\\[\\]【】()（）▲△{_ARROWS}"
"""What stands around ways: no letters, no blanks, no hyphens."""
_BETWEEN: Final = pattern(rf"\s*[{_SIGNS}\n]+\s*")
_STROKE: Final = pattern(r"[|｜丨]")
_BESIDE: Final = pattern(r"[\s：:|｜]+")
_FOLDER: Final = pattern(r"(?:\.{1,2}/|/)*[\w-]+(?:/[\w-]+)?/", re.ASCII)
"""The address of a section: /news/, /news/world/; a post has its day or a name with more to it."""
_FRONT_PAGE: Final = pattern(r"(?:\.{0,2}/)*(?:\.{1,2}/?|/|index\.html?)")


def drop_navigation(post: Post, profile: Profile) -> Post:
    """Drop lines at the edges of a post that lead about the site, and nothing that says more."""
    return settled(post, lambda post: _dropped(post, profile))


def _dropped(post: Post, profile: Profile) -> Post:
    """Drop such lines; others may stand at the edges then."""
    changes: dict[int, tuple[Block, ...]] = {}
    decisions: list[Decision] = []
    first, last = _text(post.blocks, profile)
    tail = range(max(0, len(post.blocks) - TAIL, last + 1), len(post.blocks))
    paired = _paired(post.blocks, tail, profile)
    for at in sorted({*range(min(HEAD, first)), *tail}):
        block = post.blocks[at]
        if is_annotated(block):
            continue
        if at in paired:
            changes[at] = _pictures(block)
            decisions += [dropped(NEIGHBOURS, text, lines) for text, lines in _lines(block)]
            continue
        if not _leads(block) and (isinstance(block, List) or _speaks(block, profile, before_text=at < first)):
            continue
        rule = "tracking" if _is_tracking(block) else way_of(block, post.meta, profile, at_the_head=at < HEAD)
        if rule:
            changes[at] = () if rule in _WITH_ICONS else _pictures(block)
            decisions += [dropped(rule, text, lines) for text, lines in _lines(block)]
    return rebuilt(post, changes, decisions) if changes else post


def _leads(block: Block) -> bool:
    """Say if a block has a link."""
    return any(isinstance(inline, Link) for inline in inlines_of((block,)))


def _links(block: Block) -> list[Link]:
    return [inline for inline in inlines_of((block,)) if isinstance(inline, Link)]


def _speaks(block: Block, profile: Profile, *, before_text: bool) -> bool:
    """Say if words of navigation without a link may be a heading: in bold, or before the text, but no row of them."""
    bold = is_bold(block)
    if not before_text and not bold:
        return False
    text = line_of(block)
    if not bold and len(text.split()) >= ROW:
        return False
    return 0 < len(text) <= LENGTH and is_navigation(text, profile)


def _text(blocks: Blocks, profile: Profile) -> tuple[int, int]:
    """Return the places of the first paragraph of the text and of the last; a sentence of the profile is none."""

    def is_text(at: int) -> bool:
        return is_prose(blocks[at]) and not profile.navigation.certain.hold(line_of(blocks[at]))

    places = range(len(blocks))
    return next(filter(is_text, places), len(blocks)), next(filter(is_text, reversed(places)), -1)


def _is_tracking(block: Block) -> bool:
    """Say if a block shows an image of at most one pixel."""
    images: list[Inline] = []
    if isinstance(block, Figure):
        images = [] if block.caption or block.credit else [block.image]
    elif isinstance(block, Paragraph) and is_blank(plain_text(block.children)):
        images = [inline for inline in every_inline(block.children) if isinstance(inline, Image)]
    return bool(images) and all(isinstance(image, Image) and image.width in (0, 1) for image in images)


# --- which way it is ---------------------------------------------------------------------------------------------


def way_of(block: Block, meta: Meta, profile: Profile, *, at_the_head: bool) -> str:
    """Return the rule by which a block is nothing but ways about a site; empty if it says anything else."""
    text = squeeze(block_text(block)) if isinstance(block, List) else line_of(block)
    if not isinstance(block, (Paragraph, List)) or not text or len(text) > LENGTH:
        return ""
    if _is_navigation(block, text, meta, profile):
        return "navigation"
    if isinstance(block, Paragraph) and _is_neighbours(block, profile):
        return NEIGHBOURS
    if is_share_bar(block, profile) or _leads_to_a_share_bar(block, profile):
        return "share-bar"
    crumbs = squeeze(block_text(block).replace("\n", " > ")) if isinstance(block, List) else text
    return "breadcrumb" if at_the_head and is_breadcrumb(crumbs, _links(block), meta, profile) else ""


def _is_navigation(block: Paragraph | List, text: str, meta: Meta, profile: Profile) -> bool:
    """Say if a line is ways: in Han, or linked; the place of a link and the post may say what its word does not."""
    if is_navigation(text, profile):
        return _leads(block) or _is_told_in_han(text, profile)
    links = _links(block)
    shown = [squeeze(plain_text(link.children)) for link in links]
    parts = [_BETWEEN.sub("", name) for name in shown]
    if not links or bare(_BETWEEN.sub("", text)) != bare("".join(parts)):
        return False
    back = [_is_back_to_a_section(part, link, meta, profile) for part, link in zip(parts, links, strict=True)]
    home = [_leads_home(link, part, profile) for link, part in zip(links, parts, strict=True)]
    ways = profile.navigation.ways
    told = [ways.hold(part) or led or leads for part, led, leads in zip(parts, back, home, strict=True)]
    if not all(told):
        named = all(
            known or _is_a_section(link, part, meta, profile)
            for known, link, part in zip(told, links, parts, strict=True)
        )
        if not named:
            return (home[0] or (home[-1] and told[0])) and _is_a_menu(links, shown, told)
        return any(home) or _names_one(parts, profile.navigation.certain)
    arrow = any(name[:1] in _ARROWS or name[-1:] in _ARROWS for name in shown)
    return arrow or any(home) or any(back)


def _leads_to_a_share_bar(block: Paragraph | List, profile: Profile) -> bool:
    """Say if ways stand before a share bar, a stroke between them: 返回首页 | 打印 | 分享到：微信 微博."""
    if not isinstance(block, Paragraph):
        return False
    text = plain_text(block.children)
    for stroke in _STROKE.finditer(text):
        if is_navigation(squeeze(text[: stroke.start()]), profile):
            _, bar = split(block.children, stroke.end())
            if is_share_bar(Paragraph(bar), profile):
                return True
    return False


def _is_a_menu(links: list[Link], shown: list[str], told: list[bool]) -> bool:
    """Say if links, the front page at an end, are a row of ways and of sections: short names, folders of the site."""
    return len(links) >= MENU and all(
        known or (_FOLDER.fullmatch(link.url) and width(name) <= SECTION)
        for known, link, name in zip(told, links, shown, strict=True)
    )


def _is_told_in_han(text: str, profile: Profile) -> bool:
    """Say if ways without a link say by themselves that they are: in Chinese, and no short word alone, as 上一节."""
    parts = _parts(text, profile.navigation.ways)
    alone = len(parts) == 1 and len(bare(parts[0])) < ALONE
    return has_han(text) and not has_kana(text) and not alone and _names_one(parts, profile.navigation.certain)


def _leads_home(link: Link, name: str, profile: Profile) -> bool:
    """Say if a link is called the front page, perhaps behind whose it is, and leads there: Museum home."""
    if _FRONT_PAGE.fullmatch(link.url) is None:
        return False
    words = profile.navigation.breadcrumb_first
    whose, _, called = name.rpartition(" ")
    if words.hold(called):
        return len(whose.split()) < HOME_WORDS
    return is_han(name) and any(len(whose) <= HOME_WIDTH for whose in words.before_the_end(name))


def _is_a_section(link: Link, name: str, meta: Meta, profile: Profile) -> bool:
    """Say if a link, beside one that leads home, is called as a section or a tag of the post, or leads there.

    The name may say what is there: 水务目录, 水务频道.
    """
    names = _names_of(meta)
    known = (bare(one).lower() in names for one in (name, *profile.navigation.section_behind.before_the_end(name)))
    return any(known) or leads_to_a_section(link, meta)


def _names_of(meta: Meta) -> frozenset[str]:
    """Return what the front matter names the sections and the tags of a post by, as ``bare`` lower-case text."""
    return sections_of(meta) | {bare(tag).lower() for tag in meta.tags}


def _is_back_to_a_section(name: str, link: Link, meta: Meta, profile: Profile) -> bool:
    """Say if a name is "back to" and a section that the post's front matter names: 返回研究, 研究の一覧へ戻る.

    Behind more than 回, which begins other words, the link may lead to the section that the name calls otherwise.
    """
    words = profile.navigation
    before = max((word for word in words.back if name.startswith(word)), key=len, default="")
    found = [name[len(before) :]] if before else list(words.back_behind.before_the_end(name))
    sections = {bare(section).lower() for section in found}
    if not sections.isdisjoint(_names_of(meta)):
        return True
    return bool(found) and len(before) != 1 and leads_to_a_section(link, meta)


@remembered_by_value
def is_navigation(text: str, profile: Profile) -> bool:
    """Say if every word of a line leads about the site, and one says so by itself; each round asks again."""
    words = profile.navigation
    parts = _parts(text, profile.navigation.ways)
    if not parts or not all(profile.navigation.ways.hold(part) for part in parts):
        return False
    one_word = len(parts) == 1 and len(bare(parts[0])) <= ONE_WORD
    return not one_word and (_names_one(parts, words.certain) or _is_pair(parts, profile))


def _is_pair(parts: list[str], profile: Profile) -> bool:
    return _names_one(parts, profile.navigation.previous) and _names_one(parts, profile.navigation.next)


def _names_one(parts: list[str], words: Words) -> bool:
    return any(words.hold(part) for part in parts)


def _parts(text: str, words: Words) -> list[str]:
    """Cut a line at its separators, but inside no word of the profile."""
    if words.hold(text):
        return [text]
    parts: list[str] = []
    for part in _BETWEEN.split(text):
        parts += cut_into(part, words, glued=True) or [part] * bool(part)
    return parts


def _is_neighbours(block: Paragraph, profile: Profile) -> bool:
    """Say if a line is "上一篇：" and a link, and the same for the next or that there is none, and nothing else."""
    words = profile.navigation
    links = links_in(block.children)
    linked = {id(inline) for inline in links}
    rest = "".join(plain_text((inline,)) for inline in block.children if id(inline) not in linked)
    parts = [part for part in _BESIDE.split(rest) if part]
    first_words = (_BESIDE.split(squeeze(plain_text(link.children)))[0] for link in links)
    whole = sum(words.neighbours.hold(word) for word in first_words)
    named = sum(words.neighbours.hold(part) for part in parts)
    none = sum(words.no_neighbour.hold(part) for part in parts)
    return bool(links) and named + none == len(parts) and named - none == len(links) - whole


def _paired(blocks: Blocks, tail: range, profile: Profile) -> set[int]:
    """Return the places of two lines after the text that name both neighbours: 上一篇：甲, 下一篇：没有了."""
    if not profile.navigation.neighbours:
        return set()
    labels = [_neighbour_label(blocks[at], profile) for at in tail]
    both = [at for at, (one, other) in zip(tail, pairwise(labels), strict=False) if one and other and one != other]
    return {*both, *(at + 1 for at in both)}


def _neighbour_label(block: Block, profile: Profile) -> str:
    """Return the label of a line that names a neighbour; empty if it has none."""
    line = line_of(block) if isinstance(block, Paragraph) else ""
    label, colon, named = line.replace("：", ":").partition(":")
    told = colon and named and len(line) <= LENGTH and profile.navigation.neighbours.hold(label)
    return label if told else ""


# --- what was dropped, line by line ------------------------------------------------------------------------------


def _lines(block: Block) -> list[tuple[str, Lines | None]]:
    """Return the text of each line of a block that is dropped, and where it stands."""
    if not isinstance(block, Paragraph):
        return [(block_text(block), block.lines)]
    runs = _runs(block)
    texts = [squeeze(plain_text(tuple(run))) for run in runs]
    lines = _each_of(block.lines, len(runs))
    return [(text, place) for text, place in zip(texts, lines, strict=True) if text] or [("", block.lines)]


def _each_of(lines: Lines | None, count: int) -> list[Lines | None]:
    """Return where each of ``count`` lines stands: the place of all, where they are not one on each line of it."""
    if lines is None or lines.last - lines.first + 1 != count:
        return [lines] * count
    return [Lines(line, line) for line in range(lines.first, lines.last + 1)]


def _pictures(block: Block) -> Blocks:
    """Return the images that have a line of a block for themselves and lead nowhere; beside words they are icons."""
    runs = [tuple(run) for run in _runs(block)] if isinstance(block, Paragraph) else []
    alone = [Paragraph(run, lines=block.lines) for run in runs if is_blank(plain_text(run)) and not links_in(run)]
    return tuple(figure for line in alone for figure in images_of(line))


def _runs(block: Paragraph) -> list[list[Inline]]:
    """Cut a paragraph at its line ends, and between links that nothing parts: a line end between Han is no blank."""
    runs: list[list[Inline]] = [[]]
    for inline in block.children:
        ends = isinstance(inline, (SoftBreak, LineBreak))
        touches = isinstance(inline, Link) and bool(runs[-1]) and isinstance(runs[-1][-1], Link)
        if ends or touches:
            runs.append([])
        if not ends:
            runs[-1].append(inline)
    return [list(run) for filled, group in groupby(runs, key=bool) if filled for run in group]
