"""Propose a profile from what recurs at the head and the tail of a site's posts.

  postbind profile learn my-mirror -o my-mirror.toml

The file lists each line that recurs with its count and examples. Read it, strike what is wrong, and use it with
--profile FILE.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from convert.api import Posts
from convert.cli.messages import show_failure
from convert.cli.outputs import protect, put, show_written
from convert.cli.progress import progress
from convert.cli.selection import posts_of, site_of
from convert.errors import ConvertError, ExitCode
from convert.nodes import Post
from convert.passes.learn import learn
from convert.report import failure_of


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of ``postbind profile``."""
    parser.add_argument("action", choices=["learn"], help="learn: propose a profile")
    parser.add_argument("site", metavar="SITE", help="the site's folder")
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="the profile, a TOML file")
    parser.set_defaults(category=[], tag=[], since=None, until=None, profile="none")


def run(options: Namespace) -> ExitCode:
    """Read the posts one by one and write what recurs."""
    failed: list[str] = []
    site = site_of(options)
    protect(options.output, site.originals())
    learnt = learn(_read(posts_of(site, options), options, failed)).encode()
    put(options.output, learnt)
    show_written(options.output, options, f". Read it before you use it with --profile {options.output}")
    return ExitCode.SOME_FAILED if failed else ExitCode.DONE


def _read(posts: Posts, options: Namespace, failed: list[str]) -> Iterator[Post]:
    with progress(options, None, "reading") as step:
        for post in posts:
            try:
                yield post.read()
            except ConvertError as error:
                failed.append(post.origin)
                show_failure(failure_of(post.origin, error))
            step(post.origin)
