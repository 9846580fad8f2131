"""Text → Markdown that reads as that text: what kramdown would take for syntax is escaped, and no more.

Source: kramdown's syntax page, "Backslash Escapes"; GFM as Jekyll sets it.
"""

from __future__ import annotations

import re
from typing import Final

from convert.patterns import pattern

_ENTITY: Final = pattern(r"&(?=[A-Za-z0-9_:][\w.:\-]*;|#[0-9]+;|#[xX][0-9A-Fa-f]+;)", re.ASCII)
_SYNTAX: Final = re.compile(
    r"""\\(?=[\\.*_+`<>()\[\]{}\#!:|"'$=\-~\n]|\Z)   # a backslash before what it would escape
    | \* | ` | \[ | \] | \| | " | ' | ~               # spans, tables, quotes that turn
    | <                                               # tags and autolinks
    | >(?:(?=>)|(?<=>>))                              # guillemets
    | -(?:(?=-)|(?<=--))                              # dashes
    | \.(?=\.\.)                                      # an ellipsis
    | \$(?:(?=\$|\Z)|(?<=\$\$))                       # formulas
    | \{(?=[:\{%]|\Z)                                 # attribute lists
    | _(?<![^\W\d_]_)                                 # stress: an underline after a letter begins none
    """,
    re.VERBOSE,
)
"""Every alternative begins with the character itself: so ``re`` looks for those alone, and is four times as fast."""

_FORMULA: Final = pattern(r"\\\\(?=\(|\\\[)|\\(?=begin\{)")
"""What would begin a formula once it has been read: an element after the backslash keeps MathJax from it."""

_LINE_START: Final = re.compile(
    r"[ \t]*(?=\#{1,6}[ \t]|[+\-](?:[ \t|]|$)|>|:[ \t|]|=+[ \t]*$)|[ \t]*[0-9]+(?=\.(?:[ \t|]|$))"
)
"""What stands in a line before the character that would begin a block."""
_CARET: Final = pattern(r"\^[ \t]*")


def text(value: str) -> str:
    """Escape a piece of text that stands anywhere in a line."""
    shown = value.rstrip("\\")
    if shown != value:  # whatever follows: two backslashes are a line break, and code hides one from tables
        return text(shown) + "&#92;" * (len(value) - len(shown))
    escaped = entities(_SYNTAX.sub(_escaped, value))
    if "\\" in value:
        escaped = _FORMULA.sub(r"\\\\<span></span>", escaped)
    return escaped.replace("\\</", "&lt;/")  # kramdown sees an end tag of what is around it, escaped or not


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def line_starts(value: str) -> str:
    """Escape what would begin a block at the start of a line of finished inlines."""
    return "\n".join(map(_line_start, value.split("\n")))


def _line_start(line: str) -> str:
    if line.startswith("^") and _CARET.fullmatch(line):
        return f"&#94;{line[1:]}"
    before = _LINE_START.match(line)
    return f"{line[: before.end()]}\\{line[before.end() :]}" if before else line


def attribute(value: str) -> str:
    """Escape the value of an attribute of HTML in double quotes."""
    return html_text(value).replace('"', "&quot;").replace("\n", "&#10;")


def html_text(value: str) -> str:
    """Escape text that stands in raw HTML, where Markdown is not read."""
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def entities(value: str) -> str:
    """Escape what would be read as an entity, and nothing else."""
    return _ENTITY.sub("&amp;", value) if "&" in value else value
