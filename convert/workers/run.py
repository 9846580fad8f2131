"""Jobs through any Executor, a window at a time, so that a hundred thousand of them cost no memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from typing import TypeVar

J = TypeVar("J")
R = TypeVar("R")


def run(
    work: Callable[[J], R],
    jobs: Iterable[J],
    executor: Executor | None,
    *,
    lost: Callable[[J, Exception], R],
    window: int = 256,
) -> Iterator[R]:
    """Yield ``work(job)`` for each job, in the order they finish; without an executor, here and in their order.

    Shapes: n jobs give n results; ``jobs`` is read lazily, at most ``window`` ahead of the results.
    Errors: what a future raises (a worker died, a deadline passed) becomes ``lost(job, error)``, and so does the
    refusal of an executor that is broken for good; ``work`` itself returns the failures it expects, as values.
    Source: Executor.submit, not map: map reads every job first, and Dask's executor ignores its chunksize.
    """
    if executor is None:
        yield from map(work, jobs)
        return
    waiting: dict[Future[R], J] = {}
    try:
        for job in jobs:
            try:
                waiting[executor.submit(work, job)] = job
            except BrokenExecutor as error:
                yield lost(job, error)
            if len(waiting) >= window:
                yield from _finished(waiting, lost)
        while waiting:
            yield from _finished(waiting, lost)
    finally:
        for future in waiting:
            future.cancel()


def _finished(waiting: dict[Future[R], J], lost: Callable[[J, Exception], R]) -> Iterator[R]:
    done, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in [future for future in waiting if future in done]:
        job = waiting.pop(future)
        try:
            yield future.result()
        except Exception as error:  # noqa: BLE001 - whatever became of the worker, the batch goes on
            yield lost(job, error)
