"""Lines that begin with ``{:``: reference definitions, extensions, attribute lists of blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from convert.patterns import pattern
from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.attributes import merge, parse_attributes
from convert.reader.kramdown.elements import Element
from convert.reader.kramdown.options import apply_inline

if TYPE_CHECKING:
    from convert.reader.kramdown.blocks import BlockParser
    from convert.reader.kramdown.document import Document

_ALD = pattern(rf" {{0,3}}\{{:({g.ID}):({g.ALD_ANY}+)\}}{g.BLANKS}\n")
_IAL = pattern(g.IAL_LINE)
_EXT = pattern(rf" {{0,3}}\{{::(\w+)(?:[{g.WS}]({g.ALD_ANY}*?))?(/)?\}}{g.BLANKS}\n", re.ASCII)


def parse_extension(parser: BlockParser) -> bool:
    """Take a line that begins with ``{:`` or ``{::``."""
    if parser.absent("}", parser.pos):
        return False
    return _ald(parser) or _extension(parser) or _ial(parser)


def _ald(parser: BlockParser) -> bool:
    match = _ALD.match(parser.text, parser.pos)
    if not match:
        return False
    own, references = parser.document.alds.setdefault(match.group(1), ({}, []))
    parse_attributes(match.group(2), own, references)
    start, parser.pos = parser.pos, match.end()
    parser.add_marker("ald", start)
    return True


def _ial(parser: BlockParser) -> bool:
    match = _IAL.match(parser.text, parser.pos)
    if not match:
        return False
    parser.pos = match.end()
    attributes: dict[str, str] = {}
    references: list[str] = []
    parse_attributes(match.group(1), attributes, references)
    last = _block_before(parser.tree.children)
    if last is None:
        if parser.pending is None:
            parser.pending, parser.pending_refs = {}, []
        merge(parser.pending, attributes)
        parser.pending_refs.extend(references)
        return True
    kept = _attributes_of_definition(parser.document, last)
    if kept is not None:
        parser.document.late.append((kept, attributes, tuple(references)))
        return True
    own, names = last.options.get("ial", ({}, ()))
    own = dict(own)
    merge(own, attributes)
    last.options["ial"] = (own, (*names, *references))
    if parser.tree.children[-1] is last:
        parser.tree.children.append(Element("eob", "ial"))
        parser.pending, parser.pending_refs = None, []  # the trace of this list uses an earlier one up
    return True


def _block_before(siblings: list[Element]) -> Element | None:
    """Return the block or definition that an attribute list below it belongs to; None if it waits for the next one."""
    last = siblings[-1] if siblings else None
    if last is not None and last.type == "eob" and last.value == "ial":
        last = siblings[-2]
    if last is None or last.type == "blank":
        return None
    return last if last.type != "eob" or last.value in ("link", "footnote", "abbreviation") else None


def _attributes_of_definition(document: Document, trace: Element) -> dict[str, str] | None:
    """Return where the attributes of a link's or an abbreviation's definition are kept; None of anything else."""
    if trace.type == "eob" and trace.value == "link":
        return document.links[trace.options["key"]][2]
    if trace.type == "eob" and trace.value == "abbreviation":
        return document.abbreviation_attributes[trace.options["key"]]
    return None


def _extension(parser: BlockParser) -> bool:
    match = _EXT.match(parser.text, parser.pos)
    if not match:
        return False
    name, raw, closed = match.group(1), match.group(2) or "", match.group(3)
    start, body, end = parser.pos, None, match.end()
    if not closed:
        opener = f"{{::{name}"
        stop = None if opener in parser.unclosed else _stop_of(name).search(parser.text, match.end())
        if not stop:
            parser.unclosed.add(opener)
            parser.document.warn(f"no stop tag for extension '{name}' found", parser.line_at(start))
            return False
        body, end = parser.text[match.end() : stop.start()].removesuffix("\n"), stop.end()
    attributes: dict[str, str] = {}
    parse_attributes(raw, attributes, [])
    element = extension_element(parser.document, name, attributes, body, "block")
    if element is None:
        return False
    parser.pos = end
    if element.type == "eob":
        parser.add_marker(name, start)
    else:
        parser.add(element, start, takes_ial=False)
    return True


def _stop_of(name: str) -> re.Pattern[str]:
    """Return what ends the body of an extension, on a line of its own."""
    return re.compile(rf"(?m)^ {{0,3}}\{{:/(?:{re.escape(name)})?\}}[ ]*\n")


def extension_element(
    document: Document, name: str, attributes: dict[str, str], body: str | None, category: str
) -> Element | None:
    """Return what an extension leaves in the tree, None if there is no such one; ``{::comment /}`` has no body."""
    if body is None and name in ("comment", "nomarkdown"):
        return Element("eob", name)
    if name == "comment":
        return Element("comment", body, options={"category": category})
    if name == "nomarkdown":
        return Element("raw", body, options={"category": category, "type": attributes.get("type", "").split()})
    if name == "options":
        apply_inline(document, attributes)
        return Element("eob", "options")
    return None
