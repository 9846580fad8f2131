r"""Commands of TeX for what is around them, said in forms that all engines know: ``{a \over b}``, ``{\bf x}``.

Source: The TeXbook, chapters 17 and 18; MathJax 3, "Supported TeX/LaTeX commands"; KaTeX, "Supported Functions".
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from convert.patterns import pattern

_FACES: Final = {
    r"\bf": r"\mathbf",
    r"\cal": r"\mathcal",
    r"\it": r"\mathit",
    r"\mit": r"\mathit",
    r"\rm": r"\mathrm",
    r"\scr": r"\mathscr",
    r"\sf": r"\mathsf",
    r"\tt": r"\mathtt",
}
"""Commands that hold for the rest of their group, and those that hold for an argument."""

_INFIXES: Final = {
    r"\over": (r"\frac{", "}{", "}"),
    r"\choose": (r"\binom{", "}{", "}"),
    r"\atop": (r"\begin{matrix}", r"\\", r"\end{matrix}"),
}
"""Commands with the whole group before and behind them as their arguments."""

_ENVIRONMENTS: Final = {
    "dcases": (r"\begin{cases}", r"\displaystyle ", r"\end{cases}"),
    "rcases": (r"\left.\begin{array}{ll}", "", r"\end{array}\right\}"),
    "drcases": (r"\left.\begin{array}{ll}", r"\displaystyle ", r"\end{array}\right\}"),
}
"""What begins an environment, each of its cells, and ends it instead."""

_PLAIN: Final = {"matrix": "matrix", "pmatrix": "pmatrix", "cases": "cases", "eqalign": "aligned"}
"""Commands with rows as their argument, and the environments that they became."""

SCOPED: Final = frozenset({
    *_FACES, *_INFIXES, *(rf"\{name}" for name in _PLAIN), r"\buildrel", r"\cr",
    r"\begin", r"\text", r"\textrm", r"\textbf", r"\textit", r"\textsf", r"\texttt", r"\mbox",
})  # fmt: skip
"""Commands without one of which nothing depends on what is around it."""

_WORD_END: Final = r"(?![A-Za-z])"
_SPEC: Final = r"(?:\s*\{(?:[^{}]|\{[^{}]*\})*+\})?"
_MARK: Final = pattern(
    rf"""
      (?P<words> \\(?: text(?:rm|bf|it|sf|tt)? | mbox ) \s* \{{ )
    | \\ (?P<plain> matrix | pmatrix | cases | eqalign ) \s* \{{
    | \\begin \s* \{{ (?P<begin> [A-Za-z]+\*? ) \}} (?P<spec> (?<=\{{array\}}) {_SPEC} )?
    | \\end \s* \{{ (?P<end> [A-Za-z]+\*? ) \}}
    | (?P<left> \\left {_WORD_END} \s* (?: \\[A-Za-z]+ | \\?. ) )
    | (?P<right> \\right {_WORD_END} \s* (?: \\[A-Za-z]+ | \\?. ) )
    | (?P<last> \\\\ \s* (?= \\end {_WORD_END} ) )
    | (?P<cell> & | \\\\ | \\cr {_WORD_END} )
    | (?P<name> \\ (?: [A-Za-z]+ | . ) )
    | (?P<sign> [{{}}$_] )
    """,
    re.VERBOSE | re.DOTALL,
)


def in_common_scopes(tex: str) -> str:
    """Return a formula with its groups in forms that all engines know; one whose groups do not match stays as it is.

    Takes time in proportion to the formula.
    """
    try:
        return _Scopes().read(tex)
    except _UnevenError:
        return tex


class _UnevenError(Exception):
    """The groups of a formula do not match, or hold what no group may."""


class _Scope(msgspec.Struct):
    """A group, an environment, a pair of fences or words, being read: what ends it, and its cell so far."""

    end: str
    instead: str = ""  # what is written for what ends it
    words: str = ""  # the command whose words they are
    cell: str = ""  # what each of its cells begins with
    outer: int = 0  # where in the output it begins
    begin: int = 0  # where in the output its cell begins
    face: str = ""  # what begins the face that holds in its cell
    relation: bool = False  # its next `\over` is that of a `\buildrel`
    close: str = ""  # what ends its cell: the second argument of an infix, the group of words with formulas


class _Scopes:
    """A formula being read once, from left to right; places are left for what is put before a group or a cell."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._open: list[_Scope] = []

    def read(self, tex: str) -> str:
        """Return a formula with what stands for its commands. Errors: _UnevenError."""
        self._enter(_Scope(""), "")
        at = 0
        for found in _MARK.finditer(tex):
            self._out.append(tex[at : found.start()])
            self._take(found)
            at = found.end()
        self._out.append(tex[at:])
        self._leave("", "")
        return "".join(self._out)

    def _take(self, found: re.Match[str]) -> None:
        kind, text = found.lastgroup, found[0]
        if self._open[-1].words and kind not in ("words", "sign"):
            self._out.append(text)
            return
        match kind:
            case "words":
                self._enter(_Scope("}", words=text), text)
            case "plain":
                name = _PLAIN[found["plain"]]
                self._enter(_Scope("}", rf"\end{{{name}}}"), rf"\begin{{{name}}}")
            case "begin" | "spec":
                name = found["begin"]
                begin, cell, end = _ENVIRONMENTS.get(name, (text, "", ""))
                self._enter(_Scope(name, end, cell=cell), begin)
            case "end":
                self._leave(found["end"], text)
            case "left":
                self._enter(_Scope("right"), text)
            case "right":
                self._leave("right", text)
            case "cell" | "last":
                self._end_cell()
                self._out.append("\\\\" if text == r"\cr" else text)
                self._begin_cell("" if kind == "last" else self._open[-1].cell)
            case "name":
                self._command(text)
            case _:
                self._sign(text)

    def _enter(self, scope: _Scope, begin: str) -> None:
        scope.outer = len(self._out)
        self._out += ("", begin)
        self._open.append(scope)
        self._begin_cell(scope.cell)

    def _leave(self, end: str, text: str) -> None:
        self._end_cell()
        scope = self._open.pop()
        if scope.end != end:
            raise _UnevenError
        self._out.append(scope.instead or text)

    def _begin_cell(self, begin: str) -> None:
        self._out += (begin, "")
        self._open[-1].begin = len(self._out) - 1

    def _end_cell(self) -> None:
        scope = self._open[-1]
        if scope.relation:
            raise _UnevenError
        self._out.append(("}" if scope.face else "") + scope.close)
        scope.face = scope.close = ""

    def _command(self, name: str) -> None:
        scope = self._open[-1]
        if name == r"\buildrel":
            scope.relation = True
            self._out.append(r"\stackrel{")
            return
        if name not in _FACES and name not in _INFIXES:
            self._out.append(name)
            return
        self._out.append("}" if scope.face else "")
        if name in _FACES:
            scope.face = _FACES[name] + "{"
        elif scope.relation:
            scope.face, scope.relation = "", False
            self._out.append("}")
        elif scope.close:
            raise _UnevenError
        else:
            self._out[scope.begin], between, scope.close = _INFIXES[name]
            self._out.append(between)
        self._out.append(scope.face)

    def _sign(self, sign: str) -> None:
        scope = self._open[-1]
        match sign:
            case "{":
                self._enter(_Scope("}", words=scope.words and sign), sign)
            case "}":
                self._leave("}", sign)
            case "$" if scope.end == "$":
                self._leave("$", self._open[-2].words)
            case "$" if scope.words and scope.words != "{":
                self._out[scope.outer], scope.close = "{", "}"
                self._enter(_Scope("$"), "}")
            case "$":
                raise _UnevenError
            case _:
                self._out.append(rf"\{sign}" if scope.words else sign)
