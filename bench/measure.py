"""Whole processes, timed in turn so that the machine's drift meets both, and the memory of a tree of them."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

Run = Callable[[], None]


def command(arguments: Sequence[str | os.PathLike[str]], **options: str) -> Run:
    """Return a run of a command that must succeed; what it prints is thrown away."""

    def run() -> None:
        subprocess.run(
            [os.fspath(argument) for argument in arguments],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **options,  # type: ignore[call-overload]  # cwd and env alone
        )

    return run


def seconds(run: Run) -> float:
    """Return how long one run takes, by the wall clock."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def in_turn(ours: Run, theirs: Run, runs: int) -> tuple[float, float, float]:
    """Run both in turn; return the median seconds of ours and theirs, and the median of ours ÷ theirs pair by pair."""
    ours()
    theirs()  # one run of each first, for the disk's cache
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(runs)]
    ratio = statistics.median(our / their for our, their in pairs)
    return statistics.median(our for our, _ in pairs), statistics.median(their for _, their in pairs), ratio


def peak_memory(arguments: Sequence[str | os.PathLike[str]]) -> int:
    """Run a command; return the peak of the resident memory of all its processes together, in bytes (Linux only).

    Sampled every 20 ms from /proc; a page that several processes share is counted once for each (RSS), so the true
    figure is lower.
    """
    process = subprocess.Popen(
        [os.fspath(argument) for argument in arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(map(_resident, _tree(process.pid))))
        time.sleep(0.02)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(map(str, arguments)))
    return peak


def _tree(root: int) -> list[int]:
    """Return a process and all below it."""
    found, queue = [], [root]
    while queue:
        pid = queue.pop()
        found.append(pid)
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            try:
                queue += [int(child) for child in children.read_text().split()]
            except OSError:  # it ended meanwhile
                continue
    return found


def _resident(pid: int) -> int:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
