r"""Formulas in a title as plain text: ``Sorting in $O(n^2)$`` is Sorting in O(n²).

A title is a line of text wherever it stands: above the post, in contents, running heads, properties of a document. A
formula that such a line cannot hold, a fraction or a name that is not known here, stays as it is written.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import category, lookup

from convert.patterns import pattern

_FORMULA: Final = pattern(r"\$(?![\s$])([^$]+)(?<![\s\\])\$(?!\d)|\\\(((?:(?!\\[()]).)+)\\\)")
"""Between delimiters as ``reader.delimiters`` finds them: a dollar between two prices is none."""

_ALPHABET: Final = pattern(
    r"\\(?:math(?:bb|bf|cal|frak|it|rm|scr|sf|tt)|boldsymbol|bm|text(?:bf|it|rm|sf|tt)?|operatorname\*?|mbox)"
    r"\s*(?:\{([^{}\\]*)\}|([A-Za-z]))"
)
_COMMAND: Final = pattern(r"\\([A-Za-z]+)(\s*)")
_SPACE: Final = pattern(r"\\[,:;! ]|~")
_SCRIPT: Final = pattern(r"([\^_])(?:\{([^{}\\]+)\}|([^\s{}\\]))")
_MATHS: Final = frozenset("\\^_")
"""One of them shows that what stands between dollars is TeX."""
_TEX: Final = pattern(r"[\\{}&]")
"""What is left of a formula that cannot be a line of text."""

_RAISED: Final = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_LOWERED: Final = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_NAMES: Final = frozenset({
    "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "deg", "det", "dim", "exp", "gcd", "hom", "inf", "ker",
    "lim", "liminf", "limsup", "ln", "log", "max", "min", "mod", "Pr", "sin", "sinh", "sup", "tan", "tanh", "TeX",
    "LaTeX",
})  # fmt: skip
"""Commands that show their own names."""
_SIGNS: Final = {
    "nabla": "∇", "partial": "∂", "infty": "∞", "ell": "ℓ", "hbar": "ℏ", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ",
    "to": "→", "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔", "mapsto": "↦", "Rightarrow": "⇒",
    "Leftarrow": "⇐", "Leftrightarrow": "⇔", "implies": "⇒", "iff": "⇔", "uparrow": "↑", "downarrow": "↓",
    "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "ll": "≪", "gg": "≫", "approx": "≈",
    "equiv": "≡", "sim": "∼", "simeq": "≃", "cong": "≅", "propto": "∝", "pm": "±", "mp": "∓", "times": "×",
    "div": "÷", "cdot": "·", "ast": "∗", "star": "⋆", "circ": "∘", "oplus": "⊕", "otimes": "⊗", "sum": "∑",
    "prod": "∏", "int": "∫", "in": "∈", "notin": "∉", "subset": "⊂", "subseteq": "⊆", "supset": "⊃", "supseteq": "⊇",
    "cup": "∪", "cap": "∩", "setminus": "∖", "emptyset": "∅", "varnothing": "∅", "forall": "∀", "exists": "∃",
    "neg": "¬", "lnot": "¬", "land": "∧", "wedge": "∧", "lor": "∨", "vee": "∨", "vdash": "⊢", "models": "⊨",
    "perp": "⊥", "bot": "⊥", "top": "⊤", "parallel": "∥", "mid": "∣", "langle": "⟨", "rangle": "⟩", "lfloor": "⌊",
    "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "ldots": "…", "dots": "…", "cdots": "⋯", "prime": "′", "dagger": "†",
    "quad": " ", "qquad": " ", "left": "", "right": "",
    "varepsilon": "ε", "vartheta": "ϑ", "varphi": "φ", "varrho": "ϱ", "varsigma": "ς", "lambda": "λ", "Lambda": "Λ",
}  # fmt: skip
_PREFIXES: Final = "∇∂"
"""Signs that stand close to what follows, as letters do."""


def read_formulas(title: str) -> str:
    """Return a title whose formulas are plain text, those that can be."""
    if "$" not in title and "\\(" not in title:
        return title
    return _FORMULA.sub(
        lambda found: found[0] if _is_a_name(found) else _plain(found[1] or found[2]) or found[0], title
    )


def _is_a_name(found: re.Match[str]) -> bool:
    """Say if a dollar stands in a word, as in A$AP and 5$, and nothing behind it is TeX, as in L$^p$."""
    inside = found.string[: found.start()][-1:].isalnum()
    return inside and bool(found[1]) and _MATHS.isdisjoint(found[1])


def _plain(tex: str) -> str | None:
    """Return a formula as text, None if more than text is in it."""
    text = _COMMAND.sub(_sign, _ALPHABET.sub(lambda found: found[1] or found[2] or "", tex))
    text = _SCRIPT.sub(_script, _SPACE.sub(" ", text))
    return None if _TEX.search(text) else " ".join(text.split())


def _sign(command: re.Match[str]) -> str:
    """Return the sign of a command, without the blank that ends its name where nothing else asks for one."""
    name, blank = command.groups()
    if name in _NAMES:
        return f"{name}{blank}"
    sign = _SIGNS.get(name) if name in _SIGNS else _greek(name)
    if sign is None:
        return command[0]
    return sign if sign in _PREFIXES or (sign and category(sign).startswith("L")) else f"{sign}{blank}"


def _greek(name: str) -> str | None:
    try:
        return lookup(f"GREEK {'SMALL' if name.islower() else 'CAPITAL'} LETTER {name}")
    except KeyError:
        return None


def _script(found: re.Match[str]) -> str:
    """Return an index or exponent as small characters, where there are such for all of it."""
    mark, several, one = found.groups()
    text = several or one
    small = text.translate(_RAISED if mark == "^" else _LOWERED)
    return small if not any(a == b for a, b in zip(text, small, strict=True)) else f"{mark}{text}"
