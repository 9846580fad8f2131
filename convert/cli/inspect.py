"""Show what a post is taken for: every decision, with the rule and the lines that it came from."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

import msgspec

from convert import api
from convert.cli.commands import add_profile
from convert.cli.messages import show_notes
from convert.cli.outputs import protect, put, show_written
from convert.cli.streams import one_line, print_bytes, print_text, stdin
from convert.errors import ExitCode
from convert.inspection import inspection
from convert.nodes import Post
from convert.notes import Action, Decision
from convert.posts import body_html, read_limited


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of ``postbind inspect``."""
    parser.add_argument("post", metavar="POST", help="a post's file, or - for stdin")
    parser.add_argument(
        "--base", metavar="DIR", default=".", help="the site's folder, for a post from stdin (default: this folder)"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON object")
    form.add_argument("--html", metavar="FILE", help="write a page: the post as read, and the result, side by side")
    form.add_argument("--body-html", action="store_true", help="print the body as Jekyll writes it, before any layout")
    add_profile(parser)


def run(options: Namespace) -> ExitCode:
    """Print the post in the form asked for."""
    if options.body_html:
        print_bytes(body_html(options.post, _stdin(options), Path(options.base)).encode(errors="replace"))
        return ExitCode.DONE
    post = _read(options, options.profile)
    if options.json:
        print_bytes(msgspec.json.encode(inspection(post)) + b"\n")
    elif options.html:
        _write_page(post, options)
    else:
        print_text("".join(f"{line}\n" for line in _listing(post, _Style.of(sys.stdout))))
        show_notes(options.post, post.notes, options)
    return ExitCode.DONE


def _stdin(options: Namespace) -> bytes | None:
    if options.post != "-":
        return None
    if not hasattr(options, "data"):
        options.data = read_limited(stdin(), "-")
    return bytes(options.data)


def _read(options: Namespace, profile: str) -> Post:
    data = _stdin(options)
    if data is not None:
        return api.read_text(data, base=options.base, profile=profile)
    return api.read(options.post, profile=profile)


def _write_page(post: Post, options: Namespace) -> None:
    from convert.inspection_page import page

    protect(options.html, api.files_of(post))
    put(options.html, page(_read(options, "none"), post, name=options.post).encode())
    show_written(options.html, options)


class _Style(msgspec.Struct, frozen=True):
    """Colours by their SGR codes, or none: NO_COLOR, a pipe, a dumb terminal."""

    on: bool

    @classmethod
    def of(cls, stream: object) -> _Style:
        """Decide by the stream and the environment (https://no-color.org)."""
        terminal = getattr(stream, "isatty", lambda: False)()
        return cls(bool(terminal) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")

    def __call__(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on else text


_COLOURS = {Action.ROLE: "36", Action.RETYPE: "32", Action.DROP: "31;9", Action.REPAIR: "33"}


def _listing(post: Post, style: _Style) -> Iterator[str]:
    """Yield the lines of the listing: what the post is, then each decision in the order of the source."""
    shown = inspection(post)
    for key in ("title", "date", "byline", "editors", "source", "digest", "author_note", "paragraphs"):
        yield f"{style('1', f'{key:12}')} {_value(shown[key])}"
    if post.decisions:
        yield ""
        yield style("1", f"{'lines':>9}  {'action':7} {'rule':32} text")
    for decision in sorted(post.decisions, key=lambda decision: decision.lines or (0, 0)):
        yield _row(decision, style)


def _row(decision: Decision, style: _Style) -> str:
    what = decision.role or str(decision.action)
    text = " ".join(decision.text.split())
    short = text if len(text) <= 60 else text[:59] + "…"  # noqa: PLR2004 - a line of a terminal
    lines = str(decision.lines) if decision.lines else ""
    coloured, rule = style(_COLOURS[decision.action], f"{what:11}"), style("2", f"{decision.rule:28}")
    return f"{lines:>9}  {coloured} {rule} {one_line(short)}"


def _value(value: object) -> str:
    if value in (None, [], ""):
        return "–"
    if isinstance(value, list):
        return one_line("、".join(map(str, value)))
    if isinstance(value, dict):
        return one_line(" ".join(str(part) for part in value.values() if part))
    return one_line(str(value))
