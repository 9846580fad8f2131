r"""References to formulas: ``\eqref{name}`` in the text is the number of the formula that has ``\label{name}``.

A formula has the number that its ``\tag`` gives; one without is referred to by its name, for nothing shows a number.
Source: MathJax, "Automatic Equation Numbering": references are found in the text too, outside of formulas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

from msgspec.structs import replace

from convert.nodes import Block, Blocks, Footnote, Inline, Inlines, Math, MathBlock, Text
from convert.patterns import pattern
from convert.walk import every_block, holds_inlines, inlines_of, map_blocks, map_inlines

_REFERENCE: Final = pattern(r"\\(eqref|ref)\{([^{}]+)\}")
_LABEL: Final = pattern(r"\\label\s*\{([^{}]+)\}")
_TAG: Final = pattern(r"\\tag\*?\s*\{([^{}]*)\}")


def with_references(blocks: Blocks, footnotes: tuple[Footnote, ...]) -> tuple[Blocks, tuple[Footnote, ...]]:
    """Return text and footnotes with numbers or names for references to their formulas; others stay as written."""
    everything = (blocks, *(note.blocks for note in footnotes))
    numbers = dict(chain.from_iterable(_numbers(tex) for part in everything for tex in _formulas(part)))
    if not numbers:
        return blocks, footnotes
    return _referred(blocks, numbers), tuple(
        replace(note, blocks=_referred(note.blocks, numbers)) for note in footnotes
    )


def _formulas(blocks: Blocks) -> Iterator[str]:
    yield from (block.tex for block in every_block(blocks) if isinstance(block, MathBlock))
    yield from (inline.tex for inline in inlines_of(blocks) if isinstance(inline, Math))


def _numbers(tex: str) -> Iterator[tuple[str, str]]:
    """Yield the labels of a formula, each with the tag of its line, or that of the whole if there is one of each."""
    labels, tags = _LABEL.findall(tex), _TAG.findall(tex)
    if len(labels) == len(tags) == 1:
        yield labels[0], tags[0]
        return
    for line in tex.split("\\\\") if labels else ():
        tag = _TAG.search(line)
        yield from ((label, tag[1] if tag else "") for label in _LABEL.findall(line))


def _referred(blocks: Blocks, numbers: Mapping[str, str]) -> Blocks:
    def shown(found: re.Match[str]) -> str:
        kind, name = found.groups()
        if name not in numbers:
            return found[0]
        number = numbers[name].replace("$", "") or name
        return f"({number})" if kind == "eqref" else number

    def inline(one: Inline) -> Inline:
        if isinstance(one, Text):
            return Text(_REFERENCE.sub(shown, one.text)) if "ref{" in one.text else one
        return replace(one, children=run(one.children)) if holds_inlines(one) else one

    def run(inlines: Inlines) -> Inlines:
        return tuple(map(inline, inlines))

    def block(one: Block) -> Iterator[Block]:
        yield map_inlines(one, run)

    return map_blocks(blocks, block)
