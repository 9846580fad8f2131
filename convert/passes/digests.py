"""What a post says in short before it begins: a labelled paragraph, or a quote that the text repeats."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from convert.nodes import Block, Figure, Heading, Paragraph, Post, Quote, Strong
from convert.passes.announced import announced
from convert.passes.edits import rebuilt, took
from convert.passes.fields import fields_of
from convert.passes.names import is_medium
from convert.passes.profile import Profile
from convert.passes.remains import images_of, is_annotated
from convert.passes.text import bare, is_prose, line_of, squeeze, width
from convert.patterns import pattern
from convert.walk import blocks_text, plain_text

FIRST: Final = 4
"""Blocks at the head in which a digest is looked for."""
REPEATED_WIDTH: Final = 14
"""Han characters of the shortest quote that counts as repeated: less may be chance."""
SHORTEST: Final = 6
"""Characters behind the label of a digest; less announces nothing."""
LABEL: Final = 4
"""Characters of a label that bold alone parts from what it announces: 核心提示."""
DIGEST_WIDTH: Final = 400
_SOURCE: Final = pattern(r"[（(][^（）()]{2,24}[）)]$")


def find_digest(post: Post, profile: Profile) -> Post:
    """Take the digest out of the head of a post that has none in its front matter."""
    if post.meta.digest:
        return post
    for at, block in enumerate(post.blocks[:FIRST]):
        rule = _rule(post, at, block, profile)
        if rule:
            text = _text(block)
            decision = took(rule, "digest", text, block.lines)
            return rebuilt(post, {at: images_of(block)}, [decision], meta=replace(post.meta, digest=text))
        if is_prose(block) or not _may_stand_before(block, profile):
            break
    return post


def _text(block: Block) -> str:
    return blocks_text(block.blocks if isinstance(block, Quote) else (block,)).strip()


def _may_stand_before(block: Block, profile: Profile) -> bool:
    """Say if a block may stand over a digest: a title, an image, labels, a word of whoever keeps the site."""
    line = line_of(block)
    return isinstance(block, (Heading, Figure, Quote)) or bool(
        line and (fields_of(line, profile) or width(line) <= REPEATED_WIDTH)
    )


def _rule(post: Post, at: int, block: Block, profile: Profile) -> str | None:
    rest = post.blocks[at + 1 :]
    if not isinstance(block, (Paragraph, Quote)) or is_annotated(block) or not any(map(is_prose, rest)):
        return None
    text = squeeze(_text(block))
    if width(text) > DIGEST_WIDTH:
        return None
    if any(len(rest) >= SHORTEST for rest in announced(text, profile.digests.labels)):
        return "digest.label"
    if isinstance(block, Paragraph) and _begins_in_bold(block, profile):
        return "digest.label"
    if not isinstance(block, Quote) or not profile.digests_by_repetition.quote:
        return None
    if _repeated(text, rest):
        return "digest.repeated"
    return "digest.signed" if at == 0 and _is_signed(text, profile) else None


def _begins_in_bold(block: Paragraph, profile: Profile) -> bool:
    """Say if a label in bold needs no sign; a short one may be the subject of a sentence."""
    if not block.children or not isinstance(block.children[0], Strong):
        return False
    label, rest = (squeeze(plain_text(part)) for part in (block.children[:1], block.children[1:]))
    return len(label) >= LABEL and profile.digests.labels.hold(label) and len(rest) >= SHORTEST


def _is_signed(text: str, profile: Profile) -> bool:
    """Say if a text ends with its medium in brackets, as a report's digest does and a motto does not."""
    source = _SOURCE.search(text)
    return bool(source) and width(text) >= REPEATED_WIDTH and is_medium(source[0][1:-1] if source else "", profile)


def _repeated(text: str, rest: tuple[Block, ...]) -> bool:
    """Say if a paragraph of the text says the same, the source in brackets and marks at the end aside."""
    said = bare(_SOURCE.sub("", text)).rstrip("。….")
    return width(said) >= REPEATED_WIDTH and any(said in bare(line_of(block)) for block in rest)
