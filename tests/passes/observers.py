"""What a table of roles compares: for each role, what a normalized post shows of it, as one line of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from convert.kinds import ParagraphKind, Role, SpanKind
from convert.nodes import Byline, Figure, Heading, Inline, List, Post, Span
from convert.notes import Action
from convert.walk import all_blocks, every_block, inlines_of, plain_text


def squeezed(text: str) -> str:
    """Take all blanks out: the tables do not care about them."""
    return "".join(text.split())


def _people(byline: Byline | None, *, editors: bool) -> str:
    people = byline.people if byline else ()
    return ",".join(
        person.name if person.role in (Role.AUTHOR, Role.EDITOR) else f"{person.name}:{person.role}"
        for person in people
        if editors is (person.role is Role.EDITOR)
    )


def _byline(post: Post) -> str:
    """Those who wrote; who edited is another column."""
    return _people(post.byline, editors=False)


def _headings(post: Post) -> str:
    return "|".join(f"{block.level}{plain_text(block.children)}" for block in post.blocks if isinstance(block, Heading))


def _captions(post: Post) -> str:
    figures = [block for block in every_block(post.blocks) if isinstance(block, Figure)]
    return "|".join(plain_text(part) for figure in figures for part in (figure.caption, figure.credit) if part)


def _disclaimers(post: Post) -> str:
    return "|".join(
        plain_text(block.children)
        for block in all_blocks(post)
        if getattr(block, "kind", None) is ParagraphKind.DISCLAIMER and hasattr(block, "children")
    )


def _spans(post: Post, kind: SpanKind) -> Iterator[Span]:
    inline: Inline
    for inline in inlines_of(tuple(all_blocks(post))):
        if isinstance(inline, Span) and inline.kind is kind:
            yield inline


def _lists(post: Post) -> str:
    lists = [block for block in post.blocks if isinstance(block, List)]
    return "|".join(f"{'ordered' if block.ordered else 'bulleted'}{len(block.items)}" for block in lists)


def _decided(role: str) -> Callable[[Post], str]:
    return lambda post: ",".join(
        decision.text for decision in post.decisions if decision.role == role and decision.action is Action.ROLE
    )


def _dates(post: Post) -> str:
    return ",".join(decision.role for decision in post.decisions if decision.role in ("published", "updated"))


def _dropped(post: Post) -> str:
    return "".join(decision.text for decision in post.decisions if decision.action is Action.DROP)


OBSERVERS: Final[dict[str, Callable[[Post], str]]] = {
    "byline": _byline,
    "editors": lambda post: _people(post.byline, editors=True),
    "source": lambda post: (post.source.name if post.source else None) or "",
    "source_url": lambda post: (post.source.url if post.source else None) or "",
    "author_note": _decided("author_note"),
    "digest": _decided("digest"),
    "dateline": lambda post: ",".join(plain_text(span.children) for span in _spans(post, SpanKind.DATELINE)),
    "dates": _dates,
    "headings": _headings,
    "captions": _captions,
    "disclaimers": _disclaimers,
    "lists": _lists,
    "tickers": lambda post: ",".join(
        f"{plain_text(span.children)}={span.code}" for span in _spans(post, SpanKind.TICKER)
    ),
    "navigation": _dropped,
    "titles": _dropped,
    "empty_titles": lambda post: post.meta.title,
}
