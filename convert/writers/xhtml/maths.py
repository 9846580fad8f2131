"""TeX → MathML; what cannot be set stays as TeX, visibly."""

from __future__ import annotations

import re
from functools import lru_cache
from threading import Lock, Thread, stack_size
from typing import Final

from convert.notes import Code
from convert.patterns import pattern
from convert.writers.escaping import attribute, clean, escape
from convert.writers.tex import LONGEST, settable
from convert.writers.tex_depth import is_shallow
from convert.writers.xhtml.page import Feature, Page


def formula(page: Page, tex: str, *, block: bool) -> str:
    """Return a formula as MathML that carries its TeX as alternative text, or as code with a Note.

    One that only defines macros is nothing.
    """
    made = settable(clean(tex), page.macros)
    if not made.strip():
        return ""
    mathml = _mathml(made, block)
    if mathml is None:
        page.say(Code.FORMULA, f"formula kept as TeX, it cannot be set: {tex[:60]}", f"tex {tex}")
        return f'<code class="tex">{escape(tex)}</code>'
    page.features.add(Feature.MATHML)
    return mathml.replace("<math ", f'<math alttext="{attribute(tex)}" ', 1)


@lru_cache(maxsize=256)
def _mathml(tex: str, block: bool) -> str | None:  # noqa: FBT001 - a cached function's argument must be positional
    if len(tex) > LONGEST or not is_shallow(tex):
        return None
    made = _set(tex, block) if len(tex) <= _SHORT else _set_on_own_stack(tex, block)
    return None if made is None else _as_mathml_3(made)


def _set(tex: str, block: bool) -> str | None:  # noqa: FBT001 - as above
    from math_core import LatexError, LatexToMathML

    try:
        made: str = LatexToMathML(xml_namespace=True, fancy_error=False).convert_with_local_state(
            tex, displaystyle=block
        )
    except LatexError:
        return None
    return made


def _set_on_own_stack(tex: str, block: bool) -> str | None:  # noqa: FBT001 - as above
    """Set a formula in a thread whose stack is enough whatever in it the engine recurses for."""
    made: list[str | None] = []
    thread = Thread(target=lambda: made.append(_set(tex, block)))
    with _STACK_SIZE:
        usual = stack_size(_STACK)
        try:
            thread.start()
        except RuntimeError:  # there is no memory for it
            return None
        finally:
            stack_size(usual)
    thread.join()
    return made[0] if made else None


_SHORT: Final = 200
"""Characters of a formula that fits any stack, whatever it holds: a level takes one at least, and 1.6 KiB."""
_STACK: Final = 64 * 1024 * 1024
"""Bytes of address space for a formula of ``LONGEST`` characters: twice what as many levels take."""
_STACK_SIZE: Final = Lock()
"""Held while the stack of new threads, which a process has one size for, is another than usual."""

_ENTITY: Final = pattern(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)([A-Za-z0-9]+);")
_STYLED: Final = {"displaystyle": ("math", "mstyle", "mtable"), "scriptlevel": ("mstyle",)}
"""Where MathML 3 has these attributes; MathML Core, which browsers read, has them on every element."""


def _character(entity: re.Match[str]) -> str:
    from html.entities import html5

    return html5.get(f"{entity[1]};", "")


def _as_mathml_3(made: str) -> str | None:
    """Return MathML Core as EPUB 3 takes it: no named entities, styles on ``mstyle`` alone.

    Source: EPUB 3.3, 2.2 (MathML 3.0); MathML 3.0, 3.3.4.
    """
    plain = _ENTITY.sub(_character, made) if "&" in made else made
    if "scriptlevel" not in plain and "displaystyle" not in plain:
        return plain
    from lxml import etree

    try:
        root = etree.fromstring(plain)
    except etree.XMLSyntaxError:
        return None
    for element in root.iter():
        name = etree.QName(element).localname
        for key, places in _STYLED.items():
            if key not in element.attrib or name in places:
                continue
            if name == "mrow":
                element.tag = f"{{{etree.QName(element).namespace}}}mstyle"
            elif key in element.attrib:
                del element.attrib[key]
    return etree.tostring(root, encoding="unicode")
