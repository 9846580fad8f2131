"""PostSource → Post: the stages of the reader in a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from convert.identifiers import without_automatic_ids
from convert.nodes import Blocks, Inlines, Paragraph, Post
from convert.notes import Code, Note
from convert.positions import LineMap, Lines, lines_on_disk, shifted_map
from convert.reader import html
from convert.reader.ast import to_ast
from convert.reader.formulas import escape_formulas, may_hold_formulas
from convert.reader.plain_html import parse_plain
from convert.reader.roles import take_roles
from convert.sources import Markup, PostSource

_MARK: Final = "data-l"
"""The attribute in which kramdown's lines come through the HTML; a text that holds it gets a longer name."""
_BELOW: Final = "x-below"
"""An element of a name that HTML leaves free, which ends no other."""


def read(source: PostSource, *, loose_tags: bool = False) -> Post:
    """Read a post: Liquid, kramdown, tree, AST.

    ``loose_tags`` reads tags that Jekyll's page shows as text, for no value without quotes may hold more than letters,
    and the code of WordPress' posts.

    Errors: ConvertError, located, for a template that cannot be read on or input over a limit; nothing else.
    """
    page, tree, notes = _page(source, loose_tags=loose_tags)
    if may_hold_formulas(page, asked=source.formulas):
        from convert.reader.delimiters import mark_formulas

        mark_formulas(tree, asked=source.formulas)
    content = to_ast(tree, lang=source.meta.lang, places=source.places)
    blocks, footnotes = content.blocks, content.footnotes
    if "ref{" in page and "\\label" in page:
        from convert.reader.references import with_references

        blocks, footnotes = with_references(blocks, footnotes)
    roles = take_roles(source.meta, _one_paragraph(source))
    post = Post(
        meta=roles.meta,
        byline=roles.byline,
        source=roles.source,
        author_note=roles.author_note,
        blocks=blocks,
        footnotes=footnotes,
        decisions=content.decisions,
        notes=(
            *source.notes,
            *notes,
            *_forbidden(tree.forbidden),
            *content.notes,
            *roles.notes,
            *_nothing_of(source, blocks),
        ),
    )
    return without_automatic_ids(post)


def body_tree(source: PostSource, *, loose_tags: bool = False) -> tuple[html.Tree, tuple[Note, ...]]:
    """Return the tree that a browser builds of the body, its elements with their lines on disk, and what was noted."""
    _, tree, notes = _page(source, loose_tags=loose_tags)
    return tree, notes


def is_left_open(source: PostSource) -> bool:
    """Say if the body leaves an element open: what a layout puts below it stands inside for a browser."""
    last = html.parse(f"{body_html(source)}<{_BELOW}>").body.children[-1:]
    return [node.name for node in last if isinstance(node, html.Element)] != [_BELOW]


def _page(source: PostSource, *, loose_tags: bool) -> tuple[str, html.Tree, tuple[Note, ...]]:
    """Return the HTML of the body, its tree, and what was noted."""
    text, line_map, notes = _expanded(source)
    place = _placed_by(line_map)
    if loose_tags and ("[/sourcecode]" in text or "[/code]" in text):
        from convert.reader.shortcodes import read_code  # few posts come from WordPress

        text, said = read_code(text, source.markup)
        notes = (*notes, *_placed(said, place))
    if source.markup is Markup.HTML:
        return text, html.parse(text, place=place), notes
    marks = _free_name(text)
    made, warnings = _rendered(text, source, marks, loose_tags=loose_tags)
    made = escape_formulas(made)
    tree = parse_plain(made, marks=marks, place=place) or html.parse(made, marks=marks, place=place)
    return made, tree, (*notes, *_placed(warnings, place))


def _placed(notes: Iterable[Note], place: html.Place) -> Iterator[Note]:
    """Yield notes on lines of a text with their lines on disk."""
    return (replace(note, lines=note.lines and place(note.lines)) for note in notes)


def _one_paragraph(source: PostSource) -> Callable[[str], Inlines | None]:
    """Return what reads Markdown that is one paragraph, and gives None for any other."""

    def inlines(text: str) -> Inlines | None:
        made, _ = _rendered(text, source, None)
        match to_ast(html.parse(escape_formulas(made)), lang=source.meta.lang).blocks:
            case (Paragraph(children),):
                return children
            case _:
                return None

    return inlines


def body_html(source: PostSource) -> str:
    """Return the string that Jekyll would write for the body, before any layout."""
    text, _, _ = _expanded(source)
    return text if source.markup is Markup.HTML else _rendered(text, source, None)[0]


def _expanded(source: PostSource) -> tuple[str, LineMap, tuple[Note, ...]]:
    """Run Liquid where there is any; give the text, the line on disk of each of its lines, and notes."""
    offset = source.first_line - 1
    if not source.has_liquid:
        return source.text, range(1 + offset, source.text.count("\n") + 2 + offset), ()
    from convert.reader.liquid import render

    done = render(source)
    shifted = (replace(note, lines=note.lines and _shifted(note.lines, offset)) for note in done.notes)
    return done.text, shifted_map(done.line_map, offset), tuple(shifted)


def _shifted(lines: Lines, offset: int) -> Lines:
    return Lines(lines.first + offset, lines.last + offset)


def _rendered(
    text: str, source: PostSource, marks: str | None, *, loose_tags: bool = False
) -> tuple[str, tuple[Note, ...]]:
    """Run kramdown as Jekyll sets it up, with the site's own options; no highlighter, formulas as TeX."""
    from convert.reader.kramdown import JEKYLL_OPTIONS, convert

    options = {**JEKYLL_OPTIONS, **source.kramdown, "math_engine": None, "syntax_highlighter": None}
    done = convert(text, line_attribute=marks, loose_tags=loose_tags, **options)
    notes = (
        Note(Code.LOOSE_TAG if made.loose else Code.MARKDOWN, made.message, lines=Lines(made.line, made.line))
        for made in done.warnings
    )
    return done.html, (*notes, *_unclosed_comment(text))


def _unclosed_comment(text: str) -> tuple[Note, ...]:
    """Say that a comment never closes: kramdown shows it, a browser would have hidden all that follows."""
    start = text.rfind("<!--")
    if start < 0 or text.find("-->", start) >= 0:
        return ()
    line = text.count("\n", 0, start) + 1
    return (Note(Code.MARKDOWN, "a comment that never closes stands as text", lines=Lines(line, line)),)


def _placed_by(line_map: LineMap) -> html.Place:
    return lambda lines: lines_on_disk(lines, line_map)


def _forbidden(count: int) -> tuple[Note, ...]:
    if not count:
        return ()
    return (Note(Code.FORBIDDEN_CHARACTER, f"{count} control characters that no document may hold were left out"),)


def _nothing_of(source: PostSource, blocks: Blocks) -> tuple[Note, ...]:
    """Say that nothing of a text is shown."""
    if blocks or not source.text.strip():
        return ()
    return (Note(Code.NOTHING_SHOWN, "nothing of this post's text is shown: the document holds its title alone"),)


def _free_name(text: str) -> str:
    """Return an attribute name that does not occur in the text."""
    name, number = _MARK, 0
    while name in text:
        number += 1
        name = f"{_MARK}{number}"
    return name
