"""What the commands share that do a site's work in several processes: their arguments, and the processes."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

from convert.cli.values import cores
from convert.errors import UsageError
from convert.library.files import sweep


def add_running(parser: ArgumentParser) -> None:
    """Add how the work is done and what is told of it."""
    parser.add_argument(
        "--jobs", "-j", type=int, default=None, metavar="N", help="worker processes (default: the cores)"
    )
    parser.add_argument("--force", action="store_true", help="write all files again")
    parser.add_argument("--strict", action="store_true", help="notes count as failures")
    parser.add_argument("--report", metavar="FILE", help="write what became of each post as JSON")


@contextmanager
def workers(options: Namespace, count: int, *, library: Path | None, posts: int = 1) -> Iterator[Executor | None]:
    """Give a pool of worker processes for ``count`` jobs of at most ``posts`` posts, which write to a library.

    None where one process does: one worker, or one job. What workers leave half-written that are killed goes.
    """
    jobs = cores() if options.jobs is None else options.jobs
    if jobs < 1:
        raise UsageError(f"--jobs {jobs}: at least one process must work.")
    if min(jobs, count) <= 1:
        yield None
        return
    from convert.workers.pool import Pool, deadline

    pool = Pool(min(jobs, count), deadline=deadline(posts))
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=True, cancel_futures=True)
        if library is not None:
            sweep(library)
        raise
    pool.shutdown(wait=True)
