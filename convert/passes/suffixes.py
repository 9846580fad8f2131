"""Roles in brackets behind the last sentence: （中国基金报）, （记者 甲）, （责任编辑：乙）, （作者系…）."""

from __future__ import annotations

import re
from typing import Final

import msgspec
from msgspec.structs import replace

from convert.kinds import ParagraphKind, Role
from convert.nodes import AuthorNote, Block, Inlines, Paragraph, Person, Post
from convert.notes import Code, Decision
from convert.passes.address_form import is_article
from convert.passes.author_note_form import is_author_note
from convert.passes.edits import doubt, last_paragraph, rebuilt, retyped, settled, split, took
from convert.passes.field import Field, Kind
from convert.passes.fields import fields_of
from convert.passes.japanese_names import japanese_people
from convert.passes.names import is_agency, is_medium
from convert.passes.profile import Profile
from convert.passes.remains import images_of, is_annotated
from convert.passes.settling import settle
from convert.passes.text import ENDS, is_prose, line_of, squeeze, text_of, unbracketed, width
from convert.passes.unlabelled import unlabelled
from convert.patterns import pattern
from convert.scripts import has_kana, is_han
from convert.walk import blocks_text, plain_text

_SUFFIX: Final = pattern(
    r"(?P<text>.*\S)\s*(?P<suffix>[（(](?P<inner>[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)?)[）)])\s*", re.DOTALL
)
_SENTENCE_END: Final = tuple(f"{ENDS}”’』」.）)")
_CODE: Final = pattern(r"[\d.%．+\-]+|.*\.(?:HK|SH|SZ|US|N|O)|[A-Z]{1,5}:\s*\w+", re.ASCII)
_SUFFIX_WIDTH: Final = 16
_NO_SOURCE: Final = pattern(
    r"[，。；：！？、“”%％]|^(?:第[\d一二三四五六七八九十]+[季版期章节集届次页图表]|[约见详如截以据注]|共(?:[\d一二三四五六七八九十百]|计|計|有))|[的了吗呢吧]|[元吨米天年月日时分万亿股图表注按]$"
)
_REMARK: Final = pattern(
    r"[删刪略续續税稅名转轉摘编編译譯完笑]|^(?:下同|同上|暂定|暫定|节选|節選|掌声|掌聲|待|人民币|人民幣|美元|港元)|[市省县縣区區州版者员員师師]$"
)
"""What a bracket at the end of a text says when it names no medium: a remark, a place, what somebody is."""
LONGER_TEXT: Final = range(3, 7)
"""Han characters of a name that only the place and the post's address make a source."""
SHORTEST: Final = 2
SHORTEST_BARE: Final = 4
"""Han characters of a name that stands without a bracket."""
SHORT_WIDTH: Final = 8
"""Han characters of a name that nothing but its place makes a source."""


class Suffix(msgspec.Struct, frozen=True):
    """The last paragraph, what stands before its bracket, the bracket, and its content."""

    at: int
    block: Paragraph
    before: Inlines
    bracket: Inlines
    inner: str

    @property
    def text(self) -> str:
        """The bracket as it stands in the post."""
        return plain_text(self.bracket).strip()


def find_suffixes(post: Post, profile: Profile) -> Post:
    """Take roles in brackets off the end of the last paragraph, one after the other."""
    return settled(_own_line(post, profile), lambda post: _one(post, profile))


def _one(post: Post, profile: Profile) -> Post:
    """Take the last bracket off, if it has a role."""
    suffix = _suffix(post)
    return (_found(post, suffix, profile) if suffix else None) or post


def _own_line(post: Post, profile: Profile) -> Post:
    """Take a last line that is a medium, or who signs in Japanese, and nothing else, under the text."""
    last = last_paragraph(post)
    if last is None or not profile.bylines.unlabelled or is_annotated(last[1]):
        return post
    at, block = last
    text, name = text_of(block), unbracketed(line_of(block))
    above = next((one for one in reversed(post.blocks[:at]) if not _names_editors(one)), None)
    if above is None or not is_prose(above) or fields_of(name, profile):
        return post
    if name == line_of(block):
        field = _over_its_address(post, name, profile)
    else:
        field = _in_own_brackets(post, line_of(block), profile, japanese=has_kana(line_of(above)))
    known = settle(post, (field,), block.lines, text) if field else None
    if field is None or known is None:
        return post
    return rebuilt(known, {at: images_of(block)}, [took(f"{field.kind}.last-line", field.kind, text, block.lines)])


def _names_editors(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.kind is ParagraphKind.EDITORS


def _in_own_brackets(post: Post, text: str, profile: Profile, *, japanese: bool) -> Field | None:
    """Read what a bracket in a line of its own names, under the last paragraph of the text."""
    name = unbracketed(text)
    if _is_a_medium(name, profile, japanese=japanese):
        return Field(Kind.SOURCE, text, value=name)
    people = _who_signs(post, name, profile) if japanese else ()
    return Field(Kind.BYLINE, text, people=people) if people else None


def _over_its_address(post: Post, name: str, profile: Profile) -> Field | None:
    """Read the name of a paper, a site or an agency that stands between a text and the address of its article."""
    addressed = post.source and post.source.url and is_article(post.source.url)
    if not addressed or not is_han(name) or len(name) < SHORTEST_BARE or profile.sources.not_sources.end(name):
        return None
    named = profile.datelines.paper_endings.end(name) and _is_a_medium(name, profile, japanese=False)
    return Field(Kind.SOURCE, name, value=name) if named else None


def _who_signs(post: Post, inner: str, profile: Profile) -> tuple[Person, ...]:
    """Return the people that a bracket in Japanese names; of whom the text speaks has not signed it."""
    people = japanese_people(inner, Role.REPORTER, profile)
    text = blocks_text(post.blocks) if people else ""
    return people if all(text.count(person.name) == 1 for person in people) else ()


def _suffix(post: Post) -> Suffix | None:
    last = last_paragraph(post)
    if last is None or any(is_prose(block) for block in post.blocks[last[0] + 1 :]):
        return None
    at, block = last
    text = plain_text(block.children)
    match = _SUFFIX.fullmatch(text) if text.rstrip().endswith(("）", ")")) else None
    if not match or not match["text"].endswith(_SENTENCE_END):
        return None
    before, bracket = split(block.children, len(match["text"]))
    if is_annotated(replace(block, children=bracket)):
        return None
    return Suffix(at, block, before, bracket, squeeze(match["inner"]))


def _found(post: Post, suffix: Suffix, profile: Profile) -> Post | None:
    if is_author_note(f"（{suffix.inner}）", profile) and post.author_note is None:
        note = AuthorNote(suffix.bracket, suffix.block.lines)
        decision = took("author-note.suffix", "author_note", suffix.text, suffix.block.lines)
        return _without(post, suffix, decision, author_note=note)
    fields = fields_of(suffix.inner, profile) or _signature(post, suffix, profile)
    if not fields or any(field.kind in (Kind.PUBLISHED, Kind.UPDATED) for field in fields):
        return None
    known = settle(post, fields, suffix.block.lines, suffix.text)
    if known is None:
        message = f"{suffix.text} contradicts what the post says elsewhere; it stays in the text"
        noted = doubt(post, Code.ROLE_CONFLICT, message, suffix.block.lines)
        return None if noted is post else noted
    kind = fields[0].kind
    decide = retyped if kind is Kind.EDITORS else took
    decision = decide(f"{kind.value.replace('_', '-')}.suffix", kind.value, suffix.text, suffix.block.lines)
    return _without(known, suffix, decision, editors=kind is Kind.EDITORS)


def _without(
    post: Post, suffix: Suffix, decision: Decision, *, editors: bool = False, author_note: AuthorNote | None = None
) -> Post:
    """Take the bracket off; editors stay, as a paragraph of their own, and images that no note holds."""
    left: list[Block] = [replace(suffix.block, children=suffix.before)] if suffix.before else []
    if editors:
        left.append(replace(suffix.block, children=suffix.bracket, kind=ParagraphKind.EDITORS))
    elif author_note is None:
        left += images_of(replace(suffix.block, children=suffix.bracket))
    made = rebuilt(post, {suffix.at: tuple(left)}, [decision])
    return replace(made, author_note=author_note) if author_note else made


def _signature(post: Post, suffix: Suffix, profile: Profile) -> tuple[Field, ...]:
    """Read a bracket without a label: a person who signs, or a medium."""
    if not profile.bylines.unlabelled:
        return ()
    source = (Field(Kind.SOURCE, suffix.text, value=suffix.inner),)
    japanese = has_kana(plain_text(suffix.before))
    if _is_a_medium(suffix.inner, profile, japanese=japanese):
        return source
    if field := unlabelled(suffix.inner, profile):
        return (field,)
    if japanese and (people := _who_signs(post, suffix.inner, profile)):
        return (Field(Kind.BYLINE, suffix.text, people=people),)
    return source if _could_be_a_source(suffix.inner, profile) and _must_be_a_source(post, suffix.inner) else ()


def _is_a_medium(name: str, profile: Profile, *, japanese: bool) -> bool:
    """Say if a bracket names a medium or an agency; behind a text in Japanese others do, some of them bare: 共同."""
    words = profile.sources
    if japanese and words.japanese_media.hold(name) and not words.not_sources.hold(name):
        return True
    named = is_medium(name, profile) or is_agency(name, profile) or (japanese and words.japanese_media.end(name))
    return named and _could_be_a_source(name, profile)


def _could_be_a_source(name: str, profile: Profile) -> bool:
    """Say if a bracket may hold a medium's name: no code, no unit, no phrase."""
    if len(name) < SHORTEST or width(name) > _SUFFIX_WIDTH or _CODE.fullmatch(name) or _NO_SOURCE.search(name):
        return False
    return not profile.sources.not_sources.hold(name)


def _must_be_a_source(post: Post, name: str) -> bool:
    """Say if a post has the address of its article, and what stands behind it in brackets would be the source's name.

    A brief of one paragraph has no other bracket there; a longer text may end with a remark.
    """
    if not (post.source and post.source.url) or width(name) > SHORT_WIDTH or name[0].isdigit():
        return False
    brief = sum(bool(line_of(block)) for block in post.blocks) == 1
    return brief or (is_article(post.source.url) and width(name) in LONGER_TEXT and not _REMARK.search(name))
