"""TeX → MathML; what cannot be set stays as TeX, visibly."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from convert.limits import FORMULA_DEPTH
from convert.notes import Code
from convert.patterns import pattern
from convert.writers.escaping import attribute, clean, escape
from convert.writers.tex import LONGEST, refusal, settable
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
        page.say(Code.FORMULA, refusal(tex), f"tex {tex}")
        return f'<code class="tex">{escape(tex)}</code>'
    page.features.add(Feature.MATHML)
    return mathml.replace("<math ", f'<math alttext="{attribute(tex)}" ', 1)


@lru_cache(maxsize=256)
def _mathml(tex: str, block: bool) -> str | None:  # noqa: FBT001 - a cached function's argument must be positional
    if len(tex) > LONGEST or not is_shallow(tex) or not _brackets_are_few(tex):
        return None
    from math_core import LatexError, LatexToMathML

    try:
        made: str = LatexToMathML(xml_namespace=True, fancy_error=False).convert_with_local_state(
            tex, displaystyle=block
        )
    except LatexError:
        return None
    return _as_mathml_3(made)


def _brackets_are_few(tex: str) -> bool:
    """Say if few brackets stand inside each other, and fewer open: math-core recurses for each pair.

    For one that nothing closes it reads the rest of the formula twice. Any closing bracket closes the last one.
    """
    opened = deepest = 0
    for found in _BRACKET.finditer(tex):
        if found["opening"]:
            opened += 1
            deepest = max(deepest, opened)
        elif found["closing"]:
            opened = max(opened - 1, 0)
    return opened <= _UNCLOSED and deepest <= FORMULA_DEPTH


_KINDS: Final = "paren|brack|brace|Brace|vert|Vert|angle|Angle|ang|floor|ceil|group|moustache|bag|Bag"
_BRACKET: Final = pattern(
    rf"\\(?:left|right)\s*(?:\\[A-Za-z]+|\\?.)"  # a pair of its own
    rf"|(?P<opening>[(\[\u2308\u230a\u2772\u27c5\u27e6\u27e8\u27ea\u27ec\u27ee\u2983-\u2997\u29d8\u29da\u29fc]|\\\{{"
    rf"|\\(?:l|ll|L|ul)(?:{_KINDS}|bracket|parenthesis|corner)(?![A-Za-z]))"
    rf"|(?P<closing>[)\]\u2309\u230b\u2773\u27c6\u27e7\u27e9\u27eb\u27ed\u27ef\u29d9\u29db\u29fd]|\\\}}"
    rf"|\\(?:r|rr|R|ur)(?:{_KINDS}|bracket|parenthesis|corner)(?![A-Za-z]))",
    re.DOTALL,
)
"""Brackets that math-core looks for the other of; some of those from U+2983 on close, and count as if they opened."""
_UNCLOSED: Final = 8
_ENTITY: Final = pattern(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)([A-Za-z0-9]+);")
_STYLED: Final = {"displaystyle": ("math", "mstyle", "mtable"), "scriptlevel": ("mstyle",)}
"""Where MathML 3 has these attributes; MathML Core, which browsers read, has them on every element."""
_TWICE: Final = ('stretchy="false" stretchy="true"', 'stretchy="true"')
"""What math-core says of a large bar in ``\\mathrel`` and the like, and what is meant: XML has no attribute twice."""


def _character(entity: re.Match[str]) -> str:
    from html.entities import html5

    return html5.get(f"{entity[1]};", "")


def _as_mathml_3(made: str) -> str | None:
    """Return MathML Core as EPUB 3 takes it: no named entities, styles on ``mstyle`` alone.

    Source: EPUB 3.3, 2.2 (MathML 3.0); MathML 3.0, 3.3.4.
    """
    plain = (_ENTITY.sub(_character, made) if "&" in made else made).replace(*_TWICE)
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
