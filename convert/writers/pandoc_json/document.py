"""A book as one document of pandoc: each post a chapter with its roles at head and foot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from convert.books import Book, Chapter, outline
from convert.kinds import ParagraphKind
from convert.language_tags import is_right_to_left, primary
from convert.media.picture import Picture
from convert.nodes import Paragraph, Post
from convert.walk import plain_text
from convert.writers.address import absolute
from convert.writers.contract import WriteContext
from convert.writers.heads import book_title, byline_text, subtitle_of, title_of
from convert.writers.pandoc_json.blocks import blocks
from convert.writers.pandoc_json.inlines import clean, line
from convert.writers.pandoc_json.state import Dialect, State
from convert.writers.pandoc_json.syntax import API_VERSION, Json, Nodes, attr, div, node, para, string, styled
from convert.writers.pandoc_json.syntax import link as link_node
from convert.writers.words import shown_date, shown_span, words


class Document(msgspec.Struct, frozen=True):
    """A book for pandoc: its JSON, its images by name, the posts' facts in order, its formulas (TeX), each once."""

    json: bytes
    media: dict[str, Picture]
    posts: tuple[Post, ...]
    formulas: tuple[str, ...]


def document(
    book: Book,
    context: WriteContext,
    dialect: Dialect,
    *,
    refused: frozenset[str] = frozenset(),
    shallow: bool = False,
    said: set[tuple[str, str]],
) -> Document:
    """Return a book as pandoc's JSON AST.

    The formulas of ``refused`` become code; with ``shallow`` what nests very deep stands on the last level that stays;
    ``said`` is of which chapter what was noted, and is not noted again.
    """
    state = State(book, context, dialect, refused, shallow, said)
    content: Nodes = []
    posts: list[Post] = []
    chapters: list[str] = []
    for chapter in book.chapters:
        chapters.append(chapter.id)
        content += _chapter(state, chapter, single=book.single)
        posts.append(replace(chapter.post, blocks=(), footnotes=(), decisions=(), notes=()))
    if not book.single and not state.typst:
        content = [*_front(book, posts, chapters), *content]
    made = {"pandoc-api-version": API_VERSION, "meta": {}, "blocks": content}
    return Document(msgspec.json.encode(made), state.media, tuple(posts), tuple(state.formulas))


def formulas(found: Sequence[str]) -> bytes:
    """Return pandoc's JSON AST of a document that holds formulas alone, a paragraph each."""
    blocks = [para([node("Math", [node("InlineMath"), tex])]) for tex in found]
    return msgspec.json.encode({"pandoc-api-version": API_VERSION, "meta": {}, "blocks": blocks})


def _front(book: Book, posts: list[Post], chapters: list[str]) -> Nodes:
    """Return a volume's title, its facts and a list of its chapters; a PDF has them from its template."""
    said = words(book.lang)
    out = [
        styled("Title", [para([string(book_title(book, None, said.untitled))])]),
        styled("BookFacts", [para([string(front_facts(posts, book.lang))])]),
        styled("TOC Heading", [para([string(said.contents)])]),
    ]
    for post, chapter in zip(posts, chapters, strict=True):
        title = title_of(post, words(post.meta.lang).untitled)
        out.append(styled("toc 1", [para([link_node(f"#{chapter}", [string(title)])])]))
    return out


def front_facts(posts: Sequence[Post], lang: str) -> str:
    """Return how many posts a volume has and from which day to which, as its language writes them."""
    count = words(lang).counted(len(posts))
    span = shown_span((post.meta.date for post in posts if post.meta.date), lang)
    return f"{count}\u3000{span}" if span else count


def _chapter(state: State, chapter: Chapter, *, single: bool) -> Nodes:
    post = outline(chapter.post)
    state.begin(chapter.id, post)
    content = [*_head(state, post, single=single), *_by_custom(state, blocks(state, post.blocks))]
    foot = _foot(state, post)
    rest = _other_notes(state)
    if state.typst and foot and not rest and _ends_in_text(post):
        content[-1] = styled("Last", [content[-1]])
    content += [*_by_custom(state, rest), *foot]
    if state.typst:
        return [div(content, lang=post.meta.lang)]
    return [div(content, dir="rtl")] if is_right_to_left(post.meta.lang) else content


def _by_custom(state: State, content: Nodes) -> Nodes:
    """Return a post's blocks with its paragraphs as its language's custom wants, where the document's is another."""
    style = _body_style(state.post.meta.lang)
    if state.typst or style == _body_style(state.lang or ""):
        return content
    return [styled(style, [one]) if one["t"] == "Para" else one for one in content]


def _body_style(lang: str) -> str:
    return _BODIES.get(primary(lang), "Body Text Western")


_BODIES: Final = {"zh": "Body Text Chinese", "ja": "Body Text Japanese"}
"""The styles of paragraphs that begin with an indent."""

_SHORT: Final = 400
"""Characters of a last paragraph that may go to the next page whole, to keep the note and the address company."""


def _ends_in_text(post: Post) -> bool:
    """Say if a post ends in a short paragraph below another."""
    match post.blocks:
        case (*_, Paragraph(), Paragraph(children, ParagraphKind.BODY)):
            return len(plain_text(children)) <= _SHORT
        case _:
            return False


def _other_notes(state: State) -> Nodes:
    """Return the footnotes that the text does not name, in its own place, so that none is lost.

    Those that other notes name get their number before them.
    """
    other = [note for note in state.footnotes.values() if note.label not in state.numbers]
    state.in_footnote = True
    out = [(note.label, blocks(state, note.blocks)) for note in other]
    state.in_footnote = False
    for label, mark in state.marks:
        mark["c"] = str(state.number(label))
    return [one for label, content in out for one in _numbered(content, state.numbers.get(label))]


def _numbered(content: Nodes, number: int | None) -> Nodes:
    if number is None:
        return content
    mark = node("Superscript", [string(str(number))])
    if content and content[0]["t"] in ("Para", "Plain"):
        content[0]["c"].insert(0, mark)
        return content
    return [para([mark]), *content]


def _head(state: State, post: Post, *, single: bool) -> Nodes:
    """Return title, subtitle, byline, date and source, then the digest; each as the post says it, once."""
    said = words(post.meta.lang)
    title = [string(clean(state, title_of(post, said.untitled)))]
    if single and not state.typst:
        out = [styled("Title", [para([node("Span", [attr(state.chapter), title])])])]
    else:
        out = [node("Header", [1, attr(state.chapter), title])]
    if below := subtitle_of(post):
        out.append(styled("Subtitle", [para([string(clean(state, below))])]))
    facts = _facts(state, post)
    if facts:
        out += [div(facts, classes=("meta",))] if state.typst else _styled_facts(facts)
    if post.meta.digest:
        out.append(styled("Digest", [para([string(clean(state, line))]) for line in post.meta.digest.split("\n")]))
    return out


def _styled_facts(facts: Nodes) -> Nodes:
    """Return the lines below a title for DOCX: the last one has the rule and the gap before the text."""
    return [*facts[:-1], _restyled(facts[-1])]


def _restyled(fact: Json) -> Json:
    (identifier, classes, pairs), content = fact["c"]
    ((key, style),) = pairs
    return node("Div", [[identifier, classes, [[key, f"{style} Last"]]], content]) if style != "Source" else fact


def _facts(state: State, post: Post) -> Nodes:
    """Return byline, date and source, a styled paragraph each."""
    said = words(post.meta.lang)
    out: Nodes = []
    if byline := byline_text(post, said.separator):
        out.append(styled("Byline", [para([string(clean(state, byline))])]))
    if post.meta.date:
        out.append(styled("Date", [para([string(shown_date(post.meta.date, post.meta.lang))])]))
    if post.source and (post.source.text or post.source.name):
        out.append(styled("Source", [para([string(clean(state, post.source.text or post.source.name or ""))])]))
    return out


def _foot(state: State, post: Post) -> Nodes:
    """Return the author's note and the original's address."""
    out: Nodes = []
    if post.author_note:
        out.append(styled("AuthorNote", [para(line(state, post.author_note.children))]))
    if post.source and post.source.url:
        label = [string(words(post.meta.lang).original)]
        address = absolute(post.source.url)
        shown: Json = string(clean(state, post.source.url))
        out.append(styled("Address", [para([*label, link_node(address, [shown]) if address else shown])]))
    return out
