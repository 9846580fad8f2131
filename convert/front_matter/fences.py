"""Where front matter begins and ends: Jekyll's rules for the lines of ``---``.

Source: Jekyll's documentation ("Front Matter") and its behaviour, run line by line. Ruby's white space is ASCII, and
only LF ends a line.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from convert.errors import FrontMatterError, Position
from convert.notes import Code, Note
from convert.patterns import pattern
from convert.positions import Lines

_OPENS: Final = pattern(r"---[ \t\r\f\v]*\n")
_CLOSES: Final = pattern(r"^(?:---|\.\.\.)[ \t\r\f\v]*$", re.MULTILINE)
_BLANK_LINES: Final = pattern(r"(?:[ \t\r\f\v]*\n)+")
_BLANK_REST: Final = pattern(r"[ \t\r\f\v]*\n?")
_KEY: Final = pattern(r"\s*(?:#[^\n]*\n\s*)*(?:[\w.-]+|\"[^\"\n]*\"|'[^'\n]*')[ \t]*:(?:\s|\Z)")
"""A first line of YAML, comments above it aside: what tells front matter from a rule in the text."""


class Parts(msgspec.Struct, frozen=True):
    """A post cut in two; ``block`` is None without front matter, lines count from 1 in the file."""

    block: str | None
    body: str
    first_line: int = 1
    block_line: int = 1
    notes: tuple[Note, ...] = ()


def split(text: str, path: str = "-") -> Parts:
    """Cut a post into its YAML and its body, the blank lines between them gone, line ends as they were.

    Jekyll takes a block only in line 1; one below blank lines is read too, with a Note.
    Errors: FrontMatterError if line 1 opens a block, keys follow, and nothing closes it.
    """
    text, notes = _with_line_feeds(text)
    above = _BLANK_LINES.match(text)
    start = above.end() if above else 0
    opened = _OPENS.match(text, start)
    if not opened or (above and not _KEY.match(text, opened.end())):
        return Parts(None, text, notes=notes)
    line = text.count("\n", 0, opened.end()) + 1
    closed = _CLOSES.search(text, opened.end())
    if not closed:
        if _KEY.match(text, opened.end()):
            raise FrontMatterError(
                "no closing ---. Close the front matter with a line of ---.", Position(path, line - 1, 1)
            )
        return Parts(None, text, notes=notes)
    if above:
        blank = Note(
            Code.FRONT_MATTER_BLANK_LINE,
            "blank line above the front matter: Jekyll would print it",
            lines=Lines(1, line - 1),
        )
        notes = (*notes, blank)
    end = _after(text, closed.end())
    return Parts(text[opened.end() : closed.start()], text[end:], text.count("\n", 0, end) + 1, line, notes)


def _after(text: str, end: int) -> int:
    """Return where the body begins: after the closing line and the blank lines below it."""
    rest = _BLANK_LINES.match(text, end)
    if rest:
        end = rest.end()
    last = _BLANK_REST.match(text, end)
    return len(text) if last and last.end() == len(text) else end


def _with_line_feeds(text: str) -> tuple[str, tuple[Note, ...]]:
    """Turn the carriage returns of a file that has nothing else into line feeds."""
    if "\n" in text or "\r" not in text:
        return text, ()
    return text.replace("\r", "\n"), (Note(Code.LINE_ENDS, "lines end in bare carriage returns: read as line ends"),)
