"""A volume as one document: its title, a list of its posts that leads to each, and the posts, one below the other."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from convert.books import DEEPEST, Book, Chapter, outline
from convert.nodes import Block, FootnoteReference, Heading, Inline, Inlines, Link, Post
from convert.walk import all_blocks, holds_inlines, map_blocks, map_inlines
from convert.writers.address import from_page
from convert.writers.heads import byline_text, title_of
from convert.writers.markdown.blocks import blocks
from convert.writers.markdown.escape import line_starts, text
from convert.writers.markdown.inlines import footnote_label, inlines
from convert.writers.markdown.notes import footnote
from convert.writers.words import shown_date, words


def contents(book: Book) -> str:
    """Return the title of a volume, the count of its posts, and a line for each: title, byline."""
    terms = words(book.lang)
    lines = []
    for chapter in book.chapters:
        byline = text(byline_text(chapter.post, terms.separator))
        lines.append(f"- [{_title(chapter.post)}](#{chapter.id})" + (f"\u3000{byline}" if byline else ""))
    head = [f"# {text(book.title)}", text(terms.posts.format(len(lines))), f"**{terms.contents}**"]
    return "\n\n".join([*head, "\n".join(lines)]) + "\n"


def chapter_text(book: Book, chapter: Chapter) -> str:
    """Return a post of a volume: its title, its roles, its text; ids and footnotes get names of their own."""
    post = _placed(book, chapter)
    parts = [f"## {_title(post)} {{#{chapter.id}}}", *_facts(post)]
    parts += [blocks(post.blocks)] if post.blocks else []
    if post.author_note:
        parts.append(line_starts(inlines(post.author_note.children)))
    if post.source and post.source.url:
        parts.append(f"{words(post.meta.lang).original}<{post.source.url}>")
    parts += [footnote(note) for note in post.footnotes]
    return "\n\n".join(parts) + "\n"


def _title(post: Post) -> str:
    return text(" ".join(title_of(post, words(post.meta.lang).untitled).split()))


def _facts(post: Post) -> Iterator[str]:
    """Yield byline, date and source on a line, and the digest as a quotation."""
    terms = words(post.meta.lang)
    facts = [byline_text(post, terms.separator)]
    if post.meta.date:
        facts.append(shown_date(post.meta.date, post.meta.lang))
    if post.source:
        facts.append(post.source.text or post.source.name or "")
    if any(facts):
        yield line_starts("\u3000".join(text(fact) for fact in facts if fact))
    if post.meta.digest:
        yield "\n".join(f"> {line_starts(text(line))}" for line in post.meta.digest.split("\n"))


# --- links inside ------------------------------------------------------------------------------------------------


def _placed(book: Book, chapter: Chapter) -> Post:
    """Return the post with ids and labels that no other post of the volume has, and with links that stay inside."""
    post = outline(chapter.post)
    own = {block.id for block in all_blocks(post) if isinstance(block, Heading)}

    def led(url: str) -> str:
        if url.startswith("#"):
            return f"#{chapter.id}-{url[1:]}" if url[1:] in own else url
        found = book.target(url, post)
        if found is None:
            return from_page(url, post.meta.address) or url
        return f"#{found.chapter}-{found.id}" if found.id else f"#{found.chapter}"

    def run(children: Inlines) -> Inlines:
        return tuple(map(inline, children))

    def inline(one: Inline) -> Inline:
        if isinstance(one, Link):
            return replace(one, url=led(one.url), children=run(one.children))
        if isinstance(one, FootnoteReference):
            return replace(one, label=f"{chapter.id}-{footnote_label(one.label)}")
        return replace(one, children=run(one.children)) if holds_inlines(one) else one

    def block(one: Block) -> Iterator[Block]:
        made = map_inlines(one, run)
        if isinstance(made, Heading):  # the volume's title is above the post's
            made = replace(made, id=f"{chapter.id}-{made.id}", level=min(made.level + 1, DEEPEST))
        yield made

    notes = tuple(
        replace(note, label=f"{chapter.id}-{footnote_label(note.label)}", blocks=map_blocks(note.blocks, block))
        for note in post.footnotes
    )
    return replace(post, blocks=map_blocks(post.blocks, block), footnotes=notes)
