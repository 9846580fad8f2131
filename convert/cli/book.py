"""Bind the posts of a site into volumes, with contents and each post's byline, source and date.

  postbind book my-blog --category news -o news.epub
  postbind book my-blog --by year --to epub,pdf -o out

Posts stand by date, oldest first. With --by, or above 500 posts in PDF or DOCX, -o is a folder.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from time import monotonic

from convert import api
from convert.cli.commands import add_profile, add_writing
from convert.cli.messages import finish, show_failure, show_notes, show_skipped
from convert.cli.progress import progress
from convert.cli.selection import add_selection, posts_of, site_of
from convert.cli.values import formats_of, options_of
from convert.errors import ExitCode, UsageError
from convert.library.originals import Originals
from convert.notes import Severity
from convert.report import Failure, Report, failure_of_notes
from convert.volumes import Bound, By, Volume, bind, parts, volumes
from convert.writers import names, writer


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of ``postbind book``."""
    add_selection(parser)
    parser.add_argument("--by", choices=[by.value for by in By], default="none", help="one volume a … (default: none)")
    parser.add_argument(
        "-o", "--output", metavar="DIR|FILE", required=True, help="a file for one volume, else a folder"
    )
    parser.add_argument("--title", help="title of the volume (default: the site's, and the category)")
    parser.add_argument("--strict", action="store_true", help="notes count as failures")
    parser.add_argument("--report", metavar="FILE", help="write what became of each post as JSON")
    add_writing(parser)
    add_profile(parser)


def run(options: Namespace) -> ExitCode:
    """Bind the volumes and say at the end what failed; a run of one volume that fails ends with that one's code."""
    report, start = Report(), monotonic()
    site = site_of(options)
    posts = posts_of(site, options)
    whole = " ".join(options.category) or site.title
    title = options.title or posts.title
    bindings = list(_bindings(volumes(posts, By(options.by), name=whole, title=title), options))
    originals = Originals(site.originals())
    for _, _, path in bindings:
        originals.protect(path)
    report.posts = sum(1 for _ in posts)
    failed: dict[str, Failure] = {}
    unbound: list[Failure] = []
    with progress(options, sum(len(volume.posts) for volume, _, _ in bindings), "binding") as step:
        for volume, to, path in bindings:
            bound = bind(volume, to, path, options_of(options), step)
            report.written += bound.written
            for origin, failure in bound.failed.items():
                if origin not in failed:
                    show_failure(failure)
                failed[origin] = failure
            if options.strict:
                _count_notes(bound, failed)
            if bound.failure:
                show_failure(bound.failure)
                unbound.append(bound.failure)
            _tell(bound, report, options)
    report.failed.extend([*failed.values(), *unbound])
    skipped = site.skipped()
    report.skipped = len(skipped)
    show_skipped(skipped, options)
    report.seconds = monotonic() - start
    code = finish(report, options)
    return ExitCode(unbound[0].exit_code) if unbound and len(bindings) == 1 else code


def _count_notes(bound: Bound, failed: dict[str, Failure]) -> None:
    """Take what was noted for a failure, where none is known yet."""
    for origin, notes in bound.notes.items():
        if noted := failure_of_notes(origin, notes):
            failed.setdefault(origin, noted)


def _tell(bound: Bound, report: Report, options: Namespace) -> None:
    for origin, notes in bound.notes.items():
        report.notes += sum(note.severity is Severity.WARNING for note in notes)
        show_notes(origin, notes, options)


def _bindings(made: tuple[Volume, ...], options: Namespace) -> list[tuple[Volume, str, Path]]:
    """Return which volume goes into which file in which format."""
    output = Path(options.output)
    formats = formats_of(options.to)
    if options.by == By.NONE and output.suffix and not output.is_dir() and len(formats) <= 1:
        to = formats[0] if formats else writer(api.format_of(output)).name
        if len(parts(made[0], to)) > 1:
            raise UsageError(f"{len(made[0].posts)} posts are more than one {to} file holds. Give -o a folder.")
        return [(made[0], to, output)]
    if len(formats) > 1 and output.suffix[1:].lower() in names() and not output.is_dir():
        raise UsageError(f"{output} is one file, the formats are {', '.join(formats)}. Give -o a folder.")
    if not formats:
        raise UsageError("no format. Say --to epub (or pdf, docx, md, json, html).")
    return [
        (part, to, output / (part.name + writer(to).suffix))
        for volume in made
        for to in formats
        for part in parts(volume, to)
    ]
