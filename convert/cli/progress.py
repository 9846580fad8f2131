"""A progress bar with count, rate and time left, on a terminal and nowhere else."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from convert.cli.streams import one_line


@contextmanager
def progress(options: Namespace, total: int | None, what: str) -> Iterator[Callable[[str], None]]:
    """Give a function that counts one more thing done and names it; without a terminal it does nothing."""
    if options.quiet or options.no_progress or not sys.stderr.isatty():
        yield lambda _name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[name]}", style="dim", markup=False),  # a name may hold brackets
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total, name="", rate="")

        def step(name: str) -> None:
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed
            rate = f"{speed:.1f}/s" if speed else ""
            bar.update(task, advance=1, name=one_line(name[-40:]), rate=rate)

        yield step
