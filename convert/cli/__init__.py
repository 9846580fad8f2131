"""The command line: a file a command; arguments in, api calls, exit code out."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Run ``postbind`` and return its exit code; ``argv`` is ``sys.argv[1:]`` if not given."""
    arguments = sys.argv[1:] if argv is None else argv
    if arguments in (["--version"], ["-V"]):  # before the argument parser, which costs as much as Python itself
        from convert import __version__
        from convert.cli.streams import printed

        return printed(f"postbind {__version__}\n")
    from convert.cli.run import run

    return run(arguments)
