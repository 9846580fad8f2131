"""Element tree → AST: the table of handlers, and what is done before and after them."""

from __future__ import annotations

from typing import Final, TypeVar

import msgspec

from convert.nodes import Blocks, Footnote
from convert.notes import Code, Decision, Note
from convert.positions import Lines
from convert.reader.ast import blocks, code, foreign, inlines
from convert.reader.ast.anchors import links_inside, place_anchors
from convert.reader.ast.depth import SOFT, flatten
from convert.reader.ast.flow import Flow
from convert.reader.ast.parts import EMBEDS
from convert.reader.ast.state import Handler, Reading
from convert.reader.ast.visible import may_hide, show_only
from convert.reader.html import Element, Tree

MEDIA: Final = frozenset({"img", "image", "amp-img", "figure"}) | EMBEDS
"""Elements that show a picture, or play something."""
LISTS: Final = frozenset({"ul", "ol", "menu", "dir", "dl"})


def _media(element: Element, reading: Reading) -> Flow:
    from convert.reader.ast.media import HANDLERS as OF_MEDIA

    return OF_MEDIA[element.name](element, reading)


def _list(element: Element, reading: Reading) -> Flow:
    from convert.reader.ast.lists import HANDLERS as OF_LISTS

    return OF_LISTS[element.name](element, reading)


def _table(element: Element, reading: Reading) -> Flow:
    if numbered := code.highlighted(element, reading):
        return numbered
    from convert.reader.ast.tables import table

    return table(element, reading)


HANDLERS: Final[dict[str, Handler]] = {
    **blocks.HANDLERS,
    **inlines.HANDLERS,
    **code.HANDLERS,
    **foreign.HANDLERS,
    **dict.fromkeys(LISTS, _list),
    "table": _table,
    **dict.fromkeys(MEDIA, _media),
}
"""The handler of each element. Lists, tables and media are loaded when one is met: many posts have none."""


_OF_TOOLS: Final = ("copy", "clipboard", "toolbar", "share", "related", "addtoany", "a2a_", "addthis", "sharing",
                    "essb_", "swp_", "feedflare", "wp_rp_")  # fmt: skip
"""One of them is in each class of what plug-ins put around a text, and of buttons that copy."""

_Said = TypeVar("_Said", Decision, Note)


class Content(msgspec.Struct, frozen=True):
    """What a body became."""

    blocks: Blocks
    footnotes: tuple[Footnote, ...] = ()
    decisions: tuple[Decision, ...] = ()
    notes: tuple[Note, ...] = ()


def to_ast(tree: Tree, *, lang: str = "und", places: frozenset[str] = frozenset()) -> Content:
    """Turn the tree of a body into blocks, footnotes, decisions and notes.

    Takes any tree, of any depth, and changes it. ``lang`` is the post's own language; ``places`` are ids that links
    from elsewhere may lead to.
    """
    reading = Reading(HANDLERS, _unknown, lang)
    body = tree.body
    if may_hide(tree):
        show_only(body, reading)
    _mend(tree, reading)
    found: dict[str, Element] = {}
    if any(name.startswith("d-") for name in tree.names):
        from convert.reader.ast.distill import take_distill  # few sites have any

        found = take_distill(body)
    links = links_inside(body) if "a" in tree.names and "href" in tree.attributes else []
    if links:
        from convert.reader.ast.footnote_edits import take_footnotes  # few posts have any

        found = {**take_footnotes(body, links, reading, places), **found}
    if links or places:
        place_anchors((body, *found.values()), places)
    body = _shallow(body, tree.depth, reading)
    made = reading.blocks(body)
    footnotes = tuple(
        Footnote(label, reading.blocks(_shallow(item, tree.depth, reading)), lines=item.lines)
        for label, item in found.items()
    )
    return Content(made, footnotes, _in_order(reading.decisions), _in_order(reading.notes))


def _mend(tree: Tree, reading: Reading) -> None:
    """Take out what plug-ins put around the text, and put figures and lists where classes alone tell of them."""
    classes = tree.classes()
    if "button" in tree.names or any(word in classes for word in _OF_TOOLS):
        from convert.reader.ast.page_tools import take_tools

        take_tools(tree.body, reading)
    if "caption" in classes:
        from convert.reader.ast.captions_below import join_captions

        join_captions(tree.body)
    if "msolist" in classes:
        from convert.reader.ast.word_lists import make_lists

        make_lists(tree.body, reading)


def _in_order(said: list[_Said]) -> tuple[_Said, ...]:
    """Put what was said of the text in the order of the text."""
    return tuple(sorted(said, key=lambda one: one.lines or Lines(0, 0)))


def _shallow(element: Element, depth: int, reading: Reading) -> Element:
    if depth <= SOFT:
        return element
    flat, lines, changed = flatten(element)
    if changed:
        reading.flatten(lines)
    return flat


def _filled(element: Element, reading: Reading) -> Flow | None:
    from convert.reader.ast.embeds import filled  # few posts play anything

    return filled(element, reading)


def _unknown(element: Element, reading: Reading) -> Flow:
    """Read an element that HTML does not know: a link if it plays something, else its content, and a Note."""
    if "-" in element.name and element.get("src").strip() and not element.text().strip():
        from convert.reader.ast.media import embed

        return embed(element, reading)
    if "-" in element.name and (link := _filled(element, reading)):
        return link
    name = f"<{element.name[:40]}>"
    reading.note_once(Code.UNKNOWN_ELEMENT, f"{name} is no element of HTML; its text stays", element.lines)
    return reading.inside(element)
