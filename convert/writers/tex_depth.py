r"""How deep a formula nests at most: the engines recurse, and one without a bound of its own ends the process.

Groups nest; so do arguments without braces (``\sqrt\sqrt x``, ``\frac a\frac b c``), scripts of scripts, and what
holds to the end of its group (``\displaystyle``). Every command counts as one with an argument, as ``\alpha`` does:
too much is counted where commands follow each other, never too little.
"""

from __future__ import annotations

from typing import Final, TypeAlias

from convert.limits import FORMULA_DEPTH
from convert.patterns import pattern

_COMMAND: Final = r"\\(?:[A-Za-z]+|[\s\S])"
_NAME: Final = r"(?![A-Za-z])\s*+(?:\{[^{}]*\})?"
_SIGN: Final = rf"(?![A-Za-z])\s*+(?:{_COMMAND}|\S)?"
_TOKEN: Final = pattern(
    rf"(?P<comment>%[^\n]*)|(?P<begin>\\begin{_NAME}|\\left{_SIGN}|\{{)|(?P<end>\\end{_NAME}|\\right{_SIGN}|\}})"
    rf"|(?P<script>[_^])|(?P<prime>')|(?P<command>{_COMMAND})|\S"
)
"""An environment goes with its name and a stretching bracket with its sign: neither is an argument."""

_ARGUMENTS: Final = {
    **dict.fromkeys((r"\frac", r"\dfrac", r"\tfrac", r"\cfrac", r"\binom", r"\dbinom", r"\tbinom", r"\stackrel"), 2),
    **dict.fromkeys((r"\overset", r"\underset", r"\textcolor", r"\colorbox", r"\root"), 2),
    **dict.fromkeys((r"\sideset", r"\prescript", r"\overunderset", r"\fcolorbox"), 3),
    r"\mathchoice": 4,
    r"\genfrac": 6,
}
"""Commands with more arguments than one."""

_SWITCHES: Final = (r"\displaystyle", r"\textstyle", r"\scriptstyle", r"\scriptscriptstyle", r"\color")

_GROUP, _OPTION, _SWITCH = "group", "option", "switch"
_Level: TypeAlias = str | int
"""A group, by its kind, or the number of arguments that a command still waits for."""


def is_shallow(tex: str) -> bool:
    """Say if a formula nests no deeper than ``limits.FORMULA_DEPTH``."""
    if len(tex) <= FORMULA_DEPTH:
        return True
    levels = _Levels()
    for found in _TOKEN.finditer(tex):
        levels.add(found[0], found.lastgroup)
        if len(levels.open) > FORMULA_DEPTH:
            return False
    return True


class _Levels:
    """The levels that are open where a formula has been read to."""

    def __init__(self) -> None:
        self.open: list[_Level] = []
        self._before: str | None = None
        self._is_argument = False

    def add(self, text: str, kind: str | None) -> None:
        """Open or close what a piece of TeX does; an argument ends where no script of it follows."""
        if kind in ("comment", "prime"):
            return
        if self._is_argument and kind != "script":
            self._end_argument()
        self._is_argument = False
        match kind:
            case "script":
                self.open.append(1)
            case "command":
                self.open.append(_SWITCH if text in _SWITCHES else _ARGUMENTS.get(text, 1))
            case "begin":
                self.open.append(_GROUP)
            case "end":
                self._close(_GROUP)
                self._is_argument = True
            case _ if text == "[" and self._before == "command":
                self.open.append(_OPTION)
            case _ if text == "]" and self._group() == _OPTION:
                self._close(_OPTION)
            case _:
                self._is_argument = True
        self._before = kind

    def _end_argument(self) -> None:
        """Count an argument of the command that waits for one; with its last a command is an argument itself."""
        while self.open and isinstance(waits := self.open[-1], int):
            self.open.pop()
            if waits > 1:
                self.open.append(waits - 1)
                return

    def _group(self) -> _Level | None:
        return next((level for level in reversed(self.open) if level in (_GROUP, _OPTION)), None)

    def _close(self, kind: str) -> None:
        """Close the last group of a kind with what is open in it; if there is none, the engines see the fault."""
        if kind in self.open:
            while self.open.pop() != kind:
                pass
