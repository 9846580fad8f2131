r"""Formulas between delimiters in the text: kramdown leaves them, and MathJax or KaTeX finds them in the page.

Each becomes the script in which MathJax 2 keeps its formulas, which is read wherever it comes from.

Source: MathJax 2.7, ``tex2jax``: ``\(…\)``, ``\[…\]`` and environments are found by default, dollars where a page
asks for formulas; in a run of texts and ``br``, outside of code and of what is of the class ``tex2jax_ignore``. Dollars
follow pandoc's ``tex_math_dollars``, which leaves prices alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

import msgspec

from convert.normal_form import BLANKS
from convert.patterns import pattern
from convert.reader.html import Element, Node, Tree

_IGNORED: Final = frozenset(
    {"script", "noscript", "style", "textarea", "pre", "code", "kbd", "samp", "tt", "math:math", "svg:svg"}
)
_IGNORED_CLASSES: Final = frozenset({"tex2jax_ignore", "mathjax_ignore", "kdmath", "math", "katex"})
"""Classes of what is no formula, or is one already."""

_ENVIRONMENTS: Final = (
    "equation|align|alignat|flalign|gather|multline|eqnarray|displaymath|math|aligned|alignedat|gathered|split|array"
    "|cases|[bBpvV]?matrix|smallmatrix"
)
_TOKEN: Final = pattern(r"\\(?:(?:begin|end)\{(?:" + _ENVIRONMENTS + r")\*?\}|.)|\$\$?", re.DOTALL)
"""What opens or closes a formula; a backslash before anything else takes it along."""

_CLOSERS: Final = {"\\(": "\\)", "\\[": "\\]", "$": "$", "$$": "$$"}
_AFTER_GROUPS: Final = frozenset("\\*+?{|/@")
"""What follows a group of a regular expression, which some write in the signs of a formula."""
_BREAK: Final = "\0"
"""Stands for a ``br`` in a text, for no text of a tree holds it."""
_BLANKS: Final = f"{BLANKS}{_BREAK}"

_TYPED: Final = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "--", "—": "---", "…": "..."})
"""What kramdown has made of the author's characters, which TeX wants back."""


class _Formula(msgspec.Struct, frozen=True):
    """A formula in a text: where it stands, delimiters included, and its TeX."""

    start: int
    end: int
    tex: str
    display: bool


def mark_formulas(tree: Tree, *, asked: bool) -> None:
    """Make scripts of the formulas in the text of a tree. Changes the tree; linear time, any depth."""
    stack = [tree.body]
    while stack:
        element = stack.pop()
        if element.name in _IGNORED or not _IGNORED_CLASSES.isdisjoint(element.classes):
            continue
        stack.extend(element.elements())
        if any(isinstance(node, str) and ("\\" in node or (asked and "$" in node)) for node in element.children):
            element.children = list(_marked(element, asked=asked))


def _marked(element: Element, *, asked: bool) -> Iterator[Node]:
    """Yield an element's children with scripts for the formulas in its runs of texts and line breaks."""
    for is_text, nodes in groupby(element.children, key=lambda node: isinstance(node, str) or node.name == "br"):
        if is_text:
            yield from _run(list(nodes), element, asked=asked)
        else:
            yield from nodes


def _run(nodes: list[Node], around: Element, *, asked: bool) -> Iterator[Node]:
    text = "".join(node if isinstance(node, str) else _BREAK for node in nodes)
    breaks = iter([node for node in nodes if not isinstance(node, str)])
    at = 0
    for formula in _formulas(text, asked=asked):
        yield from _with_breaks(text[at : formula.start], breaks)
        for _ in range(text.count(_BREAK, formula.start, formula.end)):
            next(breaks)
        yield _script(formula, around)
        at = formula.end
    yield from _with_breaks(text[at:], breaks)


def _with_breaks(text: str, breaks: Iterator[Node]) -> Iterator[Node]:
    for number, piece in enumerate(text.split(_BREAK)):
        if number:
            yield next(breaks)
        if piece:
            yield piece


def _script(formula: _Formula, around: Element) -> Element:
    mode = "; mode=display" if formula.display else ""
    tex = formula.tex.replace(_BREAK, " ").translate(_TYPED)
    return Element("script", {"type": f"math/tex{mode}"}, [tex], around.lines)


def _formulas(text: str, *, asked: bool) -> list[_Formula]:
    """Find the formulas of a text, first come first served; each closer is looked for in vain but once."""
    tokens = list(_TOKEN.finditer(text))
    found: list[_Formula] = []
    absent: set[str] = set()
    at = 0
    while at < len(tokens):
        closer = _closer(tokens[at], asked=asked)
        last = _next(tokens, at + 1, closer) if closer and closer not in absent else None
        if closer and last is None:
            absent.add(closer)
        if last is not None:
            formula = _formula(text, tokens[at], tokens[last], asked=asked)
            found += [formula] if formula else []
            at = last if formula or closer != "$" else at  # the sign of a price may begin what comes after it
        at += 1
    return found


def _closer(opener: re.Match[str], *, asked: bool) -> str | None:
    """Return what ends the formula that a token would begin, None if it begins none."""
    token = opener[0]
    if token.startswith("\\begin{"):
        return token.replace("begin", "end", 1)
    return _CLOSERS.get(token) if asked or token[0] != "$" else None


def _next(tokens: list[re.Match[str]], start: int, closer: str) -> int | None:
    return next((number for number in range(start, len(tokens)) if tokens[number][0] == closer), None)


def _formula(text: str, opener: re.Match[str], closer: re.Match[str], *, asked: bool) -> _Formula | None:
    """Return the formula between two tokens, None if it is empty, lies between two prices or groups a pattern."""
    inside = text[opener.end() : closer.start()]
    if not inside.strip(_BLANKS):
        return None
    begin, after = opener[0], text[closer.end() : closer.end() + 1]
    if begin == "$" and (inside[0] in _BLANKS or inside[-1] in _BLANKS or after.isdigit()):
        return None
    if begin == "\\(" and not asked and after in _AFTER_GROUPS:
        return None
    whole = begin.startswith("\\begin")
    tex = text[opener.start() : closer.end()] if whole else inside
    return _Formula(opener.start(), closer.end(), tex, display=whole or begin in ("\\[", "$$"))
