"""Bind the posts of a site into volumes, with contents and each post's byline, source and date.

  postbind book my-blog --category news -o news.epub
  postbind book my-blog --by year --to epub,pdf -o out

Posts stand by date, oldest first. With --by, or above 500 posts in PDF or DOCX, -o is a folder; what is unchanged
there since the last run is not written again.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from time import monotonic

from convert.bindery import bind_all
from convert.binding import Binding, Bound
from convert.cli.commands import add_profile, add_writing
from convert.cli.messages import finish, reported_if_broken_off, show_failure, show_notes, show_skipped
from convert.cli.outputs import (
    GIVE_FOLDER,
    NO_FORMAT,
    STDOUT,
    is_folder,
    one_format,
    protect_from_reading,
    protect_from_report,
    protect_posts,
)
from convert.cli.progress import progress
from convert.cli.selection import add_selection, posts_of, site_of
from convert.cli.values import formats_of, options_of
from convert.cli.workers import add_running, workers
from convert.errors import ExitCode, UsageError
from convert.library.originals import Originals
from convert.notes import Note, Severity, untold
from convert.options import WriteOptions
from convert.posts import of_one_look
from convert.report import Failure, Report, failure_of_notes
from convert.volumes import By, Volume, parts, volumes
from convert.writers import writer


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of ``postbind book``."""
    add_selection(parser)
    parser.add_argument("--by", choices=[by.value for by in By], default="none", help="one volume a … (default: none)")
    parser.add_argument(
        "-o", "--output", metavar="DIR|FILE", required=True, help="a file for one volume, else a folder"
    )
    parser.add_argument(
        "--title",
        help="title of the volume (default: the site's, and the category); its file's too, but for a category's",
    )
    add_running(parser)
    add_writing(parser)
    add_profile(parser)


def run(options: Namespace) -> ExitCode:
    """Bind the volumes and say at the end what failed; a run of one volume that fails ends with that one's code."""
    start = monotonic()
    site = site_of(options)
    protect_from_report(site, options)
    posts = posts_of(site, options)
    whole = "-".join(filter(None, [" ".join(options.category) or options.title or site.title, posts.period]))
    title = options.title or posts.title
    bindings = _bindings(volumes(of_one_look(posts), By(options.by), name=whole, title=title), options)
    library = None if bindings[0].name is None else Path(options.output)
    if library is None:
        protect_from_reading(bindings[0].path, bindings[0].to)
    else:
        protect_posts(site, library)
    originals = Originals(site.originals())
    for binding in bindings:
        originals.protect(binding.path)
    tally = _Tally(options, sum(1 for _ in posts))
    sizes = [len(binding.volume.posts) for binding in bindings]
    with (
        reported_if_broken_off(tally.report, options),
        progress(options, sum(sizes), "binding") as step,
        workers(options, len(bindings), library=library, posts=max(sizes)) as executor,
    ):
        for bound in bind_all(bindings, library, executor, step, force=options.force):
            tally.add(bound)
    report = tally.report()
    skipped = site.skipped()
    report.skipped = len(skipped)
    show_skipped(skipped, options)
    report.seconds = monotonic() - start
    code = finish(report, options)
    return ExitCode(tally.unbound[0].exit_code) if tally.unbound and len(bindings) == 1 else code


class _Tally:
    """What became of the volumes so far, told as it is known; what several formats note of a post is told once."""

    def __init__(self, options: Namespace, posts: int) -> None:
        self._options = options
        self._report = Report(posts=posts)
        self._failed: dict[str, Failure] = {}
        self._told: set[tuple[str, Note]] = set()
        self.unbound: list[Failure] = []

    def add(self, bound: Bound) -> None:
        """Count one volume and tell what is new of it."""
        self._report.written += bound.written
        self._report.unchanged += bound.unchanged
        for origin, failure in bound.failed.items():
            if origin not in self._failed:
                show_failure(failure)
            self._failed[origin] = failure
        if bound.failure:
            show_failure(bound.failure)
            self.unbound.append(bound.failure)
        for path, notes in bound.notes.items():
            new = [note for note in notes if (path, note) not in self._told]
            self._add_notes(path, new, untold(new, self._report.told))

    def report(self) -> Report:
        """Return the report: a failure for each post and each volume that has one."""
        self._report.failed = [*self._failed.values(), *self.unbound]
        return self._report

    def _add_notes(self, path: str, notes: list[Note], shown: list[Note]) -> None:
        self._told.update((path, note) for note in notes)
        self._report.notes += sum(note.severity is Severity.WARNING for note in shown)
        show_notes(path, shown, self._options)
        if self._options.strict and (noted := failure_of_notes(path, notes)):
            self._failed.setdefault(path, noted)


def _bindings(made: tuple[Volume, ...], options: Namespace) -> list[Binding]:
    """Return which volume goes into which file in which format."""
    output, formats, writing = options.output, formats_of(options.to), options_of(options)
    if output == STDOUT:
        raise UsageError("a volume does not go to stdout. Give -o a file or a folder.")
    if not is_folder(output):
        if options.by != By.NONE:
            raise UsageError(f"{output} is one file, --by {options.by} makes several. {GIVE_FOLDER}")
        to = one_format(output, formats)
        if len(parts(made[0], to)) > 1:
            raise UsageError(f"{len(made[0].posts)} posts are more than one {to} file holds. {GIVE_FOLDER}")
        return [Binding(made[0], to, Path(output), writing)]
    if not formats:
        raise UsageError(NO_FORMAT)
    folder = Path(output)
    return [_in_folder(part, to, folder, writing) for volume in made for to in formats for part in parts(volume, to)]


def _in_folder(volume: Volume, to: str, folder: Path, writing: WriteOptions) -> Binding:
    name = volume.name + writer(to).suffix
    return Binding(volume, to, folder / name, writing, name)
