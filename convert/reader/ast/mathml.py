"""Presentation MathML → TeX: the elements that formulas on pages are made of.

Source: MathML Core, 3; characters stay as they are, for TeX as it is set today knows them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from convert.patterns import pattern
from convert.reader.html import Element

_COMMAND: Final = pattern(r"\\[A-Za-z]+")
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u2061\u2062\u2063\u2064\u200b"))
"""Application, times, separator and plus that nobody sees."""
_ESCAPES: Final = str.maketrans(
    {char: f"\\{char}" for char in "#$%&_{}"} | {"\\": "\\backslash ", "~": "\\sim ", "^": "\\hat{}", "\u2212": "-"}
)
# fmt: off
_FUNCTIONS: Final = frozenset((
    "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "det", "dim", "exp", "gcd",
    "hom", "inf", "ker", "lg", "lim", "liminf", "limsup", "ln", "log", "max", "min", "Pr", "sec", "sin", "sinh",
    "sup", "tan", "tanh",
))
# fmt: on
_VARIANTS: Final = {
    "normal": "mathrm",
    "bold": "mathbf",
    "italic": "mathit",
    "bold-italic": "boldsymbol",
    "double-struck": "mathbb",
    "script": "mathcal",
    "fraktur": "mathfrak",
    "sans-serif": "mathsf",
    "monospace": "mathtt",
}
_OVER: Final = {
    **dict.fromkeys("\u00af\u203e\u0305_\u2015\u2013\u2014", "overline"),
    **dict.fromkeys("^\u02c6\u0302", "hat"),
    **dict.fromkeys("~\u02dc\u0303", "tilde"),
    **dict.fromkeys("\u2192\u20d7", "vec"),
    **dict.fromkeys(".\u02d9\u0307", "dot"),
    **dict.fromkeys("\u00a8\u0308", "ddot"),
    "\u02c7": "check",
    "\u02d8": "breve",
    "\u23de": "overbrace",
}
_UNDER: Final = {**dict.fromkeys("_\u00af\u0332\u203e\u2015", "underline"), "\u23df": "underbrace"}
_LIMITS: Final = frozenset("∑∏∐⋃⋂⋁⋀⨁⨂∫∬∭∮") | {
    "lim",
    "max",
    "min",
    "sup",
    "inf",
    "limsup",
    "liminf",
    "argmax",
    "argmin",
}
_FENCES: Final = dict(zip("([{|‖⟨⌈⌊", ")]}|‖⟩⌉⌋", strict=True))


class _UnknownError(Exception):
    """An element of MathML that is not read here."""


def to_tex(element: Element) -> str | None:
    """Return the TeX of a ``math`` element, None if it holds what is not read here."""
    try:
        return _row(list(element.elements()), element).strip() or None
    except _UnknownError:
        return None


def _tex(element: Element) -> str:
    name = element.name.removeprefix("math:")
    if token := _TOKENS.get(name):
        return token(element)
    if around := _ROWS.get(name):
        return around.format(_row(list(element.elements()), element))
    if name == "mtable":
        return _table(element)
    arity, schema = _SCHEMATA.get(name, (-1, _fraction))
    inside = [_tex(child) for child in element.elements()]
    if len(inside) != arity:
        raise _UnknownError
    return schema(element, *inside)


# --- tokens ------------------------------------------------------------------------------------------------------


def _text(element: Element) -> str:
    return " ".join(element.text().translate(_INVISIBLE).split())


def _identifier(element: Element) -> str:
    text = _text(element)
    if text in _FUNCTIONS:
        return f"\\{text} "
    variant = _VARIANTS.get(element.get("mathvariant") or ("normal" if len(text) > 1 else "italic"))
    plain = text.translate(_ESCAPES)
    return plain if variant in {None, "mathit"} or not text else f"\\{variant}{{{plain}}}"


def _operator(element: Element) -> str:
    text = _text(element)
    if text in _FUNCTIONS:
        return f"\\{text} "
    plain = text.translate(_ESCAPES)
    return f"\\operatorname{{{plain}}}" if len(text) > 1 and text.isalpha() else plain


def _number(element: Element) -> str:
    return _text(element).translate(_ESCAPES)


def _words(element: Element) -> str:
    text = element.text().replace("\u00a0", " ")
    return f"\\text{{{text.translate(_ESCAPES)}}}" if text.strip() else "\\ " if text else ""


def _space(element: Element) -> str:
    return "\\ "


def _nothing(element: Element) -> str:
    return ""


_TOKENS: Final[dict[str, Callable[[Element], str]]] = {
    "mi": _identifier,
    "mn": _number,
    "mo": _operator,
    "mtext": _words,
    "ms": _words,
    "mspace": _space,
    "annotation": _nothing,
    "annotation-xml": _nothing,
    "none": _nothing,
}

# --- what holds others -------------------------------------------------------------------------------------------

_ROWS: Final = {
    **dict.fromkeys(("mrow", "mstyle", "mpadded", "merror", "menclose", "semantics", "mtd"), "{}"),
    "msqrt": "\\sqrt{{{}}}",
    "mphantom": "\\phantom{{{}}}",
}
"""What stands around the row that an element holds."""


def _row(inside: list[Element], around: Element) -> str:
    """Return a row; one in brackets has them as high as what they hold."""
    if any(isinstance(node, str) and node.strip() for node in around.children):
        raise _UnknownError
    opening = _mark(inside[0]) if len(inside) > 1 else ""
    if opening in _FENCES and _is_high(inside):
        closing = _FENCES[opening]
        if _mark(inside[-1]) == closing and len(inside) > 2:  # noqa: PLR2004 - something between the two
            return f"\\left{opening.translate(_ESCAPES)} {_joined(inside[1:-1])}\\right{closing.translate(_ESCAPES)} "
        if opening == "{":
            return f"\\left\\{{ {_joined(inside[1:])}\\right. "
    return _joined(inside)


def _joined(elements: list[Element]) -> str:
    return "".join(map(_tex, elements))


def _mark(element: Element) -> str:
    return _text(element) if element.name == "math:mo" else ""


def _is_high(elements: list[Element]) -> bool:
    high = {"math:mfrac", "math:mtable", "math:munderover", "math:munder", "math:mover"}
    return any(
        isinstance(node, Element) and node.name in high for one in elements for node in (one, *one.descendants())
    )


def _fraction(element: Element, above: str, below: str) -> str:
    bare = element.get("linethickness").rstrip("%pxemt").strip() == "0"
    return f"\\substack{{{above} \\\\ {below}}}" if bare else f"\\frac{{{above}}}{{{below}}}"


def _base(tex: str) -> str:
    """Return what a script stands at, in braces if it is more than a character or a command."""
    bare = tex.strip()
    return bare if len(bare) == 1 or _COMMAND.fullmatch(bare) else f"{{{bare}}}"


def _scripts(base: str, below: str, above: str) -> str:
    return _base(base) + (f"_{{{below}}}" if below else "") + (f"^{{{above}}}" if above else "")


def _over(element: Element, base: str, above: str) -> str:
    child, mark = element.elements()
    if _text(child) in _LIMITS:
        return _scripts(base, "", above)
    if base.startswith("\\overbrace"):
        return f"{base}^{{{above}}}"
    accent = _OVER.get(_mark(mark))
    return f"\\{accent}{{{base}}}" if accent else f"\\overset{{{above}}}{{{base}}}"


def _under(element: Element, base: str, below: str) -> str:
    child, mark = element.elements()
    if _text(child) in _LIMITS:
        return _scripts(base, below, "")
    if base.startswith("\\underbrace"):
        return f"{base}_{{{below}}}"
    accent = _UNDER.get(_mark(mark))
    return f"\\{accent}{{{base}}}" if accent else f"\\underset{{{below}}}{{{base}}}"


def _under_over(element: Element, base: str, below: str, above: str) -> str:
    if _text(next(element.elements())) in _LIMITS:
        return _scripts(base, below, above)
    return f"\\underset{{{below}}}{{\\overset{{{above}}}{{{base}}}}}"


def _table(element: Element) -> str:
    rows = list(element.elements())
    cells = [list(row.elements()) for row in rows]
    if any(row.name != "math:mtr" or any(cell.name != "math:mtd" for cell in row.elements()) for row in rows):
        raise _UnknownError
    lines = " \\\\ ".join(" & ".join(map(_tex, row)) for row in cells)
    return f"\\begin{{matrix}}{lines}\\end{{matrix}}"


_Schema: TypeAlias = Callable[..., str]
"""Takes an element and the TeX of each of its children."""
_SCHEMATA: Final[dict[str, tuple[int, _Schema]]] = {
    "mfrac": (2, _fraction),
    "mroot": (2, lambda _, base, index: f"\\sqrt[{index}]{{{base}}}"),
    "msub": (2, lambda _, base, below: _scripts(base, below, "")),
    "msup": (2, lambda _, base, above: _scripts(base, "", above)),
    "msubsup": (3, lambda _, base, below, above: _scripts(base, below, above)),
    "munder": (2, _under),
    "mover": (2, _over),
    "munderover": (3, _under_over),
}
"""How many children an element has, and what they make."""
