r"""Forms of TeX that one engine knows and another does not, said in forms that all know.

Browsers show a post's formulas with MathJax or KaTeX, which set plain TeX too: ``{a \over b}``, ``{\bf x}``.
Source: The TeXbook, chapters 17 and 18; MathJax 3, "Supported TeX/LaTeX commands"; KaTeX, "Supported Functions".
"""

from __future__ import annotations

import re
from typing import Final

from convert.patterns import pattern
from convert.writers.tex_scopes import SCOPED, in_common_scopes

_NAMES: Final = {
    r"\Bbb": r"\mathbb",
    r"\N": r"\mathbb{N}",
    r"\R": r"\mathbb{R}",
    r"\Z": r"\mathbb{Z}",
    r"\argmax": r"\operatorname*{arg\,max}",
    r"\argmin": r"\operatorname*{arg\,min}",
    r"\bold": r"\mathbf",
    r"\cfrac": r"\dfrac",
    r"\dotsb": r"\cdots",
    r"\dotsc": r"\ldots",
    r"\dotsi": r"\cdots",
    r"\dotsm": r"\cdots",
    r"\dotso": r"\ldots",
    r"\frak": r"\mathfrak",
    r"\hbox": r"\text",
    r"\hdots": r"\ldots",
    r"\negmedspace": r"\hspace{-0.2222em}",
    r"\negthickspace": r"\hspace{-0.2778em}",
    r"\negthinspace": r"\!",
    r"\nobreak": "",
    r"\operatornamewithlimits": r"\operatorname*",
    r"\pmb": r"\boldsymbol",
    r"\smallsetminus": "∖",
    r"\textnormal": r"\text",
    r"\textup": r"\textrm",
    r"\thickspace": r"\;",
    r"\thinspace": r"\,",
    r"\varliminf": r"\underline{\lim}",
    r"\varlimsup": r"\overline{\lim}",
    r"\widetilde": r"\tilde",
    **dict.fromkeys(
        (r"\tiny", r"\scriptsize", r"\small", r"\normalsize", r"\large", r"\Large", r"\LARGE", r"\huge", r"\Huge"), ""
    ),
}
r"""What stands for a command wherever it stands; a formula has one size. ``\Q`` and ``\C`` no browser knows."""

_EMS: Final = {"em": 1.0, "ex": 0.43, "mu": 1 / 18, "pt": 0.1, "mm": 0.285, "cm": 2.85, "in": 7.23}
"""How many ems a unit is, at 10 points."""

_ANGLES: Final = {"<": r"\langle", ">": r"\rangle"}

_SIZES: Final = ("big", "Big", "bigg", "Bigg")
_ASKED: Final = SCOPED | {
    *_NAMES, *(rf"\{size}m" for size in _SIZES), "%", r"\root", r"\mathop", r"\hspace",
    r"\kern", r"\mkern", r"\hskip", r"\mskip",
}  # fmt: skip
"""Commands without which a formula is in common forms, but for its fences: most formulas."""
_COMMAND: Final = pattern(r"%|\\(?:[A-Za-z]+|.)", re.DOTALL)

_WORD_END: Final = r"(?![A-Za-z])"
_PHRASE: Final = pattern(
    rf"""
      (?P<comment> %[^\n]* )
    | \\(?P<fence> left | right | middle | [bB]igg?[lr]? ) \s* (?P<angle> [<>] )
    | \\(?P<size> [bB]igg? ) m {_WORD_END} \s* (?P<relation> \\[A-Za-z]+ | \\. | [^\s\\{{}}] )
    | \\root {_WORD_END} (?P<degree> (?: [^\\{{}}] | \\(?! (?:of|root) {_WORD_END} ) [A-Za-z]+ | \{{[^{{}}]*\}} )*+ )
      \\of {_WORD_END}
    | \\(?: m?kern | [hm]skip )
      \s* (?P<width> -?(?: \d{{1,4}}(?:\.\d{{0,4}})? | \.\d{{1,4}} ) ) \s* (?P<unit> em|ex|mu|pt|mm|cm|in ) {_WORD_END}
    | \\mathop \s* \{{ \s* (?: \\(?:mathrm|operatorname) \s* \{{ | \{{ \s* \\rm {_WORD_END} )
      (?P<operator> (?: [^\\{{}}%$&_^] | \\[ ,:;!] )*+ ) \}} \s* \}}
    | \\mathop \s* \{{ \s* \\rm {_WORD_END} (?P<plain> (?: [^\\{{}}%$&_^] | \\[ ,:;!] )*+ ) \}}
    | \\cfrac \s* \[ [lcr] \] (?P<fraction>)
    | \\begin\{{ (?P<placed> aligned | gathered | array ) \}} \[[tbc]\]
    | (?P<name> \\ (?: hspace\* | [A-Za-z]+ | . ) )
    """,
    re.VERBOSE | re.DOTALL,
)


def in_common_forms(tex: str) -> str:
    """Return a formula in forms that all engines know; one whose groups do not match keeps those that depend on them.

    Takes time in proportion to the formula.
    """
    if _ASKED.isdisjoint(_COMMAND.findall(tex)) and not ("<" in tex or ">" in tex):
        return tex
    said = _PHRASE.sub(_phrase, tex)
    return said if SCOPED.isdisjoint(_COMMAND.findall(said)) else in_common_scopes(said)


def _phrase(found: re.Match[str]) -> str:
    """Return what stands for a command and what belongs to it, whatever is around them."""
    match found.lastgroup:
        case "comment":
            return ""
        case "angle":
            return rf"\{found['fence']}{_ANGLES[found['angle']]} "
        case "relation":
            return rf"\;\{found['size']}{_ANGLES.get(found['relation'], found['relation'])}\; "
        case "degree":
            return rf"\sqrt[{{{found['degree'].strip()}}}]"
        case "unit":
            return rf"\hspace{{{round(float(found['width']) * _EMS[found['unit']], 4):g}em}}"
        case "operator" | "plain" as name:
            return rf"\operatorname*{{{found[name].strip()}}}"
        case "fraction":
            return r"\dfrac"
        case "placed":
            return rf"\begin{{{found['placed']}}}"
        case _:
            return r"\hspace" if found[0] == r"\hspace*" else _NAMES.get(found[0], found[0])
