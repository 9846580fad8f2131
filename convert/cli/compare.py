"""Hold each post as read here against the page that Jekyll built of it.

  postbind compare my-blog my-blog/_site

Prints one line for the site, and for each post that differs where it first does. Ends with 1 if any does.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

import msgspec

from convert.cli.messages import show_skipped
from convert.cli.progress import progress
from convert.cli.selection import site_of
from convert.cli.streams import one_line, print_bytes, print_text, say
from convert.cli.values import is_dir
from convert.comparisons import Compared, compare_site
from convert.errors import ExitCode, Position, UnreadableError


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of ``postbind compare``."""
    parser.add_argument("site", metavar="SITE", help="the site's folder")
    parser.add_argument("built", metavar="BUILT_SITE", help="what Jekyll made of it: mostly SITE/_site")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: Namespace) -> ExitCode:
    """Compare post by post and print what agrees."""
    site, built = site_of(options), Path(options.built)
    if not is_dir(built):
        raise UnreadableError("no such folder. Build the site first: jekyll build.", Position(options.built))
    with progress(options, None, "comparing") as step:
        results = compare_site(site.jekyll, built, step)
    if options.json:
        print_bytes(msgspec.json.encode(_as_json(results)) + b"\n")
    else:
        _print(results)
    show_skipped(site.skipped(), options)
    return ExitCode.DONE if all(result.state in ("same", "future") for result in results) else ExitCode.SOME_FAILED


def _print(results: list[Compared]) -> None:
    counts = {
        state: sum(result.state == state for result in results)
        for state in ("same", "differ", "absent", "future", "failed")
    }
    more = "".join(
        f", {counts[state]} {word}"
        for state, word in (("absent", "without a page"), ("future", "of the future"), ("failed", "not read"))
        if counts[state]
    )
    verb = "differs" if counts["differ"] == 1 else "differ"
    print_text(f"{len(results)} posts: {counts['same']} read as Jekyll reads them, {counts['differ']} {verb}{more}\n")
    for result in results:
        if result.difference is not None:
            found = result.difference
            at = f"{result.path}:{found.line}" if found.line else result.path
            lines = (f"{at}: {found.kind}", f"  here:   {found.ours}", f"  Jekyll: {found.theirs}")
            print_text("\n" + "".join(f"{one_line(line)}\n" for line in lines))
        elif result.state != "same":
            say(f"{result.path}: {result.message}")


def _as_json(results: list[Compared]) -> dict[str, object]:
    return {
        "schema": "postbind/comparison@1",
        "posts": len(results),
        "same": sum(result.state == "same" for result in results),
        "differ": [
            {"path": result.path, **msgspec.to_builtins(result.difference)}
            for result in results
            if result.difference is not None
        ],
        "absent": [result.path for result in results if result.state == "absent"],
        "future": [result.path for result in results if result.state == "future"],
        "failed": [{"path": result.path, "message": result.message} for result in results if result.state == "failed"],
    }
