"""TeX → MathML; what cannot be set stays as TeX, visibly."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from convert.notes import Code
from convert.patterns import pattern
from convert.writers.escaping import attribute, clean, escape
from convert.writers.tex import LONGEST, refusal, settable
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
        page.say(Code.FORMULA, refusal(tex), f"tex {tex}")
        return f'<code class="tex">{escape(tex)}</code>'
    page.features.add(Feature.MATHML)
    return mathml.replace("<math ", f'<math alttext="{attribute(tex)}" ', 1)


@lru_cache(maxsize=256)
def _mathml(tex: str, block: bool) -> str | None:  # noqa: FBT001 - a cached function's argument must be positional
    from math_core import LatexError, LatexToMathML

    if len(tex) > LONGEST:
        return None
    try:
        made: str = LatexToMathML(xml_namespace=True, fancy_error=False).convert_with_local_state(
            tex, displaystyle=block
        )
    except LatexError:
        return None
    return _as_mathml_3(made)


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
