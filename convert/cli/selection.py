"""Which posts of a site a command works on."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from convert import api
from convert.cli.messages import show_skipped
from convert.cli.values import check_profile, days_of, is_dir
from convert.errors import Position, UnreadableError
from convert.positions import is_utf8


def add_selection(parser: ArgumentParser) -> None:
    """Add the site and what selects among its posts."""
    parser.add_argument("site", metavar="SITE", help="the site's folder: it holds _posts, and mostly _config.yml")
    parser.add_argument(
        "--category", action="append", default=[], metavar="C", help="posts of this category; repeatable"
    )
    parser.add_argument("--tag", action="append", default=[], metavar="T", help="only this tag; repeatable")
    parser.add_argument("--since", metavar="DAY", help="posts of this day (2022-01-11), month or year, and later")
    parser.add_argument("--until", metavar="DAY", help="posts of this day, month or year, to its end, and earlier")


def site_of(options: Namespace) -> api.Site:
    """Return the site that a command names. Errors: UnreadableError if there is no such folder."""
    folder = Path(options.site)
    if not is_dir(folder):
        raise UnreadableError("no such folder. Name the one that holds _posts.", Position(options.site))
    if not is_utf8(str(folder.resolve())):
        message = "the name of this folder, or of one above it, is not UTF-8. Rename it."
        raise UnreadableError(message, Position(options.site))
    return api.Site(folder)


def posts_of(site: api.Site, options: Namespace) -> api.Posts:
    """Return the posts of a site that a command works on.

    Errors: UnreadableError if there are none; UsageError for a day that cannot be read; those of ``check_profile``.
    """
    check_profile(options.profile)
    posts = site.posts(
        category=options.category,
        tag=options.tag,
        since=days_of(options.since).first if options.since else None,
        until=days_of(options.until).last if options.until else None,
        profile=options.profile,
    )
    if next(iter(posts), None) is None:
        show_skipped(site.skipped(), options)  # they may be why
        raise UnreadableError(_why_none(site, options), Position(options.site))
    return posts


def _why_none(site: api.Site, options: Namespace) -> str:
    """Say why a command has no posts to work on, and what to do."""
    parts = site.root.parts
    if "_posts" in parts:
        above = Path(*parts[: parts.index("_posts")])
        return f"is a folder of posts, not of a site. Name the one above: {above}."
    if next(iter(site.posts()), None) is None:
        return "no posts. Name the folder that holds _posts, with files such as 2024-01-31-name.md."
    return f"no posts of what is asked for. postbind list {options.site} shows what there is."
