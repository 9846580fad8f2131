"""``inspect --html``: the post as read at left, the result at right, each role in its colour, as one page.

No script and nothing from outside: hover and keyboard focus show rule and lines by CSS alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final

import msgspec

from convert.nodes import Block, CodeBlock, Figure, Heading, MathBlock, Post, ThematicBreak
from convert.notes import Action, Decision
from convert.positions import Lines
from convert.resources import template
from convert.walk import block_text

ROLES: Final = {
    "title": "title",
    "byline": "byline",
    "editors": "editors",
    "source": "source",
    "source_url": "source address",
    "digest": "digest",
    "author_note": "author's note",
    "heading": "heading",
    "caption": "caption",
    "disclaimer": "disclaimer",
    "dateline": "place line",
    "ticker": "share",
    "drop": "dropped",
    "repair": "repaired",
}
"""What the legend names; a role that a profile invents is shown as ``other``."""


class _Part(msgspec.Struct, frozen=True):
    """A piece of the page: its text, what it was found to be, and why."""

    text: str
    role: str | None = None
    why: str = ""
    style: str = ""
    struck: bool = False


def page(read: Post, result: Post, *, name: str) -> str:
    """Return the page for a post: ``read`` is it without normalization, ``result`` with it."""
    title = result.meta.title or read.meta.title or name
    found = _Found(result.decisions)
    left, right = list(_left(read, found)), list(_right(result, found))
    roles = {part.role for part in (*left, *right) if part.role}
    return _PAGE.format(
        lang=escape(result.meta.lang, quote=True),
        title=escape(title),
        name=escape(name),
        css=template("inspect/page.css").decode(),
        legend="".join(
            f'<li class="role-{role}"><span class="tag">{ROLES[role]}</span></li>' for role in ROLES if role in roles
        ),
        left="".join(_markup(part) for part in left),
        right="".join(_markup(part) for part in right),
        count=f"{len(result.decisions)} decisions, {len(result.notes)} notes",
        notes="".join(f"<li>{escape(_note(note.lines, note.message))}</li>" for note in result.notes),
    )


_PAGE: Final = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>
{css}</style>
</head>
<body>
<header>
<h1>{title}</h1>
<p>{name} — {count}</p>
<ul class="legend" aria-label="Roles">{legend}</ul>
</header>
<main>
<section id="read" aria-label="The post as read"><h2>The post as read</h2>
{left}</section>
<section id="result" aria-label="The result"><h2>The result</h2>
{right}</section>
</main>
<footer><ul aria-label="Notes">{notes}</ul></footer>
</body>
</html>
"""


def _note(lines: Lines | None, message: str) -> str:
    return f"{lines}: {message}" if lines else message


class _Found:
    """The decisions on a post by the lines that they concern: a long post has thousands, and as many blocks."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self._all = [(decision, "".join(decision.text.split())) for decision in decisions]
        self._by_line: dict[int, list[int]] = {}
        self._anywhere: list[int] = []
        for index, decision in enumerate(decisions):
            if decision.lines is None:
                self._anywhere.append(index)
                continue
            for line in range(decision.lines.first, decision.lines.last + 1):
                self._by_line.setdefault(line, []).append(index)

    def about(self, lines: Lines | None, text: str) -> list[Decision]:
        """Return the decisions about a block: their lines meet and one holds the other's text."""
        block = "".join(text.split())
        near = (self._all[index] for index in self._near(lines))
        return [one for one, of_it in near if of_it and (of_it in block or (block and block in of_it))]

    def _near(self, lines: Lines | None) -> Iterable[int]:
        if lines is None:
            return range(len(self._all))
        on = (self._by_line.get(line, ()) for line in range(lines.first, lines.last + 1))
        return sorted({*self._anywhere, *(index for indices in on for index in indices)})


def _left(read: Post, found: _Found) -> Iterator[_Part]:
    """Yield the blocks of the post as read, each with the decisions that concern it."""
    for block in read.blocks:
        text = _shown(block)
        about = found.about(block.lines, text)
        yield _Part(text, _role_of(about), _why(about, block.lines), _style(block), _is_dropped(about, text))


def _right(result: Post, found: _Found) -> Iterator[_Part]:
    """Yield the result: the roles that stand at the head, the blocks, and what stands at the foot."""
    meta = result.meta
    yield _Part(meta.title, "title", _because(result, "title"), "level-1")
    if result.byline:
        yield _Part(
            result.byline.text or "、".join(p.name for p in result.byline.people), "byline", _because(result, "byline")
        )
    if meta.date:
        yield _Part(meta.date.isoformat(), None, "date")
    if result.source:
        shown = result.source.text or result.source.name or ""
        yield _Part(f"{shown} {result.source.url or ''}".strip(), "source", _because(result, "source"))
    if meta.digest:
        yield _Part(meta.digest, "digest", _because(result, "digest"))
    for block in result.blocks:
        text = _shown(block)
        about = [decision for decision in found.about(block.lines, text) if decision.action is not Action.DROP]
        yield _Part(text, _role_of(about), _why(about, block.lines), _style(block))
    if result.author_note:
        text = "".join(decision.text for decision in result.decisions if decision.role == "author_note")
        yield _Part(text, "author_note", _because(result, "author_note"))


def _shown(block: Block) -> str:
    if isinstance(block, Figure):
        return "\n".join(filter(None, [f"[{block.image.alt or 'image'}] {block.image.url}", block_text(block)]))
    return "―――" if isinstance(block, ThematicBreak) else block_text(block)


def _style(block: Block) -> str:
    if isinstance(block, Heading):
        return f"level-{block.level}"
    return "mono" if isinstance(block, (CodeBlock, MathBlock)) else ""


def _role_of(found: list[Decision]) -> str | None:
    if not found:
        return None
    first = found[0]
    role = first.role if first.role and first.action is not Action.DROP else str(first.action)
    return role if role in ROLES else "other"


def _is_dropped(found: list[Decision], text: str) -> bool:
    whole = "".join(text.split())
    return any(d.action is Action.DROP and "".join(d.text.split()) == whole for d in found)


def _why(found: Iterable[Decision], lines: Lines | None) -> str:
    rules = [f"{d.role or d.action} by {d.rule}, {_on(d.lines)}" for d in found]
    return "; ".join(dict.fromkeys(rules)) or _on(lines)


def _because(result: Post, role: str) -> str:
    found = [decision for decision in result.decisions if decision.role == role]
    return _why(found, None) if found else "front matter"


def _on(lines: Lines | None) -> str:
    if lines is None:
        return "no line"
    return f"line {lines}" if lines.first == lines.last else f"lines {lines}"


def _markup(part: _Part) -> str:
    classes = " ".join(filter(None, ["part", part.style, f"role-{part.role}" if part.role else ""]))
    tag = f'<span class="tag">{ROLES.get(part.role, part.role)}</span>' if part.role else ""
    text = escape(part.text)
    body = f"<del>{text}</del>" if part.struck else f"<span>{text}</span>"
    why = escape(part.why)
    return f'<div class="{classes}" tabindex="0">{tag}{body}<span class="why" role="note">{why}</span></div>\n'
