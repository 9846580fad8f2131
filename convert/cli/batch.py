"""Turn each post of a site into a file of its own, in each format.

  postbind batch my-blog --to epub -o out
  postbind batch my-blog --category news --since 2022-01-01 --to pdf,docx -o out --jobs 4

Files are DIR/<category>/<date>-<slug>.<suffix>. What is unchanged since the last run is not written again.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from convert import api
from convert.cli.commands import add_profile, add_writing
from convert.cli.messages import finish, show_failure, show_notes, show_skipped
from convert.cli.progress import progress
from convert.cli.selection import add_selection, posts_of, site_of
from convert.cli.values import cores, formats_of, options_of
from convert.errors import ExitCode, OutputError, UsageError
from convert.positions import Position
from convert.report import Failure, Outcome, failure_of_notes

_FOLDERS: Final = frozenset({"_posts", "_drafts"})


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of ``postbind batch``."""
    add_selection(parser)
    parser.add_argument("-o", "--output", metavar="DIR", required=True, help="the folder of the files")
    parser.add_argument(
        "--jobs", "-j", type=int, default=None, metavar="N", help="worker processes (default: the cores)"
    )
    parser.add_argument("--force", action="store_true", help="write all files again")
    parser.add_argument("--strict", action="store_true", help="notes count as failures")
    parser.add_argument("--report", metavar="FILE", help="write what became of each post as JSON")
    add_writing(parser)
    add_profile(parser)


def run(options: Namespace) -> ExitCode:
    """Convert the posts of a site and say at the end what failed."""
    formats = formats_of(options.to)
    if not formats:
        raise UsageError("no format. Say --to epub (or pdf, docx, md, json, html).")
    site = site_of(options)
    _check_apart(site, Path(options.output))
    posts = posts_of(site, options)
    total = sum(1 for _ in posts)
    noted: list[Failure] = []
    with progress(options, total, "converting") as step, _workers(options, total) as executor:

        def tell(outcome: Outcome) -> None:
            step(outcome.path)
            show_notes(outcome.path, outcome.notes, options)
            if outcome.failure:
                show_failure(outcome.failure)
            elif options.strict and (failure := failure_of_notes(outcome.path, outcome.notes)):
                noted.append(failure)

        report = api.batch(
            posts,
            to=formats,
            out=options.output,
            executor=executor,
            options=options_of(options),
            force=options.force,
            on_outcome=tell,
        )
    report.failed += noted
    skipped = site.skipped()
    report.skipped = len(skipped)
    show_skipped(skipped, options)
    return finish(report, options)


def _check_apart(site: api.Site, out: Path) -> None:
    """Errors: OutputError for a folder among the posts: files there could replace posts, or be read as posts."""
    place = out.resolve()
    if place.is_relative_to(site.root) and not _FOLDERS.isdisjoint(place.relative_to(site.root).parts):
        raise OutputError("is a folder of posts. Give -o another folder.", Position(str(out)))


@contextmanager
def _workers(options: Namespace, total: int) -> Iterator[Executor | None]:
    """Give a pool of worker processes, or None where one process does: one job, or one post."""
    jobs = cores() if options.jobs is None else options.jobs
    if jobs < 1:
        raise UsageError(f"--jobs {jobs}: at least one process must work.")
    if min(jobs, total) <= 1:
        yield None
        return
    from convert.workers.pool import Pool

    pool = Pool(min(jobs, total))
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=True, cancel_futures=True)
        raise
    pool.shutdown(wait=True)
