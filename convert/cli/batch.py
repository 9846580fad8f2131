"""Turn each post of a site into a file of its own, in each format.

  postbind batch my-blog --to epub -o out
  postbind batch my-blog --category news --since 2022-01-01 --to pdf,docx -o out --jobs 4

Files are DIR/<category>/<date>-<slug>.<suffix>. What is unchanged since the last run is not written again.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from convert import api
from convert.cli.commands import add_profile, add_writing
from convert.cli.messages import finish, reported_if_broken_off, show_failure, show_notes, show_skipped
from convert.cli.outputs import NO_FORMAT, STDOUT, protect_from_report, protect_posts
from convert.cli.progress import progress
from convert.cli.selection import add_selection, posts_of, site_of
from convert.cli.values import formats_of, options_of
from convert.cli.workers import add_running, workers
from convert.errors import ExitCode, UsageError
from convert.notes import Note, untold
from convert.report import Outcome, Report, failure_of_notes


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of ``postbind batch``."""
    add_selection(parser)
    parser.add_argument("-o", "--output", metavar="DIR", required=True, help="the folder of the files")
    add_running(parser)
    add_writing(parser)
    add_profile(parser)


def run(options: Namespace) -> ExitCode:
    """Convert the posts of a site and say at the end what failed."""
    formats = _formats(options)
    site = site_of(options)
    protect_posts(site, Path(options.output))
    protect_from_report(site, options)
    posts = posts_of(site, options)
    total = sum(1 for _ in posts)
    report, library, told = Report(), Path(options.output), set[Note]()
    with (
        reported_if_broken_off(lambda: report, options),
        progress(options, total, "converting") as step,
        workers(options, total, library=library) as executor,
    ):

        def tell(outcome: Outcome) -> None:
            step(outcome.path)
            show_notes(outcome.path, untold(outcome.notes, told), options)
            if outcome.failure:
                show_failure(outcome.failure)
            elif options.strict and (failure := failure_of_notes(outcome.path, outcome.notes)):
                report.failed.append(failure)

        api.batch(
            posts,
            to=formats,
            out=library,
            executor=executor,
            options=options_of(options),
            force=options.force,
            on_outcome=tell,
            report=report,
        )
    skipped = site.skipped()
    report.skipped = len(skipped)
    show_skipped(skipped, options)
    return finish(report, options)


def _formats(options: Namespace) -> tuple[str, ...]:
    """Return the formats to write. Errors: UsageError if there is none, or no folder for their files."""
    formats = formats_of(options.to)
    if not formats:
        raise UsageError(NO_FORMAT)
    if options.output == STDOUT:
        raise UsageError("the files of a batch do not go to stdout. Give -o a folder.")
    return formats
