"""Turn posts into EPUB, PDF, DOCX, Markdown, JSON or HTML.

postbind convert post.md                      post.epub beside it
postbind convert post.md -o post.pdf          the suffix decides
postbind convert *.md --to epub,docx -o out   several posts, several formats
cat post.md | postbind convert - --to md -o -
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import PurePath

from convert.cli.commands import add_profile, add_writing
from convert.errors import ExitCode
from convert.workers.ahead import start


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of ``postbind convert``."""
    parser.add_argument("posts", nargs="+", metavar="POST", help="a post's file, or - for stdin")
    parser.add_argument("-o", "--output", metavar="FILE|DIR|-", help="where to; - is stdout (default: beside the post)")
    parser.add_argument(
        "--base", metavar="DIR", default=".", help="where a post from stdin finds its images (default: this folder)"
    )
    add_writing(parser)
    add_profile(parser)


def run(options: Namespace) -> ExitCode:
    """Start pandoc and Typst if they are needed, so that they load while our own modules do and the post is read."""
    start(_named_formats(options), len(options.posts), fonts=not options.font_path)
    from convert.cli.conversion import convert  # the reader and the writers: a third of the time that a post takes

    return convert(options)


def _named_formats(options: Namespace) -> frozenset[str]:
    """Return the names of the formats as the arguments have them, which need not be names of any."""
    asked = options.to or [PurePath(options.output or "").suffix]
    return frozenset(name.strip().removeprefix(".").lower() for text in asked for name in text.split(","))
