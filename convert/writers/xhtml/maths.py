"""TeX → MathML; what cannot be set stays as TeX, visibly."""

from __future__ import annotations

from functools import lru_cache

from convert.notes import Code
from convert.writers.xhtml.escape import attribute, clean, escape
from convert.writers.xhtml.page import Feature, Page

_LONGEST = 20_000
"""Characters of one formula that is set: real ones have hundreds."""


def formula(page: Page, tex: str, *, block: bool) -> str:
    """Return a formula as MathML that carries its TeX as alternative text, or as code with a Note."""
    mathml = _mathml(clean(tex), block)
    if mathml is None:
        page.say(Code.FORMULA, f"formula kept as TeX, it cannot be set: {tex[:60]}", f"tex {tex}")
        return f'<code class="tex">{escape(tex)}</code>'
    page.features.add(Feature.MATHML)
    return mathml.replace("<math ", f'<math alttext="{attribute(tex)}" ', 1)


@lru_cache(maxsize=256)
def _mathml(tex: str, block: bool) -> str | None:  # noqa: FBT001 - a cached function's argument must be positional
    from math_core import LatexError, LatexToMathML

    if len(tex) > _LONGEST:
        return None
    try:
        made: str = LatexToMathML(xml_namespace=True, fancy_error=False).convert_with_local_state(
            tex, displaystyle=block
        )
    except LatexError:
        return None
    return made
