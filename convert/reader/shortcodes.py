"""Code in a post of WordPress' (``[sourcecode language="css"] … [/sourcecode]``) → code that Markdown and HTML know.

It is read in the text, before Markdown and tags are: what stands in it is neither. Lines stay where they are.
"""

from __future__ import annotations

import html
import re
from typing import Final

from convert.notes import Code, Note
from convert.patterns import pattern
from convert.positions import Lines
from convert.sources import Markup

_CODE: Final = (
    r"\[(?P<name>sourcecode|code)(?P<said>(?: [^\[\]\n]*)?)\]"
    r"(?P<code>[ \t]*(?:<br ?/?>)?[ \t]*\n(?:(?!\[/?(?P=name)\b).)*?)"
)
_IN_MARKDOWN: Final = pattern(rf"^{_CODE}(?<=\n)\[/(?P=name)\][ \t]*$", re.DOTALL | re.MULTILINE)
_IN_HTML: Final = pattern(rf"{_CODE}\[/(?P=name)\]", re.DOTALL)
_LANGUAGE: Final = pattern(r"\b(?:language|lang)=[\"']?(?P<name>[\w+#-]+)", re.ASCII)
_VERBATIM: Final = pattern(
    r"<(?P<end>/?)(?:pre|code|script|style|textarea)\b|<!--|(?P<over>-->)|^ {0,3}(?P<fence>```|~~~)",
    re.IGNORECASE | re.MULTILINE,
)
"""What begins or ends a part of a text that is shown as it stands, or not at all."""
_LINE_END: Final = pattern(r"(?:<br ?/?>|</p>)[ \t]*$", re.MULTILINE)
_LINE_START: Final = pattern(r"^<p>", re.MULTILINE)


def read_code(text: str, markup: Markup) -> tuple[str, tuple[Note, ...]]:
    """Write the code of a text as fences in Markdown, as ``pre`` in HTML; what stands in code already stays.

    The notes have the lines of the text.
    """
    out: list[str] = []
    notes: list[Note] = []
    at, line, verbatim = 0, 1, False
    for found in (_IN_HTML if markup is Markup.HTML else _IN_MARKDOWN).finditer(text):
        before = text[at : found.start()]
        verbatim = _is_verbatim(before, after=verbatim)
        out += [before, found[0] if verbatim else _written(found, markup)]
        line += before.count("\n")
        last = line + found[0].count("\n")
        if not verbatim:
            message = f"[{found['name']}] is read as code, as WordPress does"
            notes.append(Note(Code.LOOSE_TAG, message, lines=Lines(line, last)))
        at, line = found.end(), last
    return "".join((*out, text[at:])), tuple(notes)


def _is_verbatim(text: str, *, after: bool) -> bool:
    """Say if something that is shown as it stands is open behind a text; ``after``: whether it was before that."""
    is_open = after
    for mark in _VERBATIM.finditer(text):
        is_open = not is_open if mark["fence"] else not (mark["end"] or mark["over"])
    return is_open


def _written(found: re.Match[str], markup: Markup) -> str:
    told = _LANGUAGE.search(found["said"])
    name = told["name"] if told else ""
    code = _plain(found["code"].partition("\n")[2])
    if markup is Markup.HTML:
        named = f' class="language-{name}"' if name else ""
        return f"<pre>\n<code{named}>{html.escape(code, quote=False)}</code></pre>"
    fence = "~" * max(3, *(len(run) + 1 for run in re.findall("~{3,}", code)), 0)
    return f"{fence}{name}\n{code}{fence}"


def _plain(code: str) -> str:
    """Return code without what WordPress and its exporters put in: elements that end its lines, entities."""
    lines = code.rstrip().split("\n")
    if all(_LINE_END.search(line) for line in lines[:-1] if line.strip()):
        code = _LINE_END.sub("", _LINE_START.sub("", code))
    return code if "<" in code else html.unescape(code)
