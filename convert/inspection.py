"""What a post is taken for, as one JSON object: the schema ``postbind/inspection@1``.

Every text stands as in the post, its label included; only names and ``source.name`` are bare. Text roles are null
when absent, lists never.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeAlias

from convert.kinds import ParagraphKind, Role
from convert.nodes import Block, Byline, Figure, Heading, Inline, Inlines, LineBreak, Paragraph, Post, Source, Table
from convert.notes import Action, Decision
from convert.positions import Lines
from convert.walk import child_blocks, plain_text

SCHEMA: Final = "postbind/inspection@1"
AS_WRITTEN: Final = "markup"
"""The rule of what the post's own mark-up says: ``## heading``, ``<figcaption>``."""

Json: TypeAlias = dict[str, Any]


def inspection(post: Post) -> Json:
    """Return the object that ``postbind inspect --json`` prints; JSON values alone."""
    people = post.byline.people if post.byline else ()
    return {
        "schema": SCHEMA,
        "title": post.meta.title,
        "date": post.meta.date.isoformat() if post.meta.date else None,
        "byline": _names(post.byline, editors=False),
        "people": [{"name": person.name, "role": str(person.role)} for person in people],
        "editors": _names(post.byline, editors=True),
        "source": _source(post.source),
        "digest": post.meta.digest or None,
        "author_note": _shown(plain_text(post.author_note.children)) if post.author_note else None,
        "headings": list(_headings(post)),
        "captions": list(_captions(post)),
        "paragraphs": sum(1 for _ in _body_paragraphs(post.blocks)),
        "dropped": list(_dropped(post.decisions)),
        "notes": [{"code": note.code, "message": note.message, "lines": _lines(note.lines)} for note in post.notes],
    }


def _names(byline: Byline | None, *, editors: bool) -> list[str]:
    people = byline.people if byline else ()
    return [person.name for person in people if editors is (person.role is Role.EDITOR)]


def _source(source: Source | None) -> Json | None:
    return {"name": source.name, "url": source.url} if source and (source.name or source.url) else None


def _headings(post: Post) -> Iterator[Json]:
    for block in _every(post.blocks):
        if isinstance(block, Heading):
            text = _shown(plain_text(block.children))
            yield {"level": block.level, **_with_rule(text, block.lines, post.decisions, "heading")}


def _captions(post: Post) -> Iterator[Json]:
    for block in _every(post.blocks):
        if isinstance(block, Figure):
            for part in (block.caption, block.credit):
                yield from _caption(part, block.lines, post.decisions)
        elif isinstance(block, Table):
            yield from _caption(block.caption, block.lines, post.decisions)
        elif isinstance(block, Paragraph) and block.kind is ParagraphKind.TABLE_NOTE:
            yield from _caption(block.children, block.lines, post.decisions)


def _caption(part: Inlines, lines: Lines | None, decisions: Iterable[Decision]) -> Iterator[Json]:
    """Yield a caption; if it was made of several lines of the post, each of them."""
    run: list[list[Inline]] = [[]]
    for inline in part:
        if isinstance(inline, LineBreak):
            run.append([])
        else:
            run[-1].append(inline)
    each = [_with_rule(_shown(plain_text(tuple(line))), lines, decisions, "caption") for line in run]
    if len(each) > 1 and any(line["rule"] != AS_WRITTEN for line in each):
        yield from each
    elif text := _shown(plain_text(part)):
        yield _with_rule(text, lines, decisions, "caption")


def _with_rule(text: str, lines: Lines | None, decisions: Iterable[Decision], role: str) -> Json:
    """Find the Decision that made a heading or a caption; without one the post's mark-up did."""
    named = [decision for decision in decisions if decision.role == role and _shown(decision.text) == text]
    decision = next((one for one in named if one.lines == lines), named[0] if named else None)
    if decision is None:
        return {"text": text, "rule": AS_WRITTEN, "lines": _lines(lines)}
    return {"text": text, "rule": decision.rule, "lines": _lines(decision.lines)}


def _body_paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in _every(blocks):
        if isinstance(block, Paragraph) and block.kind is ParagraphKind.BODY:
            yield block


def _every(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield every block but those in the cells of tables."""
    for block in blocks:
        yield block
        if not isinstance(block, Table):
            yield from _every(child_blocks(block))


def _dropped(decisions: Iterable[Decision]) -> Iterator[Json]:
    """Yield what a reader would have seen; what shows nothing was never text."""
    for decision in decisions:
        text = _shown(decision.text)
        if decision.action is Action.DROP and text:
            yield {"text": text, "rule": decision.rule, "lines": _lines(decision.lines)}


def _shown(text: str) -> str:
    """Take blanks off the ends of a text, of any width."""
    return text.strip()


def _lines(lines: Lines | None) -> list[int] | None:
    return [lines.first, lines.last] if lines else None
