"""Many posts, each to files of its own: names, jobs through an executor, the state, the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from pathlib import Path
from time import monotonic
from typing import Final

import msgspec

from convert.jobs import Job, Target, lost, work
from convert.library.files import sweep
from convert.library.names import Names, file_name, folder_name, name_taken, told_apart
from convert.library.state import State
from convert.options import WriteOptions
from convert.posts import UnreadPost, of_one_look
from convert.report import Outcome, Report
from convert.workers.run import run
from convert.writers import writer

TOGETHER: Final = 32
"""Records of outputs that are written at once: no more outputs than these does a killed run leave to be made again."""


class Plan(msgspec.Struct, frozen=True):
    """What a batch makes of each post: the folder, the formats, the options."""

    out: Path
    to: tuple[str, ...]
    options: WriteOptions
    force: bool = False


def run_batch(
    posts: Iterable[UnreadPost],
    plan: Plan,
    executor: Executor | None,
    on_outcome: Callable[[Outcome], None] | None,
    report: Report,
) -> None:
    """Convert each post and count in the report what became of it.

    Errors: OutputError if the folder or its state cannot be written.
    """
    start = monotonic()
    with State(plan.out, together=TOGETHER) as state:
        sweep(plan.out)
        for done in run(work, _jobs(posts, plan, state), executor, lost=lost):
            for path, record in done.records:
                state.put(path, record)
            report.add(done.outcome)
            if on_outcome:
                on_outcome(done.outcome)
    report.seconds = monotonic() - start


def _jobs(posts: Iterable[UnreadPost], plan: Plan, state: State) -> Iterator[Job]:
    names = Names()
    made_by = [(to, writer(to).suffix, writer(to).obeyed(plan.options)) for to in plan.to]
    for post in of_one_look(posts):
        wanted = output_name(post)
        name = names.claim(told_apart(wanted, post.origin) if post.namesake else wanted, post.origin)
        targets = tuple(Target(to, name + suffix, obeyed, state.get(name + suffix)) for to, suffix, obeyed in made_by)
        yield Job(post, str(plan.out), targets, plan.options, plan.force, name_taken(wanted, name))


def output_name(post: UnreadPost) -> str:
    """Return ``<category>/<YYYY-MM-DD>-<slug>``, safe on every file system."""
    return f"{folder_name(post.category)}/{file_name(post.date, post.slug)}"
