"""Codes that WordPress replaces when it shows a post, and exports as they stand: ``[caption]``, ``[embed]`` ….

Only its own words are read, and only where both ends of a code stand in one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from convert.nodes import Blocks, Figure, Image, Inline, Inlines, LineBreak, Link, Paragraph, Post, SoftBreak, Text
from convert.normal_form import normal_inlines
from convert.notes import Action, Decision
from convert.passes.edits import rebuilt
from convert.passes.profile import Profile
from convert.patterns import pattern
from convert.walk import plain_text

SHORTCODE: Final = "shortcode"
"""The rule of the Decision about a code that became what it stands for."""

_BEGINS: Final = pattern(r"\[(?:caption|embed|youtube|audio|video)\b")
_PLACE: Final = r"[^\s\[\]<>\"“”'|–—…]+"
"""The rest of an address; kramdown's dashes and dots tell that it is not as it was written."""
_PLAYED: Final = pattern(
    rf"\[embed(?: [^\[\]]*)?\]\s*(?P<embed>https?://{_PLACE})\s*\[/embed\]"
    rf"|\[youtube[ =](?P<youtube>https?://(?:[\w-]+\.)?(?:youtube\.com|youtu\.be)/{_PLACE})(?: [^\[\]]*)?\]"
    rf"|\[(?P<kind>audio|video)(?:[ :](?:[^\[\]]*[ =\"“”'])?(?P<file>(?:https?:/)?/{_PLACE})(?:[ |\"“”'][^\[\]]*)?)\]"
    r"(?:\s*\[/(?P=kind)\])?",
)
_OTHER: Final = "\0"
"""What stands for an inline that is no text, in the string that codes are looked for in: no text holds it."""
_CAPTION: Final = pattern(
    rf"\[caption(?P<said>(?: [^\[\]]*)?)\]\s*(?P<image>{_OTHER})(?P<text>(?:(?!\[/?caption).)*)\[/caption\]", re.DOTALL
)
_SAID: Final = pattern(r" caption=[\"“”](?P<text>[^\"“”]+)[\"“”]")
"""A caption among the attributes: WordPress before 3.4."""


def read_shortcodes(post: Post, profile: Profile) -> Post:
    """Make figures of images with a caption, and links of what plays."""
    changes: dict[int, Blocks] = {}
    decisions: list[Decision] = []
    for at, block in enumerate(post.blocks):
        if isinstance(block, Paragraph) and any(map(_holds_code, block.children)):
            made = tuple(_captioned(_played(block, decisions), decisions))
            if made != (block,):
                changes[at] = made
    return rebuilt(post, changes, decisions) if changes else post


def _holds_code(inline: Inline) -> bool:
    return isinstance(inline, Text) and "[" in inline.text and _BEGINS.search(inline.text) is not None


def _read(text: str, block: Paragraph) -> Decision:
    return Decision(SHORTCODE, Action.REPAIR, text, block.lines)


# --- what plays --------------------------------------------------------------------------------------------------


def _played(block: Paragraph, decisions: list[Decision]) -> Paragraph:
    """Put links in the place of the codes for what plays."""
    out: list[Inline] = []
    for inline in block.children:
        at = 0
        for code in _PLAYED.finditer(inline.text) if isinstance(inline, Text) else ():
            address = code["embed"] or code["youtube"] or code["file"]
            out += [Text(code.string[at : code.start()]), Link(address, (Text(address),))]
            at = code.end()
            decisions.append(_read(code[0], block))
        out.append(Text(inline.text[at:]) if isinstance(inline, Text) and at else inline)
    return replace(block, children=normal_inlines(out)) if len(out) > len(block.children) else block


# --- images with a caption ---------------------------------------------------------------------------------------


def _captioned(block: Paragraph, decisions: list[Decision]) -> Iterator[Paragraph | Figure]:
    """Yield the figures that a paragraph holds as codes, and what stands around them."""
    units = list(_units(block.children))
    shape = "".join(map(_sign, units))
    at = 0
    for code in _CAPTION.finditer(shape):
        figure = _figure(units[code.start("image")], units[code.start("text") : code.end("text")], code["said"])
        if figure is not None:
            yield from _paragraph(units[at : code.start()], block)
            yield replace(figure, lines=block.lines)
            decisions.append(_read(plain_text(normal_inlines(units[code.start() : code.end()])), block))
            at = code.end()
    yield from _paragraph(units[at:], block) if at else [block]


def _units(run: Inlines) -> Iterator[Inline]:
    """Yield the characters of a run's texts one by one, and its other inlines."""
    for inline in run:
        if isinstance(inline, Text):
            yield from map(Text, inline.text)
        else:
            yield inline


def _sign(unit: Inline) -> str:
    match unit:
        case Text(text):
            return text
        case SoftBreak() | LineBreak():
            return "\n"
        case _:
            return _OTHER


def _figure(shown: Inline, text: list[Inline], said: str) -> Figure | None:
    """Return the figure of an image, linked or not, None for anything else."""
    told = _SAID.search(said)
    caption = normal_inlines(text) or normal_inlines([Text(told["text"])] if told else [])
    match shown:
        case Image():
            return Figure(shown, caption)
        case Link(url, (Image() as image,)):
            return Figure(image, caption, link=url)
        case _:
            return None


def _paragraph(units: list[Inline], like: Paragraph) -> Iterator[Paragraph]:
    if children := normal_inlines(units):
        yield replace(like, children=children)
