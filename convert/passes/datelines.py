"""The place line that opens a report: "新华社北京1月11日电（记者 甲）"; it stays, marked, and names its reporters."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from convert.kinds import Role, SpanKind
from convert.nodes import Block, Byline, Inlines, Paragraph, Person, Post, Span, Text
from convert.passes.edits import rebuilt, retyped, split
from convert.passes.fields import fields_of
from convert.passes.japanese_names import japanese_people
from convert.passes.names import strict_people, without_place
from convert.passes.profile import Datelines, Profile
from convert.passes.settling import with_people
from convert.passes.text import squeeze
from convert.patterns import LETTER, pattern
from convert.walk import plain_text

_DAY: Final = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日"
_PLACE: Final = rf"(?:{LETTER}|·){{0,8}}?"
_REPORTERS: Final = (
    rf"(?:\s?[（(](?P<reporters>(?:{LETTER}{{0,8}}(?:记者|記者|编辑|編輯)|通讯员)[^（）()]{{1,40}})[）)])"
)
_AFTER: Final = r"(?=[\s，,：:—\-－]|$)"
_ENGLISH: Final = pattern(
    r"(?P<all>[A-Z][A-Z.'’ ]{2,30}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})? "
    r"\((?:Reuters|AP|AFP|Xinhua|Bloomberg|UPI|dpa|TASS)\) (?:--?|–|—))(?=\s)"
)
_TAIPEI: Final = pattern(
    rf"(?P<all>[〔［【\[（(]?{LETTER}{{0,6}}記者(?P<reporters>(?:{LETTER}|[、·]){{2,20}})"
    rf"(?:[／/]{LETTER}{{1,6}}報導|{LETTER}{{2}}\d{{1,2}}日[电電])[〕］】\]）)]?)"
)
_JAPANESE: Final = pattern(r"(?P<all>【(?P<place>[^【】＝=、。]{1,12})[＝=](?P<signed>[^【】。]{3,40})】)")
_SIGNS: Final = (
    *(f"{before}{wire}" for before in "日）)" for wire in "电電讯訊"),
    *(f"{word}{behind}" for word in "讯訊" for behind in " ，,：:—-－】〕（("),
    *("日消息", "网消息"),
)
"""Without one of them, or a reporter, no Chinese line is one; most posts are spared two costly patterns."""
_REPORTER: Final = ("记者", "記者")
_BOXES: Final = ("【", "〔")
_NAMING: Final = ("signed", "inside", "reporters", "wired", "behind")
"""The parts of such a line that name its reporters; it has one of them."""
NEAR: Final = 9
"""Characters in which a place line as in Taipei names its reporters."""
HEAD: Final = 160
"""Characters in which a place line ends."""
FIRST: Final = 3
"""Blocks in which the first paragraph of the text is looked for."""


def find_dateline(post: Post, profile: Profile) -> Post:
    """Mark the place line of the first paragraph that has one; its reporters join the byline."""
    if any(_has_one(block) for block in post.blocks[:FIRST]):
        return post
    for at, block in enumerate(post.blocks[:FIRST]):
        if not isinstance(block, Paragraph):
            continue
        text = plain_text(block.children)
        match = _match(text, profile.datelines)
        if match and match.groupdict().get("signed") and not _is_signed(match, profile):
            continue
        if match and match.end("all") < len(text) and not fields_of(squeeze(text), profile):
            return _marked(post, at, block, match, profile)
    return post


def _is_signed(match: re.Match[str], profile: Profile) -> bool:
    """Say if a box names reporters, and no label stands where their place does: 【写真＝小川直子】."""
    place = match.groupdict().get("place") or ""
    return bool(_reporters(match, profile)) and not profile.labels.key_of(place)


def _has_one(block: Block) -> bool:
    first = block.children[0] if isinstance(block, Paragraph) and block.children else None
    return isinstance(first, Span) and first.kind is SpanKind.DATELINE


def _match(text: str, words: Datelines) -> re.Match[str] | None:
    if _REPORTER[1] in text[:NEAR] and (match := _TAIPEI.match(text)):
        return match
    if text.startswith("【") and (match := _JAPANESE.match(text)):
        return match
    if _may_be_one(squeeze(text[:HEAD])) and (match := _pattern(words).match(text)):
        return match
    return _ENGLISH.match(text) if "A" <= text[:1] <= "Z" and "(" in text[:HEAD] else None


def _may_be_one(head: str) -> bool:
    """Say if what a squeezed text begins with has a sign of a place line."""
    if head.endswith(("讯", "訊")) or any(sign in head for sign in _SIGNS):
        return True
    return head.startswith(_BOXES) and any(word in head for word in _REPORTER)


@lru_cache(maxsize=16)
def _pattern(words: Datelines) -> re.Pattern[str]:
    """An agency, a place, a day and 电 or 讯, an unknown one with its reporters; a paper and 讯; an agency and 消息."""
    agency = words.agencies.expression
    paper = rf"{LETTER}{{2,8}}(?:{words.paper_endings.expression})"
    wired = rf"(?:{agency}|{paper}){_PLACE}{_DAY}(?:[电電讯訊]|消息)"
    unknown = rf"{LETTER}{{4,12}}\d{{1,2}}月\d{{1,2}}日[电電讯訊]{_REPORTERS.replace('reporters', 'wired')}"
    own = rf"(?:本报|本刊|本网){LETTER}{{0,6}}?[讯訊]"
    local = rf"{own}|{paper}[讯訊]|{LETTER}{{2,6}}网消息(?=[：:])"
    named = rf"(?P<inside>{LETTER}{{0,8}}(?:记者|記者|编辑|編輯)[^（）()]{{1,40}})"
    inside = rf"(?:{agency})[（(](?:{_PLACE}[，,、\s])?\s*{named}[）)][电電讯訊]"
    signed = rf"[【〔](?:{LETTER}|·){{0,10}}?\s?(?P<signed>(?:记者|記者)[^【】〔〕（）()]{{2,30}})[】〕]"
    bracketed = rf"[（(](?:{agency}|{paper}){_PLACE}\d{{1,2}}日[电電][）)]{_REPORTERS.replace('reporters', 'behind')}?"
    line = rf"(?P<box>[【〔])?(?:{wired}|{local})(?(box)[】〕]|(?:{_REPORTERS}|{_AFTER}))"
    return pattern(rf"(?P<all>{bracketed}|{inside}|{signed}|{line}|{unknown}|(?:{agency}){_PLACE}{_DAY}消息)")


def _marked(post: Post, at: int, block: Paragraph, match: re.Match[str], profile: Profile) -> Post:
    line, rest = split(block.children, match.end("all"))
    blank: Inlines = _blank(plain_text(block.children), match.end("all"))
    shown = replace(block, children=(Span(SpanKind.DATELINE, line), *blank, *rest))
    text = plain_text(line)
    decisions = [retyped("dateline", "dateline", text, block.lines)]
    people = _reporters(match, profile)
    named = with_people(post, people, "", block.lines) if people else None
    if people and named is not None:
        role = "editors" if all(person.role is Role.EDITOR for person in people) else "byline"
        decisions.append(retyped("dateline.reporters", role, text, block.lines))
    byline: Byline | None = named.byline if named is not None else post.byline
    return rebuilt(post, {at: (shown,)}, decisions, byline=byline)


def _blank(text: str, at: int) -> Inlines:
    """Return what the cut took from between the line and the text: blanks are trimmed off the ends of runs."""
    gap = text[at : len(text) - len(text[at:].lstrip(" "))]
    return (Text(gap),) if gap else ()


def _reporters(match: re.Match[str], profile: Profile) -> tuple[Person, ...]:
    groups = match.groupdict()
    reporters = next((groups[name] for name in _NAMING if groups.get(name)), None)
    if not reporters:
        return ()
    fields = fields_of(reporters, profile)
    people = tuple(person for field in fields for person in field.people)
    people = people or strict_people(without_place(reporters), Role.REPORTER, profile)
    return people or japanese_people(reporters, Role.REPORTER, profile)
