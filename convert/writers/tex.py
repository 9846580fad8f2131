r"""TeX as the engines set it: the macros of a post expanded, and what no engine knows said in what all know.

MathJax keeps a macro for the rest of the page; pandoc and math-core know it in its own formula at best.
Source: amsmath's user's guide (environments, ``\tag``); MathJax, "TeX and LaTeX input", macros.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

import msgspec

from convert.patterns import pattern
from convert.writers.tex_forms import in_common_forms

LONGEST: Final = 20_000
"""Characters of one formula that is worked on: real ones have hundreds."""

_EXPANSIONS: Final = 1_000
"""Macros expanded in one formula: one that expands to itself has no end."""


_SHOWN: Final = 60
"""Characters of a formula that a Note shows."""


def refusal(tex: str) -> str:
    """Return what a Note says of a formula that an engine cannot set."""
    return f"a formula cannot be set and stands as TeX: {tex[:_SHOWN]}"


class Macro(msgspec.Struct, frozen=True):
    """What a command stands for: ``#1`` to ``#9`` are its arguments, the first of them optional if it has a default."""

    arguments: int
    body: str
    default: str | None = None


Macros: TypeAlias = dict[str, Macro]
"""By their names, which begin with the backslash."""

_COMMON: Final[Macros] = {
    r"\label": Macro(1, ""),
    r"\require": Macro(1, ""),
    r"\nonumber": Macro(0, ""),
    r"\notag": Macro(0, ""),
    r"\tag": Macro(1, r"\qquad\text{(#1)}"),
    r"\tag*": Macro(1, r"\qquad\text{#1}"),
    r"\mathbbm": Macro(1, r"\mathbb{#1}"),
    r"\mathds": Macro(1, r"\mathbb{#1}"),
    r"\mbox": Macro(1, r"\text{#1}"),
    r"\fbox": Macro(1, r"\boxed{\text{#1}}"),
    r"\textcolor": Macro(2, r"{\color{#1}#2}"),
    r"\substack": Macro(1, r"\begin{matrix}#1\end{matrix}"),
    r"\vphantom": Macro(1, ""),
    r"\smash": Macro(1, "{#1}"),
    r"\bra": Macro(1, r"\langle{#1}|"),
    r"\ket": Macro(1, r"|{#1}\rangle"),
    r"\braket": Macro(1, r"\langle{#1}\rangle"),
    r"\dbinom": Macro(2, r"{\displaystyle\binom{#1}{#2}}"),
    r"\tbinom": Macro(2, r"{\textstyle\binom{#1}{#2}}"),
}
_ALIGNED: Final = (r"\begin{aligned}", r"\end{aligned}")
_GATHERED: Final = (r"\begin{gathered}", r"\end{gathered}")
_ENVIRONMENTS: Final = {
    **dict.fromkeys(("align", "flalign", "alignat", "split", "alignedat"), _ALIGNED),
    **dict.fromkeys(("gather", "multline"), _GATHERED),
    **dict.fromkeys(("equation", "displaymath", "math"), ("{", "}")),
    "eqnarray": (r"\begin{array}{rcl}", r"\end{array}"),
    "smallmatrix": (r"\begin{matrix}", r"\end{matrix}"),
}
"""What begins and ends an environment instead; those that number their lines would do so from 1 in each formula."""
_WITH_COUNT: Final = ("alignat", "alignedat")
"""Environments with the number of their columns as an argument."""

_NAME: Final = r"\\(?:[A-Za-z]+|.)"
_COMMAND: Final = pattern(rf"%.*|{_NAME}")
_BRACE: Final = pattern(r"\\.|[{}]", re.DOTALL)
_ARGUMENT: Final = pattern(rf"\s*({_NAME}|[^\s{{}}])", re.DOTALL)
_GROUP: Final = pattern(r"\s*\{")
_OPTION: Final = pattern(r"\s*\[([^\[\]]*)\]")
_PARAMETER: Final = pattern("#([1-9])")
_PARAMETERS: Final = pattern(r"\s*((?:#[1-9])*)\s*(?=\{)")
_EQUALS: Final = pattern(r"\s*=?")
_STAR: Final = pattern(r"\s*\*?")
_SPACE_BELOW: Final = pattern(r"\*?\[\s*-?[\d.]+\s*[a-z]{2}\s*\]")
_ENDS_IN_NAME: Final = pattern(r"\\[A-Za-z]+\Z")


def settable(tex: str, macros: Macros) -> str:
    """Return a formula as the engines can set it, blank if it only defines; what it defines goes into ``macros``.

    One that is too long, or whose macros have no end, is returned as it is.
    """
    if len(tex) > LONGEST:
        return tex
    scan = _Scan(tex)
    for _ in range(_EXPANSIONS):
        if not scan.expand(macros):
            return in_common_forms(scan.text)
        if len(scan.text) > LONGEST:
            break
    return tex


class _Scan:
    """A formula being read from left to right; what stands before ``at`` is done."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self._begin = text, 0, 0

    def expand(self, macros: Macros) -> bool:
        """Go on to the next command that stands for something and put that in its place; say whether there is one."""
        for found in _COMMAND.finditer(self.text, self.at):
            self._begin, self.at = found.span()
            made = self._meaning(found[0], macros)
            if made is not None:
                self._replace(made)
                return True
        return False

    def _meaning(self, name: str, macros: Macros) -> str | None:
        """Return what a command with its arguments stands for; None if for itself."""
        if name in macros:
            return self._call(macros[name])
        match name:
            case r"\newcommand" | r"\renewcommand" | r"\providecommand":
                return self._command(macros)
            case r"\def" | r"\gdef":
                return self._definition(macros)
            case r"\let":
                return self._alias(macros)
            case r"\DeclareMathOperator":
                return self._operator(macros)
            case r"\begin" | r"\end":
                return self._environment(name)
            case r"\\":
                return "\\\\" if self._taken(_SPACE_BELOW) else None
            case _:
                starred = f"{name}*"
                if starred in _COMMON and self._taken(_STAR) == "*":
                    name = starred
                return self._call(_COMMON[name]) if name in _COMMON else None

    def _replace(self, made: str) -> None:
        """Put text where the command was; in a script it is one thing, and its last command ends before a letter."""
        before, after = self.text[: self._begin], self.text[self.at :]
        if made and before.rstrip().endswith(("_", "^")):
            made = f"{{{made}}}"
        if after[:1].isalpha() and _ENDS_IN_NAME.search(made):
            made += " "
        self.text, self.at = before + made + after, self._begin

    def _call(self, macro: Macro) -> str | None:
        values: list[str] = []
        if macro.default is not None:
            option = self._option()
            values.append(macro.default if option is None else option)
        while len(values) < macro.arguments:
            value = self._argument()
            if value is None:
                return None
            values.append(value)
        return _PARAMETER.sub(lambda found: "".join(values[int(found[1]) - 1 : int(found[1])]), macro.body)

    def _command(self, macros: Macros) -> str | None:
        self._taken(_STAR)
        name, count, default, body = self._argument(), self._option(), self._option(), self._argument()
        if not name or body is None:
            return None
        macros[name.strip()] = Macro(int(count) if count and count.isdecimal() else 0, body, default)
        return ""

    def _definition(self, macros: Macros) -> str | None:
        name, parameters = self._argument(), self._taken(_PARAMETERS)
        body = None if parameters is None else self._argument()
        if not name or parameters is None or body is None:
            return None
        macros[name] = Macro(parameters.count("#"), body)
        return ""

    def _alias(self, macros: Macros) -> str | None:
        name = self._argument()
        self._taken(_EQUALS)
        other = self._argument()
        if not name or not other or name == other:
            return None
        macros[name] = macros.get(other, Macro(0, other))
        return ""

    def _operator(self, macros: Macros) -> str | None:
        star = self._taken(_STAR)
        name, words = self._argument(), self._argument()
        if not name or words is None:
            return None
        macros[name.strip()] = Macro(0, rf"\operatorname{star}{{{words}}}")
        return ""

    def _environment(self, name: str) -> str | None:
        environment = (self._argument() or "").removesuffix("*")
        if environment not in _ENVIRONMENTS:
            return None
        begin, end = _ENVIRONMENTS[environment]
        if name == r"\end":
            return end
        if environment in _WITH_COUNT:
            self._argument()
        return begin

    def _taken(self, expected: re.Pattern[str]) -> str | None:
        """Take what a pattern matches here, without the blanks around it."""
        found = expected.match(self.text, self.at)
        if found is None:
            return None
        self.at = found.end()
        return found[0].strip()

    def _option(self) -> str | None:
        taken = self._taken(_OPTION)
        return None if taken is None else taken[1:-1]

    def _argument(self) -> str | None:
        """Take an argument: a group without its braces, a command or a character."""
        group = _GROUP.match(self.text, self.at)
        if not group:
            return self._taken(_ARGUMENT)
        depth = 1
        for found in _BRACE.finditer(self.text, group.end()):
            depth += {"{": 1, "}": -1}.get(found[0], 0)
            if depth == 0:
                self.at = found.end()
                return self.text[group.end() : found.start()]
        return None
