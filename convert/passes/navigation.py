"""Ways about a site, share bars and breadcrumbs: lines made of nothing else, at the edges of a post."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import Final

from convert.nodes import Block, Blocks, Figure, Image, Inline, LineBreak, Link, List, Paragraph, Post, SoftBreak
from convert.notes import Decision
from convert.passes.edits import dropped, rebuilt
from convert.passes.profile import Profile, Words, addresses, any_of, is_one_of
from convert.passes.text import bare, has_han, is_bold, is_prose, line_of, squeeze
from convert.patterns import pattern
from convert.positions import Lines
from convert.walk import block_text, every_inline, inlines_of, plain_text

HEAD: Final = 3
"""Blocks at the head in which breadcrumbs are looked for."""
TAIL: Final = 8
"""Blocks at the tail in which ways about the site are looked for."""
LENGTH: Final = 80
"""Characters of the longest such line."""
ONE_WORD: Final = 2
"""Letters of a word that alone says too little: 返回, 打印."""
CRUMBS: Final = 2
"""Steps of the shortest breadcrumb."""
NEIGHBOURS: Final = "navigation.neighbours"
_SEPARATOR: Final = pattern(r"[\s|｜丨/／·•,，、;；:：\[\]【】()（）«»‹›<>←→↑▲△\-—–]+")
_CRUMB: Final = pattern(r"\s*(?:-*>+|»|›|＞+|&gt;|→)\s*")
_DASHED: Final = pattern(r"\s*(?:-*>+|»|›|＞+|&gt;|→)\s*|\s+[-—/|]\s+")
_BARRED: Final = pattern(r"\s*[-—/／|｜·]\s*")


def drop_navigation(post: Post, profile: Profile) -> Post:
    """Drop lines at the edges of a post that lead about the site, and nothing that says more."""
    before = None
    while post is not before:
        before, post = post, _dropped(post, profile)
    return post


def _dropped(post: Post, profile: Profile) -> Post:
    """Drop such lines; others may stand at the edges then."""
    changes: dict[int, tuple[Block, ...]] = {}
    decisions: list[Decision] = []
    first = next((at for at, block in enumerate(post.blocks) if is_prose(block)), len(post.blocks))
    for at in _edges(post.blocks):
        block = post.blocks[at]
        if not _leads(block) and (isinstance(block, List) or _speaks(block, profile, before_text=at < first)):
            continue
        rule = _rule(block, profile, at_the_head=at < HEAD)
        if rule:
            changes[at] = ()
            decisions += [dropped(rule, text, lines) for text, lines in _lines(block)]
    return rebuilt(post, changes, decisions) if changes else post


def _leads(block: Block) -> bool:
    """Whether a block has a link."""
    return any(isinstance(inline, Link) for inline in inlines_of((block,)))


def _speaks(block: Block, profile: Profile, *, before_text: bool) -> bool:
    """Whether words of navigation without a link may be a heading: in bold, or before the text."""
    return (before_text or is_bold(block)) and is_navigation(squeeze(block_text(block)), profile)


def _edges(blocks: Blocks) -> list[int]:
    """Return the places before the first paragraph of the text and after the last."""
    prose = [at for at, block in enumerate(blocks) if is_prose(block)]
    first, last = (prose[0], prose[-1]) if prose else (len(blocks), -1)
    head = range(min(HEAD, first))
    tail = range(max(0, len(blocks) - TAIL, last + 1), len(blocks))
    return sorted({*head, *tail})


def _rule(block: Block, profile: Profile, *, at_the_head: bool) -> str | None:
    if _is_tracking(block):
        return "tracking"
    if not isinstance(block, (Paragraph, List)) or (isinstance(block, Paragraph) and not line_of(block)):
        return None
    text = squeeze(block_text(block))
    if len(text) > LENGTH:
        return None
    return _named(block, text, profile, at_the_head=at_the_head)


def _named(block: Paragraph | List, text: str, profile: Profile, *, at_the_head: bool) -> str | None:
    if is_navigation(text, profile) and (has_han(text) or _leads(block)):
        return "navigation"
    if _is_neighbours(block, profile):
        return NEIGHBOURS
    if _is_share_bar(block, text, profile):
        return "share-bar"
    if at_the_head and isinstance(block, Paragraph) and _is_breadcrumb(text, profile, linked=_leads(block)):
        return "breadcrumb"
    return None


def _is_tracking(block: Block) -> bool:
    """Whether a block shows an image of at most one pixel."""
    images: list[Inline] = []
    if isinstance(block, Figure):
        images = [] if block.caption or block.credit else [block.image]
    elif isinstance(block, Paragraph) and not bare(plain_text(block.children)):
        images = [inline for inline in every_inline(block.children) if isinstance(inline, Image)]
    return bool(images) and all(isinstance(image, Image) and image.width in (0, 1) for image in images)


def is_navigation(text: str, profile: Profile) -> bool:
    """Whether every word of a line leads about the site, and one says so by itself."""
    words = profile.navigation
    parts = _parts(text, profile.ways)
    if not parts or not all(is_one_of(part, profile.ways) for part in parts):
        return False
    one_word = len(parts) == 1 and len(bare(parts[0])) <= ONE_WORD
    return not one_word and (_names_one(parts, words.certain) or _is_pair(parts, profile))


def _is_pair(parts: list[str], profile: Profile) -> bool:
    return _names_one(parts, profile.navigation.previous) and _names_one(parts, profile.navigation.next)


def _names_one(parts: list[str], words: Words) -> bool:
    return any(is_one_of(part, words) for part in parts)


def _parts(text: str, words: Words) -> list[str]:
    """Cut a line at its separators, but inside no word of the profile."""
    if is_one_of(text, words):
        return [text]
    cut: list[str] = []
    begins = _first_letters(words)
    for part in re.split(r"\s*[|｜丨/／·•,，、;；\[\]【】()（）«»‹›<>←→↑▲△\n]+\s*", text):
        found = _words_in(words, han=has_han(part)).findall(part) if part[:1].lower() in begins else []
        cut += [*found] if found and bare("".join(found)) == bare(part) else [part] * bool(part)
    return cut


@lru_cache(maxsize=32)
def _first_letters(words: Words) -> frozenset[str]:
    return frozenset(word[0].lower() for word in words)


@lru_cache(maxsize=32)
def _words_in(words: Words, *, han: bool) -> re.Pattern[str]:
    """Return what finds those in Han, or the others: few lines need either, and no line needs both."""
    return pattern(any_of(tuple(word for word in words if has_han(word) is han)), re.IGNORECASE)


def _is_neighbours(block: Paragraph | List, profile: Profile) -> bool:
    """Whether a line is "上一篇：" and a link, and the same for the next, and nothing else."""
    if not isinstance(block, Paragraph):
        return False
    links = [inline for inline in every_inline(block.children) if isinstance(inline, Link)]
    linked = {id(inline) for inline in links}
    rest = "".join(plain_text((inline,)) for inline in block.children if id(inline) not in linked)
    parts = [part for part in re.split(r"[\s：:|｜]+", rest) if part]
    return (
        bool(links)
        and len(parts) == len(links)
        and all(is_one_of(part, profile.navigation.neighbours) for part in parts)
    )


def _is_share_bar(block: Paragraph | List, text: str, profile: Profile) -> bool:
    words = profile.navigation
    label = re.match(rf"(?:{any_of(words.share_labels)})\s*(?P<mark>[：:]|(?=\S))", text, re.IGNORECASE)
    rest = text[label.end() :] if label else text
    parts = [part for part in _SEPARATOR.split(rest) if part]
    if parts and all(is_one_of(part, words.share) for part in parts):
        several = len(parts) > 1
        named = bool(label) if several else bool(label and label["mark"])
        if named or (several and _names_one(_SEPARATOR.split(text), words.share_actions)):
            return True
    return _leads_to_sharing(block, profile)


def _leads_to_sharing(block: Paragraph | List, profile: Profile) -> bool:
    if not isinstance(block, Paragraph):
        return False
    shown = [inline for inline in block.children if squeeze(plain_text((inline,))).strip("|｜/· ")]
    pattern = addresses(profile.navigation.share_addresses)
    return bool(shown) and all(isinstance(inline, Link) and pattern.match(inline.url) for inline in shown)


def _is_breadcrumb(text: str, profile: Profile, *, linked: bool) -> bool:
    """Whether a line is the way from the front page to the post; two of its label, its ends, its links say so."""
    words = profile.navigation
    label = re.match(rf"(?:{any_of(words.breadcrumb_labels)})\s*[：:]\s*", text)
    rest = text[label.end() :] if label else text
    parts = [part for part in (_DASHED if label else _CRUMB).split(rest) if part]
    if len(parts) == 1 and not label:
        parts = [part for part in _BARRED.split(rest) if part]
        linked = False
    if len(parts) < CRUMBS or re.search("[。！？!?，]", rest):
        return False
    begins = _names_one(parts[:1], words.breadcrumb_first)
    ends = _names_one(parts[-1:], words.breadcrumb_last)
    if label:
        return begins or ends
    return (begins and ends) or (len(parts) > CRUMBS and linked and (begins or ends))


# --- what was dropped, line by line ------------------------------------------------------------------------------


def _lines(block: Block) -> list[tuple[str, Lines | None]]:
    """Return the text of each line of a block that is dropped, and where it stands."""
    if not isinstance(block, Paragraph):
        return [(block_text(block), block.lines)]
    runs = _runs(block)
    texts = [squeeze(plain_text(tuple(run))) for run in runs]
    first, last = block.lines or (0, -1)
    each = last - first + 1 == len(runs)
    lines = [Lines(first + at, first + at) if each else block.lines for at in range(len(runs))]
    return [(text, place) for text, place in zip(texts, lines, strict=True) if text] or [("", block.lines)]


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
