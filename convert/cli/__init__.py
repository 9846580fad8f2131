"""The command line: a file a command; arguments in, api calls, exit code out."""

from __future__ import annotations

import atexit
import os
import sys


def script() -> None:
    """Run ``postbind`` as a program of its own and leave with its exit code."""
    code = 1

    def leave() -> None:
        """Leave without taking every module and object apart: the system does that at once, Python in 4 ms."""
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except (AttributeError, OSError, ValueError):  # there is none, or nobody listens any more
                continue
        os._exit(code)

    atexit.register(leave)  # the first that is registered is the last that is called
    code = main()
    sys.exit(code)


def main(argv: list[str] | None = None) -> int:
    """Run ``postbind`` and return its exit code; ``argv`` is ``sys.argv[1:]`` if not given."""
    arguments = sys.argv[1:] if argv is None else argv
    if arguments in (["--version"], ["-V"]):  # before the argument parser, which costs as much as Python itself
        from convert import __version__
        from convert.cli.streams import printed

        return printed(f"postbind {__version__}\n")
    from convert.cli.run import run

    return run(arguments)
