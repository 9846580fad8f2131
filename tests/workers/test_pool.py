"""The pool: deadlines, workers that die, and a window over many jobs."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from convert.workers.pool import Pool
from convert.workers.run import run


def square(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 5:
        time.sleep(60)
    return number * number


def lost(job: int, error: Exception) -> int:
    return -job


def test_one_worker_killed_and_one_job_late_cost_two_jobs() -> None:
    pool = Pool(2, deadline=2.0)
    results = sorted(run(square, range(10), pool, lost=lost))
    pool.shutdown()
    assert results == sorted([-3, -5, *(number * number for number in range(10) if number not in (3, 5))])


def test_without_an_executor_the_work_is_done_here_in_order() -> None:
    assert list(run(abs, [-1, 2, -3], None, lost=lost)) == [1, 2, 3]


def test_jobs_are_read_a_window_ahead_and_no_further() -> None:
    read: list[int] = []

    def jobs() -> Iterator[int]:
        for number in range(100):
            read.append(number)
            yield number

    with ThreadPoolExecutor(2) as executor:
        results = run(abs, jobs(), executor, lost=lost, window=8)
        next(results)
        assert len(read) <= 16
        assert len(list(results)) == 99


def test_closing_early_cancels_what_has_not_begun() -> None:
    class Never(ThreadPoolExecutor):
        def submit(self, fn: object, /, *args: object, **kwargs: object) -> Future[int]:  # type: ignore[override]  # a stand-in
            future: Future[int] = Future()
            self.made = [*getattr(self, "made", []), future]
            if len(self.made) == 1:
                future.set_result(0)
            return future

    executor = Never(1)
    results = run(abs, range(5), executor, lost=lost, window=3)
    next(results)
    results.close()  # type: ignore[attr-defined]  # a generator
    assert all(future.cancelled() for future in executor.made[1:])


def test_a_pool_that_is_cancelled_ends_at_once() -> None:
    pool = Pool(1, deadline=60)
    future = pool.submit(square, 5)
    pool.shutdown(cancel_futures=True)
    with pytest.raises(BaseException):  # noqa: B017, PT011 - cancelled or expired, as it comes
        future.result(timeout=5)


def test_what_a_killed_worker_leaves_goes_with_the_pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)  # so that it is looked up anew
    pool = Pool(1)
    future = pool.submit(killed_with_a_folder)
    with pytest.raises(BaseException):  # noqa: B017, PT011 - the pool has an error of its own for it
        future.result()
    assert list(tmp_path.rglob("half-done"))
    pool.shutdown()
    assert list(tmp_path.iterdir()) == []


def killed_with_a_folder() -> None:
    Path(tempfile.mkdtemp(), "half-done").touch()
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_pool_that_breaks_loses_its_jobs_and_ends_no_run() -> None:
    with ProcessPoolExecutor(2) as executor:
        results = list(run(killed, range(1, 40), executor, lost=lost, window=4))
    assert sorted(results) == sorted(-number for number in range(1, 40))


def killed(_job: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0
