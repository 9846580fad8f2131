"""An Executor whose jobs have a deadline and whose workers may die: the job is lost, the rest go on."""

from __future__ import annotations

import multiprocessing
import signal
import tempfile
from collections.abc import Callable
from concurrent.futures import Executor, Future
from tempfile import TemporaryDirectory
from typing import Final, ParamSpec, TypeVar

from convert.workers.temporary import worded

P = ParamSpec("P")
T = TypeVar("T")

JOB_SECONDS: Final = 300.0
"""Seconds that one post may take, all its formats together."""

FURTHER_POST_SECONDS: Final = 5.0
"""Seconds that each further post of a volume may take: some ten times what the slowest format takes for one."""

JOBS_A_WORKER: Final = 2_000
"""Jobs after which a worker is replaced: what C code leaks stays bounded."""


def deadline(posts: int) -> float:
    """Return the seconds that a job of so many posts may take."""
    return JOB_SECONDS + FURTHER_POST_SECONDS * (posts - 1)


class Pool(Executor):
    """Worker processes behind ``submit``; what is not done by its deadline is killed.

    A job's future raises TimeoutError at its deadline, and pebble.ProcessExpired when its worker died. Workers are
    spawned, not forked: a fork copies locks that other threads hold.
    Source: concurrent.futures.Executor; pebble.ProcessPool inside, since ProcessPoolExecutor and loky lose all
    remaining jobs when one worker is killed.
    """

    def __init__(self, workers: int, *, deadline: float = JOB_SECONDS) -> None:
        from pebble import ProcessPool

        with worded():
            self._temporary = TemporaryDirectory(prefix="postbind-", ignore_cleanup_errors=True)
        self._pool = ProcessPool(
            max_workers=workers,
            max_tasks=JOBS_A_WORKER,
            context=multiprocessing.get_context("spawn"),
            initializer=_prepare,
            initargs=(self._temporary.name,),
        )
        self._deadline = deadline

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Start ``fn(*args, **kwargs)`` in a worker; all must be picklable."""
        future: Future[T] = self._pool.schedule(fn, args=args, kwargs=dict(kwargs), timeout=self._deadline)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - Executor's own
        """End the workers: now if ``cancel_futures``, else when all jobs are done."""
        if cancel_futures:
            self._pool.stop()
        else:
            self._pool.close()
        if wait:
            self._pool.join()
            self._temporary.cleanup()


def _prepare(temporary: str) -> None:
    """Leave Ctrl-C to the parent, which ends the workers in order, and let temporary files lie where it removes them.

    A worker ends by a signal, without what Python does at its end.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = temporary
