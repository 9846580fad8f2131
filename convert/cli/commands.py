"""The commands by name, and the parser of the one that was asked for: the others are not even imported."""

from __future__ import annotations

import argparse
import os
from types import ModuleType
from typing import Final, NoReturn

from convert.cli.streams import print_text

COMMANDS: Final = {
    "convert": "turn posts into EPUB, PDF, DOCX, Markdown …",
    "batch": "turn each post of a site into a file of its own",
    "book": "bind the posts of a site into volumes",
    "list": "show posts, categories and tags with counts",
    "inspect": "show every decision about a post, with rule and lines",
    "compare": "hold each post as read here against the page that Jekyll built",
    "profile": "propose a profile from what recurs in a site",
    "doctor": "show versions, fonts, and what each format needs",
}

_DEFAULT_COLUMNS: Final = 80
_MODULES: Final = {"list": "listing"}
"""The modules of ``convert.cli`` that have another name than their command: one would hide a built-in."""

PAGES: Final = ("a4", "a5", "letter", "ereader")
"""``options.Page``, whose import the engines of a document need not wait for; a test holds them to each other."""

EXIT_CODES: Final = """\
exit codes:
  0    done
  1    some posts of a batch failed, the rest are written
  2    the command asks for something that does not exist
  3    input not found or unreadable
  4    input malformed or over a limit
  5    an outside program (pandoc, Typst) failed
  6    output not writable
  70   a bug of postbind
  130, 143, 141  interrupted, terminated, pipe closed
"""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """argparse's, which asks shutil how wide the terminal is: that loads three compressors for each command."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    """Return the width of the terminal as ``shutil.get_terminal_size`` does: COLUMNS, what stdout is, or 80."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        return os.get_terminal_size(1).columns or _DEFAULT_COLUMNS
    except OSError:
        return _DEFAULT_COLUMNS


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line and say what to do."""

    def error(self, message: str) -> NoReturn:
        """Print the error and end with 2."""
        self.exit(2, f"{self.prog}: {message}. See {self.prog} --help.\n")

    def print_help(self, file: object = None) -> None:
        """Print the help as commands print their data: argparse says nothing of what it could not write."""
        print_text(self.format_help())


def parse(arguments: list[str]) -> tuple[ModuleType, argparse.Namespace]:
    """Find the command's module and read its arguments.

    Errors: SystemExit, with 0 after ``--help`` and 2 after one line that says what is wrong.
    """
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        _overview().print_help()
        raise SystemExit(0 if arguments else 2)
    name, *rest = arguments
    if name not in COMMANDS:
        _overview().error(f"no command {name!r}; commands: {', '.join(COMMANDS)}")
    module = __import__(f"convert.cli.{_MODULES.get(name, name)}", fromlist=["run"])  # importlib costs 0.5 ms
    parser = Parser(
        prog=f"postbind {name}",
        description=module.__doc__,
        formatter_class=_Formatter,
        epilog=EXIT_CODES,
    )
    module.add_arguments(parser)
    add_common(parser)
    _refuse_empty(rest, parser)
    options, apart = parser.parse_known_args(rest)
    if unknown := [argument for argument in apart if argument.startswith("-") and argument != "-"]:
        parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    if apart:  # posts on both sides of an option, or what no command takes; looking for them costs a usage line
        options = parser.parse_intermixed_args(rest)
    return module, options


def _refuse_empty(arguments: list[str], parser: Parser) -> None:
    """End with an error for an empty argument: a variable that a script has not set would mean this folder, or all."""
    for before, argument in zip(("", *arguments), arguments, strict=False):
        if not argument or (argument.startswith("--") and argument.endswith("=")):
            option = (argument or before).removesuffix("=")
            after = f" after {option}" if option.startswith("-") else ""
            parser.error(f"an argument{after} is empty")


def add_common(parser: argparse.ArgumentParser) -> None:
    """Add what every command takes."""
    group = parser.add_argument_group("messages")
    group.add_argument("--quiet", "-q", action="store_true", help="say nothing but errors")
    group.add_argument("--verbose", "-v", action="store_true", help="show every note")
    group.add_argument("--no-progress", action="store_true", help="no progress bar on a terminal")


def add_profile(parser: argparse.ArgumentParser) -> None:
    """Add ``--profile``, which every command that reads posts takes."""
    parser.add_argument(
        "--profile",
        default="auto",
        metavar="NAME|FILE|none|auto",
        help="the rules that find roles; none: the post as it is (default: auto)",
    )


def add_writing(parser: argparse.ArgumentParser) -> None:
    """Add what every command that writes takes."""
    parser.add_argument(
        "--to",
        action="append",
        default=[],
        metavar="FORMAT",
        help="epub, pdf, docx, md, json, html or a plug-in's; repeated or with commas",
    )
    pdf = parser.add_argument_group("PDF")
    pdf.add_argument("--page", type=str.lower, choices=PAGES, default="a4", help="page size (default: a4)")
    pdf.add_argument("--font-path", action="append", default=[], metavar="DIR", help="a folder with more fonts")


def _overview() -> Parser:
    width = max(map(len, COMMANDS))
    lines = "\n".join(f"  {name:{width}}  {what}" for name, what in COMMANDS.items())
    return Parser(
        prog="postbind",
        usage="postbind COMMAND …   (postbind COMMAND --help tells more)",
        description=f"Turn posts into books and documents.\n\ncommands:\n{lines}\n\n  --version  show the version",
        formatter_class=_Formatter,
        epilog=EXIT_CODES,
        add_help=False,
    )
