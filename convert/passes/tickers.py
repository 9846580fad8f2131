"""Shares: links to their quotes and codes in brackets become spans that carry the code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from convert.kinds import SpanKind
from convert.nodes import Block, Inline, Inlines, Link, Post, Span, Text
from convert.notes import Decision
from convert.passes.edits import retyped
from convert.passes.profile import Profile
from convert.patterns import pattern
from convert.walk import holds_inlines, inlines_of, map_blocks, map_inlines, plain_text

_SUFFIXED: Final = r"\d{6}\.(?:SH|SZ|BJ|SS)|\d{4,5}\.HK|[A-Z]{1,5}\.(?:US|N|O|OQ|NYSE|NASDAQ)"
_PREFIXED: Final = r"(?:SH|SZ|BJ):?\d{6}|HK:?\s?\d{4,5}|(?:NYSE|NASDAQ|Nasdaq|纳斯达克|纽交所)[:：]\s?[A-Z]{1,5}"
_SIX: Final = r"(?:60|68|00|30|83|87|43|90|20)\d{4}"
_ONE: Final = rf"(?:{_SUFFIXED}|{_PREFIXED}|{_SIX})"
_BRACKET: Final = pattern(rf"(?<=[（(])(?P<codes>{_ONE}(?:[，,、/;；]\s?{_ONE})*)(?=(?:[，,]\s?股吧)?[）)])", re.ASCII)
_CODE: Final = pattern(_ONE, re.ASCII)
_NOT_BEFORE: Final = ("代码", "邮编", "编号", "电话", "号码", "密码", "金额", "版本")
"""What stands before the bracket of another number."""
_QUOTE_CODE: Final = pattern(r"(?:\d{1,3}\.[A-Z0-9_.]{1,12}|(?:sh|sz|bj|hk|us)?[A-Z0-9]{2,10})", re.IGNORECASE)


def mark_tickers(post: Post, profile: Profile) -> Post:
    """Mark shares wherever they stand in the text; nothing that shows changes."""
    if not (profile.tickers.codes or profile.tickers.links):
        return post
    if not any(_may_be_one(inline, profile) for inline in inlines_of(post.blocks)):
        return post
    decisions: list[Decision] = []

    def change(block: Block) -> Iterator[Block]:
        found: list[str] = []
        changed = map_inlines(block, lambda run: _marked(run, profile, found))
        decisions.extend(retyped("ticker", "ticker", text, block.lines) for text in found)
        yield changed if found else block

    blocks = map_blocks(post.blocks, change)
    return replace(post, blocks=blocks, decisions=(*post.decisions, *decisions)) if decisions else post


def _may_be_one(inline: Inline, profile: Profile) -> bool:
    """Say if an inline has a code in a bracket or leads to a share's quotes; most posts have neither."""
    if isinstance(inline, Text):
        return profile.tickers.codes and ("（" in inline.text or "(" in inline.text)
    return isinstance(inline, Link) and _quoted_share(inline, profile) is not None


def _marked(run: Inlines, profile: Profile, found: list[str]) -> Inlines:
    return tuple(new for inline in run for new in _one(inline, profile, found))


def _one(inline: Inline, profile: Profile, found: list[str]) -> Iterator[Inline]:
    if isinstance(inline, Text) and profile.tickers.codes:
        yield from _codes(inline.text, found)
    elif isinstance(inline, Link) and (code := _quoted_share(inline, profile)):
        found.append(plain_text(inline.children))
        yield Span(SpanKind.TICKER, (inline,), code=code)
    elif holds_inlines(inline) and not (isinstance(inline, Span) and inline.kind is SpanKind.TICKER):
        yield replace(inline, children=_marked(inline.children, profile, found))
    else:
        yield inline


def _quoted_share(link: Link, profile: Profile) -> str | None:
    """Return the code of the share whose quotes a link leads to."""
    match = profile.tickers.links.addresses_like(link.url).fullmatch(link.url)
    code = next((group for group in match.groups() if group), "") if match else ""
    return code if _QUOTE_CODE.fullmatch(code) else None


def _codes(text: str, found: list[str]) -> Iterator[Inline]:
    at = 0
    for bracket in _BRACKET.finditer(text):
        if text.endswith(_NOT_BEFORE, 0, bracket.start() - 1):
            continue
        for code in _CODE.finditer(text, bracket.start("codes"), bracket.end("codes")):
            if code.start() > at:
                yield Text(text[at : code.start()])
            found.append(code[0])
            yield Span(SpanKind.TICKER, (Text(code[0]),), code=code[0])
            at = code.end()
    if at < len(text):
        yield Text(text[at:])
